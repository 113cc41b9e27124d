"""Whether the outcome report is final, and if not, why in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.ledger import Ledger, Signed

_PARTS = {
    "notes": "the notes as printed",
    "speakers": "who spoke",
    "points": "the printed points",
    "order": "the order of the points",
    "credit": "who is credited",
    "rejections": "what is rejected",
}


@dataclass(frozen=True, slots=True)
class Status:
    """Whether the report is final, what that rests on in words, and what waits for a person."""

    final: bool
    words: str
    undecided: int = 0
    lost: int = 0


def report_status(ledger: Ledger) -> Status:
    """Return the status of the report according to its decisions and signature."""
    left, lost = len(ledger.undecided), len(ledger.orphans)
    if ledger.final is not None:
        words = f"final, signed by {ledger.final.by}"
        if ledger.final.recorded_by:
            words += f", recorded by {ledger.final.recorded_by}"
        if left:
            words += f"; {left} candidate{'s' * (left != 1)} found since, not in it"
        return Status(final=True, words=words, undecided=left, lost=lost)
    first = _lapsed(ledger.signed) if ledger.signed else "draft"
    words = f"{first}; {_next_step(left, len(ledger.needed))}"
    return Status(final=False, words=words, undecided=left, lost=lost)


def _lapsed(signed: Signed) -> str:
    """Return why a signature no longer holds: which parts changed, and who decided since."""
    by, when = signed.signature.by, f"{signed.signature.at:%Y-%m-%d %H:%M} UTC"
    if signed.comparable:
        why = f"{by} signed it on {when}, but since then changed: {_listed(signed.changed)}"
    else:
        why = f"{by} signed it on {when} with an earlier version, which cannot be compared"
    since = ", ".join(signed.signature.since)
    return f"a draft again: {why}" + (f" (decided since: {since})" if since else "")


def changed_words(parts: Sequence[str]) -> str:
    """Return in words which parts of a report differ from what somebody saw."""
    return _listed(parts)


def _listed(parts: Sequence[str]) -> str:
    """Return the parts in words.

    If texts changed, so did credit and order, which are not listed.
    """
    shown = [part for part in parts if not ("points" in parts and part in {"order", "credit"})]
    return ", ".join(_PARTS.get(part) or _file_part(part) for part in shown)


def _file_part(part: str) -> str:
    kind, _, name = part.partition(".")
    match kind:
        case "forum":
            return f"{name} in forum.yaml"
        case "prose":
            return f"the text {name}"
        case "source":
            return name
    return part


def _next_step(left: int, found: int) -> str:
    if not found:
        return "no recommendation was found"
    if not left:
        return "everything is decided, `reportgen finalize` signs it"
    return f"{left} of {found} findings lack{'s' * (left == 1)} a decision"

"""Whether the outcome report is final, and if not, why in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.ledger import Ledger
from reportgen.model import Event


@dataclass(frozen=True, slots=True)
class Status:
    """Whether the report is final, what that rests on in words, and what waits for a person."""

    final: bool
    words: str
    undecided: int = 0
    lost: int = 0


def report_status(ledger: Ledger, journal: Sequence[Event]) -> Status:
    """Return the status of the report as its decisions and signature give it."""
    left, lost = len(ledger.undecided), len(ledger.orphans)
    signature = ledger.review.final
    if signature is not None:
        words = f"final, signed by {signature.by}"
        return Status(final=True, words=words, undecided=left, lost=lost)
    signed = next((n for n, e in reversed(list(enumerate(journal))) if e.op == "final"), None)
    first = "draft" if signed is None else _lapsed(journal, signed)
    words = f"{first}; {_next_step(left, len(ledger.needed))}"
    return Status(final=False, words=words, undecided=left, lost=lost)


def _lapsed(journal: Sequence[Event], signed: int) -> str:
    """Return why the signature at this place of the journal holds no more."""
    event = journal[signed]
    when = f"{event.at:%Y-%m-%d %H:%M} UTC"
    if signed < len(journal) - 1:
        why = "decisions were taken since"
    else:
        why = "the forum, its notes or transcripts, or what is found in them changed since"
    return f"a draft again: {event.actor} signed it on {when}, but {why}"


def _next_step(left: int, found: int) -> str:
    if not found:
        return "no recommendation was found"
    if not left:
        return "everything is decided, `reportgen finalize` signs it"
    return f"{left} of {found} findings lack{'s' * (left == 1)} a decision"

"""Builds the journal events of a decision."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal

from reportgen.errors import ReviewError
from reportgen.journal.events import Stamp
from reportgen.ledger import Heard, Ledger, chain, replay, standing, text_hash
from reportgen.model import BEARING_KINDS, Event, Finding, FindingId, Op, Review
from reportgen.places import one_line

Choice = Literal["accept", "reject", "edit", "merge", "support", "apart", "undo"]
_LONGEST_WORDING = 4_000
_UNHEARD = Heard()


def decide(  # noqa: PLR0913 - what was decided, by whom, after what, with which words
    choice: Choice,
    targets: Sequence[Finding],
    by: Stamp,
    *,
    log: Sequence[Event] = (),
    wording: str = "",
    heard: Mapping[FindingId, Heard] | None = None,
) -> tuple[Event, ...]:
    """Return the events of one decision about ``targets``, to be appended to the journal ``log``.

    An edit accepts one finding in the rapporteur's ``wording``. A merge prints the later targets
    under the first, which it accepts unless that was accepted before; a support says besides that
    their speakers stand behind it. Targets that are set apart do not say the same: merges between
    them are taken back. An undo takes back the last decision about each target.

    Raises:
        ReviewError: if the decision is not possible.
    """
    unique = tuple({finding.id: finding for finding in targets}.values())
    if not unique:
        message = "decision: no finding is named; give at least one code"
        raise ReviewError(message, rule="no-finding-named")

    def event(op: Op, finding: Finding) -> Event:
        quote, how = finding.evidence.quote, (heard or {}).get(finding.id, Heard())
        digest = text_hash(quote)
        return Event(by.at, by.actor, op, finding.id, digest, quote, how.label, how.among)

    match choice:
        case "accept" | "reject":
            return tuple(event(choice, finding) for finding in unique)
        case "edit":
            return (_edit(event, unique, wording),)
        case "merge" | "support":
            return _merge(choice, event, unique, replay(log, unique, heard=heard))
        case "apart":
            return _set_apart(event, unique, log)
        case "undo":
            return tuple(one for finding in unique for one in _undone(event, finding, log))


def reanchor(
    lost: FindingId, target: Finding, by: Stamp, log: Sequence[Event], how: Heard = _UNHEARD
) -> Event:
    """Return the event that moves the decision about a finding that is gone to ``target``.

    With ``target`` itself as ``lost`` a decision that went stale is confirmed as it is.

    Raises:
        ReviewError: if there is no such decision, or ``target`` has one of its own.
    """
    review = replay(log, [target])
    if lost != target.id and review.decisions:
        raise ReviewError(
            f"decision: '{_short(target)}' was decided already; undo that decision first",
            rule="already-decided",
        )
    if lost not in {d.finding for d in (*review.decisions, *(o.decision for o in review.orphans))}:
        raise ReviewError(
            "decision: nothing to move; list the findings again and name another",
            rule="nothing-to-move",
        )
    quote = target.evidence.quote
    event = Event(by.at, by.actor, "reanchor", target.id, text_hash(quote), quote, origin=lost)
    return replace(event, among=how.among)


def finalize(ledger: Ledger, by: Stamp) -> Event:
    """Return the event that signs the report as the ledger shows it.

    Raises:
        ReviewError: if a finding lacks a decision.
    """
    if left := ledger.undecided:
        raise ReviewError(
            f"finalize: {len(left)} of {len(ledger.needed)} findings lack a decision, "
            f"the first is '{_short(left[0])}'; accept, edit, merge or reject each of them",
            rule="undecided",
        )
    return Event(by.at, by.actor, "final", digest=ledger.seal)


def _edit(
    event: Callable[[Op, Finding], Event], targets: tuple[Finding, ...], wording: str
) -> Event:
    words = one_line(wording)
    if len(targets) > 1:
        raise ReviewError(
            "edit: one wording for several findings; edit one and merge the others",
            rule="one-wording-for-several",
        )
    if not words:
        raise ReviewError(
            "edit: the wording is empty; give the sentence to print", rule="wording-empty"
        )
    if len(words) > _LONGEST_WORDING:
        raise ReviewError(
            f"edit: the wording is longer than {_LONGEST_WORDING} characters",
            rule="wording-too-long",
        )
    return replace(event("edit", targets[0]), wording=words)


def _merge(
    op: Literal["merge", "support"],
    event: Callable[[Op, Finding], Event],
    targets: tuple[Finding, ...],
    review: Review,
) -> tuple[Event, ...]:
    if len(targets) < 2:
        raise ReviewError(
            f"{op}: needs two findings; the later ones are printed under the first",
            rule="merge-needs-two",
        )
    kinds = {finding.kind for finding in targets}
    if kinds & BEARING_KINDS and len(kinds) > 1:
        raise ReviewError(
            f"{op}: an answer or objection is printed with what it is about and nowhere else; "
            "accept it instead",
            rule="merge-of-answer",
        )
    first, *rest = targets
    decisions = {d.finding: d for d in review.decisions if d.holds}
    before = decisions.get(first.id)
    if before and (before.status == "rejected" or before.merged_into):
        how = "was rejected" if before.status == "rejected" else "is merged into another"
        raise ReviewError(
            f"{op}: '{_short(first)}' {how}; undo that or name another first",
            rule="merge-under-undecided",
        )
    merged = tuple(replace(event(op, finding), into=first.id) for finding in rest)
    return merged if before else (event("accept", first), *merged)


def _set_apart(
    event: Callable[[Op, Finding], Event], targets: tuple[Finding, ...], log: Sequence[Event]
) -> tuple[Event, ...]:
    if len(targets) < 2:
        raise ReviewError(
            "apart: needs two findings; name those that do not say the same", rule="apart-needs-two"
        )
    undone = [one for finding in targets for one in _unmerged(event, finding, targets, log)]
    _refuse_under_one(targets, _merged_into((*log, *undone), targets), log)
    pairs = combinations(targets, 2)
    return (*undone, *(replace(event("apart", two), into=one.id) for one, two in pairs))


def _unmerged(
    event: Callable[[Op, Finding], Event],
    finding: Finding,
    targets: Sequence[Finding],
    log: Sequence[Event],
) -> list[Event]:
    """Return the events that undo every merge of the finding with another target.

    That includes what confirmed the merge or moved it here from a lost sentence: otherwise the
    undone merge would wait to be confirmed or moved again.
    """
    heads = {target.id for target in targets}
    taken: list[Event] = []
    current = finding.id
    while True:
        past = [one for one in (*log, *taken) if one.op != "apart"]
        into = _merged_into(past, targets).get(current)
        if into not in heads:
            return taken
        last = next(e for e in reversed(_own(past)) if e.target == current)
        undo = replace(event("undo", finding), undoes=last.seq, target=last.target)
        taken.append(replace(undo, quote=last.quote, text_hash=last.text_hash))
        if last.op == "reanchor" and last.origin:
            current = last.origin


def _merged_into(log: Sequence[Event], targets: Sequence[Finding]) -> Mapping[FindingId, FindingId]:
    """Return each merged finding and its target, whether or not its sentence still exists."""
    review = replay(log, targets)
    decisions = (*review.decisions, *(orphan.decision for orphan in review.orphans))
    return {d.finding: d.merged_into for d in decisions if d.merged_into is not None}


def _refuse_under_one(
    targets: Sequence[Finding], into: Mapping[FindingId, FindingId], log: Sequence[Event]
) -> None:
    """Refuse to set apart findings that a third one would still print together."""
    heads: dict[FindingId, Finding] = {}
    for finding in targets:
        head = chain(finding.id, into)[-1]
        if other := heads.get(head):
            under = next((e.quote for e in reversed(log) if e.target == head), "")
            raise ReviewError(
                f"apart: '{_short(other)}' and '{_short(finding)}' are both printed under "
                f"'{_cut(under)}'; set apart from that one what does not belong to it",
                rule="apart-under-another",
            )
        heads[head] = finding


def _undone(
    event: Callable[[Op, Finding], Event], finding: Finding, log: Sequence[Event]
) -> Iterator[Event]:
    """Yield the undoing of the last decision, and of the merge that an acceptance brought along.

    That is the merge of the sentence of the notes which the acceptance took for its text.
    """
    undo = _undo(event, finding, log)
    yield undo
    taken = next(one for one in reversed(log) if one.seq == undo.undoes)
    for one in standing(log) if taken.text_from == "notes" else ():
        if one.op == "merge" and (one.into, one.at) == (finding.id, taken.at):
            yield replace(one, op="undo", into=None, undoes=one.seq, at=undo.at, actor=undo.actor)


def _undo(event: Callable[[Op, Finding], Event], finding: Finding, log: Sequence[Event]) -> Event:
    last = next((e for e in reversed(_own(log)) if e.target == finding.id), None)
    if last is None:
        raise ReviewError(
            f"undo: nothing was decided about '{_short(finding)}'", rule="nothing-to-undo"
        )
    return replace(event("undo", finding), undoes=last.seq)


def _own(log: Sequence[Event]) -> list[Event]:
    """Return the events that count, without those of another copy of the journal."""
    return [event for event in standing(log) if not event.disputed]


def _short(finding: Finding) -> str:
    return _cut(finding.evidence.quote)


def _cut(quote: str) -> str:
    words = one_line(quote)
    return words if len(words) <= 60 else f"{words[:59]}…"

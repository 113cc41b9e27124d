"""Replays the journal: the state of the review is the sum of its events, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from reportgen.ledger.heard import Heard, bare, text_hash
from reportgen.model import Decision, Event, Finding, FindingId, Orphan, Review, Signature

_SIMILAR = 90.0
_NO_CHANGE = frozenset({"keep", "copy", "stage", "clear"})
"""What nobody decides anything by."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A decision that counts, the event that showed its words, and whether it is in doubt."""

    decision: Decision
    seen: Event
    in_doubt: bool = False


def replay(
    events: Sequence[Event],
    findings: Sequence[Finding],
    heard: Mapping[FindingId, Heard] | None = None,
) -> Review:
    """Return the decisions that stand, those whose finding is gone, and the last signature.

    The last decision about a finding wins. One about words that have changed since is stale. With
    ``heard`` (by finding) a lost decision is offered only to the same label, and one is stale,
    too, if the label now says the same words more or less often: it may have been about another.
    """
    present = {finding.id: finding for finding in findings}
    decided = _decided(standing(events))
    for finding in _unsure(events, decided):
        decided[finding] = replace(decided[finding], in_doubt=True)
    decisions = tuple(
        _with_staleness(decided[finding], present[finding], heard)
        for finding in present
        if finding in decided
    )
    free = [f for f in findings if f.id not in decided]
    orphans = tuple(
        Orphan(lost.decision, lost.seen.quote, _candidates(lost.seen, free, heard))
        for finding, lost in decided.items()
        if finding not in present
    )
    apart = _apart(event for event in standing(events) if not event.disputed)
    return Review(decisions, orphans, _signature(events), apart)


def standing(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events that count: neither undone nor an undo. A disputed event undoes nothing."""
    undone: set[int] = set()
    places: dict[tuple[int, FindingId], int] = {}
    for place, event in enumerate(events):
        # Two lines may bear one number after a merge of two copies of the file: the nearer counts.
        if event.op == "undo" and not event.disputed:
            undone.add(places.get((event.undoes or 0, event.target), place))
        else:
            places[event.seq, event.target] = place
    return tuple(
        e for n, e in enumerate(events) if n not in undone and (e.op != "undo" or e.disputed)
    )


def _decided(events: Sequence[Event]) -> dict[FindingId, _Standing]:
    decided: dict[FindingId, _Standing] = {}
    for event in events:
        if event.disputed:
            if before := decided.get(event.target):
                decided[event.target] = replace(before, in_doubt=True)
        elif event.op == "reanchor":
            _move(decided, event)
        elif event.op == "set":
            _set(decided, event)
        elif event.op not in {"final", "apart", "keep", "adopt", "copy", "stage", "clear"}:
            decision = _with_particulars(_decision(event), decided.get(event.target))
            decided[event.target] = _Standing(decision, event, not event.intact)
    return decided


def _unsure(events: Sequence[Event], decided: dict[FindingId, _Standing]) -> set[FindingId]:
    """Return the decisions restored by an undo of which it is unknown whether it counts."""
    undone = (e for e in events if e.op == "undo" and not e.intact and e.target in decided)
    return {event.target for event in undone if decided[event.target].seen.seq < event.seq}


def _apart(events: Iterable[Event]) -> tuple[tuple[FindingId, FindingId], ...]:
    """Return the pairs set apart, under the ids to which their decisions were moved."""
    pairs: list[tuple[FindingId, FindingId]] = []
    for event in events:
        if event.op == "apart" and event.into:
            pairs.append((event.into, event.target))
        elif event.op == "reanchor" and event.origin:
            moved = {event.origin: event.target}
            pairs = [(moved.get(one, one), moved.get(other, other)) for one, other in pairs]
    return tuple(dict.fromkeys(pairs))


def _decision(event: Event) -> Decision:
    return Decision(
        finding=event.target,
        status="rejected" if event.op == "reject" else "accepted",
        by=event.actor,
        at=event.at,
        wording=event.wording if event.op in {"edit", "accept", "add"} else "",
        text_from=event.text_from,
        line=event.line,
        merged_into=event.into if event.op in {"merge", "support"} else None,
        supports=event.op == "support",
        reason=event.reason if event.op == "reject" else "",
    )


def _with_particulars(decision: Decision, before: _Standing | None) -> Decision:
    """Return a decision with what a person set about the point before; other words keep it."""
    if before is None:
        return decision
    was = before.decision
    return replace(
        decision,
        addressee=was.addressee,
        deadline=was.deadline,
        theme=was.theme,
        place=was.place,
        attribution=was.attribution,
    )


def _set(decided: dict[FindingId, _Standing], event: Event) -> None:
    """Update a decision with what a person set; values that the event leaves open stay."""
    before = decided.get(event.target)
    if before is None:
        return
    decision = replace(
        before.decision,
        addressee=event.addressee or before.decision.addressee,
        deadline=event.deadline or before.decision.deadline,
        theme=event.theme or before.decision.theme,
        place=event.place or before.decision.place,
        attribution=event.attribution or before.decision.attribution,
    )
    in_doubt = before.in_doubt or not event.intact
    decided[event.target] = replace(before, decision=decision, in_doubt=in_doubt)


def _move(decided: dict[FindingId, _Standing], event: Event) -> None:
    """Move the decision about a lost finding to the event's target, together with its merges."""
    moved = decided.pop(event.origin, None) if event.origin else None
    if moved is None:
        return
    seen = replace(event, speaker=event.speaker or moved.seen.speaker)
    decision = replace(moved.decision, finding=event.target)
    decided[event.target] = _Standing(decision, seen, not event.intact)
    for finding, other in decided.items():
        if other.decision.merged_into == event.origin:
            decision = replace(other.decision, merged_into=event.target)
            decided[finding] = replace(other, decision=decision)


def _with_staleness(
    standing: _Standing, finding: Finding, heard: Mapping[FindingId, Heard] | None
) -> Decision:
    stale = standing.seen.text_hash != text_hash(finding.evidence.quote)
    if heard is not None:
        stale |= standing.seen.among != heard.get(finding.id, Heard()).among
    return replace(standing.decision, stale=stale, in_doubt=standing.in_doubt)


def _candidates(
    lost: Event, findings: Sequence[Finding], heard: Mapping[FindingId, Heard] | None
) -> tuple[FindingId, ...]:
    """Return undecided findings of the same speaker in nearly the same words, nearest first."""
    words = bare(lost.quote)
    scored = (
        (fuzz.ratio(words, bare(f.evidence.quote), score_cutoff=_SIMILAR), f.id)
        for f in findings
        if heard is None or heard.get(f.id, Heard()).label == lost.speaker
    )
    similar = sorted((-score, finding) for score, finding in scored if score)
    return tuple(finding for _, finding in similar)


def _signature(events: Sequence[Event]) -> Signature | None:
    """Return the last signature, with who decided something since."""
    signed = (n for n, e in enumerate(events) if e.op == "final" and e.intact and not e.disputed)
    place = max(signed, default=None)
    if place is None:
        return None
    since = dict.fromkeys(
        event.actor for event in events[place + 1 :] if event.op not in _NO_CHANGE
    )
    last = events[place]
    return Signature(
        last.actor,
        last.at,
        last.digest,
        tuple(since),
        last.recorded_by,
        last.evidence,
        last.reason,
    )

"""What people decided about the findings: points to print, candidates, and what is unsettled."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace

from reportgen.composition.outcome.record import Record
from reportgen.model import (
    BEARING_KINDS,
    Consensus,
    Decision,
    Finding,
    FindingId,
    Proceedings,
)


@dataclass(frozen=True, slots=True)
class Point:
    """An accepted finding; ``support`` are the accepted findings that say the same.

    ``answers`` are accepted answers, where the finding is a question, ``dissent`` what was accepted
    as said against it. Without ``consensus`` it is not known who stands behind the point.
    """

    finding: Finding
    decision: Decision
    support: tuple[Finding, ...] = ()
    answers: tuple["Point", ...] = ()
    dissent: tuple["Point", ...] = ()
    consensus: Consensus | None = None

    @property
    def evidence(self) -> tuple[Finding, ...]:
        """Return all findings behind the point, the one that speaks for it first."""
        return (self.finding, *self.support)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """Return the evidence, and that of what is printed with the point."""
        borne = (*self.dissent, *self.answers)
        return (*self.evidence, *(one for point in borne for one in point.evidence))


def points(record: Record) -> tuple[Point, ...]:
    """Return what was accepted, in reading order, each thing once.

    Findings of one group are printed together if each of them was accepted, takes the same side
    and was not given a wording of its own: a wording is never dropped, a no never made a yes.
    What a person set apart stays apart.
    """
    borne, heads = _parted(_heads(record))
    apart = {frozenset(pair) for pair in record.review.apart}
    for group in record.groups:
        members = [heads[finding] for finding in group.findings if finding in heads]
        for other in members[1:]:
            lead = heads[members[0].finding.id]
            if _says_the_same(lead, other) and not _is_apart(lead, other, apart):
                heads[lead.finding.id] = replace(lead, support=(*lead.support, *other.evidence))
                del heads[other.finding.id]
    whole = (_with_dissent(record, _with_answers(record, p, borne)) for p in heads.values())
    return tuple(sorted(whole, key=lambda point: record.in_order(point.finding)))


def printed_together(proceedings: Proceedings) -> tuple[tuple[Finding, ...], ...]:
    """Return the findings that are printed as one point, for each point in reading order."""
    return tuple(point.evidence for point in points(Record(proceedings)))


def undecided(record: Record) -> tuple[Finding, ...]:
    """Return the findings about which nobody decided anything, in reading order."""
    return tuple(f for f in record.sorted_findings() if f.id not in record.decisions)


def awaited(record: Record) -> tuple[Finding, ...]:
    """Return those of them that the report waits for; the other kinds are there to be taken.

    It waits for recommendations, and for what may speak against one that is printed.
    """
    printed = {finding.id for point in points(record) for finding in point.evidence}
    against = {one.finding for one in record.bearings if one.on in printed}
    return tuple(
        f
        for f in undecided(record)
        if f.kind == "recommendation" or (f.kind == "objection" and f.id in against)
    )


def unsettled(record: Record) -> tuple[Decision, ...]:
    """Return the decisions that print nothing until a person looks at them again.

    The words changed since, or the finding that they were merged into or bear on is not printed.
    """
    printed = {finding.id for point in points(record) for finding in point.everything}
    return tuple(
        decision
        for decision in record.review.decisions
        if decision.finding in record.findings
        and (decision.stale or (decision.status == "accepted" and decision.finding not in printed))
    )


def rejected(record: Record) -> int:
    """Return how many findings were rejected."""
    return sum(
        d.status == "rejected" and not d.stale and d.finding in record.findings
        for d in record.decisions.values()
    )


def _heads(record: Record) -> Iterator[Point]:
    """Yield the accepted findings that are not merged, each with those merged into it."""
    accepted = {
        finding.id: record.decisions[finding.id]
        for finding in record.sorted_findings()
        if _is_accepted(record.decisions.get(finding.id))
    }
    ends = {finding: _end(finding, accepted) for finding in accepted}
    for finding_id, decision in accepted.items():
        if decision.merged_into is None:
            merged = (f for f, end in ends.items() if end == finding_id != f)
            support = tuple(record.findings[f] for f in merged)
            yield Point(record.findings[finding_id], decision, support)


def _parted(heads: Iterable[Point]) -> tuple[dict[FindingId, Point], dict[FindingId, Point]]:
    """Return what is printed with others only, and what is printed by itself."""
    borne: dict[FindingId, Point] = {}
    alone: dict[FindingId, Point] = {}
    for head in heads:
        (borne if head.finding.kind in BEARING_KINDS else alone)[head.finding.id] = head
    return borne, alone


def _with_answers(record: Record, point: Point, borne: dict[FindingId, Point]) -> Point:
    asked = {finding.id for finding in point.evidence}
    given = (one.finding for one in record.bearings if one.on in asked and one.finding in borne)
    answers = (borne[one] for one in dict.fromkeys(given) if borne[one].finding.kind == "answer")
    return replace(point, answers=tuple(answers))


def _with_dissent(record: Record, point: Point) -> Point:
    """Return the point with who stands behind it and what was accepted as said against it."""
    consensus = record.consensus.get(point.finding.id)
    against = set(consensus.dissent) if consensus else set()
    accepted = (
        Point(finding, record.decisions[finding.id])
        for finding in record.sorted_findings()
        if finding.evidence in against and _is_accepted(record.decisions.get(finding.id))
    )
    return replace(point, consensus=consensus, dissent=tuple(accepted) if against else ())


def _is_accepted(decision: Decision | None) -> bool:
    return decision is not None and decision.status == "accepted" and not decision.stale


def _end(finding: FindingId, accepted: dict[FindingId, Decision]) -> FindingId | None:
    """Return the finding that a chain of merges ends in, None if it is broken or a circle."""
    seen = set[FindingId]()
    while finding in accepted and finding not in seen:
        seen.add(finding)
        target = accepted[finding].merged_into
        if target is None:
            return finding
        finding = target
    return None


def _says_the_same(lead: Point, other: Point) -> bool:
    """Return whether the words of one print what both say; an edited wording is for one only."""
    one, two = lead.finding, other.finding
    same_side = (one.polarity, one.kind) == (two.polarity, two.kind)
    return same_side and not (lead.decision.wording or other.decision.wording)


def _is_apart(lead: Point, other: Point, apart: Set[frozenset[FindingId]]) -> bool:
    pairs = (frozenset((one.id, two.id)) for one in lead.evidence for two in other.evidence)
    return any(pair in apart for pair in pairs)

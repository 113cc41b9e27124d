"""What people decided about the findings: points to print, candidates, and what is unsettled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reportgen.composition.record import Record
from reportgen.model import Decision, Finding, FindingId


@dataclass(frozen=True, slots=True)
class Point:
    """An accepted finding; ``support`` are the accepted findings that say the same."""

    finding: Finding
    decision: Decision
    support: tuple[Finding, ...] = ()

    @property
    def evidence(self) -> tuple[Finding, ...]:
        """Return all findings behind the point, the one that speaks for it first."""
        return (self.finding, *self.support)


def points(record: Record) -> tuple[Point, ...]:
    """Return what was accepted, in reading order, each thing once.

    Findings of one group are printed together if each of them was accepted, takes the same side
    and was not given a wording of its own: a wording is never dropped, a no never made a yes.
    """
    heads = {head.finding.id: head for head in _heads(record)}
    for group in record.groups:
        members = [heads[finding] for finding in group.findings if finding in heads]
        for other in members[1:]:
            lead = heads[members[0].finding.id]
            if _says_the_same(lead, other):
                heads[lead.finding.id] = replace(lead, support=(*lead.support, *other.evidence))
                del heads[other.finding.id]
    return tuple(sorted(heads.values(), key=lambda point: record.in_order(point.finding)))


def undecided(record: Record) -> tuple[Finding, ...]:
    """Return the findings about which nobody decided anything, in reading order."""
    return tuple(f for f in record.sorted_findings() if f.id not in record.decisions)


def unsettled(record: Record) -> tuple[Decision, ...]:
    """Return the decisions that print nothing until a person looks at them again.

    The words changed since, or the finding they were merged into is not printed.
    """
    printed = {finding.id for point in points(record) for finding in point.evidence}
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
    one, two = lead.finding, other.finding
    same_side = (one.polarity, one.kind) == (two.polarity, two.kind)
    return same_side and not other.decision.wording

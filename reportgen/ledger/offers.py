"""Findings that seem to say the same, offered to be merged."""

from collections.abc import Sequence, Set

from reportgen.ledger.points import Point
from reportgen.model import FindingId, Proceedings


def offers(proceedings: Proceedings, points: Sequence[Point]) -> tuple[tuple[FindingId, ...], ...]:
    """Return groups of findings that could be merged, since they seem to say the same.

    Rejected findings are left out, and findings that a person set apart stay in different groups.
    What is printed together is represented by its first finding; a printed finding comes first.
    """
    heads = {f.id: point.finding.id for point in points for f in point.evidence}
    rejected = {d.finding for d in proceedings.review.decisions if d.status == "rejected"}
    apart = {frozenset(pair) for pair in proceedings.review.apart}
    offered: list[tuple[FindingId, ...]] = []
    for group in proceedings.alike:
        members = [finding for finding in group.findings if finding not in rejected]
        for part in _kept_apart(members, apart):
            ends = dict.fromkeys(heads.get(finding, finding) for finding in part)
            if len(ends) > 1:
                offered.append(tuple(sorted(ends, key=lambda end: end not in heads)))
    return tuple(offered)


def _kept_apart(
    members: Sequence[FindingId], apart: Set[frozenset[FindingId]]
) -> list[list[FindingId]]:
    """Split the members into parts without findings that were set apart from each other."""
    parts: list[list[FindingId]] = []
    for member in members:
        others = {one for pair in apart if member in pair for one in pair} - {member}
        part = next((p for p in parts if not others or others.isdisjoint(p)), None)
        if part is None:
            parts.append(part := [])
        part.append(member)
    return parts

"""What stands behind the printed points, and what could be printed as one of them."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.composition import printed_together
from reportgen.extraction import consensus_of, objection_in
from reportgen.model import Consensus, Finding, FindingId, Proceedings
from reportgen.people import names_by_id


def weighed(proceedings: Proceedings) -> Proceedings:
    """Return the proceedings with who stands behind each recommendation that is printed.

    Only what people accepted counts, as support or as dissent. Where nobody decided yet whether
    something is dissent, nothing is said of the recommendation.
    """
    return replace(proceedings, consensus=tuple(_consensus(proceedings)))


def _consensus(proceedings: Proceedings) -> Iterator[tuple[FindingId, Consensus]]:
    decisions = {d.finding: d for d in proceedings.review.decisions if not d.stale}
    accepted = {finding for finding, d in decisions.items() if d.status == "accepted"}
    against = [objection_in(f) for f in proceedings.findings if f.id in accepted and _opposes(f)]
    spoken = {segment.id: segment for segment in proceedings.material.segments}
    names = names_by_id(proceedings.forum, "data")
    authors = {finding: names[person] for finding, person in proceedings.authors}
    open_on = {one.on for one in proceedings.bearings if one.finding not in decisions}
    for evidence in printed_together(proceedings):
        if evidence[0].kind == "recommendation" and not open_on & {f.id for f in evidence}:
            yield evidence[0].id, consensus_of(evidence, spoken, against, authors)


def _opposes(finding: Finding) -> bool:
    return finding.kind == "objection" or finding.polarity == "negative"


def alike(proceedings: Proceedings) -> tuple[tuple[FindingId, ...], ...]:
    """Return the findings that could be merged, each time those that seem to say the same.

    What was rejected is left out, and what a person said is not the same is kept apart. Of what is
    printed together the first stands for all; one that is printed comes first.
    """
    heads = {f.id: held[0].id for held in printed_together(proceedings) for f in held}
    rejected = {d.finding for d in proceedings.review.decisions if d.status == "rejected"}
    apart = {frozenset(pair) for pair in proceedings.review.apart}
    offers: list[tuple[FindingId, ...]] = []
    for group in proceedings.alike:
        members = [finding for finding in group.findings if finding not in rejected]
        for part in _kept_apart(members, apart):
            ends = dict.fromkeys(heads.get(finding, finding) for finding in part)
            if len(ends) > 1:
                offers.append(tuple(sorted(ends, key=lambda end: end not in heads)))
    return tuple(offers)


def _kept_apart(
    members: list[FindingId], apart: set[frozenset[FindingId]]
) -> list[list[FindingId]]:
    """Return the members in parts, no part with two that are not the same."""
    parts: list[list[FindingId]] = []
    for member in members:
        others = {one for pair in apart if member in pair for one in pair} - {member}
        part = next((p for p in parts if not others or others.isdisjoint(p)), None)
        if part is None:
            parts.append(part := [])
        part.append(member)
    return parts

"""The printed points: accepted findings, their support, and the answers and dissent about them."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from reportgen.ledger.heard import bare
from reportgen.ledger.merges import merge_end
from reportgen.model import (
    BEARING_KINDS,
    Bearing,
    Consensus,
    Decision,
    Finding,
    FindingId,
    Group,
    Proceedings,
)

Weigh = Callable[[tuple[Finding, ...], tuple[Finding, ...]], Consensus]
"""Counts who stands behind findings, given what was accepted as said against something."""


@dataclass(frozen=True, slots=True)
class Point:
    """An accepted finding that is printed; ``support`` are accepted findings that say the same.

    ``voices`` are those of them whose speakers a person declared to support it. ``answers`` are
    accepted answers if the finding is a question, ``dissent`` what was accepted as said against it.
    Without ``consensus`` it is unknown who stands behind the point.
    """

    finding: Finding
    decision: Decision
    support: tuple[Finding, ...] = ()
    voices: tuple[Finding, ...] = ()
    answers: tuple["Point", ...] = ()
    dissent: tuple["Point", ...] = ()
    consensus: Consensus | None = None

    @property
    def text(self) -> str:
        """The words that are printed: the sentence that was accepted, else the quotation."""
        return self.decision.wording or self.finding.evidence.quote

    @property
    def evidence(self) -> tuple[Finding, ...]:
        """Return all findings behind the point, the one that represents it first."""
        return (self.finding, *self.support)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """Return the evidence of the point and of what is printed with it."""
        borne = (*self.dissent, *self.answers)
        return (*self.evidence, *(one for point in borne for one in point.evidence))


def points(
    proceedings: Proceedings, in_order: Sequence[Finding], weigh: Weigh | None
) -> tuple[Point, ...]:
    """Return what was accepted, in reading order, each thing once.

    Findings of one group are printed together if each of them was accepted, takes the same side
    and was not given a wording of its own: a wording is never dropped, a no never made a yes.
    What a person set apart stays apart. ``in_order`` are the findings in reading order.
    """
    decisions = {d.finding: d for d in proceedings.review.decisions if d.holds}
    accepted = {
        finding: decisions[finding.id]
        for finding in in_order
        if finding.id in decisions and decisions[finding.id].status == "accepted"
    }
    heads = {point.finding.id: point for point in _heads(accepted)}
    borne = {f: heads.pop(f) for f in list(heads) if heads[f].finding.kind in BEARING_KINDS}
    together = _together(heads, proceedings.groups, proceedings.review.apart)
    answered = (_with_answers(point, borne, proceedings.bearings) for point in together)
    if weigh is None:
        return tuple(answered)
    against = tuple(f for f in proceedings.findings if f in accepted and _opposes(f))
    waiting = {one.on for one in proceedings.bearings if one.finding not in decisions}
    weighed = [
        _weighed(point, weigh((point.finding, *point.voices), against), accepted)
        if point.finding.kind == "recommendation"
        and waiting.isdisjoint(f.id for f in point.evidence)
        else point
        for point in answered
    ]
    disputing = {one.finding.id for point in weighed for one in point.dissent}
    return tuple(point for point in weighed if point.finding.id not in disputing)


def _heads(accepted: Mapping[Finding, Decision]) -> Iterable[Point]:
    """Yield the accepted findings that are not merged, each with those merged into it."""
    known = {finding.id: finding for finding in accepted}
    into = {d.finding: d.merged_into for d in accepted.values() if d.merged_into is not None}
    under: dict[FindingId, list[Finding]] = {}
    for finding in accepted:
        end = merge_end(finding.id, into)
        if end in known and end != finding.id:
            under.setdefault(end, []).append(finding)
    for finding, decision in accepted.items():
        if decision.merged_into is None:
            merged = tuple(under.get(finding.id, ()))
            yield Point(finding, decision, merged, tuple(f for f in merged if accepted[f].supports))


def _together(
    heads: dict[FindingId, Point],
    groups: Iterable[Group],
    apart: Iterable[tuple[FindingId, FindingId]],
) -> tuple[Point, ...]:
    """Combine points of one group if the words of one of them say what all of them say."""
    separate = {frozenset(pair) for pair in apart}
    for group in groups:
        members = [heads[finding] for finding in group.findings if finding in heads]
        for other in members[1:]:
            lead = heads[members[0].finding.id]
            if _says_the_same(lead, other) and not _is_apart(lead, other, separate):
                heads[lead.finding.id] = _joined(lead, other)
                del heads[other.finding.id]
    return tuple(heads.values())


def _joined(lead: Point, other: Point) -> Point:
    support, voices = (*lead.support, *other.evidence), (*lead.voices, *other.voices)
    return replace(lead, support=support, voices=voices)


def _with_answers(
    point: Point, borne: Mapping[FindingId, Point], bearings: Iterable[Bearing]
) -> Point:
    asked = {finding.id for finding in point.evidence}
    given = dict.fromkeys(b.finding for b in bearings if b.on in asked and b.finding in borne)
    answers = tuple(borne[one] for one in given if borne[one].finding.kind == "answer")
    return replace(point, answers=answers) if answers else point


def _weighed(point: Point, consensus: Consensus, accepted: Mapping[Finding, Decision]) -> Point:
    """Return the point with its consensus and the dissent that was accepted."""
    against = set(consensus.dissent)
    dissent = (Point(f, accepted[f]) for f in accepted if f.evidence in against)
    return replace(point, consensus=consensus, dissent=tuple(dissent))


def _opposes(finding: Finding) -> bool:
    return finding.kind == "objection" or finding.polarity == "negative"


def _says_the_same(lead: Point, other: Point) -> bool:
    """Whether one text may be printed for both findings; an edited wording belongs to one only."""
    one, two = lead.finding, other.finding
    same_side = (one.polarity, one.kind) == (two.polarity, two.kind)
    own = {lead.decision.wording, other.decision.wording}
    return same_side and (own == {""} or bare(lead.text) == bare(other.text))


def _is_apart(lead: Point, other: Point, apart: Set[frozenset[FindingId]]) -> bool:
    pairs = (frozenset((one.id, two.id)) for one in lead.evidence for two in other.evidence)
    return any(pair in apart for pair in pairs)

"""Findings that bear on others: answers to questions, and objections to recommendations."""

from collections.abc import Iterator, Sequence

from reportgen.extraction.alike.consensus import consensus_of, objections
from reportgen.extraction.identity import finding_id, occurrences
from reportgen.extraction.kinds.other_kinds import LONGEST, answers
from reportgen.model import Bearing, Chairs, Evidence, Finding, FindingKind, Segment

_ANSWERS = "is said next, by somebody else, after a question"
_OBJECTS = "does not agree, in words of the recommendation"
Borne = tuple[tuple[Finding, ...], tuple[Bearing, ...]]


def extract_answers(
    findings: Sequence[Finding],
    segments: Sequence[Segment],
    *,
    moderators: Chairs = frozenset(),
) -> Borne:
    """Return the answers to the questions among the findings, and which is whose.

    An answer is the run of the first sentences that :func:`answers` gives.
    """
    given = answers(findings, segments, moderators=moderators)
    runs = [_run(one.evidence, segments) for one in given]
    replies = tuple(_findings("answer", runs, segments, _ANSWERS))
    links = (Bearing(reply.id, one.question) for reply, one in zip(replies, given, strict=True))
    return replies, tuple(links)


def extract_objections(proposed: Sequence[Finding], segments: Sequence[Segment]) -> Borne:
    """Return what seems to be said against recommendations, and against which.

    Recommendations of the opposite are among what bears, but not among the new findings.
    """
    against = objections(proposed, segments)
    refusals = [one.evidence for one in against if one.finding is None]
    short = [evidence for evidence in refusals if len(evidence.quote) <= LONGEST]
    made = tuple(_findings("objection", short, segments, _OBJECTS))
    names = {finding.evidence: finding.id for finding in (*made, *proposed)}
    spoken = {segment.id: segment for segment in segments}
    bearings = tuple(
        Bearing(names[dissent], finding.id)
        for finding in proposed
        for dissent in consensus_of([finding], spoken, against).dissent
        if dissent in names
    )
    bearing = {one.finding for one in bearings}
    return tuple(finding for finding in made if finding.id in bearing), bearings


def _findings(
    kind: FindingKind, said: Sequence[Evidence], segments: Sequence[Segment], reason: str
) -> Iterator[Finding]:
    """Yield a finding for each piece of evidence, with an id from its kind, words and label."""
    labels = {segment.id: segment.speaker_label for segment in segments}
    keys = [(f"{kind}: {one.quote}", labels[one.segment]) for one in said]
    for one, key, count in zip(said, keys, occurrences(keys), strict=True):
        yield Finding(finding_id(*key, count), kind, one, kind, score=0.5, reasons=(reason,))


def _run(evidence: Sequence[Evidence], segments: Sequence[Segment]) -> Evidence:
    """Return sentences of one segment that follow each other as one piece."""
    first, last = evidence[0], evidence[-1]
    text = next(segment.text for segment in segments if segment.id == first.segment)
    return Evidence(first.segment, first.start, last.end, text[first.start : last.end])

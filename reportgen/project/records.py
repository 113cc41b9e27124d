"""Findings and decisions as plain dicts, for scripts and for JSON."""

from collections.abc import Mapping
from typing import TypedDict

from reportgen.model import Decision, Finding, FindingId, Forum, Mark, Proceedings, Segment
from reportgen.project.codes import codes, orphan_code
from reportgen.review import undecided


class FindingRecord(TypedDict):
    """One finding with its evidence; ``start`` and ``end`` count characters of the segment.

    ``lapsed`` is what was decided where that counts no more: the words changed since (``stale``),
    or what it was merged into is not accepted. ``merged_into`` is the code of what prints it.
    """

    id: str
    code: str
    kind: str
    quote: str
    decision: str
    lapsed: str
    stale: bool
    merged_into: str
    wording: str
    speaker: str
    speaker_label: str
    session: str
    source: str
    segment: str
    start: int
    end: int
    line: int
    seconds: float | None
    clock: str
    place: str
    family: str
    polarity: str
    addressee: str
    action: str
    attributed_to: str
    score: float
    reasons: list[str]
    group: str


class OrphanRecord(TypedDict):
    """A decision whose finding is gone."""

    code: str
    decision: str
    merged_into: str
    quote: str
    wording: str
    by: str
    candidates: list[str]


def mark_at(segment: Segment, offset: int) -> Mark:
    """Return the mark of the line in which the character stands."""
    before = [mark for mark in segment.marks if mark.offset <= offset]
    return before[-1] if before else Mark(0, 0)


def records(proceedings: Proceedings) -> list[FindingRecord]:
    """Return the findings in order of appearance, each as a plain dict."""
    segments = {segment.id: segment for segment in proceedings.material.segments}
    known = codes(proceedings)
    groups = {finding: group.id for group in proceedings.groups for finding in group.findings}
    decisions = {decision.finding: decision for decision in proceedings.review.decisions}
    waiting = {finding.id for finding in undecided(proceedings.findings, proceedings.review)}
    return [
        _record(finding, segments[finding.evidence.segment], proceedings.forum)
        | {  # type: ignore[misc]
            "code": known[finding.id],
            "group": groups.get(finding.id, ""),
            **_decided(decisions.get(finding.id), known, waits=finding.id in waiting),
        }
        for finding in proceedings.findings
    ]


def _decided(
    decision: Decision | None, known: Mapping[FindingId, str], *, waits: bool
) -> dict[str, str | bool]:
    """Return what stands about a finding; one that waits for a person is undecided."""
    taken = _taken(decision) if decision else "undecided"
    return {
        "decision": "undecided" if waits else taken,
        "lapsed": taken if waits and decision else "",
        "stale": decision.stale if decision else False,
        "merged_into": _into(decision, known) if decision else "",
        "wording": decision.wording if decision else "",
    }


def _taken(decision: Decision) -> str:
    return "merged" if decision.merged_into else decision.status


def _into(decision: Decision, known: Mapping[FindingId, str]) -> str:
    """Return the code of what a decision merges into, be it present or gone."""
    into = decision.merged_into
    return (known.get(into) or orphan_code(into)) if into else ""


def _record(finding: Finding, segment: Segment, forum: Forum) -> FindingRecord:
    names = {person.id: person.name for person in forum.people}
    mark = mark_at(segment, finding.evidence.start)
    return FindingRecord(
        id=finding.id,
        code="",
        kind=finding.kind,
        quote=finding.evidence.quote,
        decision="",
        lapsed="",
        stale=False,
        merged_into="",
        wording="",
        speaker=", ".join(names[person] for person in segment.speakers),
        speaker_label=segment.speaker_label,
        session=segment.session or "",
        source=segment.source,
        segment=segment.id,
        start=finding.evidence.start,
        end=finding.evidence.end,
        line=mark.line,
        seconds=mark.seconds,
        clock=f"{segment.clock:%H:%M}" if segment.clock else "",
        place=f"{segment.source}:{mark.line}",
        family=finding.family,
        polarity=finding.polarity,
        addressee=finding.addressee,
        action=finding.action,
        attributed_to=finding.attributed_to,
        score=finding.score,
        reasons=list(finding.reasons),
        group="",
    )


def orphan_records(proceedings: Proceedings) -> list[OrphanRecord]:
    """Return the decisions whose finding is gone, each with what it could be moved to."""
    known = codes(proceedings)
    return [
        OrphanRecord(
            code=orphan_code(orphan.decision.finding),
            decision=_taken(orphan.decision),
            merged_into=_into(orphan.decision, known),
            quote=orphan.quote,
            wording=orphan.decision.wording,
            by=orphan.decision.by,
            candidates=[known[finding] for finding in orphan.candidates],
        )
        for orphan in proceedings.review.orphans
    ]

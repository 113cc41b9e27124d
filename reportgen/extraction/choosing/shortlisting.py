"""Chooses the few of many recommendations that make up a report, and says why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.extraction.alike.similarity import likeness_of_words
from reportgen.extraction.choosing.emphasis import Tells, asked_for, has_figures, told_around
from reportgen.extraction.choosing.uptake import Uptake, has_agreement
from reportgen.extraction.found import A_DAY
from reportgen.model import Finding, FindingId, Group, Segment, SegmentId, SourceId

if TYPE_CHECKING:
    from reportgen.extraction.alike.similarity import Likeness

_CONSIDERED = 10
_SAME_SPEAKER = 0.25
_SAME_SESSION = 0.25
_SAME_WORDS = 1.5
_CHANCE, _DOUBT, _SURE = 0.5, 2.0, 0.75
"""What it counts that a sentence is surely a recommendation, and what that it is not sure."""
_BAR = 0.3
"""Points that a candidate needs; so a forum that holds little has a short list."""
_CHOSEN = 1.5
"""What it counts that somebody was asked for one point and chose this: the plainest sign of all."""
_ONE_OFFICE = re.compile(r"the\s(?:[\w'’-]+\s)*[\w'’-]*[^s\s]", re.IGNORECASE)
_WHOEVER = re.compile(
    r"(?:(?:so|and|but)\s)?(?:whoever|(?:those|anyone|anybody|everyone|everybody) who)\b",
    re.IGNORECASE,
)
Point = tuple[float, str]
_LISTED = frozenset({"recommendation", "decision"})
_REPEATS = 0.8
"""Likeness from which on a candidate only repeats one that is listed."""
_DECIDED = 1.5
"""What it counts that the meeting decided or agreed it, or notes it as a next step."""
_OF_NOTES: frozenset[Tells] = frozenset({"settled", "next", "business", "vague"})
_TELLING: Mapping[Tells, float] = {
    "settled": _DECIDED,
    "next": 1.0,
    "summed-up": 1.0,
    "held-back": -1.0,
    "added": -1.0,
    "business": -1.5,
    "leaning": -1.0,
    "instance": -1.0,
    "vague": -1.0,
}
"""What it counts how a sentence is said."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A recommendation on the short list: its group, its best wording, and why it is there.

    ``points`` are the sum of what speaks for it; ``why`` says in plain words what counted.
    """

    group: Group
    finding: Finding
    points: float
    why: tuple[str, ...]


def shortlist(
    groups: Sequence[Group],
    findings: Sequence[Finding],
    segments: Sequence[Segment],
    *,
    size: int = A_DAY,
) -> tuple[Candidate, ...]:
    """Return the recommendations that a report most likely needs, at most ``size``, best first.

    Each is one of the ``groups`` with all its evidence. What counts: the rapporteur noted it,
    several people say it or take it up, the speaker singles it out or reads it out for others, an
    own case with figures stands beside it, it names who should act; against it, that it only adds
    a detail or is said as a private view. That it is put forward for others counts unless they ask
    their own authority, which is a matter for that place. Each one chosen counts against the next
    of the same person and words, and against its session if that has more than its share. What
    only objects to another recommendation stands with that one, as its dissent.
    """
    found = {finding.id: finding for finding in findings}
    room = _Room(groups, findings, segments)
    against = {evidence for one in groups for evidence in one.consensus.dissent}
    candidates = [
        room.candidate(one, [found[id_] for id_ in one.findings])
        for one in groups
        if found[one.findings[0]].kind in _LISTED
        and any(found[id_].level == "found" for id_ in one.findings)
        and not all(found[id_].evidence in against for id_ in one.findings)
    ]
    candidates = [one for one in candidates if one.points >= _BAR]
    candidates.sort(key=lambda one: -one.points)
    return tuple(_varied(candidates[: _CONSIDERED * size], room, size))


class _Room:
    """The forum's segments, prepared to show what stands behind a recommendation."""

    def __init__(
        self, groups: Sequence[Group], findings: Sequence[Finding], segments: Sequence[Segment]
    ) -> None:
        self.segments: Mapping[SegmentId, Segment] = {s.id: s for s in segments}
        self._turns: dict[SourceId, list[Segment]] = {}
        self._places: dict[SegmentId, int] = {}
        for segment in (s for s in segments if s.form == "turn"):
            turns = self._turns.setdefault(segment.source, [])
            self._places[segment.id] = len(turns)
            turns.append(segment)
        written = {s.session for s in segments if s.form not in {"turn", "heading"}}
        spoken = {s.session for s in segments if s.form == "turn"}
        self._noted_sessions = written & spoken
        self._noted_share = self._share_of_noted(groups, findings)
        self._proposing = frozenset(finding.evidence.segment for finding in findings)
        self._ends = _ends_before(findings)
        self._uptake = Uptake(segments)

    def _share_of_noted(self, groups: Sequence[Group], findings: Sequence[Finding]) -> float:
        """Return which share of the groups in sessions with notes is in the notes."""
        places = {finding.id: self.segments.get(finding.evidence.segment) for finding in findings}
        noted = []
        for one in groups:
            spoken = [segment for id_ in one.findings if (segment := places[id_]) is not None]
            if {segment.session for segment in spoken} & self._noted_sessions:
                noted.append(any(segment.form != "turn" for segment in spoken))
        return sum(noted) / len(noted) if noted else 0.0

    def candidate(self, group: Group, findings: Sequence[Finding]) -> Candidate:
        """Return the group with what counts for it."""
        best = max(findings, key=lambda finding: finding.score)
        points = list(self._points(group, findings))
        why = tuple(dict.fromkeys(reason for _, reason in points if reason))
        doubt = max(0.0, _SURE - best.score) if best.kind == "recommendation" else 0.0
        total = _CHANCE * best.score - _DOUBT * doubt + sum(value for value, _ in points)
        return Candidate(group, best, total, why)

    def session(self, finding: Finding) -> str:
        """Return the session of a finding, as far as it is known."""
        segment = self.segments.get(finding.evidence.segment)
        return str(segment.session or segment.source) if segment is not None else ""

    def label(self, finding: Finding) -> str:
        """Return who said a finding: the person, else the label as heard."""
        segment = self.segments.get(finding.evidence.segment)
        if segment is None:
            return ""
        return str(segment.speakers[0]) if segment.speakers else segment.speaker_label

    def _points(self, group: Group, findings: Sequence[Finding]) -> Iterator[Point]:
        spoken = [self.segments[f.evidence.segment] for f in findings
                  if f.evidence.segment in self.segments]  # fmt: skip
        yield self._noted(spoken)
        yield self._voices(group, findings, spoken)
        spoken_ids = {s.id for s in spoken if s.form == "turn"}
        yield from _asked_of(findings, [f for f in findings if f.evidence.segment in spoken_ids])
        yield from self._emphasis(findings)

    def _noted(self, spoken: Sequence[Segment]) -> Point:
        """Return a point for what the rapporteur noted.

        Where there are no notes, it is as much of a point as the notes of the other sessions would
        let expect.
        """
        sessions = {segment.session for segment in spoken}
        if not sessions & self._noted_sessions:
            return self._noted_share, ""
        noted = any(segment.form not in {"turn", "heading"} for segment in spoken)
        return (1.0, "the rapporteur noted it") if noted else (0.0, "")

    def _voices(
        self, group: Group, findings: Sequence[Finding], spoken: Sequence[Segment]
    ) -> Point:
        known = len(group.consensus.speakers)
        if known > 1:
            return 1.0, f"{known} people seem to say it"
        if group.consensus.dissent:
            return 1.0, "it was disputed"
        answered = any(
            has_agreement(self._turns[s.source], self._places[s.id], self._proposing)
            for s in spoken
            if s.form == "turn"
        )
        taken_up = answered or self._uptake.is_taken_up(findings)
        return (1.0, "another speaker seems to take it up") if taken_up else (0.0, "")

    def _emphasis(self, findings: Sequence[Finding]) -> Iterator[Point]:
        told: dict[Tells, str] = {}
        figures = False
        for finding in findings:
            segment = self.segments.get(finding.evidence.segment)
            if segment is None:
                continue
            said = finding.evidence
            around = told_around(said, segment, self._ends.get(finding.id, 0))
            if segment.form != "turn":  # a note is short, and nobody's own point
                told |= {what: why for what, why in around.items() if what in _OF_NOTES}
                continue
            told |= around
            if call := asked_for(self._turns[segment.source], self._places[segment.id]):
                told["asked-for"] = call
            figures = figures or has_figures(said, segment)
        if self._uptake.comes_back(findings):
            yield 0.5, "the speaker comes back to it"
        if "asked-for" in told:
            yield _CHOSEN, told["asked-for"]
        elif "singled-out" in told:
            yield 1.0, told["singled-out"]
        if figures:
            yield 0.5, "figures stand beside it"
        if any(finding.kind == "decision" for finding in findings):
            yield _DECIDED, findings[0].reasons[0]
            told.pop("settled", None)
        yield from ((worth, told[what]) for what, worth in _TELLING.items() if what in told)


def _asked_of(findings: Sequence[Finding], spoken: Sequence[Finding]) -> Iterator[Point]:
    """Yield what it counts who is asked, and for whom; notes name somebody on every line."""
    if any(f.attributed_to and _ONE_OFFICE.fullmatch(f.addressee) for f in findings):
        yield 0.0, "some ask it of their own authority"
        return
    if any(f.addressee or _WHOEVER.match(f.evidence.quote) for f in findings):
        yield 0.5, "it names who should act"
    if any(f.attributed_to for f in spoken):
        yield 1.0, "it is put forward for others"


def _ends_before(findings: Sequence[Finding]) -> dict[FindingId, int]:
    """Return for each finding the end of the finding before it in the same segment."""
    ends: dict[SegmentId, int] = {}
    before = {}
    for finding in sorted(findings, key=lambda finding: finding.evidence.start):
        place = finding.evidence.segment
        before[finding.id] = ends.get(place, 0)
        ends[place] = finding.evidence.end
    return before


def _varied(candidates: Sequence[Candidate], room: _Room, size: int) -> Iterator[Candidate]:
    """Yield the best candidate again and again, given those chosen before."""
    alike: Likeness = likeness_of_words([one.finding.evidence.quote for one in candidates])
    nearest = [0.0] * len(candidates)
    speakers: Counter[str] = Counter()
    sessions: Counter[str] = Counter()
    shares = Counter(room.session(one.finding) for one in candidates)
    left = list(range(len(candidates)))

    def worth(index: int) -> float:
        finding = candidates[index].finding
        session = room.session(finding)
        over = sessions[session] - shares[session] * sessions.total() / len(candidates)
        crowd = _SAME_SPEAKER * speakers[room.label(finding)] + _SAME_SESSION * max(0.0, over)
        return candidates[index].points - crowd - _SAME_WORDS * nearest[index]

    while left and size > 0:
        chosen = max(left, key=worth)
        left.remove(chosen)
        if nearest[chosen] >= _REPEATS:
            continue
        size -= 1
        finding = candidates[chosen].finding
        speakers[room.label(finding)] += 1
        sessions[room.session(finding)] += 1
        nearest = [max(old, float(alike[n, chosen])) for n, old in enumerate(nearest)]
        yield candidates[chosen]

"""The proceedings as a book that opens at any page: what belongs to an id, and in what order."""

from collections.abc import Iterator
from datetime import time

from reportgen.model import (
    Decision,
    Evidence,
    Finding,
    FindingId,
    Mark,
    PersonId,
    Proceedings,
    Segment,
    SegmentId,
    Session,
    SessionId,
    Source,
    SourceKind,
)

_START = Mark(0, 0)
_DAY = 24 * 3600


class Record:
    """Proceedings looked up by id; reading order is that of the sessions, then of the files."""

    def __init__(self, proceedings: Proceedings) -> None:
        """Index the proceedings."""
        self.forum, self.review = proceedings.forum, proceedings.review
        self.material, self.groups = proceedings.material, proceedings.groups
        self.bearings, self.consensus = proceedings.bearings, dict(proceedings.consensus)
        self.themes = dict(proceedings.themes)
        self.wordings = dict(proceedings.wordings)
        self.enough = dict(proceedings.enough)
        self.authors = dict(proceedings.authors)
        self.findings = {finding.id: finding for finding in proceedings.findings}
        self.decisions: dict[FindingId, Decision] = {d.finding: d for d in self.review.decisions}
        self._sources = {source.id: source for source in self.material.sources}
        self._segments = {segment.id: segment for segment in self.material.segments}
        self._sessions = {session.id: session for session in self.forum.sessions}
        self._reading = {segment.id: n for n, segment in enumerate(self.material.segments)}
        self._agenda = {session.id: n for n, session in enumerate(self.forum.sessions)}
        self._held: dict[SessionId, list[Segment]] = {session: [] for session in self._agenda}
        for segment in self.material.segments:
            if session := self.session(segment):
                self._held[session.id].append(segment)
        self._spoken = {
            (person, session)
            for session, segments in self._held.items()
            for segment in segments
            if segment.form != "heading"
            for person in segment.speakers
        }

    def segment(self, segment_id: SegmentId) -> Segment:
        """Return the segment with this id."""
        return self._segments[segment_id]

    def source(self, segment: Segment) -> Source:
        """Return the file that the segment stands in."""
        return self._sources[segment.source]

    def session(self, segment: Segment) -> Session | None:
        """Return the session the segment belongs to, None if nobody said."""
        session_id = segment.session or self.source(segment).session
        return self._sessions.get(session_id) if session_id else None

    def segments(self, session_id: SessionId, kind: SourceKind) -> tuple[Segment, ...]:
        """Return what was noted, or recorded, in a session, in reading order."""
        held = self._held.get(session_id, [])
        return tuple(segment for segment in held if self.source(segment).kind == kind)

    def has_spoken(self, person: PersonId, session_id: SessionId) -> bool:
        """Whether notes or a transcript of the session hold words of the person."""
        return (person, session_id) in self._spoken

    def has_material(self, session_id: SessionId) -> bool:
        """Whether anything was noted or recorded in the session."""
        return bool(self._held.get(session_id))

    def place(self, segment: Segment) -> tuple[int, int]:
        """Return a key that sorts segments as a reader of the agenda meets them."""
        session = self.session(segment)
        number = self._agenda[session.id] if session else len(self._agenda)
        return number, self._reading[segment.id]

    def in_order(self, finding: Finding) -> tuple[int, int, int]:
        """Return a key that sorts findings as a reader of the agenda meets them."""
        return *self.place(self.segment(finding.evidence.segment)), finding.evidence.start

    def sorted_findings(self) -> Iterator[Finding]:
        """Yield all findings in reading order."""
        yield from sorted(self.findings.values(), key=self.in_order)


def mark_at(segment: Segment, offset: int) -> Mark:
    """Return the last mark at or before a character of the segment's text."""
    marks = [mark for mark in segment.marks if mark.offset <= offset]
    return max(marks, key=lambda mark: mark.offset, default=_START)


def time_of_day(segment: Segment, evidence: Evidence) -> time | None:
    """Return when the words were said in event time, None where the source has no clock."""
    if segment.clock is None:
        return None
    said, began = mark_at(segment, evidence.start).seconds, mark_at(segment, 0).seconds
    clock = segment.clock
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    if said is not None and began is not None:
        seconds += int(said - began)
    hours, rest = divmod(seconds % _DAY, 3600)
    return time(hours, rest // 60, rest % 60)

"""The ledger as a book that opens at any page: what belongs to an id, and in what order."""

from datetime import time

from reportgen.ledger import Ledger, ReadingOrder, Texts
from reportgen.model import (
    Appraisal,
    Evidence,
    Finding,
    FindingId,
    Forum,
    PersonId,
    Segment,
    SegmentId,
    Session,
    SessionId,
    Source,
    SourceKind,
)

_DAY = 24 * 3600


class ProceedingsIndex:
    """A ledger looked up by id; ``forum`` is its forum with the names to print."""

    def __init__(self, ledger: Ledger, forum: Forum) -> None:
        """Index the ledger."""
        proceedings = ledger.proceedings
        self.ledger, self.forum, self.review = ledger, forum, ledger.review
        self.material, self.bearings = proceedings.material, proceedings.bearings
        self.texts = Texts(proceedings)
        self.appraisals = {one.finding: one for one in proceedings.appraisals}
        self.alike: dict[FindingId, list[tuple[FindingId, ...]]] = {}
        for offer in ledger.alike:
            for one in offer:
                self.alike.setdefault(one, []).append(offer)
        self.findings = {finding.id: finding for finding in proceedings.findings}
        self._sources = {source.id: source for source in self.material.sources}
        self._segments = {segment.id: segment for segment in self.material.segments}
        self._sessions = {session.id: session for session in self.forum.sessions}
        self.order = ReadingOrder(forum, self.material)
        self._held: dict[SessionId, list[Segment]] = {session: [] for session in self._sessions}
        for segment in self.material.segments:
            if session := self.session(segment):
                self._held[session.id].append(segment)
        self._spoken = {
            (person, session)
            for session, segments in self._held.items()
            for segment in segments
            if segment.form != "heading"
            for person in segment.speakers
        } | set(self.material.unrecorded)

    def segment(self, segment_id: SegmentId) -> Segment:
        """Return the segment with this id."""
        return self._segments[segment_id]

    def source(self, segment: Segment) -> Source:
        """Return the file that the segment stands in."""
        return self._sources[segment.source]

    def session(self, segment: Segment) -> Session | None:
        """Return the session of a segment, None if unknown."""
        session_id = segment.session or self.source(segment).session
        return self._sessions.get(session_id) if session_id else None

    def segments(self, session_id: SessionId, kind: SourceKind) -> tuple[Segment, ...]:
        """Return the notes, or the transcript, of a session in reading order."""
        held = self._held.get(session_id, [])
        return tuple(segment for segment in held if self.source(segment).kind == kind)

    def has_spoken(self, person: PersonId, session_id: SessionId) -> bool:
        """Whether notes or transcript of the session contain words of the person."""
        return (person, session_id) in self._spoken

    def has_material(self, session_id: SessionId) -> bool:
        """Whether the session has any notes or transcript."""
        return bool(self._held.get(session_id))

    def appraisal(self, finding: Finding) -> Appraisal:
        """Return what the language work adds to a finding."""
        return self.appraisals.get(finding.id, Appraisal(finding.id))


def time_of_day(segment: Segment, evidence: Evidence) -> time | None:
    """Return when the words were said, in event time; None if the source has no clock."""
    if segment.clock is None:
        return None
    said, began = segment.mark_at(evidence.start).seconds, segment.mark_at(0).seconds
    clock = segment.clock
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    if said is not None and began is not None:
        seconds += int(said - began)
    hours, rest = divmod(seconds % _DAY, 3600)
    return time(hours, rest // 60, rest % 60)

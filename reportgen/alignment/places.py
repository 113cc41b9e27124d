"""When and in which slot a segment was said; speech outside the slots is withheld."""

import datetime as dt
from dataclasses import replace

from reportgen.alignment.times import NOT_HELD, Timetable, time_of_day, timetable
from reportgen.model import (
    Forum,
    Segment,
    Session,
    SessionId,
    Slot,
    SlotId,
    Source,
    Withheld,
    WithheldReason,
)


class Agenda:
    """A forum's sessions, ready to be asked where a segment belongs."""

    def __init__(self, forum: Forum) -> None:
        """Work out every session's times once."""
        self._sessions = {session.id: session for session in forum.sessions}
        self._timetables = {session.id: timetable(session) for session in forum.sessions}
        days = {session.date for session in forum.sessions}
        self._one_day = len(days) == 1 and len(forum.dates) <= 1

    def place(self, segment: Segment, source: Source) -> Segment | Withheld:
        """Return the segment with session, slot and clock, or only its place where withheld.

        A turn belongs where it begins: one that runs on into a break is kept whole.
        """
        placed = replace(
            segment,
            session=segment.session or source.session,
            clock=_clock(segment, source),
        )
        if placed.clock is None:
            return replace(placed, slot=segment.slot or self._slot_of_speaker(placed))
        return self._by_clock(placed, placed.clock)

    def _by_clock(self, segment: Segment, clock: dt.time) -> Segment | Withheld:
        session, (moment, slot) = self._happening(segment.session, clock)
        if moment == "outside":
            return withhold(segment, "outside the slots")
        if moment == "break":
            return withhold(segment, "break")
        return replace(segment, session=session, slot=slot.id if slot else None)

    def _happening(
        self, session: SessionId | None, clock: dt.time
    ) -> tuple[SessionId | None, tuple[str, Slot | None]]:
        """Return what was going on; without a session, the one of the day that was on then."""
        if session is not None:
            return session, self._timetables.get(session, Timetable()).at(clock)
        if not self._one_day:
            return None, ("unknown", None)
        moments = {id_: table.at(clock) for id_, table in self._timetables.items()}
        for wanted in ("slot", "break", "between", "unknown"):
            found = [id_ for id_, (moment, _) in moments.items() if moment == wanted]
            if found:
                only = len(found) == 1 and wanted != "unknown"
                return (found[0], moments[found[0]]) if only else (None, ("unknown", None))
        return None, ("outside", None)

    def _slot_of_speaker(self, segment: Segment) -> SlotId | None:
        """Return the one slot of the session in which the speaker was to be heard."""
        session = self._sessions.get(segment.session) if segment.session else None
        if session is None or len(segment.speakers) != 1:
            return None
        speaker = segment.speakers[0]
        slots = [
            slot.id
            for slot in session.slots
            if speaker in (*slot.speakers, slot.actual.by) and slot.actual.status not in NOT_HELD
        ]
        return slots[0] if len(slots) == 1 and not _moderates(session, segment) else None


def withhold(segment: Segment, reason: WithheldReason) -> Withheld:
    """Return the place of a segment whose words are dropped."""
    lines = [mark.line for mark in segment.marks] or [0]
    return Withheld(segment.source, lines[0], lines[-1], reason)


def _moderates(session: Session, segment: Segment) -> bool:
    return session.moderator in segment.speakers


def _clock(segment: Segment, source: Source) -> dt.time | None:
    if segment.clock is not None:
        return segment.clock
    seconds = next((mark.seconds for mark in segment.marks), None)
    if source.recorded_from is None or seconds is None:
        return None
    return time_of_day(source.recorded_from, seconds)

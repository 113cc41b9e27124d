"""Finds session and slot of a segment by the clock, and withholds speech outside the slots."""

import datetime as dt
from dataclasses import replace

from reportgen.alignment.pieces import cut
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
    """The timetable of a forum, in which segments are placed."""

    def __init__(self, forum: Forum) -> None:
        """Compute the times of every session."""
        self._sessions = {session.id: session for session in forum.sessions}
        self._timetables = {session.id: timetable(session) for session in forum.sessions}
        days = {session.date for session in forum.sessions}
        self._one_day = len(days) == 1 and len(forum.dates) <= 1

    def place(self, segment: Segment, source: Source) -> tuple[Segment | Withheld, ...]:
        """Return the segment with session, slot and clock, or only its place if it is withheld.

        A turn belongs where it begins. Parts said in a break or outside the slots are cut off and
        withheld; what follows is a segment of its own.
        """
        tied = replace(segment, session=segment.session or source.session)
        pieces = cut(tied, self._changes(tied, source))
        return tuple(self._place_whole(piece, source) for piece in pieces)

    def is_outside(self, session: SessionId, clock: dt.time) -> bool:
        """Whether a time of day lies in no slot or break of a session."""
        return self._reason(session, clock) == "outside the slots"

    def _changes(self, segment: Segment, source: Source) -> list[int]:
        """Return the numbers of the marks at which the reason to withhold changes."""
        if segment.clock is not None or source.recorded_from is None:
            return []
        reasons: list[WithheldReason | None] = []
        for mark in segment.marks:
            known = (
                None if mark.seconds is None else time_of_day(source.recorded_from, mark.seconds)
            )
            before = reasons[-1] if reasons else None
            reasons.append(self._reason(segment.session, known) if known else before)
        return [n for n in range(1, len(reasons)) if reasons[n] != reasons[n - 1]]

    def _place_whole(self, segment: Segment, source: Source) -> Segment | Withheld:
        clock = _clock(segment, source)
        placed = replace(segment, clock=clock)
        if clock is None:
            return replace(placed, slot=segment.slot or self._slot_of_speaker(placed))
        if reason := self._reason(segment.session, clock):
            return withhold(placed, reason)
        session, (_, slot) = self._happening(segment.session, clock)
        return replace(placed, session=session, slot=slot.id if slot else None)

    def _reason(self, session: SessionId | None, clock: dt.time) -> WithheldReason | None:
        """Return why speech at this time is withheld, None if it is not."""
        _, (moment, _) = self._happening(session, clock)
        match moment:
            case "outside":
                return "outside the slots"
            case "break":
                return "break"
            case _:
                return None

    def _happening(
        self, session: SessionId | None, clock: dt.time
    ) -> tuple[SessionId | None, tuple[str, Slot | None]]:
        """Return what was going on.

        Without a session, in the session of the day that was on then.
        """
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
        """Return the slot in which the speaker was to speak, if the session has only one."""
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
    address = segment.mark_at(0).address
    return Withheld(segment.source, lines[0], lines[-1], reason, address)


def _moderates(session: Session, segment: Segment) -> bool:
    return session.moderator in segment.speakers


def _clock(segment: Segment, source: Source) -> dt.time | None:
    if segment.clock is not None:
        return segment.clock
    seconds = next((mark.seconds for mark in segment.marks), None)
    if source.recorded_from is None or seconds is None:
        return None
    return time_of_day(source.recorded_from, seconds)

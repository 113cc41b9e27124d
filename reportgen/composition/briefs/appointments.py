"""A person's appointments: the slots the person speaks in and the sessions he or she moderates."""

import datetime as dt
from dataclasses import dataclass

from reportgen.composition.shared.agenda import session_date, session_times, slot_label
from reportgen.composition.shared.names import session_label
from reportgen.composition.shared.wording import (
    Clock,
    at_clock,
    beside,
    format_range,
    format_weekday_date,
    local_range,
    minutes_between,
)
from reportgen.composition.shared.words import Words
from reportgen.model import Forum, PersonId, Session, Slot, slot_day
from reportgen.people import Details, everybody

WORDS_A_MINUTE = 120
"""The speed of speech that interpreters can follow."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A slot that a person speaks in, or a session that the person moderates (no slot)."""

    session: Session
    slot: Slot | None = None

    def role(self, words: Words) -> str:
        """Return "Moderator", or the printed kind of the slot ("Presentation 2")."""
        return slot_label(self.slot, words) if self.slot else words.say("moderator-role")

    def name(self, words: Words) -> str:
        """Return "Presentation 2, Session I", or the role alone if it names the session."""
        role, session = self.role(words), session_label(self.session, words)
        return role if role == session else words.listed(role, session)

    @property
    def times(self) -> tuple[dt.time | None, dt.time | None]:
        """Start and end in event time."""
        return (self.slot.start, self.slot.end) if self.slot else session_times(self.session)

    @property
    def minutes(self) -> int | None:
        """The length in minutes, None if unknown."""
        return minutes_between(*self.times)


def appointments(forum: Forum, person: PersonId) -> tuple[Appointment, ...]:
    """Return a person's appointments in the order of the agenda."""
    found: list[Appointment] = []
    for session in forum.sessions:
        found += [Appointment(session)] if session.moderator == person else []
        found += [Appointment(session, slot) for slot in session.slots if person in slot.speakers]
    return tuple(found)


def briefed(forum: Forum) -> tuple[PersonId, ...]:
    """Return everybody with a slot or a moderator's role, in the order of the list of people."""
    return tuple(person.id for person in everybody(forum) if appointments(forum, person.id))


def sessions_of(held: tuple[Appointment, ...]) -> tuple[Session, ...]:
    """Return the sessions of appointments, each once."""
    return tuple({appointment.session.id: appointment.session for appointment in held}.values())


# --- clocks -----------------------------------------------------------------------------------


Times = tuple[dt.time, dt.time | None]
"""Start and end, each None if unknown."""


def event_clock(forum: Forum, date: dt.date | None, times: Times, words: Words) -> str:
    """Return a time in the event's time zone: "13:30–13:45 (Seoul, UTC+9)"."""
    if date and forum.timezone:
        return local_range(date, times, forum.timezone, Clock(forum.timezone, forum.city), words)
    return " ".join(filter(None, (format_range(*times, words), beside(forum.timezone_label))))


def event_time(forum: Forum, date: dt.date | None, times: Times, words: Words) -> str:
    """Return weekday, date and time in the event's time zone."""
    clock = event_clock(forum, date, times, words)
    if date is None:
        return clock
    return words.say("date-and-time", date=format_weekday_date(date, words), time=clock)


def own_time(
    forum: Forum, person: Details, date: dt.date | None, times: Times, words: Words
) -> str:
    """Return weekday, date and time in the person's zone, empty if zone or date is unknown."""
    if date is None or forum.timezone is None or person.timezone is None:
        return ""
    return local_range(date, times, forum.timezone, Clock(person.timezone, person.city), words)


def is_own_clock(forum: Forum, person: Details, date: dt.date | None, start: dt.time) -> bool:
    """Whether the person's clock shows the same time as the event's at that moment."""
    if date is None or forum.timezone is None or person.timezone is None:
        return False
    there = at_clock(date, start, forum.timezone, Clock(person.timezone))
    return there.replace(tzinfo=None) == dt.datetime.combine(date, start)


def day_of(forum: Forum, appointment: Appointment) -> dt.date | None:
    """Return the date of an appointment, None if unknown."""
    if appointment.slot is None:
        return session_date(forum, appointment.session)
    return slot_day(forum, appointment.session, appointment.slot)


def minutes_before(start: dt.time, minutes: int) -> dt.time | None:
    """Return the time of day so many minutes earlier, None if that is the day before."""
    at = start.hour * 60 + start.minute - minutes
    return dt.time(at // 60, at % 60) if at >= 0 else None


# --- order ------------------------------------------------------------------------------------


def speaking_slots(session: Session) -> tuple[Slot, ...]:
    """Return the slots of a session that have speakers."""
    return tuple(slot for slot in session.slots if slot.speakers)


def neighbours(session: Session, slot: Slot) -> tuple[Slot | None, Slot | None]:
    """Return the slots before and after a slot in its session."""
    at = session.slots.index(slot)
    before = session.slots[at - 1] if at else None
    return before, session.slots[at + 1] if at + 1 < len(session.slots) else None

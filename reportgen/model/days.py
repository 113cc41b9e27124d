"""The days of an agenda: an evening that goes on after midnight belongs to two dates."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from reportgen.model.event import Forum, Session, Slot
from reportgen.model.terms import SessionId

_EVENING, _MORNING = dt.time(17), dt.time(7)
_DAY = dt.timedelta(days=1)


def is_past_midnight(before: dt.time | None, after: dt.time | None) -> bool:
    """Whether a time that follows another on an agenda is one of the next morning."""
    if before is None or after is None:
        return False
    return before >= _EVENING and after < _MORNING


def session_days(forum: Forum) -> Mapping[SessionId, dt.date | None]:
    """The date of every session: its own, else the forum's first, else that of the night before.

    A session without date that comes after an evening session and begins early in the morning is
    on the next date; what follows it without a date, on the same one.
    """
    first = forum.dates[0] if forum.dates else None
    days: dict[SessionId, dt.date | None] = {}
    before: Session | None = None
    for session in forum.sessions:
        day = session.date or first
        if session.date is None and before is not None:
            previous, start = days[before.id], _start(session)
            if previous and is_past_midnight(_last(before), start):
                day = previous + _DAY
            elif previous and first and previous > first and before.date is None:
                day = previous
        days[session.id] = day
        before = session
    return days


def session_day(forum: Forum, session: Session) -> dt.date | None:
    """The date of a session, None where the forum has none."""
    if session.date is not None:
        return session.date
    return session_days(forum).get(session.id, forum.dates[0] if forum.dates else None)


def slot_day(forum: Forum, session: Session, slot: Slot) -> dt.date | None:
    """The date on which a slot begins: that of its session, or the next one after midnight."""
    day, before = session_day(forum, session), session.start
    for one in session.slots:
        if day and is_past_midnight(before, one.start):
            day += _DAY
        if one is slot or one == slot:
            return day
        before = one.start or before
    return day


def all_days(forum: Forum) -> tuple[dt.date, ...]:
    """Every date of the forum, those on which only a night's last sessions are among them."""
    found = (day for day in session_days(forum).values() if day is not None)
    return tuple(sorted({*forum.dates, *found}))


def running_minutes(times: Iterable[tuple[dt.time, dt.time]]) -> Iterator[tuple[int, int]]:
    """Yield starts and ends as minutes since the first midnight, going on after the next one."""
    days, before = 0, None
    for start, end in times:
        days += is_past_midnight(before, start)
        begins = days * 1440 + start.hour * 60 + start.minute
        ends = days * 1440 + end.hour * 60 + end.minute
        yield begins, ends + 1440 * is_past_midnight(start, end)
        before = start


def outside_hours(forum: Forum) -> tuple[Session, ...]:
    """The sessions that begin outside the hours of the forum, which may end after midnight."""
    if forum.start is None or forum.end is None:
        return ()
    begins, ends = next(running_minutes([(forum.start, forum.end)]))
    found: list[Session] = []
    for session in forum.sessions:
        if session.start is not None:
            at = session.start.hour * 60 + session.start.minute
            if not (begins <= at <= ends or begins <= at + 1440 <= ends):
                found.append(session)
    return tuple(found)


def _start(session: Session) -> dt.time | None:
    return session.start or (session.slots[0].start if session.slots else None)


def _last(session: Session) -> dt.time | None:
    """The last start of a session that is not after midnight itself."""
    starts = [slot.start for slot in session.slots if slot.start and slot.start >= _EVENING]
    return max([*starts, *([session.start] if session.start else [])], default=None)

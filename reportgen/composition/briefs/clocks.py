"""Times on a person's own clock and on that of the event, and when clocks change."""

import datetime as dt
from collections.abc import Iterator

from reportgen.composition.shared.frame import papers_date
from reportgen.composition.shared.wording import (
    Clock,
    at_clock,
    beside,
    format_range,
    format_weekday_date,
    local_range,
    zone,
)
from reportgen.composition.shared.words import Words
from reportgen.model import Forum
from reportgen.people import Details

Times = tuple[dt.time, dt.time | None]
"""Start and end, which is None if unknown."""

UTC = Clock("Etc/UTC")
_LOOK_BACK = dt.timedelta(days=28)
_DAY = dt.timedelta(days=1)


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


def own_clock(forum: Forum, person: Details) -> Clock | None:
    """Return the person's clock, None where the person's zone or the event's is unknown."""
    if forum.timezone is None or person.timezone is None:
        return None
    return Clock(person.timezone, person.city)


def clock_time(forum: Forum, clock: Clock, date: dt.date | None, times: Times, words: Words) -> str:
    """Return a time on a clock, with its day where that is another; empty if it is unknown."""
    if date is None or forum.timezone is None:
        return ""
    return local_range(date, times, forum.timezone, clock, words)


def both_clocks(
    forum: Forum, person: Details, date: dt.date | None, times: Times, words: Words
) -> tuple[str, ...]:
    """Return a time on the person's own clock, then on the event's if that shows another."""
    there, clock = event_clock(forum, date, times, words), own_clock(forum, person)
    if clock is None or is_own_clock(forum, person, date, times[0]):
        return (there,)
    return tuple(filter(None, (clock_time(forum, clock, date, times, words), there)))


def is_own_clock(forum: Forum, person: Details, date: dt.date | None, start: dt.time) -> bool:
    """Whether the person's clock shows the same time as the event's at that moment."""
    clock = own_clock(forum, person)
    if date is None or forum.timezone is None or clock is None:
        return False
    there = at_clock(date, start, forum.timezone, clock)
    return there.replace(tzinfo=None) == dt.datetime.combine(date, start)


def own_date(forum: Forum, person: Details, date: dt.date | None, start: dt.time) -> dt.date | None:
    """Return the date that the person's calendar shows at a moment of the event."""
    clock = own_clock(forum, person)
    if date is None or forum.timezone is None or clock is None:
        return date
    return at_clock(date, start, forum.timezone, clock).date()


def minutes_before(start: dt.time, minutes: int) -> dt.time | None:
    """Return the time of day so many minutes earlier, None if that is the day before."""
    at = start.hour * 60 + start.minute - minutes
    return dt.time(at // 60, at % 60) if at >= 0 else None


def changes_of_clocks(
    forum: Forum, person: Details, date: dt.date | None
) -> Iterator[tuple[Clock, dt.date]]:
    """Yield the clocks that change between the papers and the day after, with the date.

    Papers without a date are taken to go out within four weeks.
    """
    clocks = [own_clock(forum, person)]
    clocks += [Clock(forum.timezone, forum.city)] if forum.timezone else []
    if date is None:
        return
    first = papers_date(forum) or date - _LOOK_BACK
    for clock in {one.timezone: one for one in clocks if one}.values():
        day = max(first, date - 8 * _LOOK_BACK)
        while day <= date + _DAY:
            if _offset(clock, day) != _offset(clock, day + _DAY):
                yield clock, day + _DAY if _offset(clock, day, 12) == _offset(clock, day) else day
            day += _DAY


def _offset(clock: Clock, day: dt.date, hour: int = 0) -> dt.timedelta | None:
    return dt.datetime.combine(day, dt.time(hour), zone(clock.timezone)).utcoffset()

"""Formats dates, times, zones and enumerations in the language of a report."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportgen.composition.shared.words import Words
from reportgen.errors import InputError
from reportgen.model import Forum, running_minutes, session_days

# --- dates ------------------------------------------------------------------------------------


def language_name(tag: str, words: Words) -> str:
    """Return the name of a language by its tag, or the tag if it has none."""
    return words.named(f"language-{tag.casefold()}", tag)


def format_date(date: dt.date, words: Words) -> str:
    """Return "8 December 2020"."""
    return words.say("date", day=_day(date, words), month=_month(date, words), year=str(date.year))


def format_weekday_date(date: dt.date, words: Words) -> str:
    """Return "Tuesday, 8 December 2020"."""
    weekday = words.columns("weekdays")[date.weekday()]
    return words.say("weekday-date", weekday=weekday, date=format_date(date, words))


def format_dates(dates: Sequence[dt.date], words: Words) -> str:
    """Return the days of an event: "14–15 May 2026" for consecutive days, else each one."""
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    days = sorted(set(dates))
    if (last - first).days != len(days) - 1:
        return words.join([format_date(day, words) for day in days])
    if first == last:
        return format_date(first, words)
    if first.year != last.year:
        return words.say("days", first=format_date(first, words), last=format_date(last, words))
    values = {
        "first": _day(first, words),
        "day": _day(last, words),
        "month": _month(last, words),
        "year": str(last.year),
    }
    if first.month == last.month:
        return words.say("days-of-month", **values)
    return words.say("days-of-year", **values, first_month=_month(first, words))


def _day(date: dt.date, words: Words) -> str:
    return words.say("first-of-month") if date.day == 1 else str(date.day)


def _month(date: dt.date, words: Words) -> str:
    return words.columns("months")[date.month - 1]


# --- times of day -----------------------------------------------------------------------------


def format_time(time: dt.time, words: Words) -> str:
    """Return "13:30"."""
    values = {"hour": f"{time.hour:02d}", "plain_hour": str(time.hour)}
    return words.say("time", **values, minute=f"{time.minute:02d}")


def format_range(start: dt.time | None, end: dt.time | None, words: Words) -> str:
    """Return "13:30–15:00", "from 13:30", "until 15:00" or nothing, depending on what is known."""
    if start and end:
        both = {"start": format_time(start, words), "end": format_time(end, words)}
        return words.say("time-range", **both)
    if start:
        return words.say("time-from", start=format_time(start, words))
    return words.say("time-until", end=format_time(end, words)) if end else ""


def minutes_between(start: dt.time | None, end: dt.time | None) -> int | None:
    """Return the minutes from ``start`` to ``end``, also past midnight, None if unknown."""
    if start is None or end is None:
        return None
    begins, ends = next(running_minutes([(start, end)]))
    return ends - begins if ends > begins else None


# --- zones ------------------------------------------------------------------------------------


def zone(name: str) -> ZoneInfo:
    """Return the time zone with an IANA name.

    Raises:
        InputError: the name is not known.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"time zone {name!r} is not known; write an IANA name such as Asia/Seoul"
        raise InputError(message, "forum.yaml", rule="unknown-time-zone") from error


def format_offset(moment: dt.datetime) -> str:
    """Return the UTC offset of an aware time: "UTC+9", "UTC+5:30", "UTC-5" or "UTC"."""
    seconds = int((moment.utcoffset() or dt.timedelta()).total_seconds())
    hours, minutes = divmod(abs(seconds) // 60, 60)
    if not (hours or minutes):
        return "UTC"
    sign = "-" if seconds < 0 else "+"
    return f"UTC{sign}{hours}:{minutes:02d}" if minutes else f"UTC{sign}{hours}"


def zone_city(name: str) -> str:
    """Return the city in an IANA name ("New York"), nothing for names without one."""
    area, _, city = name.rpartition("/")
    return "" if not area or area == "Etc" else city.replace("_", " ")


def zone_label(forum: Forum, words: Words, *, by_day: bool = False) -> str:
    """Return the event's zone as printed: its own label, else "Seoul, UTC+9", else nothing.

    Where clocks change between the days of the forum there is no one offset: then the city alone
    is printed, or ``by_day`` each offset with its days.
    """
    if forum.timezone_label or not forum.timezone:
        return forum.timezone_label
    city = forum.city or zone_city(forum.timezone)
    found = _offsets(forum, forum.timezone)
    if len(found) == 1:
        return words.listed(city, *found)
    days = [day for several in found.values() for day in several]
    if not by_day or not found or len(days) > len(set(days)):
        return city or forum.timezone
    dated = (f"{offset} ({format_dates(several, words)})" for offset, several in found.items())
    return words.listed(city or forum.timezone, *dated)


def _offsets(forum: Forum, name: str) -> Mapping[str, list[dt.date]]:
    """Return the offsets that hold while the forum is in session, each with its days."""
    days = session_days(forum)
    times = {(days[s.id], s.start) for s in forum.sessions if s.start and days[s.id]}
    dated = {day for day, _ in times}
    times |= {(day, dt.time(12)) for day in forum.dates if day not in dated}
    found: dict[str, list[dt.date]] = {}
    for day, time in sorted((day, time) for day, time in times if day and time):
        offset = format_offset(dt.datetime.combine(day, time, zone(name)))
        if day not in found.setdefault(offset, []):
            found[offset].append(day)
    return found


def beside(label: str) -> str:
    """Return a zone label as it follows a time: in parentheses, unless it contains some."""
    return f"({label})" if label and "(" not in label else label


@dataclass(frozen=True, slots=True)
class Clock:
    """A zone in which times are printed; ``city`` is printed before the offset."""

    timezone: str
    city: str = ""

    @property
    def label(self) -> str:
        """The city to print, empty if neither person nor zone names one."""
        return self.city or zone_city(self.timezone)


def at_clock(date: dt.date, time: dt.time, event_zone: str, clock: Clock) -> dt.datetime:
    """Convert a time of day from the event's zone to another clock."""
    return dt.datetime.combine(date, time, zone(event_zone)).astimezone(zone(clock.timezone))


def local_range(
    date: dt.date,
    times: tuple[dt.time, dt.time | None],
    event_zone: str,
    clock: Clock,
    words: Words,
) -> str:
    """Return event times on another clock: "12:30–12:45 (Manila, UTC+8)".

    Weekday and date are added if they differ from ``date``. An end at or before the start is on the
    next day of the event.
    """
    start = at_clock(date, times[0], event_zone, clock)
    label = words.listed(clock.label, format_offset(start))
    if times[1] is None:
        time = _dated(start, date, format_time(start.time(), words), words)
        return words.say("in-zone", time=time, zone=label)
    end_date = date if times[1] > times[0] else date + dt.timedelta(days=1)
    end = at_clock(end_date, times[1], event_zone, clock)
    if end.date() == start.date():
        time = _dated(start, date, format_range(start.time(), end.time(), words), words)
    else:
        moments = [
            _moment(moment.date(), format_time(moment.time(), words), words)
            for moment in (start, end)
        ]
        time = words.say("overnight", start=moments[0], end=moments[1])
    return words.say("in-zone", time=time, zone=label)


def _dated(moment: dt.datetime, event_date: dt.date, time: str, words: Words) -> str:
    """Return a time, preceded by its day if that is not the day of the event."""
    return time if moment.date() == event_date else _moment(moment.date(), time, words)


def _moment(date: dt.date, time: str, words: Words) -> str:
    return words.say("date-and-time", date=format_weekday_date(date, words), time=time)

"""Dates, times, zones and enumerations in the words that every report prints."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportgen.errors import InputError
from reportgen.model import Forum

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "ja": "Japanese",
    "km": "Khmer",
    "ko": "Korean",
    "lo": "Lao",
    "mn": "Mongolian",
    "ms": "Malay",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "tl": "Filipino",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Return "a, b and c"; ``last`` is the word before the last one."""
    *first, end = words or ("",)
    return f"{', '.join(first)} {last} {end}" if first else end


def language_name(tag: str) -> str:
    """Return the English name of a language tag, the tag itself where it is not known."""
    return _LANGUAGES.get(tag.casefold(), tag)


# --- dates ------------------------------------------------------------------------------------


def format_date(date: dt.date) -> str:
    """Return "8 December 2020"."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def format_weekday_date(date: dt.date) -> str:
    """Return "Tuesday, 8 December 2020"."""
    return f"{_WEEKDAYS[date.weekday()]}, {format_date(date)}"


def format_dates(dates: Sequence[dt.date]) -> str:
    """Return the days of an event: "14–15 May 2026" where they run on, else each one."""
    if not dates:
        return ""
    first, last = min(dates), max(dates)
    days = sorted(set(dates))
    if (last - first).days != len(days) - 1:
        return join_words([format_date(day) for day in days])
    if first == last:
        return format_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{format_date(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]}–{format_date(last)}"
    return f"{format_date(first)}–{format_date(last)}"


# --- times of day -----------------------------------------------------------------------------


def format_time(time: dt.time) -> str:
    """Return "13:30"."""
    return f"{time.hour:02d}:{time.minute:02d}"


def format_range(start: dt.time | None, end: dt.time | None) -> str:
    """Return "13:30–15:00", "from 13:30", "until 15:00" or nothing, as far as it is known."""
    if start and end:
        return f"{format_time(start)}–{format_time(end)}"
    if start:
        return f"from {format_time(start)}"
    return f"until {format_time(end)}" if end else ""


def minutes_between(start: dt.time | None, end: dt.time | None) -> int | None:
    """Return the minutes from ``start`` to a later ``end`` of the same day, None if unknown."""
    if start is None or end is None or end <= start:
        return None
    return (end.hour - start.hour) * 60 + end.minute - start.minute


# --- zones ------------------------------------------------------------------------------------


def zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name.

    Raises:
        InputError: the name is not known.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"time zone {name!r} is not known; write an IANA name such as Asia/Seoul"
        raise InputError(message, "forum.yaml") from error


def format_offset(moment: dt.datetime) -> str:
    """Return the offset of an aware moment: "UTC+9", "UTC+5:30", "UTC-5" or "UTC"."""
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


def zone_label(forum: Forum, date: dt.date | None = None) -> str:
    """Return how the event's zone is printed: its own label, else "Seoul, UTC+9", else nothing.

    The offset is that of noon on ``date``, by default the first day.
    """
    day = date or (forum.dates[0] if forum.dates else None)
    if forum.timezone_label or not forum.timezone:
        return forum.timezone_label
    city = forum.city or zone_city(forum.timezone)
    if day is None:
        return city or forum.timezone
    noon = dt.datetime.combine(day, dt.time(12), zone(forum.timezone))
    return ", ".join(filter(None, (city, format_offset(noon))))


def beside(label: str) -> str:
    """Return a zone label as it stands after a time: in parentheses unless it has some."""
    return f"({label})" if label and "(" not in label else label


@dataclass(frozen=True, slots=True)
class Clock:
    """A zone to print times in; ``city`` is printed before the offset."""

    timezone: str
    city: str = ""

    @property
    def label(self) -> str:
        """Return the city to print, empty where neither person nor zone names one."""
        return self.city or zone_city(self.timezone)


def at_clock(date: dt.date, time: dt.time, event_zone: str, clock: Clock) -> dt.datetime:
    """Return the moment of a time of day in the event's zone, on another clock."""
    return dt.datetime.combine(date, time, zone(event_zone)).astimezone(zone(clock.timezone))


def local_range(
    date: dt.date, times: tuple[dt.time, dt.time | None], event_zone: str, clock: Clock
) -> str:
    """Return a range of event time on another clock: "12:30–12:45 (Manila, UTC+8)".

    Weekday and date stand in front where the clock shows another day than ``date``. An end at or
    before the start is on the next day of the event.
    """
    start = at_clock(date, times[0], event_zone, clock)
    label = ", ".join(filter(None, (clock.label, format_offset(start))))
    if times[1] is None:
        return f"{_day(start, date)}{format_time(start.time())} ({label})"
    end_date = date if times[1] > times[0] else date + dt.timedelta(days=1)
    end = at_clock(end_date, times[1], event_zone, clock)
    if end.date() == start.date():
        return f"{_day(start, date)}{format_range(start.time(), end.time())} ({label})"
    days = [format_weekday_date(moment.date()) for moment in (start, end)]
    clocks = [format_time(moment.time()) for moment in (start, end)]
    return f"{days[0]}, {clocks[0]} – {days[1]}, {clocks[1]} ({label})"


def _day(moment: dt.datetime, event_date: dt.date) -> str:
    return "" if moment.date() == event_date else f"{format_weekday_date(moment.date())}, "

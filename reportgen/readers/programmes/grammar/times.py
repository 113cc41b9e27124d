"""Times of day, lengths and dates as people write them; what may mean two things is not read."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CLOCK: Final = (
    r"(?P<h{0}>2[0-4]|[01]?\d)(?!\d)(?:\s?[:.h시]\s?(?P<m{0}>[0-5]\d)(?::[0-5]\d)?분?)?"
    r"(?:\s?(?P<p{0}>(?i:[ap]\.?\s?m\b\.?|noon\b|midnight\b)))?"
)
_DASH: Final = r"\s*(?:-|–|—|−|~|〜|to|until|bis|à)\s*"
_ZONE: Final = (
    r"(?P<zone>(?:(?:UTC|GMT)(?:\s?[+\-−±]\s?\d{1,2}(?::?\d{2})?)?|[A-Z]{2,5}T|MSK|[A-Z]ST|ET|CT|PT|MT)"
    r"(?:\s*\((?:UTC|GMT)\s*[+\-−]?\s*\d{0,2}(?::?\d{2})?\))?)"
)
_RANGE = re.compile(rf"{_CLOCK.format(1)}{_DASH}{_CLOCK.format(2)}(?:\s*(?:h|Uhr|hrs?)\b)?")
_SINGLE = re.compile(rf"{_CLOCK.format(1)}(?:\s*(?:Uhr|hrs?)\b)?")
_AFTER_ZONE = re.compile(rf"\s*[,(]?\s*{_ZONE}\)?")
_MINUTES = re.compile(
    r"\(?\b(?P<n>\d{1,3})\s?(?:-\s?)?(?P<unit>min(?:ute)?s?|hours?|hrs?|h|분)\b\.?\)?",
    re.IGNORECASE,
)
_MONTHS: Final = (
    ("jan", "janv", "ene", "januar", "enero", "janvier"),
    ("feb", "fév", "févr", "februar", "febrero", "février"),
    ("mar", "mars", "märz", "marzo", "mrz"),
    ("apr", "avr", "avril", "abr", "abril"),
    ("may", "mai", "mayo"),
    ("jun", "juin", "juni", "junio"),
    ("jul", "juil", "juillet", "juli", "julio"),
    ("aug", "août", "ago", "agosto"),
    ("sep", "sept", "septiembre", "septembre"),
    ("oct", "okt", "oktober", "octubre", "octobre"),
    ("nov", "noviembre", "novembre"),
    ("dec", "déc", "dez", "dic", "dezember", "diciembre", "décembre"),
)
_ENGLISH: Final = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBER = {
    name: number
    for number, (full, others) in enumerate(zip(_ENGLISH, _MONTHS, strict=True), 1)
    for name in (full, *others)
}
_MONTH: Final = "(?:" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")\b\.?"
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th|er|\.)?"
_I: Final = re.IGNORECASE
_DATES: Final = (
    ("ymd", re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")),
    ("ymd", re.compile(r"(\d{4})\s*[년年]\s*(\d{1,2})\s*[월月]\s*(\d{1,2})\s*[일日]")),
    ("d-dMy", re.compile(rf"(?<!\d){_DAY}{_DASH}{_DAY}\s+(?:de\s+)?({_MONTH}),?\s+(\d{{4}})", _I)),
    ("dMd-My", re.compile(rf"(?<!\d){_DAY} ({_MONTH}){_DASH}{_DAY} ({_MONTH}),? (\d{{4}})", _I)),
    ("dMy", re.compile(rf"(?<!\d){_DAY}\s+(?:de\s+)?({_MONTH}),?\s+(?:de\s+)?(\d{{4}})", _I)),
    ("Md-dy", re.compile(rf"\b({_MONTH})\s+{_DAY}{_DASH}{_DAY},?\s+(\d{{4}})", _I)),
    ("Mdy", re.compile(rf"\b({_MONTH})\s+{_DAY},?\s+(\d{{4}})(?!:)", _I)),
    ("dM", re.compile(rf"(?<!\d){_DAY}\s+(?:de\s+)?({_MONTH})(?!\w)", _I)),
    ("Md", re.compile(rf"\b({_MONTH})\s+{_DAY}(?![\d:])", _I)),
)  # fmt: skip
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\d/])")
_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?|\([월화수목금토일]\)|"
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|"
    r"freitag|samstag|sonntag)\b,?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time or range of times in a text: characters ``start`` to ``end`` of it.

    ``half`` holds "am" or "pm" for each time as written, empty where the text does not say.
    """

    begins: dt.time
    ends: dt.time | None
    start: int
    end: int
    zone: str = ""
    half: tuple[str, str] = ("", "")


def clock_at_start(text: str) -> Clock | None:
    """Return the time or range that opens a text, None where none does."""
    lead = len(text) - len(text.lstrip(" \t*[(•-–"))
    return _clock(text, lead, anywhere=False)


def clock_in(text: str) -> Clock | None:
    """Return the first range of times in a text, None where there is none."""
    for match in _RANGE.finditer(text):
        if _is_clock(match, 1) or _is_clock(match, 2):
            found = _clock(text, match.start(), anywhere=True)
            if found and found.ends:
                return found
    return None


def single_clock_in(text: str) -> Clock | None:
    """Return the first time in a text that is written with minutes, or with am or pm."""
    for match in _SINGLE.finditer(text):
        if _is_clock(match, 1):
            return _clock(text, match.start(), anywhere=True)
    return None


def _is_clock(match: re.Match[str], number: int) -> bool:
    return bool(match[f"m{number}"] or match[f"p{number}"])


def _clock(text: str, at: int, *, anywhere: bool) -> Clock | None:
    if at and text[at - 1 : at].isalnum():
        return None
    match = _RANGE.match(text, at)
    if match is not None and (_is_clock(match, 1) or _is_clock(match, 2)):
        found = _range(match)
    else:
        match = _SINGLE.match(text, at)
        if match is None or not _is_clock(match, 1):
            return None
        found = _single(match)
    if found is None or (text[match.end() : match.end() + 1].isalnum() and not anywhere):
        return None
    zone = _AFTER_ZONE.match(text, match.end())
    if zone is None:
        return found
    return Clock(found.begins, found.ends, found.start, zone.end(), zone["zone"], found.half)


def _range(match: re.Match[str]) -> Clock | None:
    half = (_half(match["p1"]), _half(match["p2"]))
    ends = _time(match["h2"], match["m2"], half[1])
    begins = _time(match["h1"], match["m1"], half[0])
    if begins is None or ends is None:
        return None
    if half[1] and not half[0]:
        shared = _time(match["h1"], match["m1"], half[1])
        begins = shared if shared is not None and shared <= ends else begins
    return Clock(begins, ends, match.start(), match.end(), half=half)


def _single(match: re.Match[str]) -> Clock | None:
    half = _half(match["p1"])
    begins = _time(match["h1"], match["m1"], half)
    return Clock(begins, None, match.start(), match.end(), half=(half, "")) if begins else None


def _half(written: str | None) -> str:
    folded = (written or "").casefold()
    if folded.startswith(("noon", "p")):
        return "pm"
    return "am" if folded else ""


def _time(hour: str, minute: str | None, half: str) -> dt.time | None:
    hours, minutes = int(hour), int(minute or 0)
    if half and not 1 <= hours <= 12:
        half = "" if hours <= 24 else half
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    if hours == 24 and minutes == 0:
        hours = 0
    return dt.time(hours, minutes) if hours < 24 and minutes < 60 else None


def minutes_in(text: str) -> tuple[int, int, int] | None:
    """Return a length in minutes and where its words begin and end, None where there is none."""
    match = _MINUTES.search(text)
    if match is None:
        return None
    count = int(match["n"])
    hours = match["unit"].casefold().startswith("h")
    return count * 60 if hours else count, match.start(), match.end()


@dataclass(frozen=True, slots=True)
class DateFound:
    """Days in a text and where their words begin and end; ``year`` 0 where none is written."""

    days: tuple[tuple[int, int, int], ...]
    start: int
    end: int


def dates_in(text: str) -> Iterator[DateFound]:
    """Yield the dates of a text in its order; ranges of days are all their days."""
    taken: list[tuple[int, int]] = []
    found: list[DateFound] = []
    for form, written in _DATES:
        for match in written.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            days = tuple(_days(form, match))
            if days:
                taken.append(match.span())
                found.append(DateFound(days, *match.span()))
    yield from sorted(found, key=lambda date: date.start)


def _days(form: str, match: re.Match[str]) -> Iterator[tuple[int, int, int]]:
    part = match.group
    if form == "ymd":
        days = [(int(part(1)), int(part(2)), int(part(3)))]
    elif form == "dMy":
        days = [(int(part(3)), _month(part(2)), int(part(1)))]
    elif form == "Mdy":
        days = [(int(part(3)), _month(part(1)), int(part(2)))]
    elif form in ("dM", "Md") and not re.search(r"[A-ZÀ-Þ]", match[0]):
        days = []  # "12 may be closed" is no date
    elif form == "dM":
        days = [(0, _month(part(2)), int(part(1)))]
    elif form == "Md":
        days = [(0, _month(part(1)), int(part(2)))]
    elif form == "dMd-My":
        first = (int(part(5)), _month(part(2)), int(part(1)))
        days = [first, (int(part(5)), _month(part(4)), int(part(3)))]
    else:
        first_day, last_day, month = (1, 2, 3) if form == "d-dMy" else (2, 3, 1)
        span = range(int(part(first_day)), min(int(part(last_day)), 31) + 1)
        days = [(int(part(4)), _month(part(month)), day) for day in span]
    yield from (day for day in days if _is_day(day))


def _month(written: str) -> int:
    return _MONTH_NUMBER[written.casefold().rstrip(".")]


def _is_day(day: tuple[int, int, int]) -> bool:
    try:
        dt.date(day[0] or 2000, day[1], day[2])
    except ValueError:
        return False
    return not day[0] or 1900 <= day[0] <= 2199


def ambiguous_date(text: str) -> str:
    """Return a date of a text whose day and month may be either way round, empty without one."""
    for match in _NUMERIC.finditer(text):
        return match[0]
    return ""


def without_dates(text: str) -> str:
    """Return a text without its dates and weekdays."""
    for date in reversed(list(dates_in(text))):
        text = text[: date.start] + " " + text[date.end :]
    return _WEEKDAY.sub(" ", text)

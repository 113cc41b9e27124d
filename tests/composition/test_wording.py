import datetime as dt
import re
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.composition.shared.wording import (
    Clock,
    format_date,
    format_dates,
    format_offset,
    format_range,
    format_time,
    format_weekday_date,
    local_range,
    zone_label,
)
from reportgen.errors import InputError
from reportgen.model import Forum
from tests.composition.tree_text import WORDS

DAY = dt.date(2020, 12, 8)
ZONES = (
    "Asia/Seoul", "Asia/Manila", "Asia/Kolkata", "Asia/Kathmandu", "America/New_York",
    "America/St_Johns", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin",
    "Africa/Nairobi", "Australia/Lord_Howe", "Etc/GMT-9", "UTC",
)  # fmt: skip


def at(clock: str) -> dt.time:
    return dt.time.fromisoformat(clock)


def days_of(*days: str) -> list[dt.date]:
    return [dt.date.fromisoformat(day) for day in days]


def seoul(start: str, end: str, zone: str, city: str = "") -> str:
    return local_range(DAY, (at(start), at(end)), "Asia/Seoul", Clock(zone, city), WORDS)


def test_dates_and_times_as_a_letter_writes_them() -> None:
    assert format_date(DAY, WORDS) == "8 December 2020"
    assert format_weekday_date(DAY, WORDS) == "Tuesday, 8 December 2020"
    assert format_time(at("09:05"), WORDS) == "09:05"
    assert format_range(at("13:30"), at("15:00"), WORDS) == "13:30–15:00"
    assert format_range(at("13:30"), None, WORDS) == "from 13:30"
    assert format_range(None, at("15:00"), WORDS) == "until 15:00"
    assert format_range(None, None, WORDS) == ""


@pytest.mark.parametrize(
    ("days", "printed"),
    [
        (["2026-05-14"], "14 May 2026"),
        (["2026-05-14", "2026-05-15"], "14–15 May 2026"),
        (["2026-04-30", "2026-05-01"], "30 April–1 May 2026"),
        (["2026-12-31", "2027-01-01"], "31 December 2026–1 January 2027"),
        (["2026-05-14", "2026-05-21"], "14 May 2026 and 21 May 2026"),
        ([], ""),
    ],
)
def test_days_of_an_event(days: list[str], printed: str) -> None:
    assert format_dates(days_of(*days), WORDS) == printed


def test_words_are_joined_like_a_sentence() -> None:
    assert WORDS.join(["a", "b", "c"]) == "a, b and c"
    assert WORDS.join(["a", "b"]) == "a and b"
    assert WORDS.join(["a"]) == "a"
    assert WORDS.join([]) == ""


@pytest.mark.parametrize(
    ("start", "end", "zone", "printed"),
    [
        ("13:30", "13:45", "Asia/Manila", "12:30–12:45 (Manila, UTC+8)"),
        ("13:45", "14:00", "Asia/Bangkok", "11:45–12:00 (Bangkok, UTC+7)"),
        ("14:00", "14:15", "Asia/Jakarta", "12:00–12:15 (Jakarta, UTC+7)"),
        ("15:45", "16:00", "Europe/Brussels", "07:45–08:00 (Brussels, UTC+1)"),
        ("16:25", "16:40", "Asia/Kolkata", "12:55–13:10 (Kolkata, UTC+5:30)"),
        ("16:55", "17:10", "Africa/Nairobi", "10:55–11:10 (Nairobi, UTC+3)"),
        (
            "13:00", "13:30", "America/New_York",
            "Monday, 7 December 2020, 23:00–23:30 (New York, UTC-5)",
        ),
        (
            "13:45", "14:30", "America/New_York",
            "Monday, 7 December 2020, 23:45 – Tuesday, 8 December 2020, 00:30 (New York, UTC-5)",
        ),
        ("13:00", "13:30", "Etc/GMT-9", "13:00–13:30 (UTC+9)"),
        ("13:00", "13:30", "UTC", "04:00–04:30 (UTC)"),
    ],
)  # fmt: skip
def test_a_slot_on_the_speakers_own_clock(start: str, end: str, zone: str, printed: str) -> None:
    assert seoul(start, end, zone) == printed


def test_the_persons_city_stands_for_the_zones() -> None:
    assert seoul("13:30", "13:45", "Asia/Manila", "Cebu") == "12:30–12:45 (Cebu, UTC+8)"


def test_summer_time_changes_the_offset_not_the_city() -> None:
    winter, summer = (
        local_range(day, (at("16:00"), None), "Asia/Seoul", Clock("Europe/Berlin"), WORDS)
        for day in (dt.date(2026, 3, 28), dt.date(2026, 3, 29))
    )
    assert winter == "08:00 (Berlin, UTC+1)"
    assert summer == "09:00 (Berlin, UTC+2)"


def test_the_zone_label_of_the_event(forum: Forum) -> None:
    assert zone_label(forum, WORDS) == "KST (GMT+9)"
    assert zone_label(replace(forum, timezone_label=""), WORDS) == "Seoul, UTC+9"
    assert zone_label(replace(forum, timezone_label="", timezone=None), WORDS) == ""
    assert zone_label(replace(forum, timezone_label="", city="", dates=()), WORDS) == "Seoul"


@pytest.mark.parametrize("name", ["Asia/Seuol", "KST", "../../etc/passwd", "", "Asia", "a\0b"])
def test_an_unknown_zone_says_what_to_write(name: str) -> None:
    with pytest.raises(InputError, match="Asia/Seoul"):
        seoul("13:00", "13:30", name)


OFFSET = re.compile(r"UTC(?:([+-])(\d+)(?::(\d\d))?)?\)")


def read_back(printed: str, day: dt.date) -> dt.datetime:
    """The moment that a reader of the printed line would compute."""
    if named := re.search(r"(\d+) (\w+) (\d{4})", printed):
        day = dt.datetime.strptime(named[0], "%d %B %Y").date()  # noqa: DTZ007
    clock = re.search(r"\d\d:\d\d", printed)
    offset = OFFSET.search(printed)
    assert clock
    assert offset
    shift = dt.timedelta(hours=int(offset[2] or 0), minutes=int(offset[3] or 0))
    local = dt.datetime.combine(day, at(clock[0]))
    return (local + shift if offset[1] == "-" else local - shift).replace(tzinfo=dt.UTC)


@given(
    day=st.dates(dt.date(1990, 1, 1), dt.date(2037, 12, 30)),
    start=st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    minutes=st.integers(1, 300),
    zones=st.tuples(st.sampled_from(ZONES), st.sampled_from(ZONES)),
)
def test_what_is_printed_is_the_same_moment(
    day: dt.date, start: dt.time, minutes: int, zones: tuple[str, str]
) -> None:
    event, own = zones
    end = (dt.datetime.combine(day, start) + dt.timedelta(minutes=minutes)).time()
    printed = local_range(day, (start, end), event, Clock(own), WORDS)
    moment = dt.datetime.combine(day, start, ZoneInfo(event)).astimezone(dt.UTC)
    assert read_back(printed, day) == moment
    assert not re.search(r"\b[A-Z]ST\b", printed)


@given(st.integers(-14 * 60, 14 * 60))
def test_an_offset_reads_back(minutes: int) -> None:
    moment = dt.datetime(2020, 1, 1, tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    found = OFFSET.search(f"{format_offset(moment)})")
    assert found
    total = int(found[2] or 0) * 60 + int(found[3] or 0)
    assert (-total if found[1] == "-" else total) == minutes

"""Times and dates as people write them."""

import datetime as dt

import pytest

from reportgen.readers.programmes.grammar.times import (
    ambiguous_date,
    clock_at_start,
    clock_in,
    dates_in,
    minutes_in,
    without_dates,
)


@pytest.mark.parametrize(
    ("text", "begins", "ends", "zone"),
    [
        ("13:30-15:00 Session I", "13:30", "15:00", ""),
        ("13:30–14:45", "13:30", "14:45", ""),
        ("1:30 PM - 1:35 PM Welcome", "13:30", "13:35", ""),
        ("1:00 – 3:00 pm EDT", "13:00", "15:00", "EDT"),
        ("1:30 p.m. – 3:00 p.m. EST", "13:30", "15:00", "EST"),
        ("11:30 – 1:00 pm", "11:30", "13:00", ""),
        ("8:00am", "08:00", None, ""),
        ("9h30 – 10h15 Ouverture", "09:30", "10:15", ""),
        ("09.30 Uhr", "09:30", None, ""),
        ("13:00-17:30 KST (GMT+9) 8 December 2020", "13:00", "17:30", "KST (GMT+9)"),
        ("12:00 noon", "12:00", None, ""),
        ("* 9:15 - 17:00", "09:15", "17:00", ""),
    ],
)
def test_clocks(text: str, begins: str, ends: str | None, zone: str) -> None:
    found = clock_at_start(text)
    assert found is not None
    assert f"{found.begins:%H:%M}" == begins
    assert (f"{found.ends:%H:%M}" if found.ends else None) == ends
    assert found.zone == zone


@pytest.mark.parametrize(
    "text",
    ["3 cities", "2020 Forum", "25:10 no", "1234 Street", "12 May 2026", "Session 2", "3.5 m"],
)
def test_what_is_no_clock(text: str) -> None:
    assert clock_at_start(text) is None


def test_a_range_inside_a_heading() -> None:
    found = clock_in("Session 1: June 25, 06:00-07:35 UTC")
    assert found is not None
    assert (found.begins, found.ends, found.zone) == (dt.time(6), dt.time(7, 35), "UTC")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8 December 2020", [(2020, 12, 8)]),
        ("Thursday, May 2, 2024", [(2024, 5, 2)]),
        ("8-10 April 2025", [(2025, 4, 8), (2025, 4, 9), (2025, 4, 10)]),
        ("30 April - 1 May 2026", [(2026, 4, 30), (2026, 5, 1)]),
        ("2026년 5월 14일", [(2026, 5, 14)]),
        ("le 3 mars 2026", [(2026, 3, 3)]),
        ("2026-05-14", [(2026, 5, 14)]),
        ("Session 1: June 25, 06:00", [(0, 6, 25)]),
        ("31 February 2026", []),
        ("Room 12 may be closed", []),
    ],
)
def test_dates(text: str, days: list[tuple[int, int, int]]) -> None:
    assert [day for found in dates_in(text) for day in found.days] == days


def test_a_date_that_may_be_two_is_no_date() -> None:
    assert list(dates_in("08/09/2026")) == []
    assert ambiguous_date("on 08/09/2026") == "08/09/2026"


def test_lengths_and_rests() -> None:
    assert minutes_in("Scene setting (10min)") == (10, 14, 21)
    assert minutes_in("3h - discussion of proposals") == (180, 0, 2)
    assert minutes_in("the 20 cities") is None
    assert without_dates("Tuesday, 8 April 2025").strip() == ""

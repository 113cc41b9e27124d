"""Offsets on each day, nights that cross midnight, hours that come twice, talks that were not held."""

import datetime as dt
from pathlib import Path

import pytest

from reportgen.model import all_days, session_days, slot_day
from reportgen.project import build_folder, read_folder, request_for
from reportgen.readers import read_forum
from tests.real.conftest import FORUM, Lay

pytestmark = pytest.mark.model

TWO_DAYS = FORUM.replace("dates: [2026-05-14]", "dates: [2026-10-24, 2026-10-26]").replace(
    "  - id: s2\n", "  - id: s2\n    date: 2026-10-26\n"
)
NIGHT = FORUM.replace("dates: [2026-05-14]", "dates: [2026-06-25]")
for old, new in (("09:00", "22:00"), ("09:30", "23:40"), ("10:30", "00:20"), ("12:00", "02:00")):
    NIGHT = NIGHT.replace(f'"{old}"', f'"{new}"')
"""s1 lasts from 22:00 to 00:20 with a talk from 23:40, s2 from 00:20 to 02:00 of the next date."""


def rules(folder: Path) -> set[str]:
    return {issue.rule for issue in read_folder(folder).issues}


def report(folder: Path, tmp_path: Path, name: str) -> str:
    request = request_for((name,), ("txt",), ("working",), None)
    built = build_folder(folder, tmp_path / "out", request, model=None, tell=lambda _: None)
    return "\n".join(
        file.path.read_text(encoding="utf-8") for file in built.files if file.path.suffix == ".txt"
    )


def test_each_day_has_its_offset(lay: Lay, tmp_path: Path) -> None:
    folder = lay({}, TWO_DAYS + 'start: "09:00"\nend: "12:00"\n')
    text = report(folder, tmp_path, "concept-note")
    assert "09:00–12:00 (Lisbon), 24 October 2026 and 26 October 2026" in text
    assert "All times: Lisbon, UTC+1 (24 October 2026), UTC (26 October 2026)" in text


def test_one_offset_is_printed_once(lay: Lay, tmp_path: Path) -> None:
    folder = lay({}, FORUM + 'start: "09:00"\nend: "12:00"\n')
    text = report(folder, tmp_path, "concept-note")
    assert "09:00–12:00 (Lisbon, UTC+1), 14 May 2026" in text


def test_a_night_goes_on_with_the_next_date(lay: Lay) -> None:
    forum = read_forum(lay({}, NIGHT)).forum
    first, second = dt.date(2026, 6, 25), dt.date(2026, 6, 26)
    assert list(session_days(forum).values()) == [first, second]
    assert all_days(forum) == (first, second)
    evening, night = forum.sessions
    assert slot_day(forum, evening, evening.slots[1]) == first
    assert slot_day(forum, night, night.slots[0]) == second


def test_a_night_is_no_mistake_of_the_agenda(lay: Lay, tmp_path: Path) -> None:
    folder = lay({}, NIGHT)
    assert not rules(folder) & {"slot-reversed", "slot-overlap", "slot-gap"}
    text = report(folder, tmp_path, "concept-note")
    assert "Friday, 26 June 2026, 00:20–02:00" in text
    briefs = report(folder, tmp_path, "speaker-briefs")
    assert "Friday, 26 June 2026" in briefs
    assert " / 40 minutes." in briefs
    assert " / 100 minutes." in briefs


def test_hours_that_leave_a_session_out_are_not_printed(lay: Lay, tmp_path: Path) -> None:
    folder = lay({}, NIGHT + 'start: "06:00"\nend: "14:10"\n')
    assert "outside-hours" in rules(folder)
    text = report(folder, tmp_path, "concept-note")
    assert "06:00" not in text
    assert "25–26 June 2026" in text


@pytest.mark.parametrize(
    ("day", "start", "zone", "odd"),
    [
        ("2026-10-25", "01:30", "Europe/Lisbon", True),
        ("2026-03-29", "01:30", "Europe/Lisbon", True),
        ("2026-10-25", "03:30", "Europe/Lisbon", False),
        ("2026-10-25", "02:30", "Asia/Seoul", False),
        ("2026-11-01", "01:15", "America/New_York", True),
    ],
)
def test_an_hour_that_clocks_repeat_or_skip_is_named(
    lay: Lay, day: str, start: str, zone: str, odd: bool
) -> None:
    text = FORUM.replace("2026-05-14", day).replace("Europe/Lisbon", zone)
    text = text.replace('"09:00"', f'"{start}"').replace('"09:30"', '"04:30"')
    assert ("clock-change" in rules(lay({}, text))) is odd


@pytest.mark.parametrize("status", ["absent", "cancelled"])
def test_a_talk_that_was_not_held_has_no_time(lay: Lay, tmp_path: Path, status: str) -> None:
    plan = '{kind: presentation, start: "09:00", end: "09:30", title: Silt, speakers: [obi]}'
    held = plan.replace("[obi]}", f"[obi], actual: {{status: {status}}}}}")
    folder = lay({"notes/a.md": "Lamps were lit."}, FORUM.replace(plan, held))
    text = report(folder, tmp_path, "outcome-report")
    row = next(
        line for line in text.splitlines() if "Silt" in line and "Obiora" in line and "|" in line
    )
    assert row.startswith("– |")
    assert "09:00–09:30" not in text

"""Facts of the title block: what is stated is taken, what may be two things is asked."""

import datetime as dt
from pathlib import Path

from reportgen.readers.programmes import draft_from
from reportgen.readers.programmes.opening import open_file
from reportgen.readers.programmes.records import Programme


def read(tmp_path: Path, text: str, name: str = "agenda.txt") -> Programme:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return open_file(path).as_programme()


def test_dates_of_other_things_are_no_date_of_the_event(tmp_path: Path) -> None:
    text = "Order of business\n\nReport of the board of March 4, 2026\n\nReport of March 9, 2026\n"
    programme = read(tmp_path, text)
    assert programme.dates == ()
    assert [doubt.rule for doubt in programme.doubts] == ["several-dates"]


def test_a_date_that_may_be_two_is_asked(tmp_path: Path) -> None:
    programme = read(tmp_path, "Harbour Forum\n\n08/09/2026\n\n9:00 Opening\n10:00 Dikes\n")
    assert programme.dates == ()
    assert programme.doubts[0].rule == "ambiguous-date"


def test_the_name_of_a_file_may_tell_the_date(tmp_path: Path) -> None:
    path = tmp_path / "GMT20260514-090000_Recording.transcript.vtt"
    path.write_text("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nIda Lund: Hello.\n", "utf-8")
    draft = draft_from([path], "x")
    assert "dates: [2026-05-14]" in draft.files["forum.yaml"].decode()
    assert any(doubt.rule == "date-of-name" for _, doubt in draft.doubts)


def test_title_and_place_of_a_page(tmp_path: Path) -> None:
    page = (
        "<html><head><title>Coast — Agenda</title></head><body>"
        "<p>Town Hall (East) | May 14, 2026</p><h1>Agenda</h1>"
        "<table><tr><th>Time</th><th>Activity</th></tr>"
        "<tr><td>9:30am</td><td>Opening</td></tr><tr><td>10:45pm</td><td>Dikes</td></tr>"
        "<tr><td>11:15am</td><td>Lunch</td></tr></table></body></html>"
    )
    programme = read(tmp_path, page, "agenda.html")
    assert programme.fact("title") == "Coast"
    assert programme.fact("venue") == "Town Hall (East)"
    assert programme.dates == (dt.date(2026, 5, 14),)
    assert [session.start for session in programme.sessions] == [
        dt.time(9, 30),
        dt.time(10, 45),
        dt.time(11, 15),
    ]
    assert programme.sessions[1].doubts[0].rule == "half-day"
    assert {doubt.rule for doubt in programme.doubts} == {"venue", "end-from-next"}


def test_talks_with_lengths_under_headings_with_times(tmp_path: Path) -> None:
    text = (
        "# Coast\n\n## Session 1: May 14, 06:00-07:00 UTC\n\n### Times in various timezones:\n\n"
        "* May 13, 23:00 PDT\n* May 14, 15:00 JST/KST\n\n### Agenda:\n\n"
        "1. Scene setting (10min)\n2. Use cases (30min)\n    * Ida LUND: What tides tell (3min)\n"
        "    * Bo Li, Ola Ray: Two ports (3min)\n\n## Session 2: May 15, 2026, 01:00-02:00 UTC\n"
    )
    sessions = read(tmp_path, text, "agenda.md").sessions
    assert [(s.title, s.start) for s in sessions] == [
        ("Session 1", dt.time(6)),
        ("Session 2", dt.time(1)),
    ]
    slots = [(s.title, s.minutes, [p.name for p in s.speakers]) for s in sessions[0].slots]
    assert slots == [
        ("Scene setting", 10, []),
        ("Use cases", 30, []),
        ("What tides tell", 3, ["Ida LUND"]),
        ("Two ports", 3, ["Bo Li", "Ola Ray"]),
    ]
    assert all(slot.start is None for slot in sessions[0].slots)

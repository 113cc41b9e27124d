"""How offices write programmes: day, hours and place in one line, moderators in a row."""

from pathlib import Path

import pytest

from reportgen.readers.programmes.draft import draft_from

HEAD = "# Invented Forum on River Towns\n\n{line}\n\n## Session I. Water\n\n"
TABLE = """| Time | Topic | Speaker |
|---|---|---|
| 13:30-13:50 | Pumps | Ms. Ann Carter, Director, Invented Institute |
| 14:10-14:30 | Discussion | Moderator: Ms. Lea Nowak, Fund of Towns |
"""


def drafted(tmp_path: Path, text: str, name: str = "programme.md") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return draft_from([path], "forum").files["forum.yaml"].decode()


@pytest.mark.parametrize(
    ("line", "venue", "zone"),
    [
        ("14 May 2026, 13:30-17:00 (Seoul time), Hall 2, Busan", "Hall 2, Busan", "Asia/Seoul"),
        ("Thursday 14 May 2026 | 13:30 – 17:00 | Town Hall", "Town Hall", ""),
        (
            "Town Hall, Room 3 • 14 May 2026 • 13:30-17:00 Nairobi time",
            "Town Hall, Room 3",
            "Africa/Nairobi",
        ),
        ("14 May 2026, 13:30-17:00 UTC, online", "online", "UTC"),
    ],
)
def test_day_hours_and_place_share_a_line(tmp_path: Path, line: str, venue: str, zone: str) -> None:
    text = drafted(tmp_path, HEAD.format(line=line) + TABLE)
    assert 'start: "13:30"\nend: "17:00"' in text
    assert "dates: [2026-05-14]" in text
    assert f"# CHECK: '{venue}' stands beside the date" in text
    assert f"timezone: {zone}\n" in text if zone else "timezone:  # not stated" in text


@pytest.mark.parametrize(
    "line",
    [
        "The forum takes place on 14 May 2026 from 13:30 to 17:00 in the town hall.",
        "Please join us on 14 May 2026, 13:30-17:00, and bring your maps.",
    ],
)
def test_a_sentence_names_no_place_by_its_rest(tmp_path: Path, line: str) -> None:
    assert "stands beside the date" not in drafted(tmp_path, HEAD.format(line=line) + TABLE)


def test_a_city_that_names_no_zone_or_several_is_not_taken(tmp_path: Path) -> None:
    line = "14 May 2026, 13:30-17:00 (Springfield time), Town Hall"
    text = drafted(tmp_path, HEAD.format(line=line) + TABLE)
    assert "timezone_label: Springfield time" in text
    assert "\ntimezone:\n" in text


def test_who_moderates_a_slot_does_not_speak_in_it(tmp_path: Path) -> None:
    text = drafted(tmp_path, HEAD.format(line="14 May 2026") + TABLE)
    assert "moderator: lea-nowak" in text
    assert "'Lea Nowak' moderates 'Discussion', and is taken as moderator" in text
    assert "speakers: [lea-nowak]" not in text


def test_titles_of_talks_are_no_title_of_their_session(tmp_path: Path) -> None:
    table = (
        "Session,Start,End,Title,Type,Speaker\n"
        "Keeping water running in heat and flood,13:30,13:50,Pumps that last,Presentation,Ann Carter\n"
        "Keeping water running in heat and flood,13:50,14:10,Maps for mayors,Presentation,Ravi Bose\n"
        "Panel A,14:10,14:30,Funds of towns,Presentation,Lea Nowak\n"
        "Panel A,14:30,14:50,Savings groups,Presentation,Omar Haile\n"
        "Panel B,15:00,15:20,Who pays for repair,Presentation 1,Lea Nowak\n"
        "Panel B,15:20,15:40,Who pays for repair,Presentation 2,Omar Haile\n"
    )
    text = drafted(tmp_path, table, "programme.csv")
    for title in ("Keeping water running in heat and flood", "Panel A", "Who pays for repair"):
        assert f"    title: {title}\n" in text
    for title in ("Pumps that last", "Maps for mayors", "Funds of towns", "Savings groups"):
        assert f"title: {title}, speakers" in text


def test_the_zone_that_all_headings_name_is_that_of_the_forum(tmp_path: Path) -> None:
    text = "# Coast\n\n25 June 2026\n\n## Session 1: June 25, 06:00-07:35 UTC\n\n* Tides (10min)\n"
    assert "timezone: UTC\n" in drafted(tmp_path, text)


def test_an_organization_behind_a_name_on_screen_makes_nobody_new(tmp_path: Path) -> None:
    (tmp_path / "programme.md").write_text(HEAD.format(line="14 May 2026") + TABLE)
    spoken = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nAnn Carter (Invented Institute): Welcome.\n"
    (tmp_path / "talk.vtt").write_text(spoken)
    text = draft_from([tmp_path], "forum").files["forum.yaml"].decode()
    assert "Heard in notes" not in text


ZOOM = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nAnn Carter: Welcome.\n"
TWO = HEAD + TABLE + "\n## Session II. Money\n\n| 14:40-15:00 | Funds | Ms. Ann Carter |\n"


@pytest.mark.parametrize(
    ("line", "name", "began"),
    [
        ("14 May 2026, 13:30-17:00 (Seoul time), Hall 2", "GMT20260514-054003_Rec.vtt", "14:40:03"),
        ("14 May 2026, 13:30-17:00 (Lima time), Hall 2", "GMT20260514-184000_Rec.vtt", "13:40:00"),
        ("14 May 2026, 13:30-17:00 (Seoul time), Hall 2", "GMT20260513-054003_Rec.vtt", ""),
        ("14 May 2026, 13:30-17:00 EST, Hall 2", "GMT20260514-054003_Rec.vtt", ""),
        ("14 May 2026, 13:30-17:00 (Seoul time), Hall 2", "GMT20261399-254003_Rec.vtt", ""),
    ],
)
def test_the_name_of_a_zoom_recording_says_when_it_began(
    tmp_path: Path, line: str, name: str, began: str
) -> None:
    (tmp_path / "programme.md").write_text(TWO.format(line=line), encoding="utf-8")
    (tmp_path / name).write_text(ZOOM, encoding="utf-8")
    draft = draft_from([tmp_path], "forum")
    sidecars = [text.decode() for path, text in draft.files.items() if path.endswith(".vtt.yaml")]
    assert [f'recorded_from: "{began}"' in text for text in sidecars] == [True] * bool(began)
    rules = {doubt.rule for _, doubt in draft.doubts}
    assert ("recorded-from-name" in rules, "not-tied" in rules) == (bool(began), not began)


ORDER = """# Introduction

# Communications

# Report of the Committee on Rivers dated March 4, 2015

1. Rezoning of the mill
2. A bridge at the weir

# Report of the Committee on Finance

1. Second quarter

# Committee on Finance: Motions

# Adjournment
"""


def test_an_order_of_business_is_an_agenda_without_times(tmp_path: Path) -> None:
    text = drafted(tmp_path, ORDER, "council index.md")
    assert "title: Report of the Committee on Rivers dated March 4, 2015\n" in text.replace('"', "")
    assert "{kind: other, title: Rezoning of the mill}" in text
    assert (
        "# CHECK: the agenda has headings without times; 6 of them were taken as sessions" in text
    )


def test_headings_of_notes_are_no_order_of_business(tmp_path: Path) -> None:
    notes = "".join(f"# Topic {n} of the rivers\n\n1. Water is low\n" for n in range(8))
    assert "taken as sessions" not in drafted(tmp_path, notes, "rivers.md")

import datetime as dt
from dataclasses import replace

import pypdfium2
import pytest

from reportgen.composition import (
    access_sheet,
    chase_sheet,
    contact_sheet,
    glossary_sheet,
    plate_names,
    programme_entries,
    protocol_sheet,
    runs_of_show,
)
from reportgen.document import SHIPPED_LOOK, opening_orientation
from reportgen.model import Forum, Outline, PersonId
from reportgen.writers import write_plates
from tests.composition.tree_text import shipped_outline, text_of

TODAY = dt.date(2020, 11, 25)


def test_the_run_of_show_begins_before_and_ends_after(forum: Forum, brief_outline: Outline) -> None:
    (sheet,) = runs_of_show(forum, brief_outline)
    assert sheet.rows[0][:2] == ("12:15", "45")
    assert sheet.rows[1][:3] == ("12:45", "15", "Speakers and moderators join")
    opening = sheet.rows[2]
    assert opening[:5] == (
        "13:00–13:10",
        "10",
        "Opening\nOpening Remarks",
        "Mr. Émile Sato",
        "Prof. Lakshmi Rao",
    )
    assert "English → Korean" in opening
    assert sheet.rows[-1][:2] == ("14:15", "15")
    assert opening_orientation(sheet.document) == "landscape"


def test_every_room_has_a_run_of_its_own(forum: Forum, brief_outline: Outline) -> None:
    opening, first, closing = forum.sessions
    rooms = replace(
        forum, sessions=(opening, replace(first, room="Hall 2"), replace(closing, room="Hall 1"))
    )
    assert [sheet.name for sheet in runs_of_show(rooms, brief_outline)] == [
        "run-of-show",
        "run-of-show.Hall 2",
        "run-of-show.Hall 1",
    ]


def test_who_opposes_being_recorded_is_on_the_run_of_show(
    forum: Forum, brief_outline: Outline
) -> None:
    people = tuple(replace(one, record=one.id != "rao") for one in forum.people)
    (sheet,) = runs_of_show(replace(forum, people=people), brief_outline)
    assert "Not recorded: Prof. Lakshmi Rao" in "\n".join(map("|".join, sheet.rows))


def test_what_is_waited_for_stands_by_its_day(forum: Forum, brief_outline: Outline) -> None:
    asked = {PersonId("rao"): dt.date(2020, 11, 2)}
    sheet = chase_sheet(forum, brief_outline, asked, TODAY)
    assert sheet.rows[0][:2] == ("1 December 2020", "Mr. Bo Kim")
    assert [row[4] for row in sheet.rows if row[0]] == ["2"] * 4
    assert {row[5] for row in sheet.rows if row[1] == "Prof. Lakshmi Rao"} == {"2 November 2020"}
    assert "forum.yaml" not in text_of(sheet.document)
    late = chase_sheet(forum, brief_outline, {}, dt.date(2020, 12, 2))
    assert late.rows[0][4] == "1"


def test_precedence_is_that_which_people_entered(forum: Forum, brief_outline: Outline) -> None:
    ranks = {"sato": 1, "rao": 2}
    people = tuple(replace(one, precedence=ranks.get(one.id)) for one in forum.people)
    sheet = protocol_sheet(replace(forum, people=people), brief_outline)
    assert [row[0] for row in sheet.rows] == ["1", "2", "", "", ""]
    assert sheet.rows[0][1].startswith("Mr. Émile Sato")


def test_needs_and_telephones_are_on_internal_sheets(forum: Forum, brief_outline: Outline) -> None:
    people = tuple(
        replace(one, access="A ramp." if one.id == "rao" else "") for one in forum.people
    )
    needs = access_sheet(replace(forum, people=people), brief_outline)
    assert needs.rows[1][5] == "Prof. Lakshmi Rao: A ramp."
    contacts = contact_sheet(forum, brief_outline)
    assert "+82 2 000 0000" in text_of(contacts.document)
    assert contacts.document.furniture.status == "Internal"
    assert ("Prof. Lakshmi Rao", "LUK-shmee rao") in glossary_sheet(forum, brief_outline).rows


def test_the_programme_has_no_personal_link(forum: Forum, brief_outline: Outline) -> None:
    entries = programme_entries(forum, brief_outline)
    assert [entry.title for entry in entries] == ["Opening", "Session I. Harbours after the Storm"]
    assert f"{entries[0].start:%Y-%m-%d %H:%M}" == "2020-12-08 13:00"
    assert all(not entry.link for entry in entries)


@pytest.mark.parametrize("language", ["ar", "en", "fr", "ko"])
def test_sheets_speak_the_language_of_the_forum(forum: Forum, language: str) -> None:
    outline = shipped_outline("project-report", "speaker-briefs", language)
    for sheet in (*runs_of_show(forum, outline), contact_sheet(forum, outline)):
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_a_name_plate_has_the_name_on_both_sides(forum: Forum, brief_outline: Outline) -> None:
    names = plate_names(forum, brief_outline)
    assert ("Prof. Lakshmi Rao", "Bay University") in names
    made = write_plates(names, SHIPPED_LOOK, forum.title)
    assert made == write_plates(names, SHIPPED_LOOK, forum.title)
    pages = pypdfium2.PdfDocument(made)
    assert len(pages) == len(names)
    for page, (name, _) in zip(pages, names, strict=True):
        assert page.get_textpage().get_text_bounded().count(name) == 2

import datetime as dt
from dataclasses import replace
from itertools import pairwise

from reportgen.composition.shared.agenda import agenda_table
from reportgen.document import Text
from reportgen.model import Actual, ActualStatus, Forum, PersonId
from tests.composition.forum_planned import at
from tests.composition.tree_text import WORDS, lines_of

AS_PLANNED = """\
header: Time | Item | Speakers
block: 13:00–13:30 Opening
sub: Moderator: Ms. Ara Kim, Director, Institute of Port Affairs
plain: 13:00–13:10 | Opening Remarks | Mr. Émile Sato, Head of LGN
plain: 13:10–13:30 | Group photo
block: 13:30–14:15 Session I. Harbours after the Storm (IPA & LGN/RO/LG)
sub: Moderator: Ms. Ara Kim, Director, Institute of Port Affairs
plain: 13:30–13:45 | Presentation 1 / Small Harbours | \
Prof. Lakshmi Rao, Professor, Bay University, India
plain: 13:45–14:00 | Discussion | Mr. Bo Kim, Dean, College of Ports, Bay University / Åsa Lind
plain: 14:00–14:15 | Q & A / Break
block: <time to be confirmed> Closing"""


def happened(forum: Forum, status: ActualStatus, **more: object) -> list[str]:
    """The lines of Session I's presentation after something became of it."""
    opening, first, closing = forum.sessions
    actual = Actual(status, **more)  # type: ignore[arg-type]
    slots = (replace(first.slots[0], actual=actual), *first.slots[1:])
    held = replace(forum, sessions=(opening, replace(first, slots=slots), closing))
    return lines_of([agenda_table(held, WORDS, as_held=True)])


def test_the_agenda_as_planned(forum: Forum) -> None:
    assert "\n".join(lines_of([agenda_table(forum, WORDS, as_held=False)])) == AS_PLANNED


def test_names_are_strong_and_affiliations_are_not(forum: Forum) -> None:
    table = agenda_table(forum, WORDS, as_held=False)
    cell = table.rows[3].cells[2]
    assert cell.paragraphs[0].inlines == (Text("Mr. Émile Sato", "Strong"), Text(", Head of LGN"))


def test_every_row_is_three_columns_wide(forum: Forum) -> None:
    for row in agenda_table(forum, WORDS, as_held=False).rows:
        assert sum(cell.span for cell in row.cells) == 3


def test_a_block_never_ends_a_page(forum: Forum) -> None:
    rows = agenda_table(forum, WORDS, as_held=False).rows
    for row, below in pairwise(rows):
        is_last_of_block = row.kind == "plain" or (row.kind != "header" and below.kind == "block")
        assert row.keep_with_next != is_last_of_block


def test_an_absent_speaker_is_said_to_be_absent(forum: Forum) -> None:
    row = "plain: 13:30–13:45 | Presentation 1 / Small Harbours | "
    rao = "Prof. Lakshmi Rao, Professor, Bay University, India"
    unheld = row.replace("13:30–13:45", "–")
    assert f"{unheld}{rao} / did not attend" in happened(forum, "absent")
    assert f"{unheld}{rao} / not held" in happened(forum, "cancelled")
    assert f"{row}{rao} / video message" in happened(forum, "video message")
    lines = happened(forum, "replaced by", by=PersonId("sato"))
    assert f"{row}{rao} / replaced by Mr. Émile Sato, Head of LGN" in lines
    lines = happened(forum, "on behalf of", by=PersonId("sato"))
    assert f"{row}{rao} / on behalf of Mr. Émile Sato, Head of LGN" in lines


def test_a_substitute_without_a_name_is_not_invented(forum: Forum) -> None:
    assert any(
        line.endswith("replaced by <name to be confirmed>")
        for line in happened(forum, "replaced by")
    )


def test_actual_times_are_printed_as_held_only(forum: Forum) -> None:
    assert any(
        "13:34–13:58" in line
        for line in happened(forum, "as planned", start=at("13:34"), end=at("13:58"))
    )
    assert "plan" in agenda_table(forum, WORDS, as_held=False).description


def test_sessions_say_their_day_when_there_are_several(forum: Forum) -> None:
    second = dt.date(2020, 12, 9)
    opening, first, closing = forum.sessions
    sessions = (opening, replace(first, date=second), closing)
    lines = lines_of(
        [
            agenda_table(
                replace(forum, dates=(*forum.dates, second), sessions=sessions),
                WORDS,
                as_held=True,
            )
        ]
    )
    assert "block: Tuesday, 8 December 2020, 13:00–13:30 Opening" in lines
    assert any(
        line.startswith("block: Wednesday, 9 December 2020, 13:30–14:15 Session I.")
        for line in lines
    )

"""A new version of the programme is taken over; what people wrote since stays."""

import difflib
from pathlib import Path

import pytest

from reportgen.model import Forum
from reportgen.project import read_folder
from tests.cli.conftest import Run

FIRST = """# Invented Forum on River Towns

14 May 2026

## Session I. Water in small towns

| Time | Topic | Speaker |
|---|---|---|
| 13:30-13:50 | Pumps that last | Ms. Ann Carter, Director, Invented Institute |
| 13:50-14:10 | Maps for mayors | Mr. Ravi Bose, Mapping Office |
| 14:10-14:30 | Discussion | |

## Session II. Money for repair

| Time | Topic | Speaker |
|---|---|---|
| 14:40-15:00 | A fund of towns | Ms. Lea Nowak, Fund of Towns |
| 15:00-15:20 | Savings groups | Mr. Omar Haile, Rift Union |
| 15:20-15:50 | Questions and answers | |
"""
SECOND = (
    FIRST.replace("13:50-14:10", "13:50-14:15")
    .replace("14:10-14:30", "14:15-14:30")
    .replace("Maps for mayors", "Maps for mayors and clerks")
    .replace("Ms. Lea Nowak, Fund of Towns", "Mr. Jan Okafor, Fund of Towns")
    .replace("| 15:00-15:20 | Savings groups | Mr. Omar Haile, Rift Union |\n", "")
    + """
## Session III. What next

| Time | Topic | Speaker |
|---|---|---|
| 15:50-16:10 | Closing remarks | Ms. Ann Carter, Director, Invented Institute |
"""
)


@pytest.fixture
def office(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "programme-v7.md").write_text(FIRST, encoding="utf-8")
    (tmp_path / "programme-v8.md").write_text(SECOND, encoding="utf-8")
    assert run("init", tmp_path / "forum", "--from", tmp_path / "programme-v7.md").code == 0
    return tmp_path


def edit(office: Path, *changes: tuple[str, str]) -> str:
    path = office / "forum" / "forum.yaml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    return text


def forum_of(office: Path) -> Forum:
    return read_folder(office / "forum").proceedings.forum


def gone(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line[2:].strip() for line in lines if line.startswith("- ")]


def test_the_same_programme_changes_nothing(run: Run, office: Path) -> None:
    before = edit(office, ("venue:  # not stated in the files", "venue: Town Hall  # by phone"))
    ran = run("update", office / "forum", "--from", office / "programme-v7.md")
    assert (ran.code, ran.out) == (0, "nothing changes\n")
    assert (office / "forum" / "forum.yaml").read_text() == before


def test_a_new_version_is_taken_over_and_our_edits_stay(run: Run, office: Path) -> None:
    before = edit(
        office,
        ("venue:  # not stated in the files", "venue: Town Hall  # by phone"),
        ("title: Money for repair", "title: Money for repair and upkeep  # the minister's wish"),
        ("affiliation: Mapping Office", "position: Clerk\n    affiliation: Mapping Office"),
        ("sessions:\n", "sessions:\n  # We open on time.\n"),
    )
    typed = ("update", office / "forum", "--from", office / "programme-v8.md")
    shown = run(*typed)
    assert shown.code == 6
    assert (office / "forum" / "forum.yaml").read_text() == before
    told = run(*typed, "--yes", "--json").json("edit/1")
    assert told["written"]
    assert not told["conflicts"]
    verbs = " ".join(told["changes"])
    for word in ("moved", "substituted", "renamed", "cancelled", "new session", "new among"):
        assert word in verbs
    forum = forum_of(office)
    assert forum.venue == "Town Hall"
    water, money, last = forum.sessions
    assert money.title == "Money for repair and upkeep"
    assert [slot.title or slot.label for slot in water.slots] == [
        *("Pumps that last", "Maps for mayors and clerks", "Discussion")
    ]
    assert f"{water.slots[1].end:%H:%M}" == "14:15"
    assert money.slots[0].speakers == ("jan-okafor",)
    assert money.slots[1].actual.status == "cancelled"
    assert last.title == "What next"
    after = (office / "forum" / "forum.yaml").read_text()
    for words in ("# by phone", "# the minister's wish", "# We open on time.", "position: Clerk"):
        assert words in after
    assert all(line.startswith("- {kind") for line in gone(before, after))
    assert run(*typed).out == "nothing changes\n"


def test_only_what_both_changed_is_a_conflict(run: Run, office: Path) -> None:
    before = edit(office, ("title: Maps for mayors", "title: Maps for every mayor"))
    typed = ("update", office / "forum", "--from", office / "programme-v8.md")
    told = run(*typed, "--yes", "--json")
    assert told.code == 6
    (conflict,) = told.json("edit/1")["conflicts"]
    assert conflict["key"] == "slots.session-1.2.title"
    assert (conflict["ours"], conflict["theirs"]) == (
        *("Maps for every mayor", "Maps for mayors and clerks"),
    )
    assert forum_of(office).sessions[0].slots[1].title == "Maps for every mayor"
    again = run(*typed, "--yes")
    assert again.code == 6
    assert "--take slots.session-1.2.title" in again.err
    assert run(*typed, "--keep", conflict["key"]).code == 0
    assert run(*typed).code == 0
    assert before.count("Maps for every mayor") == 1
    assert forum_of(office).sessions[0].slots[1].title == "Maps for every mayor"


def test_the_files_value_is_taken_where_somebody_says_so(run: Run, office: Path) -> None:
    edit(office, ("title: Maps for mayors", "title: Maps for every mayor"))
    typed = ("update", office / "forum", "--from", office / "programme-v8.md", "--yes")
    assert run(*typed, "--take", "all").code == 0
    assert forum_of(office).sessions[0].slots[1].title == "Maps for mayors and clerks"


def test_a_slot_that_changes_its_session_keeps_what_is_written_of_it(
    run: Run, office: Path
) -> None:
    row = "| 15:00-15:20 | Savings groups | Mr. Omar Haile, Rift Union |\n"
    moved = FIRST.replace(row, "").replace(
        "| 13:30-13:50",
        "| 13:10-13:30 | Savings groups | Mr. Omar Haile, Rift Union |\n| 13:30-13:50",
    )
    (office / "programme-v9.md").write_text(moved, encoding="utf-8")
    old = "title: Savings groups, speakers: [omar-haile]"
    edit(office, (old, f"{old}, guiding_questions: [Who saves?]"))
    typed = ("update", office / "forum", "--from", office / "programme-v9.md", "--yes")
    assert run(*typed).code == 0
    water, money = forum_of(office).sessions
    assert (water.slots[0].title, water.slots[0].guiding_questions) == (
        *("Savings groups", ("Who saves?",)),
    )
    assert water.slots[0].id == "session-2.2"
    assert [slot.id for slot in water.slots[1:]] == ["session-1.1", "session-1.2", "session-1.3"]
    assert [slot.id for slot in money.slots] == ["session-2.1", "session-2.3"]


def test_without_a_last_import_whatever_differs_is_asked(run: Run, office: Path) -> None:
    for path in sorted((office / "forum" / "import").rglob("*")):
        path.unlink()
    typed = ("update", office / "forum", "--from", office / "programme-v8.md", "--yes")
    ran = run(*typed)
    assert ran.code == 6
    assert "what was last imported is not known" in ran.err
    assert "changed on both sides" in ran.err
    assert forum_of(office).sessions[0].slots[1].title == "Maps for mayors"


def test_what_was_to_be_checked_before_is_not_told_again(run: Run, office: Path) -> None:
    head = "14 May 2026, 13:30-16:30 (Seoul time), Hall 2"
    for name, text in (("one.md", FIRST), ("two.md", SECOND)):
        (office / name).write_text(text.replace("14 May 2026", head), encoding="utf-8")
    run("init", office / "second", "--from", office / "one.md")
    ran = run("update", office / "second", "--from", office / "two.md", "--yes")
    assert "to check" not in ran.err
    assert "moved" in ran.out


def test_a_file_without_an_agenda_is_refused(run: Run, office: Path) -> None:
    (office / "letter.md").write_text("Dear all,\n\nthank you for coming.\n", encoding="utf-8")
    ran = run("update", office / "forum", "--from", office / "letter.md", "--yes")
    assert ran.code == 3
    assert "no agenda was found" in ran.err

"""The programme goes out to other programs and comes back; a workbook is edited and taken over."""

import csv
import datetime as dt
import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from icalendar import Calendar

from reportgen.model import Forum, PersonId
from reportgen.project import read_folder
from reportgen.readers import forum_of_text, plain_forum
from tests.cli.conftest import Run

FORMATS = ("xlsx", "ics", "frab", "jsonld", "csv")


@pytest.fixture
def demo(tmp_path: Path, demo_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(demo_folder, "demo")
    return Path("demo")


def forum_of(folder: Path) -> Forum:
    return read_folder(folder).proceedings.forum


def agenda(forum: Forum) -> list[tuple[object, ...]]:
    """Sessions and slots with their people in words, as every format can hold them."""
    people = {person.id: person for person in forum.people}
    bodies = {body.id: body.name for body in forum.organizations}

    def words(one: PersonId) -> tuple[str, str, str]:
        person = people[one]
        body = bodies.get(person.organization, "") if person.organization else ""
        place = person.affiliation or ", ".join(filter(None, (person.position, body)))
        return person.honorific, person.name, place

    rows: list[tuple[object, ...]] = []
    for session in forum.sessions:
        chair = words(session.moderator) if session.moderator else None
        rows.append((session.number, session.title, session.start, session.end, chair))
        for slot in session.slots:
            by = slot.actual.by if slot.actual.status == "replaced by" else None
            speaking = [words(one) for one in ((by,) if by else slot.speakers)]
            rows.append((slot.kind, slot.label, slot.title, slot.start, slot.end, speaking))
    return rows


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("which", ["seomaru-forum-2026", "kipa-undesa-2020"])
def test_the_agenda_comes_back_whole(
    run: Run, root: Path, tmp_path: Path, form: str, which: str
) -> None:
    forum = root / "inputs" / which
    suffix = {"frab": "json"}.get(form, form)
    target = tmp_path / f"programme.{suffix}"
    told = run("export", forum, "--to", form, "-o", target, "--json").json("export/1")
    assert told["file"] == str(target)
    assert run("init", tmp_path / "back", "--from", target).code == 0
    wanted = agenda(forum_of(forum))
    if form in {"ics", "frab"}:
        wanted = [row for row in wanted if any(isinstance(part, dt.time) for part in row)]
    assert agenda(forum_of(tmp_path / "back")) == wanted


@pytest.mark.parametrize("which", ["seomaru-forum-2026", "kipa-undesa-2020"])
def test_a_workbook_holds_every_value(run: Run, root: Path, tmp_path: Path, which: str) -> None:
    forum, target = root / "inputs" / which, tmp_path / "programme.xlsx"
    run("export", forum, "--to", "xlsx", "-o", target)
    run("init", tmp_path / "back", "--from", target)
    ours, back = (
        forum_of_text((folder / "forum.yaml").read_text(encoding="utf-8"), "x").forum
        for folder in (forum, tmp_path / "back")
    )
    assert plain_forum(back) == plain_forum(ours)


def test_equal_programmes_give_equal_bytes(run: Run, demo: Path) -> None:
    for form in FORMATS:
        for name in ("one", "two"):
            run("export", demo, "--to", form, "-o", f"{name}.{form}")
        assert Path(f"one.{form}").read_bytes() == Path(f"two.{form}").read_bytes(), form


def test_a_calendar_is_one_for_other_programs(run: Run, demo: Path) -> None:
    run("cancel", demo, "water.2", "--yes")
    run("export", demo, "--to", "ics", "-o", "programme.ics")
    calendar = Calendar.from_ical(Path("programme.ics").read_bytes())
    events: dict[str, Any] = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    first = events["water.1@seomaru-forum-2026.reportgen"]
    assert first["DTSTART"].dt.isoformat() == "2026-05-14T14:30:00+09:00"
    assert "Speakers: Élodie Carvenant" in str(first["DESCRIPTION"])
    assert str(events["water.2@seomaru-forum-2026.reportgen"]["STATUS"]) == "CANCELLED"
    assert any(calendar.walk("VTIMEZONE"))


def test_no_cell_is_a_formula(run: Run, small: Path) -> None:
    path = small / "forum.yaml"
    path.write_text(path.read_text().replace("title: Pumps", 'title: "=HYPERLINK(1)"'))
    run("export", small, "--to", "csv", "-o", "p.csv")
    rows = list(csv.reader(io.StringIO(Path("p.csv").read_text(encoding="utf-8-sig"))))
    assert "'=HYPERLINK(1)" in rows[1]
    run("export", small, "--to", "xlsx", "-o", "p.xlsx")
    cells: list[Any] = [
        c for sheet in openpyxl.load_workbook("p.xlsx") for row in sheet.rows for c in row
    ]
    assert any(cell.value == "=HYPERLINK(1)" for cell in cells)
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    run("init", "back", "--from", "p.csv")
    assert forum_of(Path("back")).sessions[0].slots[0].title == "=HYPERLINK(1)"


def cell_of(sheet: Any, identity: str, column: str) -> Any:
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    row = next(r for r in sheet.iter_rows(min_row=2) if r[heads["id"] - 1].value == identity)
    return row[heads[column] - 1]


def test_an_edited_workbook_is_taken_over(run: Run, demo: Path) -> None:
    run("export", demo, "--to", "xlsx", "-o", "p.xlsx")
    yaml = demo / "forum.yaml"
    text = yaml.read_text().replace("format: virtual", "format: hybrid  # decided on Monday")
    yaml.write_text(text)
    book: Any = openpyxl.load_workbook("p.xlsx")
    slots, people = book["Slots"], book["People"]
    cell_of(slots, "water.1", "title").value = "A new title"
    cell_of(slots, "water.3", "start").value = "15:05"
    cell_of(slots, "warnings.5", "session").value = "finance"
    cell_of(people, "lovaas", "email").value = "ingvild@example.org"
    cell_of(people, "nunez", "aliases").value = "Lucia Nunez\nL. Nuñez"
    cell_of(people, "baek", "pronunciation").value = None
    slots.delete_rows(cell_of(slots, "water.6", "id").row)
    book.save("p.xlsx")
    shown = run("update", demo, "--from", "p.xlsx")
    assert shown.code == 6
    assert yaml.read_text() == text
    told = run("update", demo, "--from", "p.xlsx", "--yes", "--json").json("edit/1")
    assert not told["conflicts"]
    forum = forum_of(demo)
    water, finance = forum.sessions[1], forum.sessions[3]
    assert water.slots[0].title == "A new title"
    assert f"{water.slots[2].start:%H:%M}" == "15:05"
    assert water.slots[5].actual.status == "cancelled"
    assert "warnings.5" in [slot.id for slot in finance.slots]
    people_now = {str(person.id): person for person in forum.people}
    assert people_now["lovaas"].email == "ingvild@example.org"
    assert people_now["nunez"].aliases == ("Lucia Nunez", "L. Nuñez")
    assert people_now["baek"].pronunciation == ""
    assert forum.format == "hybrid"
    assert "# decided on Monday" in yaml.read_text()
    assert run("update", demo, "--from", "p.xlsx").out == "nothing changes\n"


def test_a_new_row_is_a_new_slot_or_person(run: Run, demo: Path) -> None:
    run("export", demo, "--to", "xlsx", "-o", "p.xlsx")
    book: Any = openpyxl.load_workbook("p.xlsx")
    for name, row in (
        ("People", {"id": "newman", "name": "Ivo Newman"}),
        (
            "Slots",
            {
                "session": "closing",
                "kind": "closing",
                "start": "18:30",
                "end": "18:40",
                "label": "Thanks",
                "speakers": "newman",
            },
        ),
    ):
        heads = [str(cell.value) for cell in book[name][1]]
        book[name].append([row.get(head) for head in heads])
    book.save("p.xlsx")
    assert run("update", demo, "--from", "p.xlsx", "--yes").code == 0
    last = forum_of(demo).sessions[4].slots[-1]
    assert (last.label, last.speakers) == ("Thanks", ("newman",))


def test_a_wrong_cell_is_told_and_nothing_is_written(run: Run, demo: Path) -> None:
    before = (demo / "forum.yaml").read_bytes()
    run("export", demo, "--to", "xlsx", "-o", "p.xlsx")
    book: Any = openpyxl.load_workbook("p.xlsx")
    cell_of(book["Slots"], "water.1", "start").value = "half past two"
    book.save("p.xlsx")
    ran = run("update", demo, "--from", "p.xlsx", "--yes")
    assert ran.code == 3
    assert "'half past two' is not a time of day" in ran.err
    assert (demo / "forum.yaml").read_bytes() == before

"""Sheets of points: out to colleagues in Excel and Word, and their decisions back."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen.exchange.rows import key_in
from tests.cli.conftest import Desk
from tests.word_edits import AUTHOR, edited, replaced, resaved, tracked

pytestmark = pytest.mark.model

PUMPS = "lift the pumps above"
MAPS = "Cities should share"


def workbook(desk: Desk) -> Any:
    Path("points.xlsx").unlink(missing_ok=True)
    assert desk.run("sheet", "export", desk.forum, "--xlsx", "-o", "points.xlsx").code == 0
    return openpyxl.load_workbook("points.xlsx")


def back(desk: Desk, name: str = "points.xlsx", *options: str) -> Any:
    ran = desk.run("sheet", "import", desk.forum, name, "--by", "Jo Rap", "--json", *options)
    assert ran.code in {0, 1}, ran.err
    return ran.json("sheet-import/1")


def row_of(sheet: Any, words: str) -> int:
    rows = sheet.iter_rows(min_row=3)
    return next(int(row[0].row) for row in rows if words in str(row[7].value))


def came(content: Any) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in content["rows"]:
        told.setdefault(one["came"], []).append(one["says"])
    return told


def test_what_colleagues_decide_and_write_in_excel_comes_back(desk: Desk) -> None:
    book = workbook(desk)
    sheet = book.worksheets[0]
    pumps, maps = row_of(sheet, PUMPS), row_of(sheet, MAPS)
    sheet.cell(pumps, 3).value = "Accept"
    sheet.cell(pumps, 4).value = "Councils should lift their pumps."
    sheet.cell(pumps, 5).value = "Councils of small towns"
    sheet.cell(pumps, 6).value = "end of 2026"
    sheet.cell(pumps, 7).value = "Ask Ravi about the flood line."
    sheet.cell(maps, 3).value = "reject"
    book.save("points.xlsx")
    content = back(desk)
    assert content["events"] == 3
    row = desk.row(PUMPS)
    assert (row["decision"], row["wording"]) == ("accepted", "Councils should lift their pumps.")
    assert desk.row(MAPS)["decision"] == "rejected"
    assert came(content)["comment"] == ["Ask Ravi about the flood line."]
    assert Path(content["kept"]).read_bytes() == Path("points.xlsx").read_bytes()
    journal = (desk.forum / "decisions.jsonl").read_text("utf-8")
    assert '"deadline": "end of 2026"' in journal
    assert '"via": "points.xlsx, row ' in journal
    again = back(desk)
    assert again["events"] == 0
    assert "conflict" not in came(again)


def test_rows_moved_deleted_and_doubled_do_no_harm(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    book = workbook(desk)
    sheet = book.worksheets[0]
    sheet.cell(row_of(sheet, PUMPS), 3).value = "accept"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    sheet.delete_rows(3, len(rows))
    kept = [row for row in reversed(rows) if MAPS not in str(row[7])]
    for row in (*kept, kept[0]):
        sheet.append(row)
    sheet.insert_cols(4)
    sheet.append([None, None, "accept", None, "A row of my own."])
    book.save("points.xlsx")
    content = back(desk)
    assert desk.row(PUMPS)["decision"] == "accepted"
    assert desk.row(MAPS)["decision"] == "accepted"
    assert "A row of my own." in came(content)["unknown"]
    book = workbook(desk)
    sheet = book.worksheets[0]
    number = row_of(sheet, MAPS)
    twice = [cell.value for cell in sheet[number]]
    sheet.cell(number, 4).value = "One text."
    twice[3] = "Another text."
    sheet.append(twice)
    book.save("points.xlsx")
    assert sorted(came(back(desk))["doubled"]) == ["Another text.", "One text."]
    assert desk.row(MAPS)["wording"] == ""


def test_what_was_decided_meanwhile_is_a_conflict_and_stays(desk: Desk) -> None:
    book = workbook(desk)
    sheet = book.worksheets[0]
    sheet.cell(row_of(sheet, PUMPS), 3).value = "reject"
    sheet.cell(row_of(sheet, MAPS), 3).value = "reject"
    book.save("points.xlsx")
    desk.decide("edit", PUMPS, options=("--text", "Lift them."))
    content = back(desk)
    assert came(content)["conflict"] == ["reject"]
    assert desk.row(PUMPS)["wording"] == "Lift them."
    assert desk.row(MAPS)["decision"] == "rejected"


def test_nothing_is_taken_that_nobody_decided_or_that_is_not_understood(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    book = workbook(desk)
    sheet = book.worksheets[0]
    sheet.cell(row_of(sheet, PUMPS), 4).value = "New words without a decision."
    sheet.cell(row_of(sheet, MAPS), 3).value = None
    sheet.cell(row_of(sheet, "publish their flood maps"), 3).value = "perhaps"
    book.save("points.xlsx")
    content = back(desk)
    assert content["events"] == 0
    assert came(content)["undecided"] == ["New words without a decision."]
    assert came(content)["not understood"] == ["perhaps"]
    assert "cleared" in came(content)
    assert desk.row(MAPS)["decision"] == "accepted"


def test_a_cell_is_text_and_off_record_stays_off(desk: Desk) -> None:
    desk.decide("edit", PUMPS, options=("--text", "=HYPERLINK(1) and +2"))
    sheet = workbook(desk).worksheets[0]
    cell = sheet.cell(row_of(sheet, PUMPS), 4)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1) and +2", "s")
    everything = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert "zebra" not in everything
    assert "walrus" not in everything
    first = Path("points.xlsx").read_bytes()
    workbook(desk)
    assert Path("points.xlsx").read_bytes() == first


def word(desk: Desk) -> Path:
    assert desk.run("sheet", "export", desk.forum, "--docx", "-o", "points.docx").code == 0
    return Path("points.docx")


def decide_in(content: bytes, words: str, decision: str, *, track: bool = False) -> bytes:
    """Write a decision into the empty cell before the cell that holds the words."""

    def change(xml: str) -> str:
        start = xml.index(words)
        start = (
            xml.rindex("<w:tr>", 0, start)
            if "<w:tr>" in xml[:start]
            else xml.rindex("<w:tr ", 0, start)
        )
        cells = xml[start:].split("</w:tc>")
        run = f"<w:r><w:t>{decision}</w:t></w:r>"
        run = f'<w:ins w:id="900" {AUTHOR}>{run}</w:ins>' if track else run
        cells[1] = cells[1].rpartition("</w:p>")[0] + run + "</w:p>"
        return xml[:start] + "</w:tc>".join(cells)

    return edited(content, change)


def test_a_code_that_ends_like_a_key_is_no_part_of_it(desk: Desk) -> None:
    """Codes end in digits, too, and digits are what a key begins with."""
    path = word(desk)
    content = path.read_bytes()
    code = desk.row(PUMPS)["code"]
    for ending in "3479":
        path.write_bytes(replaced(content, code, f"{code[:-1]}{ending}"))
        path.write_bytes(decide_in(path.read_bytes(), PUMPS, "accept"))
        assert back(desk, "points.docx")["rows"][0]["came"] in {"taken", "conflict"}
        desk.decide("undo", PUMPS)


@pytest.mark.parametrize("track", [False, True])
def test_a_word_table_brings_decisions_back(desk: Desk, *, track: bool) -> None:
    path = word(desk)
    path.write_bytes(decide_in(path.read_bytes(), PUMPS, "accept", track=track))
    assert back(desk, "points.docx")["events"] == 1
    assert desk.row(PUMPS)["decision"] == "accepted"


def test_pending_changes_are_listed_with_author_and_taken_on_demand(desk: Desk) -> None:
    desk.decide("edit", PUMPS, options=("--text", "Councils must lift the pumps."))
    path = word(desk)
    path.write_bytes(tracked(path.read_bytes(), "must lift the pumps", "should raise all pumps"))
    content = back(desk, "points.docx")
    (pending,) = [one for one in content["rows"] if one["came"] == "pending"]
    assert pending["author"] == "Jane Roe"
    assert pending["at"] == "2026-05-20T10:00:00Z"
    assert pending["was"] == "Councils must lift the pumps."
    assert pending["says"] == "Councils should raise all pumps."
    assert desk.row(PUMPS)["wording"] == "Councils must lift the pumps."
    assert back(desk, "points.docx", "--pending", "reject")["events"] == 0
    assert back(desk, "points.docx", "--pending", "accept")["events"] == 1
    assert desk.row(PUMPS)["wording"] == "Councils should raise all pumps."
    assert "changes of Jane Roe" in (desk.forum / "decisions.jsonl").read_text("utf-8")


@pytest.mark.office
def test_what_libreoffice_saves_again_comes_back(desk: Desk, soffice: str, tmp_path: Path) -> None:
    desk.decide("edit", PUMPS, options=("--text", "Councils must lift the pumps."))
    path = word(desk)
    content = tracked(path.read_bytes(), "must lift the pumps", "should raise all pumps")
    path.write_bytes(decide_in(content, MAPS, "reject"))
    again = resaved(soffice, path, tmp_path / "again")
    content = back(desk, str(again))
    assert desk.row(MAPS)["decision"] == "rejected"
    (pending,) = [one for one in content["rows"] if one["came"] == "pending"]
    assert (pending["author"], pending["says"]) == ("Jane Roe", "Councils should raise all pumps.")


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("notes.docx", b"no zip", "damaged"),
        ("notes.xlsx", b"PK\x03\x04", "damaged"),
        ("notes.txt", b"words", "other-format"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(
    desk: Desk, name: str, content: bytes, rule: str
) -> None:
    Path(name).write_bytes(content)
    ran = desk.run("sheet", "import", desk.forum, name, "--by", "Jo Rap")
    assert (ran.code, f"[{rule}]" in ran.err) == (3, True)
    assert not (desk.forum / "decisions.jsonl").exists()


def test_a_key_is_not_glued_to_what_stands_before_it() -> None:
    key = f"{'3a' * 8}.{'f0' * 12}"
    assert key_in(f"QX43\n{key}") == key
    assert key_in(f"QX43{key}x") == ""

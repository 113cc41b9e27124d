"""`archive find` gives the same points as a table, JSON, CSV, workbook, Word file and PDF."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from reportgen.archive import Archive
from reportgen.verification import read_pdf_text
from tests.archive.conftest import ROW, entry, put
from tests.cli.conftest import Run, run

__all__ = ["run"]
SAID = "Ports should light their piers before autumn."
DANGEROUS = "=cmd|'/c calc'!A1 should light the piers"


@pytest.fixture
def filled(archive: Archive) -> Path:
    rows = (
        replace(ROW, text=SAID, said_by="Mr. Tobe Obiora, Session I, 09:12", status="under way"),
        replace(ROW, text=DANGEROUS, addressee="", page=7),
    )
    put(archive, entry("/f/a", *rows))
    archive.close()
    return archive.path


def test_the_table_says_who_what_when_and_what_came_of_it(filled: Path, run: Run) -> None:
    told = run("archive", "find", "light", "piers", "--into", filled)
    assert told.code == 0
    for words in (SAID, "Mr. Tobe Obiora, Session I", "status: under way", "2026-05-14", "page 7"):
        assert words in told.out
    assert "2 points found" in told.out


def test_json_is_as_its_schema_says(filled: Path, run: Run) -> None:
    content = run("archive", "find", "piers", "--into", filled, "--json").json("archive-find/1")
    assert content["total"] == 2
    assert {one["text"] for one in content["points"]} == {SAID, DANGEROUS}
    recurring = run("archive", "recurring", "--into", filled, "--json")
    assert recurring.json("archive-recurring/1") == {"groups": []}


def test_sheets_hold_every_field_and_no_formula(tmp_path: Path, filled: Path, run: Run) -> None:
    told = run("archive", "find", "--into", filled, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [row["text"] for row in rows] == [SAID, f"'{DANGEROUS}"]
    assert rows[1]["page"] == "7"
    book = tmp_path / "found.xlsx"
    assert run("archive", "find", "--into", filled, "-o", book).code == 0
    cells = [cell for row in openpyxl.load_workbook(book).worksheets[0] for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert SAID in {cell.value for cell in cells}


def test_papers_give_the_sources_and_the_same_bytes(tmp_path: Path, filled: Path, run: Run) -> None:
    for suffix in ("docx", "pdf"):
        one, two = tmp_path / f"one.{suffix}", tmp_path / f"two.{suffix}"
        for target in (one, two):
            assert run("archive", "find", "piers", "--into", filled, "-o", target).code == 0
        assert one.read_bytes() == two.read_bytes()
    word = "\n".join(p.text for p in docx.Document(str(tmp_path / "one.docx")).paragraphs)
    paper = " ".join(" ".join(read_pdf_text((tmp_path / "one.pdf").read_bytes())).split())
    for words in (SAID, "Quays Forum, 2026-05-14, no. 1", "Mr. Tobe Obiora", "Status: under way"):
        assert words in word
        assert words in paper


def test_what_is_wrong_is_one_line(tmp_path: Path, filled: Path, run: Run) -> None:
    gone = run("archive", "find", "x", "--into", tmp_path / "none.sqlite")
    assert (gone.code, "archive index FOLDER" in gone.err) == (3, True)
    assert not (tmp_path / "none.sqlite").exists()
    assert run("archive", "find", "--into", filled, "--since", "soon").code == 2
    nowhere = run("archive", "index", tmp_path / "empty", "--into", filled, "--json")
    assert nowhere.code == 3
    assert nowhere.json("archive-index/1")["points"] == 2
    checked = run("archive", "check", tmp_path / "empty")
    assert (checked.code, "[no-forum]" in checked.err) == (3, True)

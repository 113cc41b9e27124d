import io

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.exports import write_chase_markdown, write_chase_xlsx

COLUMNS = ("Who", "What", "Why", "Where")
ROWS = (
    ("Ms. Ara Kim", "biography", "the introduction", "bios/kim-ara.md"),
    ("=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)"),
    ("a|b", "*x* <b>", "line\nbreak", "\x1b[31m"),
)


def sheet_of(content: bytes) -> Worksheet:
    return load_workbook(io.BytesIO(content)).worksheets[0]


def test_the_sheet_has_a_filtered_header_and_every_row() -> None:
    sheet = sheet_of(write_chase_xlsx(COLUMNS, ROWS, "Harbour: what is missing?"))
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert [cell.value for cell in sheet[2]] == list(ROWS[0])
    assert sheet.auto_filter.ref == "A1:D4"
    assert sheet.freeze_panes == "A2"
    assert sheet.title == "Harbour  what is missing"


def test_no_cell_becomes_a_formula() -> None:
    sheet = sheet_of(write_chase_xlsx(COLUMNS, ROWS, "Chase"))
    assert [cell.value for cell in sheet[3]] == list(ROWS[1])
    assert {cell.data_type for row in sheet for cell in row} == {"s"}


def test_control_characters_are_replaced() -> None:
    sheet = sheet_of(write_chase_xlsx(COLUMNS, ROWS, "Chase"))
    assert sheet["D4"].value == "\ufffd[31m"


def test_equal_rows_are_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_chase_xlsx(COLUMNS, ROWS, "Chase")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write_chase_xlsx(COLUMNS, ROWS, "Chase") == first
    assert b"2033" not in first


def test_markdown_is_one_line_a_row_and_literal() -> None:
    text = write_chase_markdown(COLUMNS, ROWS, "What is missing")
    assert text.splitlines() == [
        "# What is missing",
        "",
        "| Who | What | Why | Where |",
        "| --- | --- | --- | --- |",
        "| Ms. Ara Kim | biography | the introduction | bios/kim-ara.md |",
        "| =cmd\\|' /C calc'!A0 | +1 | -1+1 | @SUM(A1) |",
        "| a\\|b | \\*x\\* \\<b\\> | line break | \ufffd\\[31m |",
    ]


def test_nothing_missing_is_said() -> None:
    assert "Nothing is missing." in write_chase_markdown(COLUMNS, (), "Chase")
    assert sheet_of(write_chase_xlsx(COLUMNS, (), "Chase")).max_row == 1

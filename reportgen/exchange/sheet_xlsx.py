"""The sheet of points as a workbook: a drop-down for decisions, everything else is text."""

import io
from collections.abc import Iterator, Sequence

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.errors import InputError
from reportgen.exchange.rows import FIELDS, HEADS, KEY, MarginNote, Returned, SheetRow
from reportgen.exports.workbook import reproducible, text_cell
from reportgen.verification.gate import open_package

_KEY, _REMARK = "Key", "Your comment"
_HEADS = (_KEY, "Code", *(HEADS[name] for name in FIELDS), _REMARK, "What was said", "Where")
_WIDTHS = (12, 9, 11, 60, 24, 16, 30, 60, 30)
_OPEN = range(3, 8)
"""Columns that people may write in."""

_SHADE = PatternFill("solid", fgColor="FFF3F3F3")
_INSTRUCTIONS = (
    "Decision: accept, reject, or leave it as it is. Text: the sentence to print. Rows may be "
    "moved, hidden or deleted; what you leave alone stays as it is."
)
_MOST_ROWS = 20_000


def write_workbook_sheet(rows: Sequence[SheetRow], title: str) -> bytes:
    """Return the rows as a workbook; the same rows give the same bytes."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Points"
    sheet.append([])
    text_cell(sheet.cell(1, 2), f"{title}. {_INSTRUCTIONS}")
    for column, head in enumerate(_HEADS, 1):
        cell = text_cell(sheet.cell(2, column), head)
        cell.font = Font(bold=True)
    for number, row in enumerate(rows, 3):
        _write_row(sheet, number, row)
    _lay_out(sheet, len(rows))
    return reproducible(workbook, title)


def _write_row(sheet: Worksheet, number: int, row: SheetRow) -> None:
    fields = (getattr(row, name) for name in FIELDS)
    for column, words in enumerate((row.key, row.code, *fields, "", row.said, row.where), 1):
        cell = text_cell(sheet.cell(number, column), words)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=column not in _OPEN)
        if column not in _OPEN:
            cell.fill = _SHADE


def _lay_out(sheet: Worksheet, count: int) -> None:
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHI"[column]].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[1].height = 32
    sheet.merge_cells("B1:I1")
    sheet.cell(1, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C3"
    last = max(count + 2, 3)
    sheet.auto_filter.ref = f"A2:I{last}"
    choices = DataValidation(type="list", formula1='"accept,reject"', allow_blank=True)
    choices.error, choices.errorTitle = "Write accept or reject, or leave it empty.", "Decision"
    choices.showErrorMessage = True
    choices.add(f"C3:C{last}")
    sheet.add_data_validation(choices)
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # Without a password: it keeps people from typing over what is not theirs, nothing else.
    sheet.protection.sheet = True
    for name in ("formatColumns", "formatRows", "sort", "autoFilter", "deleteRows"):
        setattr(sheet.protection, name, False)


def read_workbook_sheet(content: bytes, name: str) -> tuple[Returned, ...]:
    """Return the rows of a workbook that came back, wherever its columns and rows are now.

    Raises:
        InputError: if it is no workbook, or none of ours.
    """
    open_package(content, name)
    try:
        workbook = load_workbook(io.BytesIO(content), data_only=True)
    except Exception as error:
        # openpyxl raises whatever its parsers raise.
        message = f"no workbook that can be read ({type(error).__name__}); save it as .xlsx"
        raise InputError(message, name, rule="other-format") from None
    for sheet in workbook.worksheets:
        if heads := _heads(sheet):
            return tuple(_rows(sheet, *heads))
    message = f"no sheet of ours: no row has the heads {_KEY} and {HEADS['decision']}"
    raise InputError(message, name, rule="not-our-sheet")


def _heads(sheet: Worksheet) -> tuple[int, dict[str, int]] | None:
    """Return the row of the heads, and the column of each."""
    for number, row in enumerate(sheet.iter_rows(max_row=20), 1):
        heads = {_words(cell): cell.column for cell in row if _words(cell)}
        if _KEY in heads and HEADS["decision"] in heads:
            return number, {head: int(column) for head, column in heads.items() if column}
    return None


def _rows(sheet: Worksheet, first: int, heads: dict[str, int]) -> Iterator[Returned]:
    last = min(sheet.max_row, first + _MOST_ROWS)
    for number in range(first + 1, last + 1):
        cells = {head: sheet.cell(number, column) for head, column in heads.items()}
        values: dict[str, str] = {
            name: _words(cells[HEADS[name]]) if HEADS[name] in cells else "" for name in FIELDS
        }
        key = _words(cells[_KEY])
        if not key and not any(values.values()):
            continue
        remarks = tuple(_remarks(list(cells.items())))
        yield Returned(
            f"row {number}", key if KEY.fullmatch(key) else "", values, values, (), remarks
        )


def _remarks(cells: Sequence[tuple[str, Cell | MergedCell]]) -> Iterator[MarginNote]:
    for head, cell in cells:
        if head == _REMARK and (words := _words(cell)):
            yield MarginNote("", "", words)
        if isinstance(cell, Cell) and cell.comment and cell.comment.text.strip():
            yield MarginNote(cell.comment.author or "", "", cell.comment.text.strip())


def _words(cell: Cell | MergedCell) -> str:
    return "" if cell.value is None else str(cell.value).strip()

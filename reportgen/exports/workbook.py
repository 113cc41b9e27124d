"""The chase list as a workbook."""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.exports.cells import Row, clean

_EPOCH = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no zones
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_CELL_LIMIT = 32_767
_WIDEST = 60


def write_workbook(columns: Row, rows: Sequence[Row], title: str) -> bytes:
    """Return the rows as a workbook with a filtered header row; all cells are text."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = re.sub(r"[\\*?:/\[\]']", " ", clean(title))[:31].strip() or "Chase sheet"
    _fill(sheet, (columns, *rows))
    _lay_out(sheet, (columns, *rows))
    return reproducible(workbook, title)


def write_sheets(
    sheets: Mapping[str, Sequence[Row]], title: str, *, guide: Sequence[str], hidden: str
) -> bytes:
    """Return tables as a workbook with a sheet each; all cells are text.

    ``guide`` stands in the first sheet. Sheets whose names start with ``hidden`` are not shown.
    """
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "Read me"
    for number, words in enumerate(guide, 1):
        text_cell(first.cell(number, 1), words)
    first.column_dimensions["A"].width = 2 * _WIDEST
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        _fill(sheet, rows)
        _lay_out(sheet, rows)
        if name.startswith(hidden):
            sheet.sheet_state = "hidden"
    return reproducible(workbook, title)


def reproducible(workbook: Workbook, title: str) -> bytes:
    """Return the workbook as bytes that only its content determines."""
    workbook.properties.title = clean(title)
    workbook.properties.creator = "reportgen"
    workbook.properties.created = workbook.properties.modified = _EPOCH
    buffer = io.BytesIO()
    workbook.save(buffer)
    return _repacked(buffer.getvalue())


def text_cell(cell: Cell | MergedCell, words: str) -> Cell | MergedCell:
    """Return the cell with the words as text, so that a leading =, +, - or @ makes no formula."""
    cell.value = clean(words)[:_CELL_LIMIT]
    cell.data_type = "s"
    cell.quotePrefix = words.startswith(("=", "+", "-", "@"))
    return cell


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Write every value as text, so that a leading =, +, - or @ makes no formula."""
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            cell = text_cell(sheet.cell(number, column), words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)


def _lay_out(sheet: Worksheet, rows: Sequence[Row]) -> None:
    for column, _ in enumerate(rows[0], 1):
        longest = max(len(line) for row in rows for line in row[column - 1].split("\n"))
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _repacked(package: bytes) -> bytes:
    """Return the package with fixed order and date of its members: equal rows, equal bytes."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            member = zipfile.ZipInfo(name, _ZIP_EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", content
                )
            new.writestr(member, content)
    return buffer.getvalue()

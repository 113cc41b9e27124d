"""The workbook embedded in a chart, which Word opens when somebody edits the numbers."""

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from reportgen.document import Chart
from reportgen.writers.characters import printable_line
from reportgen.writers.docx.package.properties import repack

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET = "Sheet1"
CLOCK, MINUTES = "h:mm", "[m]"
"""Number formats for a time of day and for a length in minutes."""

_EPOCH = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a workbook knows no zones
_DAY = 24 * 60


def columns_of(chart: Chart) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Return name and numbers of each column after the categories.

    A timeline has the columns start and length, in days as workbooks count time.
    """
    if chart.kind != "timeline":
        return tuple((series.name, series.values) for series in chart.series)
    (lengths,) = chart.series
    starts = tuple(start / _DAY for start in chart.starts)
    return ("", starts), (lengths.name, tuple(value / _DAY for value in lengths.values))


def workbook(chart: Chart) -> bytes:
    """Return a chart's numbers as a workbook, the same bytes every time."""
    # A third of a second that only a document with charts has to wait for.
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.properties.creator = "reportgen"
    book.properties.created = book.properties.modified = _EPOCH
    sheet = book.worksheets[0]
    sheet.title = SHEET
    for number, name in enumerate(chart.categories, 2):
        _write_words(sheet, number, 1, name)
    for column, (name, values) in enumerate(columns_of(chart), 2):
        _write_words(sheet, 1, column, name)
        for number, value in enumerate(values, 2):
            sheet.cell(number, column).value = value
            if chart.kind == "timeline":
                sheet.cell(number, column).number_format = MINUTES if column > 2 else CLOCK
    draft, final = BytesIO(), BytesIO()
    # Workbook.save would write the time of day into the file.
    ExcelWriter(book, zipfile.ZipFile(draft, "w")).save()
    repack(draft, final)
    return final.getvalue()


def _write_words(sheet: "Worksheet", row: int, column: int, words: str) -> None:
    """Write words as text cells, so that a leading = makes no formula."""
    cell = sheet.cell(row, column)
    cell.value = printable_line(words)
    cell.data_type = "s"
    cell.quotePrefix = words.startswith(("=", "+", "-", "@"))

"""Workbooks (XLSX, ODS) become rows; dates and times are written as people read them."""

import datetime as dt
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import openpyxl
from lxml import etree

from reportgen.errors import InputError
from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.records import Line, Spot

_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 200
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def workbook_lines(path: Path, archive: Archive) -> Iterator[Line]:
    """Yield the rows of an Excel workbook, sheet by sheet; formulas count by their last result.

    Raises:
        InputError: if the workbook is damaged.
    """
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            archive.tree(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from _rows(path, archive)
    except Exception as error:  # openpyxl lets the errors of many libraries through
        message = f"the workbook is damaged ({type(error).__name__}); save it again in Excel"
        raise InputError(message, str(path), rule="damaged") from None


def _rows(path: Path, archive: Archive) -> Iterator[Line]:
    book = openpyxl.load_workbook(archive.stream, data_only=True, read_only=True, keep_links=False)
    try:
        for table, sheet in enumerate(book.worksheets, 1):
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
            for number, row in enumerate(rows, 1):
                cells = tuple(written(value) for value in row)
                if any(cells):
                    spot = Spot(str(path), f"sheet {sheet.title}, row {number}", number)
                    yield Line(cells, spot, "row", table=table)
    finally:
        book.close()


def written(value: object) -> str:
    """Return a cell's value in words; a number without a fraction has none."""
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time(0)
        return value.date().isoformat() if midnight else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def opendocument_lines(archive: Archive) -> Iterator[Line]:
    """Yield the rows of an OpenDocument workbook, sheet by sheet.

    Raises:
        InputError: if the archive holds no such workbook.
    """
    root = archive.tree("content.xml")
    tables = list(root.iter(f"{_TABLE}table")) if root is not None else []
    if not tables:
        message = "this holds no sheet; save it as .xlsx"
        raise InputError(message, archive.path, rule="other-format")
    for number, table in enumerate(tables, 1):
        title = table.get(f"{_TABLE}name", str(number))
        at = 0
        for row in table.iter(f"{_TABLE}table-row"):
            at += 1
            cells = tuple(_cells(row))
            if any(cells) and at <= _MOST_ROWS:
                spot = Spot(archive.path, f"sheet {title}, row {at}", at)
                yield Line(cells, spot, "row", table=number)
            at += min(int(row.get(f"{_TABLE}number-rows-repeated", "1")), _MOST_ROWS) - 1


def _cells(row: etree._Element) -> Iterator[str]:
    count = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        text = _cell(cell)
        repeated = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        for _ in range(min(repeated, _MOST_COLUMNS - count)):
            count += 1
            yield text


def _cell(cell: etree._Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "time":
        clock = cell.get(f"{_OFFICE}time-value", "").removeprefix("PT").replace("M", "H").split("H")
        return ":".join(clock[:2]) if len(clock) >= 2 else ""
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "")[:10]
    return "\n".join(
        "".join(str(part) for part in p.itertext()).strip() for p in cell.iter(f"{_TEXT}p")
    ).strip()

"""The workbook that `export --to xlsx` writes, read back as the tables of a forum."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import openpyxl

from reportgen.errors import InputError
from reportgen.readers.forum.tables import Table, forum_of_tables
from reportgen.readers.programmes.formats.sheets import written
from reportgen.yaml_editing import Value, entry_lines

MARK = "reportgen workbook 1"
"""What the first cell of the first sheet says, so that the workbook is known again."""

BEFORE = "_"
"""What the names of hidden sheets start with: the tables as they were exported."""

_MOST_ROWS = 20_000
_MOST_COLUMNS = 300


@dataclass(frozen=True, slots=True)
class OwnWorkbook:
    """The forum that a workbook of ours says, and the one that was exported into it."""

    now: Mapping[str, Value]
    exported: Mapping[str, Value]


def own_workbook(path: Path) -> OwnWorkbook | None:
    """Return what a workbook of ours says, None where a file is none.

    Raises:
        InputError: if it is damaged.
    """
    with path.open("rb") as stream:
        if stream.read(4) != b"PK\x03\x04":
            return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tables = _tables(path)
    except Exception as error:  # openpyxl lets the errors of many libraries through
        if path.suffix.casefold() != ".xlsx":
            return None
        message = f"the workbook is damaged ({type(error).__name__}); save it again in Excel"
        raise InputError(message, str(path), rule="damaged") from None
    if tables is None:
        return None
    visible = {name: table for name, table in tables.items() if not name.startswith(BEFORE)}
    hidden = {
        name.removeprefix(BEFORE): table
        for name, table in tables.items()
        if name.startswith(BEFORE)
    }
    return OwnWorkbook(forum_of_tables(visible), forum_of_tables(hidden))


def _tables(path: Path) -> dict[str, Table] | None:
    book = openpyxl.load_workbook(path, data_only=True, read_only=True, keep_links=False)
    try:
        first = book.worksheets[0] if book.worksheets else None
        if first is None or str(first["A1"].value or "").strip() != MARK:
            return None
        found: dict[str, Table] = {}
        for sheet in book.worksheets[1:]:
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
            found[sheet.title] = [[written(value) for value in row] for row in rows]
        return found
    finally:
        book.close()


def yaml_of(values: Mapping[str, Value], head: str = "") -> str:
    """Return values as the text of a forum.yaml."""
    parts = ["\n".join(entry_lines({key: value})) for key, value in values.items()]
    return f"{head}{chr(10).join(parts)}\n"

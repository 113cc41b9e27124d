"""One file may hold several tables, one below the other, each with heads of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.readers.programmes.counting.columns import plain
from reportgen.readers.programmes.records import Line

_TITLE = re.compile(
    r"\d\.\s+\S.{0,60}|(?:attendee|registration|poll|panell?ist|host|attendees|registrants?|meeting|"
    r"question|participants?|q\s?&\s?a|questions? and answers?)(?: (?:report|details|list))"
    r"|other attended|report generated(?: time)?:?.*|question details|launched polls?.*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Stacked:
    """A table: its title where it has one, the heads of its columns, and its rows."""

    title: str
    heads: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def cell(self, row: Sequence[str], column: int) -> str:
        """Return a cell in plain words, empty where the row is shorter."""
        return plain(row[column]) if 0 <= column < len(row) else ""


def tables_of(lines: Sequence[Line]) -> list[Stacked]:
    """Return the tables that rows form."""
    return list(_tables([line for line in lines if line.form == "row"]))


def _tables(rows: Sequence[Line]) -> Iterator[Stacked]:
    title, now, before = "", None, 0
    for row in rows:
        cells = tuple(plain(cell) for cell in row.cells)
        written = [cell for cell in cells if cell]
        if row.table != before:
            before = row.table
            if now is not None:
                yield now
                title, now = "", None
        if written and _TITLE.fullmatch(written[0]) and len(written) <= 2:
            if now is not None:
                yield now
            title, now = written[0], None
        elif now is None:
            now = Stacked(title, cells)
        else:
            now.rows.append(row.cells)
    if now is not None:
        yield now

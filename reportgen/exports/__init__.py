"""Exports lists for the organizer's desk, as workbook and as Markdown."""

from collections.abc import Sequence

from reportgen.exports.cells import Row, clean
from reportgen.exports.markdown import write_chase_markdown


def write_chase_xlsx(columns: Row, rows: Sequence[Row], title: str) -> bytes:
    """Return the chase list as a workbook with a filtered header row; all cells are text."""
    # openpyxl takes a quarter of a second to import, which an unchanged build need not pay.
    from reportgen.exports.workbook import write_workbook

    return write_workbook(columns, rows, title)


__all__ = ["clean", "write_chase_markdown", "write_chase_xlsx"]

"""Exports what the organizer's desk needs: lists as workbooks, calendars, mails as drafts."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from reportgen.exports.cells import Row, clean
from reportgen.exports.invitation import Invitation
from reportgen.exports.mail import Enclosure, Mail, is_address, write_mail
from reportgen.exports.markdown import write_chase_markdown
from reportgen.exports.tables import write_csv

if TYPE_CHECKING:
    from reportgen.document import CalendarEntry


def write_chase_xlsx(columns: Row, rows: Sequence[Row], title: str) -> bytes:
    """Return the rows as a workbook with a filtered header row; all cells are text."""
    # openpyxl takes a quarter of a second to import, which an unchanged build need not pay.
    from reportgen.exports.workbook import write_workbook

    return write_workbook(columns, rows, title)


def write_ics(entries: "Iterable[CalendarEntry]", name: str, sent: Invitation) -> bytes:
    """Return the entries as a calendar file."""
    from reportgen.exports.calendar import write_calendar

    return write_calendar(entries, name, sent)


__all__ = [
    "Enclosure",
    "Invitation",
    "Mail",
    "clean",
    "is_address",
    "write_chase_markdown",
    "write_chase_xlsx",
    "write_csv",
    "write_ics",
    "write_mail",
]


def write_programme_xlsx(
    sheets: Mapping[str, Sequence[Row]], title: str, *, guide: Sequence[str], hidden: str
) -> bytes:
    """Return the tables of a programme as a workbook; all cells are text."""
    from reportgen.exports.workbook import write_sheets

    return write_sheets(sheets, title, guide=guide, hidden=hidden)


__all__ = ["clean", "write_chase_markdown", "write_chase_xlsx", "write_programme_xlsx"]

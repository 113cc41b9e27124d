"""The programme as one table of comma-separated values: a row a session and one a slot."""

import csv
import io

from reportgen.model import Forum, Person
from reportgen.project.exporting.lines import affiliation_of, agenda_lines
from reportgen.readers import CSV_HEADS

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(forum: Forum) -> bytes:
    """Return the table as UTF-8 that Excel opens; no cell can be a formula."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(CSV_HEADS)
    for line in agenda_lines(forum):
        session, slot = line.session, line.slot
        if not line.is_held or (slot is None and session.slots):
            continue
        chair = _named(forum, line.moderator) if line.moderator else ""
        row = (
            f"{line.start:%Y-%m-%d}" if line.start else "",
            f"{line.start:%H:%M}" if line.start else "",
            f"{line.end:%H:%M}" if line.end else "",
            *(session.number, session.title, chair),
            *((slot.kind, slot.label, slot.title) if slot else ("", "", "")),
            "\n".join(_named(forum, one) for one in line.speakers),
        )
        writer.writerow([neutral(cell) for cell in row])
    return target.getvalue().encode("utf-8-sig")


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _named(forum: Forum, person: Person) -> str:
    name = " ".join(filter(None, (person.honorific, person.name)))
    place = affiliation_of(forum, person)
    return f"{name} ({place})" if place else name

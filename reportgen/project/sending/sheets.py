"""Writes the sheets of the office and the technical desk as documents and workbooks."""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.composition import (
    Sheet,
    access_sheet,
    chase_sheet,
    compose_sheet,
    contact_sheet,
    glossary_sheet,
    plate_names,
    programme_entries,
    protocol_sheet,
    runs_of_show,
)
from reportgen.exports import Invitation, write_chase_xlsx, write_ics
from reportgen.project.documents.building import Format, render, template_files
from reportgen.project.documents.made_of import made_of
from reportgen.project.documents.names import safe_name
from reportgen.project.documents.outputs import Delivery, deliver
from reportgen.project.documents.profiles import look_of
from reportgen.project.folder.opening import output_folder
from reportgen.project.sending.changes import ChangeRow
from reportgen.project.sending.packs import Packs
from reportgen.project.sending.places import as_delivery
from reportgen.shipped import find_template
from reportgen.writers import write_plates

_FORMATS: tuple[Format, ...] = ("docx", "pdf")


def write_changes(packs: Packs, rows: Sequence[ChangeRow], output: Path | None) -> tuple[Path, ...]:
    """Write who must be told what as a page in Word and PDF and as a workbook.

    Raises:
        PipelineError: if a file cannot be written.
    """
    listed = [(row.name, row.what, row.old, row.new, str(row.revision), row.state) for row in rows]
    sheet = compose_sheet(packs.forum, packs.outline, "changes", listed)
    return put_sheets(packs, [sheet], output, "")


def write_office(packs: Packs, output: Path | None, today: dt.date) -> tuple[Path, ...]:
    """Write every sheet of the office, and the whole programme as a calendar file.

    Raises:
        PipelineError: if a file cannot be written.
    """
    asked = {who: line.on for who, line in packs.sent.items()}
    sheets = [
        *runs_of_show(packs.forum, packs.outline),
        contact_sheet(packs.forum, packs.outline),
        chase_sheet(packs.forum, packs.outline, asked, today),
        access_sheet(packs.forum, packs.outline),
        protocol_sheet(packs.forum, packs.outline),
        glossary_sheet(packs.forum, packs.outline),
    ]
    files = put_sheets(packs, [one for one in sheets if one.rows], output, "office")
    entries = programme_entries(packs.forum, packs.outline)
    day = min(packs.forum.dates, default=today)
    number = max((line.sequence for line in packs.lines), default=0)
    calendar = write_ics(entries, packs.forum.title, Invitation(number, day))
    target = output_folder(output, packs.forum, packs.folder)
    plates = _plates(packs)
    beside = {"office/name-plates.pdf": plates} if plates else {}
    made = [as_delivery(name, content) for name, content in beside.items()]
    placed, _ = deliver(target, [*made, as_delivery("office/programme.ics", calendar)])
    return (*files, *(one.path for one in placed))


def _plates(packs: Packs) -> bytes:
    """Return a folded page for everybody on stage, nothing if there is nobody."""
    names = plate_names(packs.forum, packs.outline)
    theme = find_template("theme.yaml", packs.request.templates)
    look = look_of(packs.forum.profile, packs.request.templates)
    return write_plates(names, look, packs.forum.title, theme) if names else b""


def put_sheets(
    packs: Packs, sheets: Sequence[Sheet], output: Path | None, folder: str
) -> tuple[Path, ...]:
    """Write sheets into a folder of the outputs; one that somebody edited is kept beside.

    Raises:
        PipelineError: if a file cannot be written.
    """
    target = output_folder(output, packs.forum, packs.folder)
    deliveries = [one for sheet in sheets for one in _deliveries(packs, sheet, folder)]
    placed, _ = deliver(target, deliveries)
    return tuple(one.path for one in placed)


def _deliveries(packs: Packs, sheet: Sheet, folder: str) -> Iterator[Delivery]:
    profile, request = packs.forum.profile, packs.request
    name = safe_name(*sheet.name.split("."))
    stem = f"{folder}/{name}" if folder else name
    for form in _FORMATS:

        def content(form: Format = form) -> bytes:
            return render(sheet.document, form, profile, request)

        files = template_files(sheet.document, form, profile, request)
        made = made_of(sheet.document, files)
        yield Delivery(f"{stem}.{form}", made, content, "sheet")

    def workbook() -> bytes:
        return write_chase_xlsx(sheet.columns, sheet.rows, sheet.title)

    yield Delivery(f"{stem}.xlsx", made_of((sheet.columns, sheet.rows)), workbook, "sheet")

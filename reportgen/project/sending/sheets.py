"""Writes the sheets of the office and the technical desk as documents and workbooks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.composition import Sheet, compose_sheet
from reportgen.exports import write_chase_xlsx
from reportgen.project.documents.building import Format, render, template_files
from reportgen.project.documents.made_of import made_of
from reportgen.project.documents.outputs import Delivery, deliver
from reportgen.project.folder.opening import output_folder
from reportgen.project.sending.changes import ChangeRow
from reportgen.project.sending.packs import Packs

_FORMATS: tuple[Format, ...] = ("docx", "pdf")


def write_changes(packs: Packs, rows: Sequence[ChangeRow], output: Path | None) -> tuple[Path, ...]:
    """Write who must be told what as a page in Word and PDF and as a workbook.

    Raises:
        PipelineError: if a file cannot be written.
    """
    listed = [(row.name, row.what, row.old, row.new, str(row.revision), row.state) for row in rows]
    sheet = compose_sheet(packs.forum, packs.outline, "changes", listed)
    return put_sheets(packs, [sheet], output, "")


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
    stem = f"{folder}/{sheet.name}" if folder else sheet.name
    for form in _FORMATS:

        def content(form: Format = form) -> bytes:
            return render(sheet.document, form, profile, request)

        files = template_files(sheet.document, form, profile, request)
        made = made_of(sheet.document, files)
        yield Delivery(f"{stem}.{form}", made, content, "sheet")

    def workbook() -> bytes:
        return write_chase_xlsx(sheet.columns, sheet.rows, sheet.title)

    yield Delivery(f"{stem}.xlsx", made_of((sheet.columns, sheet.rows)), workbook, "sheet")

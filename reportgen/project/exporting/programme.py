"""Writes the programme of a forum for other programs; nothing of what was said is in it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

from reportgen.errors import InputError
from reportgen.exports import write_programme_xlsx
from reportgen.model import Forum
from reportgen.project.documents.names import safe_name
from reportgen.project.exporting.calendar import calendar_of
from reportgen.project.exporting.linked import linked_data_of
from reportgen.project.exporting.rows import csv_of
from reportgen.project.exporting.schedule import schedule_of
from reportgen.project.folder.atomic import write_atomic
from reportgen.readers import BEFORE, FORUM_FILE, MARK, forum_of_text, read_forum, tables_of

ProgrammeFormat = Literal["xlsx", "ics", "frab", "jsonld", "csv"]

_SUFFIXES: Mapping[ProgrammeFormat, str] = {
    "xlsx": ".xlsx",
    "ics": ".ics",
    "frab": ".schedule.json",
    "jsonld": ".jsonld",
    "csv": ".csv",
}
_GUIDE = (
    MARK,
    "Change cells and add rows in the sheets that follow, then save the file and type:",
    "    reportgen update FORUM --from THIS-FILE",
    "It shows what changes in forum.yaml before anything is written.",
    "Leave the first row and the column id as they are; a new row may leave its id empty only in",
    "Slots. Several entries of one cell stand in lines of their own (Alt+Enter).",
    "A slot or session whose row is deleted is cancelled, people stay; an emptied cell is emptied.",
)


def export_programme(folder: Path, form: ProgrammeFormat, target: Path | None = None) -> Path:
    """Write the programme of a forum into a file and return where; the forum stays as it is.

    Without ``target`` the file is called like the forum and stands in the current folder.

    Raises:
        InputError: if the forum cannot be read.
        PipelineError: if the file cannot be written.
    """
    read = read_forum(folder).forum
    text = (folder / FORUM_FILE).read_text(encoding="utf-8-sig")
    # Biographies of bios/ are texts of their own and no values of forum.yaml.
    forum = forum_of_text(text, str(folder / FORUM_FILE)).forum if form == "xlsx" else read
    path = target or Path(f"{safe_name(forum.id)}-programme{_SUFFIXES[form]}")
    if path.is_dir():
        message = "this is a folder; name the file that is to be written"
        raise InputError(message, str(path), rule="not-a-file")
    write_atomic(path, _WRITERS[form](forum))
    return path


def workbook_of(forum: Forum) -> bytes:
    """Return the workbook in which a programme can be edited, with what it was as hidden sheets."""
    tables = tables_of(forum)
    before = {f"{BEFORE}{name}": table for name, table in tables.items()}
    return write_programme_xlsx({**tables, **before}, forum.title, guide=_GUIDE, hidden=BEFORE)


_WRITERS: Mapping[ProgrammeFormat, Callable[[Forum], bytes]] = {
    "xlsx": workbook_of,
    "ics": calendar_of,
    "frab": schedule_of,
    "jsonld": linked_data_of,
    "csv": csv_of,
}

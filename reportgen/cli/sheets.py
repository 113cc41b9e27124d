"""Commands for people who work in Word and Excel: sheets of points out, and back in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, note, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import BY, MODEL, OUTPUT
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from reportgen.project import Imported, Outcome
    from reportgen.project.desk.envelopes import SheetContent
    from reportgen.project.desk.importing import Pending
    from reportgen.project.desk.sheets import SheetKind

FILE = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
_TARGET = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="The file (.xlsx or .docx), or the folder for documents and the cache.",
)
_LISTED = {
    "taken": "taken",
    "conflict": "conflict, not taken: decided otherwise since the sheet was sent",
    "pending": "pending, not taken: nobody accepted or rejected this change",
    "comment": "comment",
    "unknown": "not taken: this row belongs to no point of the forum",
    "undecided": "not taken: new words without a decision; write accept beside them",
    "cleared": "not taken: the decision was deleted; decide CODE undo takes it back",
    "struck": "not taken: somebody proposes to delete this row",
    "not understood": "not taken: this is not understood",
    "doubled": "not taken: the point stands in two rows that differ",
}


@click.group(short_help="Points as a sheet for Word or Excel, and back.")
def sheet() -> None:
    """Send the points of a forum as a sheet, and take decisions and wording back in."""


@sheet.command(name="export", short_help="Write the points as .xlsx or .docx.")
@FORUM
@click.option("--xlsx", "workbook", is_flag=True, help="A workbook, unless --docx is given.")
@click.option("--docx", "table", is_flag=True, help="A Word table, for tracked changes.")
@_TARGET
@click.option("--enough", is_flag=True, help="Only the short list and what is decided.")
@MODEL
@AS_JSON
def export(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    workbook: bool,
    table: bool,
    output: Path | None,
    enough: bool,
    model: str | None,
    as_json: bool,
) -> None:
    """Write what needs a decision in FORUM, or has one, into a sheet for colleagues.

    They change decision, text, addressee and deadline; `sheet import` takes that back, whatever
    happened to the rows meanwhile.
    """
    from reportgen.project import export_sheet, open_folder, write_for, write_to

    if workbook and table:
        raise click.UsageError("--xlsx and --docx exclude each other; give one of them")
    target = output if output and output.suffix.casefold() in {".xlsx", ".docx"} else None
    kind: SheetKind = "docx" if table else "xlsx"
    if target and not (workbook or table):
        kind = "docx" if target.suffix.casefold() == ".docx" else "xlsx"
    if target and target.suffix.casefold() != f".{kind}":
        raise click.UsageError(f"'{target}' is no name for --{kind}; end it with .{kind}")
    opened = open_folder(forum, None if target else output, model)
    content = export_sheet(opened, kind, enough=enough)
    name = f"points.{kind}"
    path = write_to(target, content) if target else write_for(opened, {name: content})[0]
    if as_json:
        envelope("sheet-export/1", {"forum": str(forum), "file": str(path)})
        return
    say(str(path))
    say(f'what comes back: {command("sheet import", forum, "FILE", "--by")} "Your Name"')


@sheet.command(name="import", short_help="Take a sheet that came back into the journal.")
@FORUM
@FILE
@BY
@click.option(
    "--pending",
    type=click.Choice(("list", "accept", "reject")),
    default="list",
    show_default=True,
    help="What to do with tracked changes that nobody accepted or rejected.",
)
@OUTPUT
@MODEL
@AS_JSON
def import_(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    file: Path,
    by: str,
    pending: "Pending",
    output: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Take decisions and wording of FILE into the journal of FORUM, in your name.

    What was decided otherwise meanwhile is a conflict: it is listed and not taken. Tracked changes
    that are still pending are listed with author and date, unless --pending says otherwise.
    """
    from reportgen.project import import_sheet, open_folder

    opened = open_folder(forum, output, model)
    taken = import_sheet(opened, file, by=by, pending=pending)
    if as_json:
        envelope("sheet-import/1", _content(taken, forum), taken.opened.journal_issues)
    else:
        _show(taken, forum)
    if any(one.came == "conflict" for one in taken.outcomes):
        leave(Exit.ISSUES)


def _content(taken: "Imported", forum: Path) -> "SheetContent":
    return {
        "forum": str(forum),
        "kept": str(taken.kept),
        "events": taken.events,
        "rows": [
            {
                "code": one.code,
                "came": one.came,
                "field": one.field,
                "was": one.was,
                "says": one.says,
                "author": one.author,
                "at": one.at,
                "place": one.place,
            }
            for one in taken.outcomes
        ],
        "final": taken.opened.status.final,
        "status": taken.opened.status.words,
    }


def _show(taken: "Imported", forum: Path) -> None:
    for one in taken.outcomes:
        for line in _lines(one):
            (say if one.came == "taken" else note)(line)
    points = len({one.code for one in taken.outcomes if one.came == "taken"})
    say(f"{points} point{'s' * (points != 1)} changed; the sheet is kept as {taken.kept}")
    if any(one.came == "pending" for one in taken.outcomes):
        note(
            f"to take what is pending: {command('sheet import', forum, taken.kept)} "
            '--pending accept --by "Your Name"'
        )
    say(f"the outcome report is {taken.opened.status.words}")


def _lines(one: "Outcome") -> list[str]:
    who = " ".join(filter(None, (one.author, one.at)))
    about = " ".join(filter(None, (one.code, one.field)))
    head = f"{one.place}  {about}  {_LISTED.get(one.came, one.came)}" + (f" ({who})" if who else "")
    lines = [head]
    if one.was:
        lines.append(f"    was:  {one.was}")
    return [*lines, f"    says: {one.says}"] if one.says else lines

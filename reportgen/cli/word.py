"""Commands on Word reports that somebody edited: absorb and redline."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import envelope, note, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import BY, MODEL, OUTPUT
from reportgen.cli.running import AS_JSON, Exit, leave
from reportgen.cli.sheets import FILE

if TYPE_CHECKING:
    from reportgen.project import Absorbed, Absorbing
    from reportgen.project.desk.envelopes import AbsorbContent


@click.command(short_help="Take what somebody changed in a built Word report back.")
@FORUM
@FILE
@BY
@click.option(
    "--pending",
    type=click.Choice(("accept", "reject")),
    default="accept",
    show_default=True,
    help="Whether tracked changes that nobody settled count.",
)
@click.option("--check", is_flag=True, help="Only say what would be taken, write nothing.")
@OUTPUT
@MODEL
@AS_JSON
def absorb(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    file: Path,
    by: str,
    pending: str,
    check: bool,
    output: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Take the changes in FILE, a built outcome report that somebody edited, back into FORUM.

    The text of a point goes to the journal in your name, prose to report/ and prose/, a summary
    printed from the notes to report/sessions/. What has no such place is listed. The file is kept.
    """
    from reportgen.project import absorb as take_in
    from reportgen.project import open_folder

    opened = open_folder(forum, output, model)
    done = take_in(opened, file, by=by, accept=pending == "accept", check=check)
    if as_json:
        envelope("absorb/1", _content(done, forum), done.opened.journal_issues)
    else:
        _show(done, check=check)
    if any(one.came == "conflict" for one in done.changes):
        leave(Exit.ISSUES)


def _content(done: "Absorbing", forum: Path) -> "AbsorbContent":
    return {
        "forum": str(forum),
        "kept": str(done.kept or ""),
        "events": done.events,
        "written": list(done.written),
        "changes": [
            {
                "came": one.came,
                "place": one.place,
                "was": one.was,
                "says": one.says,
                "paragraph": one.paragraph,
                "heading": one.heading,
                "author": one.author,
                "at": one.at,
            }
            for one in done.changes
        ],
        "final": done.opened.status.final,
        "status": done.opened.status.words,
    }


def _show(done: "Absorbing", *, check: bool) -> None:
    for one in done.changes:
        for line in _lines(one):
            (say if one.came == "taken" else note)(line)
    taken = sum(one.came == "taken" for one in done.changes)
    left = sum(one.came in {"left", "conflict"} for one in done.changes)
    verb = "would be taken" if check else "taken"
    say(f"{taken} change{'s' * (taken != 1)} {verb}, {left} not")
    if done.kept:
        say(f"the edited file is kept as {done.kept}")
        say(f"the outcome report is {done.opened.status.words}")


def _lines(one: "Absorbed") -> list[str]:
    where = f"paragraph {one.paragraph}" + (f", under '{one.heading}'" if one.heading else "")
    who = " ".join(filter(None, (one.author, one.at)))
    came = {"taken": "taken to", "left": "not taken:", "conflict": "conflict, not taken:"}
    told = f"{came.get(one.came, one.came)} {one.place}".strip()
    lines = [f"{where}: {told}" + (f" ({who})" if who else "")]
    if one.was:
        lines.append(f"    was:  {one.was}")
    return [*lines, f"    says: {one.says}" if one.says else "    (deleted)"]


_DOCX = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(short_help="Show what changed between two Word reports as tracked changes.")
@click.argument("old", type=_DOCX)
@click.argument("new", type=_DOCX)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The .docx to write."
)
@click.option("--author", default="reportgen", show_default=True, help="In whose name.")
@AS_JSON
def redline(old: Path, new: Path, *, output: Path, author: str, as_json: bool) -> None:
    """Write a Word file that shows what changed from OLD to NEW, two built reports.

    Accept all changes in Word to get the new report, reject them to get the old one. Heads and
    feet of pages, notes and pictures are those of NEW.
    """
    from reportgen.project import redline_files

    if output.suffix.casefold() != ".docx":
        raise click.UsageError(f"'{output}' is no name of a Word file; end it with .docx")
    path = redline_files(old, new, output, author=author)
    if as_json:
        envelope("redline/1", {"file": str(path)})
    else:
        say(str(path))

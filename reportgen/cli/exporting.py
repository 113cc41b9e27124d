"""Commands that hand the printed points to other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import MODEL
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project.desk.exporting import PointsFormat

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_FORMATS = ("xlsx", "csv", "json")


@click.command(short_help="Write the printed points as .xlsx, .csv or .json.")
@FORUM
@click.option("--xlsx", "form", flag_value="xlsx", help="A workbook.")
@click.option("--csv", "form", flag_value="csv", help="Comma-separated values in UTF-8.")
@click.option("--json", "form", flag_value="json", help="JSON with the schema points/1.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="The file; without, points.* in the folder of the documents.",
)
@MODEL
def points(forum: Path, *, form: str | None, output: Path | None, model: str | None) -> None:
    """Write the points that the outcome report of FORUM prints, with number, text and addressee.

    Names stand in it as the attribution rule lets them print. No cell is ever a formula.
    """
    from reportgen.project import export_points, open_folder, write_for, write_to

    suffix = output.suffix.casefold().lstrip(".") if output else ""
    wanted = form or (suffix if suffix in _FORMATS else "xlsx")
    is_file = output is not None and suffix in _FORMATS
    if is_file and suffix != wanted:
        raise click.UsageError(f"'{output}' is no name for --{wanted}; end it with .{wanted}")
    kind: PointsFormat = "json" if wanted == "json" else "csv" if wanted == "csv" else "xlsx"
    opened = open_folder(forum, None if is_file else output, model)
    content = export_points(opened, kind)
    if output and is_file:
        say(str(write_to(output, content)))
    else:
        say(str(write_for(opened, {f"printed-points.{kind}": content})[0]))


@click.command(name="change-note", short_help="Say what changed between two exports of points.")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The .md file to write.")
@AS_JSON
def note_changes(old: Path, new: Path, *, output: Path | None, as_json: bool) -> None:
    """Write what changed from OLD to NEW, two files that `points --json` wrote.

    Every final report that is kept under issued/ has such a file beside it.
    """
    from reportgen.project import change_note, changes_between, read_points, write_to

    before, after = read_points(old), read_points(new)
    if as_json:
        names = ("number", "what", "was", "says")
        rows = [dict(zip(names, one, strict=True)) for one in changes_between(before, after)]
        envelope("change-note/1", {"changes": rows})
    elif output:
        say(str(write_to(output, change_note(before, after).encode())))
    else:
        say(change_note(before, after).rstrip())

"""The command that writes the programme for other programs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project.exporting.programme import ProgrammeFormat

_FORMATS = ("xlsx", "ics", "frab", "jsonld", "csv")


@click.command(short_help="Write the programme for Excel, calendars and other programs.")
@FORUM
@click.option("--to", "form", type=click.Choice(_FORMATS), required=True, help="The format.")
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    default=None,
    help="The file to be written; without, one in this folder that is called like the forum.",
)
@AS_JSON
def export(forum: Path, *, form: "ProgrammeFormat", target: Path | None, as_json: bool) -> None:
    """Write the programme of FORUM as a workbook, calendar, schedule, linked data or table.

    The workbook (xlsx) holds all of forum.yaml: edit it in Excel, then take it over with `update`.
    """
    from reportgen.project import export_programme

    path = export_programme(forum, form, target)
    if as_json:
        envelope("export/1", {"forum": str(forum), "format": form, "file": str(path)})
        return
    say(f"{path}: the programme")
    if form == "xlsx":
        say(f"edit it, then: {command('update', forum, '--from', path)}")

"""The command that puts lines of a source off the record, or says that they are on it."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reportgen.cli.frame import command, envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import BY
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project import MarkedLines


@click.command(short_help="Put lines of a source off the record, or say they are on it.")
@FORUM
@click.argument("place", metavar="FILE:LINE")
@click.argument("record", type=click.Choice(("off", "on")))
@click.option("--until", type=click.IntRange(min=1), default=None, help="The last of the lines.")
@BY
@AS_JSON
def mark(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    place: str,
    record: Literal["off", "on"],
    *,
    until: int | None,
    by: str,
    as_json: bool,
) -> None:
    """Write beside a source of FORUM that lines are off the record; the source stays as it is.

    \b
    off   the lines are withheld from every output
    on    what looks like a mark of off record in these lines is none
    """  # noqa: D301 - click's mark that lines stay as they are
    from reportgen.project import mark_lines

    marked = mark_lines(forum, place, record, by=by, until=until or 0)
    if as_json:
        rows: dict[str, object] = {"source": marked.source, "sidecar": str(marked.sidecar)}
        lines = {"first": marked.first, "last": marked.last, "record": record}
        envelope("mark/1", {**rows, **lines, "withdrawn": list(marked.withdrawn)})
        return
    _show(marked, record, forum)


def _show(marked: "MarkedLines", record: str, forum: Path) -> None:
    one = marked.first == marked.last
    lines = f"line {marked.first} is" if one else f"lines {marked.first} to {marked.last} are"
    means = "off record" if record == "off" else "on record, whatever looks like a mark there"
    say(f"{marked.source}: {lines} {means} ({marked.sidecar})")
    for code in marked.withdrawn:
        say(f"{code}: an accepted point is withdrawn with these lines; it prints no more")
    if record == "off":
        again = command("build", forum)
        say(f"documents built before may hold these words; {again} writes them anew")

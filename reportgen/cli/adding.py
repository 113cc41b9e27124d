"""The command that adds a point which the search missed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.listing import decided_lines
from reportgen.cli.reviewing import BY, MODEL, OUTPUT
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.model import FindingKind

_KINDS = ("recommendation", "commitment", "good practice", "challenge", "question", "decision")


@click.command(short_help="Add a point that was not found, from the words of a source.")
@FORUM
@click.option("--source", required=True, metavar="FILE:LINE", help="Where it was said or noted.")
@click.option("--text", default="", help="Your sentence to print; without it the words as said.")
@click.option("--quote", default="", help="The words there that it rests on, copied exactly.")
@click.option("--kind", type=click.Choice(_KINDS), default=_KINDS[0], help="What the point is.")
@BY
@OUTPUT
@MODEL
@AS_JSON
def add(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    source: str,
    text: str,
    quote: str,
    kind: "FindingKind",
    by: str,
    output: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Add and accept a point that was said in FORUM at FILE:LINE and that the search missed.

    It rests on all of the turn or paragraph there, or on the words that --quote names, and gets a
    code like every other finding: `decide CODE undo` takes it back.
    """
    from reportgen.project import add_finding, open_folder

    opened = open_folder(forum, output, model)
    taken = add_finding(opened, source, by=by, text=text, quote=quote, kind=kind)
    if as_json:
        content = {"findings": list(taken.findings), "status": taken.status.words}
        envelope("add/1", content | {"final": taken.status.final}, taken.opened.journal_issues)
        return
    for row in taken.findings:
        for line in decided_lines(row):
            say(f"{row['code']}  {line}" if row["code"] not in line else line)
    say(f"the outcome report is {taken.status.words}")

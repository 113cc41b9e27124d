"""The command for clearance: slips to speakers, their answers, and who has answered."""

import datetime as dt
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import MODEL, OUTPUT
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project import OpenForum

_SLIP = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command(short_help="Let speakers check what the report attributes to them.")
@FORUM
@click.option("--by", default="", help="Your name, as it is to stand in the record.")
@click.option("--due", type=click.DateTime(["%Y-%m-%d"]), help="Day by which you want answers.")
@click.option("--import", "slip", type=_SLIP, help="A slip that came back, to take in.")
@click.option("--status", is_flag=True, help="Only list who has answered.")
@OUTPUT
@MODEL
@AS_JSON
def clearance(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    *,
    by: str,
    due: dt.datetime | None,
    slip: Path | None,
    status: bool,
    output: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Write a slip for each speaker in FORUM with exactly what the report attributes to them.

    A Word file and a mail to open in a mail program each. Answers (agreed, corrected, withdrawn,
    off the record) come back with --import and bind. Until then the report prints as decided.
    """
    from reportgen.project import (
        import_slip,
        open_folder,
        write_clearance,
        write_for,
    )

    if not (by or status):
        raise click.UsageError("give your name with --by, or --status to list who has answered")
    opened = open_folder(forum, output, model)
    written: tuple[Path, ...] = ()
    taken: tuple[tuple[str, str, str], ...] = ()
    if slip:
        done = import_slip(opened, slip, by=by)
        taken, opened = done.rows, open_folder(forum, output, model)
    elif not status:
        files = write_clearance(opened, by=by, due=due.date() if due else None)
        written = write_for(opened, files)
    _show(opened, written, taken, as_json=as_json)


def _show(
    opened: "OpenForum",
    written: tuple[Path, ...],
    taken: tuple[tuple[str, str, str], ...],
    *,
    as_json: bool,
) -> None:
    from reportgen.project import clearance_states

    states = clearance_states(opened)
    if as_json:
        answers = [dict(zip(("code", "answer", "came"), one, strict=True)) for one in taken]
        told = {"files": [str(one) for one in written], "answers": answers}
        envelope("clearance/1", told | {"states": [asdict(one) for one in states]})
        return
    for path in written:
        say(str(path))
    for code, answer, came in taken:
        say(f"{code or '?'}  {answer or '-'}: {came}")
    for one in states:
        asked = f"asked {one.asked}" + (f", due {one.due}" if one.due else "")
        state = one.answer or (asked if one.asked else "not asked yet")
        say(f"{one.person}  {one.code}  {state}: {one.text}")

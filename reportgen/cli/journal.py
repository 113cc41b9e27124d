"""Commands about the decision journal itself: merge, keep."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, envelope, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import BY
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.model import Event
    from reportgen.project.envelopes import EventRecord


@click.group(short_help="Merge copies of the decision journal, and keep it in order.")
def journal() -> None:
    """Look after decisions.jsonl, the journal in which every decision stands."""


@journal.command("merge")
@FORUM
@click.argument("copy", type=click.Path(path_type=Path))
@AS_JSON
def merge_copy(forum: Path, copy: Path, *, as_json: bool) -> None:
    """Take over into the journal of FORUM what its COPY holds besides.

    Cloud storage makes such copies where two people decided at once. Decisions about findings that
    this journal does not decide otherwise count from now on. Where both decided otherwise, both
    are kept, and the finding waits for a person. The copy stays as it is.
    """
    from reportgen.project import merge_journal

    here = forum / copy if not copy.exists() and (forum / copy).exists() else copy
    made = merge_journal(forum, here)
    if as_json:
        rows = [[_record(event) for event in part] for part in (made.agreed, made.disputed)]
        envelope("journal-merge/1", {"agreed": rows[0], "disputed": rows[1]})
        return
    for event in made.agreed:
        say(f"taken over  {_line(event)}")
    for event in made.disputed:
        say(f"disputed    {_line(event)}")
    if not made.events:
        say(f"{here}: holds nothing that the journal lacks; delete it")
    elif made.disputed:
        say(f"what is disputed waits: {command('findings', forum, '--undecided')}")


@journal.command("keep")
@FORUM
@BY
@AS_JSON
def keep(forum: Path, *, by: str, as_json: bool) -> None:
    """Say that the journal of FORUM is the one to go on with, whatever is odd about it.

    Lines that are missing, or numbers that stand twice, are then no error any more. Lines that
    were changed go on waiting until each is confirmed.
    """
    from reportgen.project import keep_journal

    issues = keep_journal(forum, by=by)
    if as_json:
        envelope("journal-keep/1", {"kept": len(issues)}, issues)
        return
    for issue in issues:
        say(f"looked at: {issue}")
    say(f"{by} keeps the journal as it stands")


def _record(event: "Event") -> "EventRecord":
    return {
        "by": event.actor,
        "at": event.at.isoformat(),
        "decision": event.op,
        "finding": event.target,
        "wording": event.wording,
        "line": event.line,
    }


def _line(event: "Event") -> str:
    words = event.wording or event.quote
    return f"{event.actor}, {event.at:%Y-%m-%d %H:%M} UTC: {event.op}  {words}"

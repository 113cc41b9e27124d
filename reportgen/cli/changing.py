"""Commands that change the programme by what happened: move, substitute, cancel."""

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import command, complain, envelope, note, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from reportgen.errors import Issue
    from reportgen.project import Edit

YES = click.option("--yes", is_flag=True, help="Change the file without asking.")


class ClockTime(click.ParamType[dt.time]):
    """A time of day as a person types it: 14:30 or 9:05."""

    name = "time"

    def convert(
        self, value: str | dt.time, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.time:
        """Return the time, or say how one is written."""
        if isinstance(value, dt.time):
            return value
        try:
            return dt.datetime.strptime(value.strip(), "%H:%M").time()  # noqa: DTZ007 - a clock
        except ValueError:
            self.fail(f"{value!r} is no time of day; write it as in 14:30", param, ctx)


@click.command(short_help="Take a new version of the programme over.")
@FORUM
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "from_files", is_flag=True, help="Read the files after it.")
@click.option("--take", multiple=True, metavar="KEY", help="Take the file's value; all: of each.")
@click.option("--keep", multiple=True, metavar="KEY", help="Keep the value here; all: of each.")
@YES
@AS_JSON
def update(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    files: tuple[Path, ...],
    *,
    from_files: bool,
    take: tuple[str, ...],
    keep: tuple[str, ...],
    yes: bool,
    as_json: bool,
) -> None:
    """Take over into FORUM what the new FILE says otherwise than the one that was imported last.

    What was changed in forum.yaml since stays. Where the file changed the same value, it is a
    conflict: you are asked, or name it with --take or --keep.
    """
    from reportgen.project import plan_update

    del from_files
    answers = dict.fromkeys(keep, False) | dict.fromkeys(take, True)
    edit = plan_update(forum, files, answers)
    if edit.conflicts and sys.stdin.isatty() and not (yes or as_json):
        for one in edit.conflicts:
            say(f"{one.subject}: here {one.ours}; in the file {one.theirs}")
            answers[one.key] = asked("Take the file's?")
        edit = plan_update(forum, files, answers)
    settle(edit, forum, yes, as_json)


@click.command(short_help="Move a slot or session to another time.")
@FORUM
@click.argument("target", metavar="SLOT|SESSION")
@click.option("--to", required=True, type=ClockTime(), metavar="TIME", help="When it starts.")
@click.option("--shift-following", is_flag=True, help="Move what follows on that day by as much.")
@YES
@AS_JSON
def move(  # noqa: PLR0913 - one parameter an option
    forum: Path, target: str, *, to: dt.time, shift_following: bool, yes: bool, as_json: bool
) -> None:
    """Move a slot or session of FORUM in forum.yaml; its length stays.

    SLOT and SESSION are ids or titles. The difference is shown first; nothing is written before
    you say yes. What stays in place although it overlaps now is listed.
    """
    from reportgen.project import plan_move

    settle(plan_move(forum, target, to, shift_following=shift_following), forum, yes, as_json)


@click.command(short_help="Let another person take somebody's slots and chairs.")
@FORUM
@click.argument("person")
@click.option("--with", "name", required=True, metavar="NAME", help="Who takes the place.")
@click.option("--honorific", default="", help="Dr., Ms., ...")
@click.option("--position", default="", help="The position, if the person is new.")
@click.option("--organization", default="", help="Id or name of the organization, if new.")
@click.option("--email", default="", help="The address, if the person is new.")
@YES
@AS_JSON
def substitute(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    person: str,
    *,
    name: str,
    honorific: str,
    position: str,
    organization: str,
    email: str,
    yes: bool,
    as_json: bool,
) -> None:
    """Put NAME in the place of PERSON in forum.yaml, in every slot and on every chair.

    NAME is the id or name of somebody among the people, or of somebody new, who is added. A slot
    with one speaker keeps the name of who was to speak and says who does.
    """
    from reportgen.project import Newcomer, plan_substitution

    new = Newcomer(name, honorific, position, organization, email=email)
    settle(plan_substitution(forum, person, new), forum, yes, as_json)


@click.command(short_help="Cancel a slot, a session or somebody's part.")
@FORUM
@click.argument("target", metavar="SLOT|SESSION|PERSON")
@YES
@AS_JSON
def cancel(forum: Path, target: str, *, yes: bool, as_json: bool) -> None:
    """Say in forum.yaml that a slot, a session or a person's part does not take place.

    Nothing is removed: the slot says that it is cancelled, or that its speaker is absent. Where
    others speak in it, too, only the name goes.
    """
    from reportgen.project import plan_cancellation

    settle(plan_cancellation(forum, target), forum, yes, as_json)


def settle(edit: "Edit", forum: Path, yes: bool, as_json: bool) -> None:  # noqa: FBT001 - options
    """Show a change of forum.yaml, and make it once somebody says yes.

    Where nobody can be asked, it is only shown, and the exit code says that it waits.
    """
    issues, difference, empty = edit.issues(), list(edit.difference()), edit.is_empty
    if not as_json:
        _show(edit, issues, whole=not yes)
    agreed = not empty and (yes or (not as_json and asked()))
    if agreed or (empty and not edit.conflicts):
        edit.apply()
    if as_json:
        content = {
            "file": edit.file.name,
            "conflicts": [asdict(one) for one in edit.conflicts],
            "texts": list(edit.texts),
            "changes": list(edit.changes),
            "notes": list(edit.notes),
            "difference": difference,
            "written": agreed,
            "forum": str(forum),
        }
        envelope("edit/1", content, issues)
    else:
        say(_outcome(edit, forum, agreed=agreed, empty=empty))
    if edit.conflicts or not (agreed or empty):
        leave(Exit.WAITING)


def _show(edit: "Edit", issues: Sequence["Issue"], *, whole: bool) -> None:
    """Show what changes, what would be wrong afterwards, and what is open; then it can be asked."""
    for change in edit.changes:
        say(change)
    if whole and edit.file.is_changed:
        say(f"in {edit.file.name}:")
        for line in edit.difference():
            say(line)
    for remark in edit.notes:
        note(remark)
    for issue in issues:
        (complain if issue.severity == "error" else note)(str(issue))
    for one in edit.conflicts:
        note(f"changed on both sides: {one.subject}: here {one.ours}; in the file {one.theirs}")
        note(f"  add --take {one.key} for the file's, --keep {one.key} for the one here")


def asked(question: str = "Change it so?") -> bool:
    """Return what somebody at the keyboard answers; no where nobody is there."""
    return sys.stdin.isatty() and click.confirm(question)


def _outcome(edit: "Edit", forum: Path, *, agreed: bool, empty: bool) -> str:
    if empty:
        return "nothing changes"
    if agreed:
        return f"{edit.file.name} is changed; {command('build', forum)} writes the documents anew"
    if sys.stdin.isatty():
        return "nothing is written"
    return "nothing is written yet; type the same command with --yes at the end to do it"

"""Commands about data of people: data, forget, retire."""

import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.changing import YES, asked
from reportgen.cli.frame import command, envelope, note, say
from reportgen.cli.inputs import FORUM
from reportgen.cli.reviewing import BY, OUTPUT
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from reportgen.project import Remaining


@click.command(short_help="List every place that holds data about people.")
@FORUM
@OUTPUT
@AS_JSON
def data(forum: Path, *, output: Path | None, as_json: bool) -> None:
    """List every file of FORUM with data about people: kind, whose, until when."""
    from reportgen.project import held_data

    held = held_data(forum, output)
    if as_json:
        envelope("data/1", {"forum": str(forum), "places": [asdict(one) for one in held]})
        return
    for one in held:
        if not one.built:
            say(f"{one.path}: {one.kind}; of {one.whose}; {one.until}")
    for folder, count in Counter(Path(one.path).parent for one in held if one.built).items():
        say(f"{folder}: {count} built files (each in --json); until reportgen build or clean")
    say(f"{len(held)} files; {command('forget', forum, 'PERSON')} removes what is one person's")


@click.command(short_help="Remove what is known of one person.")
@FORUM
@click.argument("person")
@OUTPUT
@YES
@AS_JSON
def forget(forum: Path, person: str, *, output: Path | None, yes: bool, as_json: bool) -> None:
    """Remove addresses, biography, photograph, attendance, aliases and cache of PERSON.

    The journal, notes and transcripts are never edited; what remains there, and why, is listed.
    """
    from reportgen.project import plan_forgetting

    plan = plan_forgetting(forum, person, output)
    agreed = not plan.is_empty and (yes or (not as_json and _agreed(plan.changes)))
    remains = plan.apply() if agreed else plan.remaining()
    if as_json:
        rows = [asdict(one) for one in remains]
        content = {"person": plan.person.id, "removed": list(plan.changes), "remains": rows}
        envelope("forget/1", {"forum": str(forum), **content, "written": agreed})
    else:
        if yes:
            for line in plan.changes:
                say(line)
        _show_remains(remains)
        say(_outcome(agreed=agreed, empty=plan.is_empty, done=f"{plan.person.name} is forgotten"))
    if not agreed and not plan.is_empty:
        leave(Exit.WAITING)


def _show_remains(remains: "tuple[Remaining, ...]") -> None:
    for one in remains:
        note(f"remains: {one.path} ({one.holds}): {one.why}")


@click.command(short_help="Destroy recordings, transcripts, chat and attendance after their date.")
@FORUM
@BY
@OUTPUT
@YES
@AS_JSON
def retire(forum: Path, *, by: str, output: Path | None, yes: bool, as_json: bool) -> None:
    """Delete recordings, transcripts, chat and attendance of FORUM after its retention date.

    Printed quotations are kept with their digests, so that `verify` can still prove them. Nothing
    can be brought back: the files are deleted, not moved.
    """
    from reportgen.project import plan_retirement

    plan = plan_retirement(forum, output, by=by)
    lines = [f"{path}: deleted for good" for path in plan.deletes]
    lines += [one.words for one in plan.sources if one.quotations] if plan.deletes else []
    agreed = bool(plan.deletes) and (yes or (not as_json and _agreed(lines)))
    if agreed:
        plan.apply()
    if as_json:
        content = {"deleted": [str(path) for path in plan.deletes], "kept": plan.kept}
        envelope("retire/1", {"forum": str(forum), **content, "written": agreed})
    else:
        for line in lines if yes else ():
            say(line)
        done = f"{len(plan.deletes)} files deleted, {plan.kept} printed quotations kept"
        say(_outcome(agreed=agreed, empty=not plan.deletes, done=done))
    if not agreed and plan.deletes:
        leave(Exit.WAITING)


def _agreed(lines: list[str]) -> bool:
    for line in lines:
        say(line)
    return sys.stdin.isatty() and asked("Remove all of this for good?")


def _outcome(*, agreed: bool, empty: bool, done: str) -> str:
    if empty:
        return "there is nothing to remove"
    return done if agreed else "nothing is removed yet; type the same command with --yes to do it"

"""The `reportgen` command and its help."""

import os
import sys
from collections.abc import Sequence

import click

from reportgen.cli import (
    adding,
    building,
    changing,
    clearing,
    drafting,
    exporting,
    following,
    inputs,
    journal,
    learning,
    many,
    marking,
    page,
    personal,
    place,
    programme,
    reviewing,
    sending,
    sheets,
    signing,
    word,
)
from reportgen.cli.guarding import guarded
from reportgen.cli.running import QUIET, Run

COMMANDS = (
    inputs.init,
    inputs.check,
    inputs.read,
    inputs.extract,
    changing.update,
    programme.export,
    changing.move,
    changing.substitute,
    changing.cancel,
    following.follow_up,
    learning.learn,
    marking.mark,
    page.review,
    reviewing.findings,
    reviewing.decide,
    adding.add,
    sheets.sheet,
    word.absorb,
    word.redline,
    exporting.points,
    exporting.note_changes,
    drafting.draft,
    reviewing.finalize,
    clearing.clearance,
    signing.clearance_copy,
    signing.sign,
    journal.journal,
    building.build,
    building.verify,
    sending.status,
    sending.changes,
    sending.office,
    sending.send,
    sending.sent,
    building.clean,
    personal.data,
    personal.forget,
    personal.retire,
    building.demo,
    many.archive,
    place.schema,
    place.fields,
    place.templates,
    place.doctor,
)


class _InOrder(click.Group):
    """A group that lists its commands in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names as they were added."""
        del ctx
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="forum-reportgen")
def cli() -> None:
    """Concept notes, speaker briefs and outcome reports of policy forums.

    A forum is a folder: start one with `reportgen init`, look at it with `reportgen check`,
    write its documents with `reportgen build`. Every option can also be set in the environment
    (REPORTGEN_BUILD_OUTPUT for `build --output`).

    Exit codes: 0 done, 1 issues under --fail-on, 2 wrong usage, 3 bad input, 4 undecided findings
    under finalize, 5 verification failed, 6 a change waits for --yes, 70 an
    error of our own.
    """


def _name_variables(command: click.Command, path: str) -> None:
    """Let each option be set by the variable that is called like it: REPORTGEN_BUILD_OUTPUT."""
    for option in command.params:
        if isinstance(option, click.Option):
            longest = max(option.opts, key=len)
            option.envvar = f"{path}_{longest.strip('-').replace('-', '_').upper()}"
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            _name_variables(inner, f"{path}_{name.upper()}")


def _let_be_quiet(command: click.Command) -> None:
    """Give each command --quiet."""
    if isinstance(command, click.Group):
        for inner in command.commands.values():
            _let_be_quiet(inner)
    else:
        QUIET(command)


for command in COMMANDS:
    cli.add_command(command)
    _let_be_quiet(command)
    _name_variables(command, f"REPORTGEN_{str(command.name).upper()}")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; without arguments, what was typed."""
    typed = sys.argv[1:] if arguments is None else arguments
    if not typed and page.opens_by_itself():
        typed = ["review"]
    # Wrong usage is told before any option is understood, so --json is looked for beforehand.
    this = Run(as_json="--json" in typed)
    return guarded(lambda: cli(typed, prog_name="reportgen", standalone_mode=False, obj=this), this)


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("NO_COLOR", "1")
    sys.exit(run())

"""The state of one run of the command line: its options and its exit code."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NoReturn

import click


class Exit(IntEnum):
    """Exit codes of the command line."""

    DONE = 0
    ISSUES = 1
    USAGE = 2
    INPUT = 3
    UNDECIDED = 4
    UNVERIFIED = 5
    WAITING = 6
    INTERNAL = 70


@dataclass(slots=True)
class Run:
    """The options of a run.

    ``forum`` is the one being worked on, one of several if ``many`` is set.
    """

    as_json: bool = False
    is_quiet: bool = False
    many: bool = False
    forum: str = ""


def this_run() -> Run:
    """The run that is going on."""
    context = click.get_current_context(silent=True)
    return (context.find_object(Run) if context else None) or Run()


class Undecided(Exception):  # noqa: N818 - no error of ours, an answer with an exit code
    """The report cannot be signed: findings lack a decision, those with the ``codes``."""

    def __init__(self, message: str, codes: tuple[str, ...]) -> None:
        self.codes = codes
        super().__init__(message)


def leave(code: int) -> NoReturn:
    """End the command with an exit code."""
    raise click.exceptions.Exit(code)


def _asks_for_json(context: click.Context, parameter: click.Parameter, value: bool) -> bool:  # noqa: FBT001 - click's own
    del parameter
    if value and (run := context.find_object(Run)):
        run.as_json = True
    return value


def _asks_for_quiet(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001 - click's own
    del parameter
    if value and (run := context.find_object(Run)):
        run.is_quiet = True


AS_JSON = click.option(
    "--json", "as_json", is_flag=True, callback=_asks_for_json, help="Print a JSON envelope."
)
QUIET = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_asks_for_quiet,
    help="Print errors only.",
)

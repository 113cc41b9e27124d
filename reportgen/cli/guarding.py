"""Turns errors into one line, an envelope under ``--json``, and an exit code; never a traceback."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reportgen.cli.frame import complain, envelope, plain, say
from reportgen.cli.running import Exit, Run, Undecided, leave, this_run
from reportgen.errors import (
    InputError,
    PipelineError,
    Place,
    ReportgenError,
    ReviewError,
    TemplateError,
    UsageError,
)

if TYPE_CHECKING:
    from reportgen.project.envelopes import ErrorContent

_CLASSES = (
    (UsageError, "usage"),
    (InputError, "input"),
    (TemplateError, "template"),
    (PipelineError, "pipeline"),
    (ReviewError, "review"),
    (Undecided, "undecided"),
    (click.ClickException, "usage"),
    (click.exceptions.Abort, "usage"),
    (ReportgenError, "input"),
    (OSError, "input"),
)
_EXITS: dict[str, Literal[2, 3, 4, 5, 70]] = {"usage": 2, "undecided": 4, "internal": 70}
_UNVERIFIED = frozenset({"names-left"})
"""Rules of errors about what a file holds that it must not hold."""


def guarded(work: Callable[[], object], run: Run) -> int:
    """The exit code of what is done; an error is one line, and an envelope under ``--json``."""
    try:
        outcome = work()
    except click.exceptions.Exit as left:
        return left.exit_code
    except Exception as fault:
        complain(_line(fault))
        content = _told(fault)
        if run.as_json:
            message = plain(content["message"])
            envelope("error/1", content | {"message": message, "forum": run.forum})
        return content["exit"]
    return outcome if isinstance(outcome, int) else Exit.DONE


def each(forums: Sequence[Path], work: Callable[[Path], None]) -> None:
    """Do the work for each forum; a failure does not stop the rest, and the exit code is the worst.

    Under ``--json`` each of several forums is one line.
    """
    run = this_run()
    run.many = len(forums) > 1
    codes = []
    for forum in forums:
        run.forum = str(forum)
        if run.many and not run.as_json:
            say(f"{forum}:")
        codes.append(guarded(partial(work, forum), run))
    leave(max(codes))


def _told(fault: Exception) -> "ErrorContent":
    """What is said of an error."""
    kind = next((name for known, name in _CLASSES if isinstance(fault, known)), "internal")
    place = fault.place if isinstance(fault, InputError) else Place(getattr(fault, "where", ""))
    rule = getattr(fault, "rule", "")
    return {
        "exit": 5 if rule in _UNVERIFIED else _EXITS.get(kind, 3),
        "error": kind,
        "rule": rule,
        "message": fault.message if isinstance(fault, ReportgenError) else _line(fault),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "address": place.address,
        "forum": "",
        "undecided": list(fault.codes) if isinstance(fault, Undecided) else [],
    }


def _line(fault: Exception) -> str:
    """The line that a person reads of an error."""
    match fault:
        case click.exceptions.Abort():
            return "stopped"
        case click.ClickException():
            return _usage_line(fault)
        case ReportgenError():
            first, *rest = str(fault).splitlines()
            return "\n".join([f"{first} [{fault.rule}]", *rest])
        case Undecided():
            return str(fault)
        case OSError():
            where = fault.filename or "the system"
            return f"{where}: {fault.strerror or fault}; nothing is lost"
        case _:
            return _report_line(fault)


def _usage_line(wrong: click.ClickException) -> str:
    """What was wrong and where help is; the help itself where nothing was typed."""
    context = getattr(wrong, "ctx", None)
    if isinstance(wrong, click.exceptions.NoArgsIsHelpError):
        return wrong.format_message()
    typed = context.command_path if context else "reportgen"
    return f"{wrong.format_message()} ({typed} --help shows how)"


def _report_line(fault: Exception) -> str:
    frame = fault.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    code = frame.tb_frame.f_code if frame else None
    where = f"{code.co_name}:{frame.tb_lineno}" if code and frame else "?"
    return (
        f"an error of reportgen itself ({type(fault).__name__} in {where}); "
        "please report this line and the command you ran"
    )

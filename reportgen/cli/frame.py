"""What every command shares: exit codes, issues on the terminal, JSON envelopes, progress."""

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NoReturn, Protocol

import click

from reportgen.errors import Issue, ReportgenError, Severity


class Exit(IntEnum):
    """Exit codes of the command line."""

    DONE = 0
    ISSUES = 1
    USAGE = 2
    INPUT = 3
    UNDECIDED = 4
    UNVERIFIED = 5
    INTERNAL = 70


def plain(text: str) -> str:
    """Return text without control characters, so that no name can steer the terminal."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))


def say(text: str = "") -> None:
    """Print a line of the answer."""
    click.echo(plain(text))


def note(text: str) -> None:
    """Print a line about the run to stderr."""
    click.echo(plain(text), err=True)


def progress(text: str) -> None:
    """Print what is being done to stderr, only where somebody watches."""
    if sys.stderr.isatty():
        note(text)


def leave(code: Exit) -> NoReturn:
    """End the command with an exit code."""
    raise click.exceptions.Exit(code)


def envelope(kind: str, content: object, issues: Iterable[Issue] = ()) -> None:
    """Print a JSON envelope; ``kind`` names its schema with version (``findings/2``)."""
    from reportgen import __version__

    listed = [
        {
            "severity": issue.severity,
            "rule": issue.rule,
            "message": plain(issue.message),
            "path": issue.where.path,
            "line": issue.where.line,
            "column": issue.where.column,
        }
        for issue in issues
    ]
    whole = {"schema": kind, "reportgen": __version__, "content": content, "issues": listed}
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    click.echo(
        "".join(c if c == "\n" or unicodedata.category(c) != "Cc" else _escaped(c) for c in text)
    )


def _escaped(character: str) -> str:
    """Return a control character as JSON escapes it; ``json`` leaves U+0080 to U+009F."""
    return f"\\u{ord(character):04x}"


def command(verb: str, *parts: object) -> str:
    """Return a command as a person can type it, quoted where a name has spaces."""
    return " ".join(["reportgen", verb, *(_quoted(str(part)) for part in parts)])


def _quoted(part: str) -> str:
    return f'"{part}"' if any(c in part for c in " &();'") else part


def show_issues(issues: Sequence[Issue], forum: Path, checked: Collection[Issue] = ()) -> None:
    """Print the errors and what only this command knows; count what `check` shows (``checked``)."""
    rest: Counter[str] = Counter()
    for issue in issues:
        if issue.severity == "error" or issue not in checked:
            note(str(issue))
        else:
            rest[issue.severity] += 1
    if rest:
        counted = ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in rest.items())
        note(f"{counted} not shown ({command('check', forum)} --all shows them)")


class _Graded(Protocol):
    @property
    def severity(self) -> Severity: ...


def leave_if_failing(issues: Iterable[_Graded], fail_on: str | None) -> None:
    """End with exit code 1 where there is an issue that --fail-on names, or a graver one."""
    failing = {"error": ("error",), "warning": ("error", "warning")}.get(fail_on or "", ())
    if any(issue.severity in failing for issue in issues):
        leave(Exit.ISSUES)


def guarded(run: Callable[[], object]) -> int:
    """Return the exit code of a run; every error is one line, never a traceback."""
    try:
        outcome = run()
    except click.exceptions.Exit as left:
        return left.exit_code
    except Exception as fault:
        code, line = _told(fault)
        note(line)
        return code
    return outcome if isinstance(outcome, int) else Exit.DONE


def _told(fault: Exception) -> tuple[Exit, str]:
    """Return the exit code of an error and the line that a person reads."""
    match fault:
        case click.exceptions.Abort():
            return Exit.USAGE, "stopped"
        case click.ClickException():
            return Exit.USAGE, _usage_line(fault)
        case ReportgenError():
            first, *rest = str(fault).splitlines()
            return Exit.INPUT, "\n".join([f"{first} [{fault.rule}]", *rest])
        case OSError():
            where = fault.filename or "the system"
            return Exit.INPUT, f"{where}: {fault.strerror or fault}; nothing is lost"
        case _:
            return Exit.INTERNAL, _report_line(fault)


def _usage_line(wrong: click.ClickException) -> str:
    """Return what was wrong and where help is; the help itself where nothing was typed."""
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

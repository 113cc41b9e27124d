"""Prints for every command: lines, issues on the terminal, JSON envelopes, progress."""

import json
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TextIO

import click

from reportgen.cli.consequences import shown_first
from reportgen.cli.running import Exit, leave, this_run
from reportgen.errors import Issue, Severity


def plain(text: str) -> str:
    """Return text without control characters, so that no name can steer the terminal."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf"))


def say(text: str = "") -> None:
    """Print a line of the answer; nothing under --quiet."""
    if not this_run().is_quiet:
        _print(plain(text), sys.stdout)


def note(text: str) -> None:
    """Print a line about the run to stderr; nothing under --quiet."""
    if not this_run().is_quiet:
        complain(text)


def complain(text: str) -> None:
    """Print an error to stderr, under --quiet, too."""
    _print(plain(text), sys.stderr)


def _print(text: str, stream: TextIO) -> None:
    """Print a line; once nobody reads on (``| head -1``), the work goes on in silence."""
    try:
        click.echo(text, file=stream)
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def progress(text: str) -> None:
    """Print to stderr what is being done, only on a terminal."""
    if sys.stderr.isatty():
        note(text)


def envelope(kind: str, content: object, issues: Iterable[Issue] = ()) -> None:
    """Print a JSON envelope; ``kind`` names its schema with version (``findings/2``).

    One of many stands on one line.
    """
    from reportgen import __version__

    listed = [
        {
            "severity": issue.severity,
            "rule": issue.rule,
            "message": plain(issue.message),
            "path": issue.where.path,
            "line": issue.where.line,
            "column": issue.where.column,
            "address": issue.where.address,
        }
        for issue in issues
    ]
    whole = {"schema": kind, "reportgen": __version__, "content": content, "issues": listed}
    text = json.dumps(whole, ensure_ascii=False, indent=None if this_run().many else 2)
    kept = (c if c == "\n" or unicodedata.category(c) != "Cc" else _escaped(c) for c in text)
    _print("".join(kept), sys.stdout)


def _escaped(character: str) -> str:
    """Return a control character as JSON escapes it; ``json`` leaves U+0080 to U+009F."""
    return f"\\u{ord(character):04x}"


def command(verb: str, *parts: object) -> str:
    """Return a command as a person can type it, quoted where a name has spaces."""
    return " ".join(["reportgen", verb, *(_quoted(str(part)) for part in parts)])


def _quoted(part: str) -> str:
    return f'"{part}"' if any(c in part for c in " &();'") else part


def show_issues(issues: Sequence[Issue], forum: Path, checked: Collection[Issue] = ()) -> None:
    """Print errors and what only this command knows; count what `check` shows (``checked``)."""
    rest: Counter[str] = Counter()
    checked = frozenset(checked)
    first = tuple(shown_first(issue for issue in issues if issue in checked))
    for issue in issues:
        if issue.severity == "error":
            complain(str(issue))
        elif issue not in checked:
            note(str(issue))
        elif issue not in first:
            rest[issue.severity] += 1
    for issue in first:
        note(str(issue))
    if rest:
        counted = ", ".join(f"{count} {kind}{'s' * (count > 1)}" for kind, count in rest.items())
        note(f"{counted} not shown ({command('check', forum)} --all shows them)")


class _Graded(Protocol):
    @property
    def severity(self) -> Severity: ...


def leave_if_failing(issues: Iterable[_Graded], fail_on: str | None) -> None:
    """End with exit code 1 if there is an issue as grave as --fail-on says, or graver."""
    failing = {"error": ("error",), "warning": ("error", "warning")}.get(fail_on or "", ())
    if any(issue.severity in failing for issue in issues):
        leave(Exit.ISSUES)

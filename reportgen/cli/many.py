"""Commands on many forums at once: archive check, findings, build, verify."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from reportgen.cli.archiving import FOLDERS, archive
from reportgen.cli.frame import complain, envelope, note, progress, say
from reportgen.cli.reviewing import MODEL, OUTPUT
from reportgen.cli.running import AS_JSON, Exit, leave

if TYPE_CHECKING:
    from reportgen.archive import ForumResult, ManyForums
    from reportgen.project.archived import ArchiveRunContent

__all__ = ["archive"]

_FORMATS = ("docx", "pdf", "html", "txt")
_MINUTE = 60
_HELP = {
    "check": "Check every forum in each FOLDER.",
    "findings": "Find what the report may need in every forum in each FOLDER.",
    "build": "Write the documents of every forum in each FOLDER.",
    "verify": "Prove the quotations of the documents of every forum in each FOLDER.",
}
_MORE = """

    A line a forum, and one that fails does not stop the rest; the exit code is the gravest. A run
    that was stopped goes on where it was when the same command is typed again."""


_OPTIONS = (
    FOLDERS,
    click.option(
        "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes."
    ),
    click.option("--dask", default="", metavar="tcp://HOST:PORT", help="Work on this cluster."),
    click.option("--send", is_flag=True, help="Send folders to workers that do not see them."),
    OUTPUT,
    MODEL,
    AS_JSON,
)
_FORMAT = click.option(
    "--format", "formats", multiple=True, type=click.Choice(_FORMATS), help="Only this format."
)


def _command(verb: Literal["check", "findings", "build", "verify"]) -> click.Command:
    """Return the command that does one thing with many forums."""

    def run(  # noqa: PLR0913 - one parameter an option
        folders: tuple[Path, ...],
        *,
        workers: int,
        dask: str,
        send: bool,
        output: Path | None,
        model: str | None,
        as_json: bool,
        formats: tuple[str, ...] = (),
    ) -> None:
        from reportgen.archive import ManyForums, forum_folders

        found = forum_folders(folders)
        for issue in found.issues:
            complain(str(issue))
        many = ManyForums(*(verb, found.folders, output, formats, model or "", workers, dask, send))
        code = _show(many, as_json=as_json)
        leave(max(code, Exit.INPUT if found.issues else 0))

    options = [*_OPTIONS, *([_FORMAT] if verb == "build" else [])]
    for option in reversed(options):
        run = option(run)
    return click.command(verb, help=_HELP[verb] + _MORE, short_help=_HELP[verb])(run)


def _show(many: "ManyForums", *, as_json: bool) -> int:
    """Print a line a forum while they are done, then the count; return the gravest exit code."""
    if before := many.done_before():
        note(f"{before} of {len(many.folders)} were done by a run that was stopped")
    codes: list[int] = []
    began = time.monotonic()
    for result in many.results():
        codes.append(result.code)
        if as_json:
            _as_json(result)
        else:
            say(f"{result.folder}: {result.line}")
            for problem in result.problems:
                complain(f"  {problem}")
        left = len(many.folders) - before - len(codes)
        spent = time.monotonic() - began
        progress(f"{len(codes)} done, {left} left, about {_spelled(spent / len(codes) * left)}")
    failed = sum(code not in {Exit.DONE, Exit.ISSUES} for code in codes)
    if not as_json:
        say(f"{len(codes)} forums, {failed} failed")
    return max(codes, default=0)


def _spelled(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    return f"{seconds / _MINUTE:.0f} min"


def _as_json(result: "ForumResult") -> None:
    from reportgen.cli.running import this_run

    this_run().many = True
    content: ArchiveRunContent = {
        "folder": result.folder,
        "exit": result.code,
        "line": result.line,
        "problems": list(result.problems),
    }
    envelope("archive-run/1", content)


for _verb in ("check", "findings", "build", "verify"):
    archive.add_command(_command(_verb))

"""Commands for what people write: init, check, read."""

import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.frame import (
    command,
    complain,
    envelope,
    leave_if_failing,
    note,
    say,
    show_issues,
)
from reportgen.cli.guarding import each
from reportgen.cli.running import AS_JSON

if TYPE_CHECKING:
    from reportgen.project.envelopes import CheckContent, ExtractContent

PIPE = "stdin"
"""What messages call the content of a pipe."""

FORUM = click.argument("forum", type=click.Path(path_type=Path))
FORUMS = click.argument(
    "forums", metavar="FORUM...", nargs=-1, required=True, type=click.Path(path_type=Path)
)


def failing(run: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options --fail-on and --strict; it gets both as ``fail_on``."""

    @click.option(
        "--fail-on",
        type=click.Choice(("error", "warning")),
        default=None,
        help="Exit with 1 where there are issues as grave as this.",
    )
    @click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
    @wraps(run)
    def with_limit(*given: object, fail_on: str | None, strict: bool, **named: object) -> None:
        run(*given, fail_on=fail_on or ("warning" if strict else None), **named)

    return with_limit


@click.command(short_help="Start a new forum folder, also from the files of an office.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--from", "from_files", is_flag=True, help="Read the files and folders after DIR.")
@AS_JSON
def init(folder: Path, files: tuple[Path, ...], *, from_files: bool, as_json: bool) -> None:
    """Write a forum into the new folder FOLDER.

    Alone it is a commented starter. With --from FILE|FOLDER... it is made of an office's files:
    programme, lists of people, notes, transcripts. What each file is and why, and every reading
    that is not certain, is listed; the same list stays in the folder as import.md.
    """
    from reportgen.project import start_folder

    if from_files or files:
        _init_from(folder, files, as_json=as_json)
        return
    written = start_folder(folder)
    if as_json:
        envelope("init/1", {"folder": str(folder), "files": written})
        return
    say(f"{folder}: {len(written)} files written; start with {folder / 'forum.yaml'}")


def _init_from(folder: Path, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Write a forum made of files, and say what became of each."""
    from reportgen.project import start_from

    if not files:
        message = (
            "name the files or folders after the new folder: reportgen init DIR --from FILE..."
        )
        raise click.UsageError(message)
    draft = start_from(folder, files)
    if as_json:
        content = {
            "folder": str(folder),
            "files": list(draft.files),
            "seen": [asdict(one) for one in draft.seen],
            "doubts": [
                {"line": line, "rule": one.rule, "message": one.message, "place": str(one.spot)}
                for line, one in draft.doubts
            ],
        }
        envelope("init-from/1", content, draft.issues)
        return
    for one in draft.seen:
        say(f"{one.path}: {one.kind}, because {one.why}; {one.outcome}")
    say()
    for number, (line, doubt) in enumerate(draft.doubts, 1):
        where = f"{folder / 'forum.yaml'}:{line}: " if line else ""
        say(f"{number}. {where}{doubt.message}")
    for issue in draft.issues:
        (complain if issue.severity == "error" else note)(str(issue))
    say(f"{folder}: {len(draft.files)} files written, {len(draft.doubts)} readings to check; then:")
    say(f"  {command('build', folder)}")


@click.command(short_help="Check agenda, people, notes and transcripts.")
@FORUMS
@click.option("--all", "everything", is_flag=True, help="Show warnings and notes, too.")
@failing
@AS_JSON
def check(
    forums: tuple[Path, ...], *, everything: bool, fail_on: str | None, as_json: bool
) -> None:
    """Check each forum folder FORUM: agenda, people, notes and transcripts."""
    from reportgen.project import read_folder

    def check_one(forum: Path) -> None:
        folder = read_folder(forum)
        material = folder.proceedings.material
        counts: CheckContent = {
            "sessions": len(folder.proceedings.forum.sessions),
            "people": len(folder.proceedings.forum.people),
            "sources": len(material.sources),
            "segments": len(material.segments),
            "withheld": len(material.withheld),
            "forum": str(forum),
        }
        if as_json:
            envelope("check/1", counts, folder.issues)
        else:
            show_issues(folder.issues, forum, () if everything else folder.issues)
            say(", ".join(f"{count} {name}" for name, count in counts.items() if name != "forum"))
        leave_if_failing(folder.issues, fail_on)

    each(forums, check_one)


@click.command(short_help="Show what is understood of one file.")
@click.argument("file", type=click.Path(path_type=Path))
@AS_JSON
def read(file: Path, *, as_json: bool) -> None:
    """Show what a reader understands of FILE, one file of notes or a transcript.

    A FILE of - is what comes in by a pipe.
    """
    from reportgen.project import read_bytes, read_file

    content = piped(file)
    reading = read_file(file) if content is None else read_bytes(content, PIPE)
    if as_json:
        whole = asdict(reading)
        del whole["issues"]
        envelope("read/1", whole, reading.issues)
        return
    show_issues(reading.issues, file)
    say(f"{file}: {reading.dialect}, {reading.encoding}")
    for segment in reading.segments:
        when = "" if segment.start is None else f"{segment.start:9.3f} "
        at = f"{segment.place}: " * bool(segment.place)
        say(f"{segment.line:5d} {at}{when}{segment.speaker_label or '-'}: {segment.text}")
    for passed in reading.unread:
        at = f"{passed.address}: " * bool(passed.address)
        say(f"{passed.line:5d} {at}not understood: {passed.text}")
    for lines in reading.withheld:
        say(f"{lines.first:5d} to line {lines.last}: off record, withheld")


@click.command(short_help="List the recommendations in one file.")
@click.argument("file", type=click.Path(path_type=Path), default=Path("-"))
@click.option("--model", default=None, help="Name another installed spaCy model.")
@AS_JSON
def extract(file: Path, *, model: str | None, as_json: bool) -> None:
    """List the recommendations in FILE: notes, a transcript or plain text, without a forum.

    Without FILE, or with -, that is what comes in by a pipe. What is off record is left out.
    """
    from reportgen.project import extract_source

    content = piped(file)
    name = file if content is None else Path(PIPE)
    dialect, found, issues = extract_source(name, content, model=model)
    if as_json:
        told: ExtractContent = {"file": str(file), "dialect": dialect, "findings": found}
        envelope("extract/1", told, issues)
        return
    for issue in issues:
        (complain if issue.severity == "error" else note)(str(issue))
    for row in found:
        said_by = f"{row['speaker_label']}: " if row["speaker_label"] else ""
        say(f"{row['line']:5d} {row['score']:.2f} {said_by}{row['quote']}")
    say(f"{len(found)} recommendation{'s' * (len(found) != 1)}")


def piped(file: Path) -> bytes | None:
    """What comes in by a pipe where a file of - asks for it."""
    return sys.stdin.buffer.read() if str(file) == "-" else None

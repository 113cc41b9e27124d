"""What is done with one forum of many, the same on every machine."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reportgen.archive.folders import folder_digest
from reportgen.archive.packing import FORUM, OUTPUTS, pack_changes, unpack
from reportgen.errors import Issue, ReportgenError
from reportgen.project import build_folder, open_folder, read_folder, request_for, verify_folder

Verb = Literal["check", "findings", "build", "verify"]
DONE, ISSUES, INPUT, UNVERIFIED, INTERNAL = 0, 1, 3, 5, 70
"""How a forum may end: the exit codes of the single commands."""


@dataclass(frozen=True, slots=True)
class ForumTask:
    """One forum and what to do with it.

    ``output`` is the folder for documents, empty for the usual place. With ``packed`` the worker
    has no access to the folder: these bytes hold it, and what comes out is sent back as bytes.
    """

    verb: Verb
    folder: str
    output: str = ""
    formats: tuple[str, ...] = ()
    model: str = ""
    packed: bytes = b""


@dataclass(frozen=True, slots=True)
class ForumResult:
    """What came of one forum: an exit code, one line, and what was wrong.

    ``digest`` is that of the folder before the work; ``packed`` holds the files that were made
    where the folder was sent as bytes.
    """

    folder: str
    code: int
    line: str
    problems: tuple[str, ...] = ()
    digest: str = ""
    packed: bytes = b""


def do_task(task: ForumTask) -> ForumResult:
    """Do what is to be done with one forum; whatever goes wrong is a result, too."""
    try:
        return _sent(task) if task.packed else _here(task, Path(task.folder))
    except (ReportgenError, OSError) as error:
        return ForumResult(task.folder, INPUT, "failed", (_line(error),))
    except Exception as error:
        what = f"an error of reportgen itself ({type(error).__name__}: {error}); please report it"
        return ForumResult(task.folder, INTERNAL, "failed", (what,))


def _here(task: ForumTask, folder: Path) -> ForumResult:
    digest = folder_digest(folder)
    code, line, problems = _VERBS[task.verb](folder, task)
    return ForumResult(task.folder, code, line, problems, digest)


def _sent(task: ForumTask) -> ForumResult:
    """Work on a copy of the folder, and send back what became of it."""
    with TemporaryDirectory(prefix="reportgen-") as place:
        folder, output = Path(place, FORUM), Path(place, OUTPUTS)
        before = unpack(task.packed, Path(place))
        done = _here(replace(task, output=str(output)), folder)
        return replace(done, packed=pack_changes(Path(place), before))


def _check(folder: Path, task: ForumTask) -> tuple[int, str, tuple[str, ...]]:
    del task
    read = read_folder(folder)
    material = read.proceedings.material
    counted = f"{len(material.segments)} segments, {len(material.withheld)} withheld"
    return _graded(read.issues, f"{len(read.issues)} issues, {counted}")


def _findings(folder: Path, task: ForumTask) -> tuple[int, str, tuple[str, ...]]:
    opened = open_folder(folder, _output(task), task.model or None)
    found, left = len(opened.proceedings.findings), len(opened.ledger.undecided)
    line = f"{found} found, {left} undecided; the outcome report is {opened.status.words}"
    return _graded(opened.issues, line)


def _build(folder: Path, task: ForumTask) -> tuple[int, str, tuple[str, ...]]:
    request = request_for(formats=task.formats)
    built = build_folder(folder, _output(task), request, model=task.model or None, tell=_silent)
    written = sum(file.state != "unchanged" for file in built.files)
    line = f"{len(built.files)} documents, {written} written"
    return _graded(built.issues, line)


def _verify(folder: Path, task: ForumTask) -> tuple[int, str, tuple[str, ...]]:
    checked = verify_folder(folder, _output(task))
    problems = tuple(f"{one.path}: {one.message}" for one in checked.problems)
    quotes = sum(file.quotes for file in checked.files)
    line = f"{quotes} quotations in {len(checked.files)} documents"
    return (DONE if checked.verified else UNVERIFIED), line, problems


def _graded(issues: tuple[Issue, ...], line: str) -> tuple[int, str, tuple[str, ...]]:
    errors = tuple(str(issue) for issue in issues if issue.severity == "error")
    return (ISSUES if errors else DONE), line, errors


def _output(task: ForumTask) -> Path | None:
    return Path(task.output) if task.output else None


def _silent(_: str) -> None:
    """Tell nobody: the line of the result says it."""


def _line(error: Exception) -> str:
    if isinstance(error, ReportgenError):
        return f"{error} [{error.rule}]"
    where = error.filename or "the system" if isinstance(error, OSError) else ""
    return f"{where}: {error.strerror if isinstance(error, OSError) else error}"


_Work = Callable[[Path, ForumTask], tuple[int, str, tuple[str, ...]]]
_VERBS: Mapping[Verb, _Work] = {
    "check": _check,
    "findings": _findings,
    "build": _build,
    "verify": _verify,
}

"""What a script asks for, checked before anything is done: wrong use is told as such."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import cast, get_args

from reportgen.errors import UsageError
from reportgen.model import Edition, ReportName
from reportgen.project.documents.building import EDITIONS, REPORTS, Format, Request

_LISTED = 12


def request_of(reports: object, formats: object, editions: object, templates: object) -> Request:
    """What is to be built.

    Raises:
        UsageError: if there is no such report, format or edition, or a folder does not exist.
    """
    return Request(
        tuple(cast("list[ReportName]", several("report", reports, REPORTS))),
        tuple(cast("list[Format]", several("format", formats, get_args(Format)))),
        tuple(cast("list[Edition]", several("edition", editions, EDITIONS))),
        tuple(folders(templates)),
    )


def several(what: str, given: object, known: Sequence[str]) -> list[str]:
    """The names given, each of which is known; one name alone will do.

    Raises:
        UsageError: if one is not known, or something else was given.
    """
    return [one_of(what, name, known) for name in _listed(what, given)]


def one_of(what: str, name: object, known: Sequence[str]) -> str:
    """The name given, which is known.

    Raises:
        UsageError: if it is not.
    """
    if isinstance(name, str) and name in known:
        return name
    near = get_close_matches(str(name), known, n=1)
    listed = ", ".join(known[:_LISTED]) + ", ..." * (len(known) > _LISTED)
    advice = f"did you mean {near[0]!r}?" if near else f"there are {listed or 'none'}"
    raise UsageError(f"{what} {name!r} does not exist; {advice}", rule="no-such-choice")


def folders(given: object) -> Iterable[Path]:
    """The folders given; one alone will do.

    Raises:
        UsageError: if one is no folder.
    """
    listed = [given] if isinstance(given, str | Path) else _listed("templates", given)
    for folder in listed:
        if not isinstance(folder, str | Path) or not Path(folder).is_dir():
            message = f"templates: {str(folder)!r} is no folder; name one that exists"
            raise UsageError(message, rule="no-such-choice")
        yield Path(folder)


def _listed(what: str, given: object) -> list[object]:
    if isinstance(given, str):
        return [given]
    if not isinstance(given, Iterable):
        message = f"{what}: give names in a list, not {type(given).__name__}"
        raise UsageError(message, rule="no-such-choice")
    return list(given)

"""Marks lines of a source as off record, or as on record, in a named person's name."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportgen.errors import InputError
from reportgen.journal import read_journal, stamp
from reportgen.ledger import standing
from reportgen.model import JOURNAL, FindingId, Material
from reportgen.project.decisions.codes import orphan_code
from reportgen.project.folder.atomic import write_atomic
from reportgen.readers import Marking, lines_in, read_forum, read_material, sidecar_with

_FOLDERS = ("notes", "transcripts")
_PLACE = re.compile(r"(.+):([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class MarkedLines:
    """A marking as written: where, and which accepted points it withdraws.

    ``withdrawn`` are their codes, as `findings` lists them from now on.
    """

    source: str
    sidecar: Path
    first: int
    last: int
    withdrawn: tuple[str, ...]


def mark_lines(  # noqa: PLR0913 - one parameter an option
    forum: Path,
    place: str,
    record: Literal["off", "on"],
    *,
    by: str,
    until: int = 0,
    at: dt.datetime | None = None,
) -> MarkedLines:
    """Write into a source's sidecar that lines are off record, or hold no mark that means anything.

    ``place`` is FILE:LINE, ``until`` the last line (0: that line only).

    Raises:
        InputError: if there is no such file or line, or the sidecar cannot be read.
        ReviewError: if nobody is named.
    """
    who = stamp(by, at or dt.datetime.now(dt.UTC))
    source, first = _resolve(forum, place)
    last = max(until, first)
    count = lines_in(source)
    if not 0 < first <= count or last > count:
        message = f"there are {count} lines; name one of them, and --until a later one"
        raise InputError(message, str(source), rule="no-such-line")
    marking = Marking(f"{first}-{last}", record, who.actor, who.at.date())
    sidecar, text = sidecar_with(source, marking)
    before = _said(forum)
    write_atomic(sidecar, text.encode())
    withdrawn = tuple(_withdrawn(forum, before, _said(forum)))
    return MarkedLines(source.relative_to(forum).as_posix(), sidecar, first, last, withdrawn)


def _resolve(forum: Path, place: str) -> tuple[Path, int]:
    """Return the file and line that a person's FILE:LINE means."""
    match = _PLACE.fullmatch(place.strip())
    if match is None:
        message = "write the file and the line, as in notes/session-1.md:12"
        raise InputError(message, place, rule="no-such-line")
    typed, names = Path(match[1]), (forum / name for name in _FOLDERS)
    known = [path for name in names for path in sorted(name.rglob("*")) if path.is_file()]
    exact = [path for path in known if path in (typed, forum / typed) or _same(path, typed)]
    found = exact or [path for path in known if path.name == match[1]]
    if len(found) != 1:
        count = "several files are" if found else "no file of notes/ or transcripts/ is"
        message = f"{count} called so; write it as in notes/session-1.md:12"
        raise InputError(message, place, rule="no-such-file")
    return found[0], int(match[2])


def _same(path: Path, typed: Path) -> bool:
    return typed.exists() and path.samefile(typed)


def _said(forum: Path) -> Material:
    """Return everything that is on record, even if some marks are not understood yet."""
    return read_material(forum, read_forum(forum).forum, keep_doubtful=True)[0]


def _withdrawn(forum: Path, before: Material, after: Material) -> Iterator[str]:
    """Yield the codes of accepted points whose words are no longer on record."""
    events, _ = read_journal(forum / JOURNAL)
    accepted: dict[FindingId, str] = {}
    for event in standing(events):
        if event.op in {"accept", "edit", "merge", "reject"}:
            accepted[event.target] = event.quote if event.op != "reject" else ""
    for finding, quote in accepted.items():
        if quote and _holds(before, quote) and not _holds(after, quote):
            yield orphan_code(finding)


def _holds(material: Material, quote: str) -> bool:
    return any(quote in segment.text for segment in material.segments)

"""Lists every place of a forum with data about people: file, kind, whose, until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.model import Forum, Person
from reportgen.project.folder.opening import output_folder
from reportgen.project.personal.keeping import Keeping, files_of, keeping_of
from reportgen.project.personal.traces import Trace, found_in, traces_of
from reportgen.readers import read_forum

_NAMED = 3
_QUIET = ("forum.schema.json",)


@dataclass(frozen=True, slots=True)
class HeldData:
    """A file with data about people."""

    path: str
    """The file."""
    kind: str
    """What it holds."""
    whose: str
    """Whose data it is, as far as names of the programme stand in it."""
    until: str
    """How long it is kept, and what removes it."""
    built: bool
    """Whether `build` made it."""


def held_data(folder: Path, output: Path | None = None) -> tuple[HeldData, ...]:
    """Return every file of a forum and of its outputs that holds data about people.

    Raises:
        InputError: if the forum cannot be read.
    """
    forum = read_forum(folder).forum
    target = output_folder(output, forum, folder)
    people = [(person, traces_of(person)) for person in forum.people]
    inner = (
        _held(path, keeping_of(name), people, forum)
        for name, path in files_of(folder, apart=target)
        if name not in _QUIET
    )
    outer = (
        _held(path, keeping_of(name, built=True), people, forum) for name, path in files_of(target)
    )
    return tuple(one for one in (*inner, *outer) if one is not None)


def _held(
    path: Path,
    place: Keeping,
    people: Sequence[tuple[Person, tuple[Trace, ...]]],
    forum: Forum,
) -> HeldData | None:
    content = path.read_bytes()
    traces = tuple(trace for _, known in people for trace in known)
    found = set(found_in(content, str(path), traces))
    named = [person.name for person, known in people if found & set(known)]
    may_be_empty = place.retires or place.forgets in ("record", "rows")
    if not named and not may_be_empty:
        return None
    whose = ", ".join(named[:_NAMED]) + f" and {len(named) - _NAMED} more" * (len(named) > _NAMED)
    if place.forgets == "rows":
        rows = max(content.count(b"\n") - 1, 0)
        whose = f"{rows} people in a table"
    elif place.retires:
        whose = f"{whose}; and whoever else was heard" if whose else "whoever was heard"
    return HeldData(str(path), place.kind, whose or "nobody now", _until(place, forum), place.built)


def _until(place: Keeping, forum: Forum) -> str:
    if place.built:
        return "until it is built anew, or reportgen clean"
    if place.retires and forum.retention:
        return f"{forum.retention.isoformat()}, then reportgen retire"
    if place.retires:
        return "no date is set; write retention: into forum.yaml"
    if place.forgets != "never":
        return "until reportgen forget"
    return f"kept: {place.why}" if place.why else "kept"


def everything_of(folder: Path, target: Path) -> Iterator[tuple[str, Path, Keeping]]:
    """Yield every file of a forum and of its outputs with the place that it belongs to."""
    for name, path in files_of(folder, apart=target):
        yield name, path, keeping_of(name)
    for name, path in files_of(target):
        yield name, path, keeping_of(name, built=True)

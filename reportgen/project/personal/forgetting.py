"""Removes what is known of one person, where it is not a record of what was said or decided."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.model import Forum, Person
from reportgen.project.documents.rebuilding import clean_folder
from reportgen.project.editing.targets import person_of
from reportgen.project.folder.atomic import write_atomic
from reportgen.project.folder.loading import HIDDEN
from reportgen.project.folder.opening import output_folder
from reportgen.project.personal.keeping import Keeping
from reportgen.project.personal.listing import everything_of
from reportgen.project.personal.traces import Trace, folded, found_in, traces_of
from reportgen.readers import forum_of_text, read_forum
from reportgen.yaml_editing import YamlFile

_FORGOTTEN = ("email", "phone", "bio", "join_link", "aliases", "access", "assistant")


@dataclass(frozen=True, slots=True)
class Remaining:
    """A file that still tells of a person, what of the person it holds, and why it stays."""

    path: str
    """The file."""
    holds: str
    """What it tells: the name, an address."""
    why: str
    """Why it is left as it is."""


@dataclass(slots=True)
class Forgetting:
    """What `forget` will do; nothing is done before ``apply``."""

    folder: Path
    output: Path | None
    person: Person
    traces: tuple[Trace, ...]
    changes: list[str] = field(default_factory=list)
    edits: list[YamlFile] = field(default_factory=list)
    writes: dict[Path, bytes] = field(default_factory=dict)
    deletes: list[Path] = field(default_factory=list)
    built: list[Path] = field(default_factory=list)
    done: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the person is left to be removed."""
        return not self.changes

    def apply(self) -> tuple[Remaining, ...]:
        """Remove everything, and return what remains where.

        Raises:
            InputError: if a file was changed meanwhile; what was not reached yet is untouched.
            PipelineError: if a file cannot be written.
        """
        for edit in self.edits:
            edit.save()
        for path, content in self.writes.items():
            write_atomic(path, content)
        for path in self.deletes:
            path.unlink(missing_ok=True)
        if self.built:
            clean_folder(self.folder, self.output)
        self.done = True
        return self.remaining()

    def remaining(self) -> tuple[Remaining, ...]:
        """Return the files that tell of the person once everything planned is done."""
        target = output_folder(self.output, read_forum(self.folder).forum, self.folder)
        planned = {Path(edit.name): edit.text.encode() for edit in self.edits} | self.writes
        left = []
        for _, path, place in everything_of(self.folder, target):
            if path in self.deletes or (path in self.built and not self.done):
                continue
            content = planned.get(path) or path.read_bytes()
            found = found_in(content, str(path), self.traces)
            if found:
                holds = ", ".join(dict.fromkeys(trace.kind for trace in found))
                left.append(Remaining(str(path), holds, _why(place, found)))
        return tuple(left)


def plan_forgetting(folder: Path, person: str, output: Path | None = None) -> Forgetting:
    """Return what would be removed of a person, by id or name.

    E-mail address, telephone, biography, photographs that show nobody else, links, rows of
    attendance, aliases and the cache go. The name stays where it belongs to the programme, and
    the journal, notes and transcripts are never edited.

    Raises:
        InputError: if the forum cannot be read, or nobody or several people are called so.
    """
    forum = read_forum(folder).forum
    who = person_of(forum, person)
    plan = Forgetting(folder, output, who, traces_of(who))
    target = output_folder(output, forum, folder)
    for name, path, place in everything_of(folder, target):
        match place.forgets:
            case "record":
                _clear_record(plan, path, name)
            case "file":
                _clear_file(plan, path, forum)
            case "rows":
                _clear_rows(plan, path)
            case "telling" if _tells(plan, path):
                plan.deletes.append(path)
                plan.changes.append(f"{path}: deleted")
            case "built":
                if HIDDEN in path.parts or found_in(path.read_bytes(), str(path), plan.traces):
                    plan.built.append(path)
            case _:
                pass
    if any(HIDDEN not in path.parts for path in plan.built):
        plan.changes.append(f"{target}: built documents are removed; build them anew")
    elif plan.built and not plan.is_empty:
        plan.changes.append(f"{target}: the cache is removed")
    return plan


def _clear_record(plan: Forgetting, path: Path, name: str) -> None:
    file = YamlFile.open(path)
    forum = forum_of_text(file.text, str(path)).forum
    for number, one in enumerate(forum.people):
        if one.id != plan.person.id and folded(one.name) != folded(plan.person.name):
            continue
        for key in _FORGOTTEN:
            if file.at(("people", number, key)) is not None:
                file.remove(("people", number, key), keep_comments=False)
                plan.changes.append(f"{name}: {key.replace('_', ' ')} of {one.name}")
    for number, photo in reversed(list(enumerate(forum.photos))):
        words = f"{photo.caption} {photo.description}"
        if _shows_only(words, plan, forum):
            file.remove(("photos", number), keep_comments=False)
            plan.changes.append(f"{name}: photograph {photo.file}")
            picture = plan.folder / photo.file
            if name == "forum.yaml" and picture.is_file() and picture not in plan.deletes:
                plan.deletes.append(picture)
    if file.is_changed:
        plan.edits.append(file)


def _shows_only(words: str, plan: Forgetting, forum: Forum) -> bool:
    """Return whether a photograph's words name this person and nobody else of the forum."""
    named = [
        person.id
        for person in forum.people
        if any(folded(name) in folded(words) for name in (person.name, *person.aliases) if name)
    ]
    return named == [plan.person.id]


def _clear_file(plan: Forgetting, path: Path, forum: Forum) -> None:
    """Delete a file that carries the person's id or name as its own."""
    names = {plan.person.id.casefold(), folded(plan.person.name).replace(" ", "-")}
    others = {person.id.casefold() for person in forum.people} - {plan.person.id.casefold()}
    stem = path.stem.casefold()
    if stem in names and stem not in others and path not in plan.deletes:
        plan.deletes.append(path)
        plan.changes.append(f"{path.relative_to(plan.folder).as_posix()}: deleted")


def _clear_rows(plan: Forgetting, path: Path) -> None:
    """Take the person's rows out of a table; the other rows keep every byte."""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    lines = text.splitlines(keepends=True)
    wanted = {folded(trace.words) for trace in plan.traces}
    reader = csv.reader(io.StringIO(text, newline=""))
    kept, first, gone = [], 0, 0
    for row in reader:
        if wanted & {folded(cell).strip("' ") for cell in row} and first:
            gone += 1
        else:
            kept += lines[first : reader.line_num]
        first = reader.line_num
    if gone:
        plan.writes[path] = "".join(kept).encode("utf-8", "surrogateescape")
        rows = "1 row" if gone == 1 else f"{gone} rows"
        plan.changes.append(f"{path.relative_to(plan.folder).as_posix()}: {rows} removed")


def _tells(plan: Forgetting, path: Path) -> bool:
    return bool(found_in(path.read_bytes(), str(path), plan.traces))


def _why(place: Keeping, found: Sequence[Trace]) -> str:
    if place.forgets == "record":
        only_name = all(trace.kind in ("name", "alias") for trace in found)
        return "the programme names its people" if only_name else "in a comment or another value"
    if place.forgets == "built":
        return "somebody edited it since it was built; delete it or change it by hand"
    if place.forgets == "file":
        return "a file that is not the person's own; look at it yourself"
    return place.why

"""Files of an office become the files of a forum folder, with a word on each and on each doubt."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from reportgen.errors import InputError, Issue, Place
from reportgen.readers.forum.folder import FORUM_FILE
from reportgen.readers.forum.starter import SCHEMA_FILE, as_id, schema_text
from reportgen.readers.programmes.attendance import ATTENDANCE, is_speaker_list, people_of
from reportgen.readers.programmes.choosing import Chosen, chosen, with_date_of_names
from reportgen.readers.programmes.counting.answers import Forms, is_form, read_answers
from reportgen.readers.programmes.counting.attendees import (
    Attendee,
    People,
    is_attendance,
    read_attendees,
)
from reportgen.readers.programmes.counting.figures import (
    attendance_table,
    evaluation_lines,
    participation_lines,
)
from reportgen.readers.programmes.formats.own_workbook import (
    OwnWorkbook,
    own_workbook,
    yaml_of,
)
from reportgen.readers.programmes.forum_file import ForumText, forum_text
from reportgen.readers.programmes.heard import heard_block
from reportgen.readers.programmes.kinds import Judged, Kind, kind_by_name, kind_of_lines
from reportgen.readers.programmes.opening import Opened, open_file
from reportgen.readers.programmes.prose_files import bios, prose_files
from reportgen.readers.programmes.records import Doubt, Line, PersonWritten, Programme, Spot
from reportgen.readers.programmes.roster import roster_of
from reportgen.readers.programmes.sources import SourceFile, source_files

_LEFT_SHOWN = 3
_KEPT: dict[Kind, str] = {
    "photo": "not copied: add it under photos: with its description and consent",
    "slides": "not copied: nothing of slides is printed",
    "unknown": "not copied",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """A file: what it is, why, and what became of it."""

    path: str
    """The file, as it was given."""
    kind: Kind
    """What it is."""
    why: str
    """Why it is taken for that."""
    outcome: str
    """What became of it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A forum folder to be written: its files, every file looked at, doubts with their lines.

    Doubts are ordered by what follows from them, each with the line of forum.yaml, 0 for none.
    """

    files: dict[str, bytes]
    seen: tuple[Seen, ...]
    doubts: tuple[tuple[int, Doubt], ...]
    issues: tuple[Issue, ...]


@dataclass(slots=True)
class _Look:
    """A file while it is looked at."""

    path: Path
    judged: Judged
    opened: Opened | None = None
    outcome: str = ""


@dataclass(slots=True)
class _Looks:
    """All files, and what was wrong with some."""

    looks: list[_Look] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[_Look]:
        return [look for look in self.looks if look.judged.kind in kinds]


def draft_from(paths: Sequence[Path], forum_id: str) -> Draft:
    """Return the forum folder that files and folders hold.

    Raises:
        InputError: if one of the paths does not exist, or no file is there.
    """
    found = _Looks()
    listed = list(_listed(paths))
    if len(listed) == 1 and listed[0].is_file() and (book := own_workbook(listed[0])):
        return _of_workbook(listed[0], book, forum_id)
    for path in listed:
        found.looks.append(_look(path, found.issues))
    if not found.looks:
        message = "there is no file here; name the files of the forum"
        raise InputError(message, str(paths[0]), rule="not-readable")
    choice = chosen([o for o in (look.opened for look in found.of("programme", "unknown")) if o])
    for look in found.of("programme", "unknown"):
        look.outcome = choice.outcomes.get(str(look.path), look.outcome)
    return _drafted(found, choice, as_id(forum_id))


def _of_workbook(path: Path, book: OwnWorkbook, forum_id: str) -> Draft:
    """Return the folder that a workbook of ours holds, in which nothing is uncertain."""
    values = {**book.now, "id": book.now.get("id", as_id(forum_id))}
    text = yaml_of(values, f"# yaml-language-server: $schema={SCHEMA_FILE}\n\n")
    outcome = "all that it holds was read into forum.yaml"
    seen = (Seen(str(path), "programme", "reportgen exported it", outcome),)
    files = {FORUM_FILE: text, SCHEMA_FILE: schema_text(), "import.md": _report(seen, (), ())}
    return Draft({name: words.encode() for name, words in files.items()}, seen, (), ())


def _drafted(found: _Looks, choice: Chosen, forum_id: str) -> Draft:
    listing, speakers = _people(found)
    choice.programme = with_date_of_names(choice.programme, [look.path for look in found.looks])
    programme = replace(choice.programme, listed=(*choice.programme.listed, *speakers))
    roster = roster_of([programme])
    written = forum_text(programme, roster, forum_id)
    texts, doubts = prose_files(programme, roster, written.sessions)
    texts.update(bios(roster))
    texts[FORUM_FILE] = written.text
    texts[SCHEMA_FILE] = schema_text()
    if listing.table:
        texts[ATTENDANCE] = attendance_table(listing.table)
    texts[FORUM_FILE] += _figures(listing, _forms(found))
    files = {path: text.encode() for path, text in texts.items()}
    sources, source_doubts = source_files(_sources(found), programme, written.sessions)
    for look in found.looks:
        look.outcome = look.outcome or sources.placed.get(str(look.path), "")
    files.update(sources.files)
    block, heard = heard_block(sources.heard, roster)
    files[FORUM_FILE] += block.encode()
    loose = (*doubts, *choice.doubts, *source_doubts, *heard)
    every = [*written.marked, *((0, doubt) for doubt in loose)]
    ordered = tuple(sorted(every, key=lambda marked: (marked[1].rank, marked[0])))
    seen = tuple(_seen(look) for look in found.looks)
    issues = (*found.issues, *sources.problems, *_left(programme, written))
    files["import.md"] = _report(seen, ordered, issues).encode()
    return Draft(dict(sorted(files.items())), seen, ordered, issues)


def _listed(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inner = sorted(path.iterdir(), key=lambda entry: entry.name)
            shown = [entry for entry in inner if not entry.name.startswith((".", "~$"))]
            # A link to a folder may lead back here; it is told, not followed.
            names = {entry.name for entry in shown}
            shown = [entry for entry in shown if not _is_sidecar(entry, names)]
            yield from (entry for entry in shown if entry.is_symlink() and entry.is_dir())
            yield from _listed([e for e in shown if not (e.is_symlink() and e.is_dir())])
        elif path.exists():
            yield path
        else:
            message = "this does not exist; name a file or folder"
            raise InputError(message, str(path), rule="not-readable")


def _is_sidecar(path: Path, names: Collection[str]) -> bool:
    """Return whether a file only says something of the one beside it, such as its encoding."""
    return path.suffix == ".yaml" and path.name.removesuffix(".yaml") in names


def _look(path: Path, issues: list[Issue]) -> _Look:
    by_name = kind_by_name(path.suffix)
    if by_name is not None and by_name.kind != "programme":
        return _Look(
            path, by_name, outcome="" if by_name.kind == "transcript" else _KEPT[by_name.kind]
        )
    try:
        opened = open_file(path)
    except InputError as error:
        issues.append(Issue("error", "file-not-read", error.message, error.place))
        return _Look(path, Judged("unknown", "it could not be opened"), outcome=error.message)
    issues += opened.issues
    if opened.programme is not None:
        return _Look(path, Judged("programme", f"it is {opened.dialect}"), opened)
    judged = opened.judged or kind_of_lines(opened.lines, path.name)
    return _Look(
        path, judged, opened, _KEPT.get(judged.kind, "") if judged.kind != "unknown" else ""
    )


@dataclass(slots=True)
class _Listing:
    """Who is on the lists: counted people, others, and the files that were counted."""

    counted: People = field(default_factory=People)
    others: list[Attendee] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    @property
    def table(self) -> list[Attendee]:
        return [*self.counted, *self.others]


def _people(found: _Looks) -> tuple[_Listing, list[PersonWritten]]:
    """Return attendees, who stay private, and those whom a list names as speakers or who agreed."""
    listing, speakers = _Listing(), list[PersonWritten]()
    for look in found.of("people"):
        lines = look.opened.lines if look.opened else ()
        if is_attendance(lines) and not is_speaker_list(look.path.name, lines):
            _count(look, lines, listing)
            continue
        people = people_of(lines)
        if is_speaker_list(look.path.name, lines):
            speakers += people
            look.outcome = (
                f"{len(people)} people were taken as speakers, into people: of forum.yaml"
            )
        else:
            listing.others += [Attendee(p.name, p.organization, p.position) for p in people]
            look.outcome = f"{len(people)} people went to {ATTENDANCE}, which no report prints"
    agreed = [one for one in listing.counted if one.listed]
    spot = Spot(ATTENDANCE)
    speakers += [
        PersonWritten(
            one.name,
            spot,
            position=one.position,
            organization=one.organization,
            country=one.country,
            listed=True,
        )
        for one in agreed
    ]
    return listing, speakers


def _count(look: _Look, lines: Sequence[Line], listing: _Listing) -> None:
    rows, robots = listing.counted.rows, listing.counted.robots
    number = read_attendees(lines, listing.counted)
    rows, robots = listing.counted.rows - rows, listing.counted.robots - robots
    listing.sources.append(look.path.name)
    look.outcome = (
        f"{number} people (in {rows} rows) went to {ATTENDANCE}, which no report prints, without "
        "their addresses, and were counted under participation: of forum.yaml"
    )
    look.outcome += f"; {robots} rows of note-taking programs were not counted" if robots else ""


def _forms(found: _Looks) -> dict[str, Forms]:
    """Return the forms that could be counted by the names of their files."""
    forms: dict[str, Forms] = {}
    for look in found.of("survey"):
        lines = look.opened.lines if look.opened else ()
        if not is_form(lines):
            look.outcome = "not counted: no column says when a form came back; write evaluation:"
            continue
        read = forms[look.path.name] = read_answers(lines)
        look.outcome = (
            f"{len(read.questions)} questions of {read.returned} forms were counted under "
            f"evaluation: of forum.yaml; {len(read.uncounted)} questions with free answers were not"
        )
    return forms


def _figures(listing: _Listing, forms: dict[str, Forms]) -> str:
    """Return the lines of forum.yaml with what was counted, an empty text where nothing was."""
    lines: list[str] = []
    if listing.sources:
        lines += ["", *participation_lines(listing.counted, listing.sources)]
    if forms:
        lines += ["", *evaluation_lines(list(forms.values()), list(forms))]
    return "\n".join(lines) + "\n" if lines else ""


def _sources(found: _Looks) -> list[SourceFile]:
    return [
        SourceFile(
            look.path,
            "notes" if look.judged.kind == "notes" else "transcript",
            look.opened.lines if look.opened else (),
            look.opened.dialect if look.opened else "captions",
        )
        for look in found.of("notes", "transcript", "chat")
    ]


def _seen(look: _Look) -> Seen:
    return Seen(str(look.path), look.judged.kind, look.judged.why, look.outcome or "not used")


def _left(programme: Programme, written: ForumText) -> Iterator[Issue]:
    """Yield a note on lines of the agenda that found no place."""
    del written
    if not programme.left:
        return
    first = programme.left[0]
    shown = "; ".join(
        f"{line.spot.place}: {line.text[:80]}" for line in programme.left[:_LEFT_SHOWN]
    )
    more = len(programme.left) - _LEFT_SHOWN
    message = f"lines of the agenda that found no place: {shown}"
    message += f"; and {more} more" if more > 0 else ""
    message += "; add by hand what you need of them"
    yield Issue("note", "lines-left", message, Place(first.spot.path, first.spot.line))


def _report(
    seen: Sequence[Seen], doubts: Sequence[tuple[int, Doubt]], issues: Sequence[Issue]
) -> str:
    """Return import.md: what became of every file, and what to look at."""
    lines = ["# What was imported", "", "| File | What it is | Why | What became of it |"]
    lines.append("| --- | --- | --- | --- |")
    lines += [
        f"| {Path(one.path).name} | {one.kind} | {one.why} | {one.outcome} |".replace("\n", " ")
        for one in seen
    ]
    lines += ["", "# What to look at, the most consequential first", ""]
    for line, doubt in doubts:
        where = f"forum.yaml, line {line}: " if line else ""
        lines.append(f"- {where}{doubt.message}")
    lines += [f"- {Path(issue.where.path).name}: {issue.message}" for issue in issues]
    return "\n".join(lines) + "\n"

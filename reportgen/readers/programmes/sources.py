"""Notes and transcripts are copied into the folder, and tied to a session where that is certain."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportgen.errors import InputError, Issue, Place
from reportgen.model import Forum, Session, SessionId
from reportgen.readers.dialects import parse
from reportgen.readers.forum.sessions import session_of_heading, session_of_name
from reportgen.readers.material import DOCUMENTS, FOLDERS
from reportgen.readers.packed.opening import open_bytes
from reportgen.readers.programmes.records import Doubt, Line, Programme, Spot
from reportgen.readers.programmes.roster import slug, unique
from reportgen.readers.reading import source_text
from reportgen.readers.shared.settings import SourceSettings

_AS_THEY_ARE = {
    "notes": (".md", ".txt", *DOCUMENTS),
    "transcript": (".vtt", ".srt", ".txt", ".json", ".tsv", ".md", ".csv", ".xlsx", *DOCUMENTS),
}
_GMT = re.compile(r"GMT(\d{8})-(\d{6})(?!\d)")
_FOLDERS = {"notes": "notes", "transcript": "transcripts"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of notes or a transcript, with its lines where it is no text file of ours."""

    path: Path
    kind: Literal["notes", "transcript"]
    lines: tuple[Line, ...]
    dialect: str


@dataclass(slots=True)
class Placed:
    """Files by their path in the folder, and what became of each file of the office."""

    files: dict[str, bytes] = field(default_factory=dict)
    placed: dict[str, str] = field(default_factory=dict)
    problems: list[Issue] = field(default_factory=list)
    heard: Counter[str] = field(default_factory=Counter)


def source_files(
    sources: Sequence[SourceFile], programme: Programme, ids: Mapping[int, str]
) -> tuple[Placed, list[Doubt]]:
    """Return the copies of sources, and doubts about what ties them."""
    placed, doubts = Placed(), []
    forum, speakers = _forum(programme, ids), _sessions_of_speakers(programme, ids)
    for source in sources:
        name, content, how = _copy(source, placed.files)
        if problem := _refused(source, name, content, placed.heard):
            placed.problems.append(problem)
            placed.placed[str(source.path)] = f"not copied: {problem.message}"
            continue
        placed.files[name] = content
        told, doubt = _tie(source, name, forum, speakers)
        if doubt and (began := _began(source, programme)):
            told, doubt = _timed(source, name, began, placed)
        doubts += [doubt] if doubt else []
        placed.placed[str(source.path)] = f"{how} {name}; {told}"
    return placed, doubts


def _began(source: SourceFile, programme: Programme) -> dt.datetime | None:
    """Return when a recording began by its name, on the one day and in the zone of the forum.

    Zoom writes it into the name, in UTC.
    """
    match, zone = _GMT.search(source.path.stem), programme.fact("timezone")
    days = {*programme.dates, *(one.date for one in programme.sessions if one.date)}
    if source.kind != "transcript" or match is None or not zone or len(days) != 1:
        return None
    try:
        began = dt.datetime.strptime(f"{match[1]}{match[2]}+0000", "%Y%m%d%H%M%S%z")
        local = began.astimezone(ZoneInfo(zone))
    except (ValueError, ZoneInfoNotFoundError):
        return None
    return local if local.date() in days else None


def _timed(source: SourceFile, name: str, began: dt.datetime, placed: Placed) -> tuple[str, Doubt]:
    """Write beside a source when its recording began, and say so."""
    clock = f"{began:%H:%M:%S}"
    lines = f'# Zoom writes into the name when a recording began.\nrecorded_from: "{clock}"\n'
    placed.files[f"{name}.yaml"] = lines.encode()
    message = (
        f"{name}: by its name the recording began at {clock} in the forum's zone; correct "
        f"'recorded_from' in {name}.yaml if the zone or the time is another"
    )
    doubt = Doubt(2, "recorded-from-name", message, Spot(str(source.path)))
    return f"its name says that the recording began at {clock}", doubt


def _refused(source: SourceFile, name: str, content: bytes, heard: Counter[str]) -> Issue | None:
    """Return an error for a source that no reader understands; else count its speaker labels.

    One with a doubtful mark of what is off record is copied: the build has to stop at it.
    """
    dialects = next(known for folder, _, known in FOLDERS if name.startswith(folder))
    try:
        text, _ = source_text(open_bytes(content, Path(name)), name, SourceSettings())
        _, parsed = parse(text, dialects)
        heard.update(passage.label for passage in parsed.passages if passage.label)
    except InputError as error:
        if "off-record" not in error.rule:
            return Issue("error", "file-not-read", error.message, Place(str(source.path)))
    return None


def _forum(programme: Programme, ids: Mapping[int, str]) -> Forum:
    sessions = tuple(
        Session(SessionId(ids[number]), session.title, session.number)
        for number, session in enumerate(programme.sessions)
    )
    return Forum("", "", sessions=sessions or (Session(SessionId("forum"), "Forum"),))


def _copy(source: SourceFile, taken: Mapping[str, bytes]) -> tuple[str, bytes, str]:
    """Return where a source goes, its bytes, and how it got there."""
    suffix = source.path.suffix.casefold()
    kept = suffix in _AS_THEY_ARE[source.kind]
    as_text = suffix == ".markdown" and source.kind == "transcript"
    stem = slug(source.path.stem) or source.kind
    known = {name.rsplit("/", 1)[-1].split(".")[0] for name in taken}
    ending = suffix if kept else ".txt" if as_text or source.kind == "transcript" else ".md"
    name = f"{_FOLDERS[source.kind]}/{unique(stem, known)}{ending}"
    if kept or as_text:
        return name, source.path.read_bytes(), "copied to"
    return name, _as_text(source.lines).encode(), f"its text ({source.dialect}) was written to"


def _as_text(lines: Sequence[Line]) -> str:
    """Return the words of a document as plain lines; nothing in them is escaped."""
    written: list[str] = []
    for line in lines:
        text = " | ".join(" ".join(cell.split()) for cell in line.cells if cell.strip())
        mark = {"heading": f"{'#' * line.level} ", "bullet": f"{'  ' * (line.level - 1)}- "}
        written.append(f"{mark.get(line.form, '')}{text}")
        written += [""] if line.form != "bullet" else []
    return "\n".join(written) + "\n"


def _sessions_of_speakers(programme: Programme, ids: Mapping[int, str]) -> dict[str, set[str]]:
    """Return the sessions in which somebody with a surname speaks, by the surname."""
    found: dict[str, set[str]] = {}
    for number, session in enumerate(programme.sessions):
        for person in (one for slot in session.slots for one in slot.speakers):
            found.setdefault(slug(person.name.split()[-1]), set()).add(ids[number])
    return found


def _tie(
    source: SourceFile, name: str, forum: Forum, speakers: Mapping[str, set[str]]
) -> tuple[str, Doubt | None]:
    """Return what ties a source to a session, and a doubt where nothing does."""
    if len(forum.sessions) == 1:
        return "there is one session only", None
    stem = Path(name).stem
    if session := session_of_name(stem, forum):
        return f"its name ties it to {session}", None
    headings = [line.text for line in source.lines if line.form == "heading"]
    if any(session_of_heading(heading, forum) for heading in headings):
        return "its headings tie it to sessions", None
    spot = Spot(str(source.path))
    known = ", ".join(session.id for session in forum.sessions)
    start = ", or 'recorded_from: <time of day>' for a recording" * (source.kind == "transcript")
    message = (
        f"{name}: nothing says which session it belongs to; write a line 'session: <id>'{start} "
        f"into {name}.yaml (ids: {known})"
    )
    for part in slug(stem).split("-"):
        if len(held := speakers.get(part, set())) == 1:
            message += (
                f"; its name holds '{part}', who speaks in one session: 'session: {min(held)}'"
            )
    return "nothing ties it to a session yet", Doubt(1, "not-tied", message, spot)

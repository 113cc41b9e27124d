"""Notes and transcripts of a forum folder, each tied to its session, nothing off record inside."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import InputError, Issue, Place
from reportgen.model import (
    Forum,
    Material,
    PersonId,
    Segment,
    SessionId,
    Source,
    SourceId,
    Withheld,
)
from reportgen.readers.dialects import PACKED_NOTES, SPOKEN, parse
from reportgen.readers.door.admitting import admit, refuse_doubts, segments_of, withheld_of
from reportgen.readers.door.declaring import declared
from reportgen.readers.door.passages import Parsed
from reportgen.readers.door.raw import RawTurn
from reportgen.readers.forum.prose import without_comments
from reportgen.readers.forum.sessions import session_of_heading, session_of_name
from reportgen.readers.packed.opening import open_bytes, open_source
from reportgen.readers.reading import LIMIT, doubts_of, issues_of, source_text
from reportgen.readers.shared.corrected import corrected
from reportgen.readers.shared.files import list_files
from reportgen.readers.shared.labels import names_of
from reportgen.readers.shared.settings import (
    SourceSettings,
    merge,
    read_sidecar,
    sidecar_of,
    spans_of,
)
from reportgen.readers.shared.text import Decoded

DOCUMENTS = (".docx", ".odt", ".rtf", ".html", ".htm", ".hwpx", ".pdf")
"""Suffixes of documents that are sources as they are."""

FOLDERS = (
    (
        "notes",
        (".md", ".txt", *DOCUMENTS),
        ("webvtt", "srt", *PACKED_NOTES, "notes"),
    ),
    (
        "transcripts",
        (".vtt", ".srt", ".txt", ".json", ".tsv", ".md", ".csv", ".xlsx", *DOCUMENTS),
        SPOKEN,
    ),
)
_HOW_TO_TIE = (
    "write 'session: <session id>' in front matter or in the sidecar {0}, or put the id into the "
    "file name; known ids are {1}"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one file contributes."""

    source: Source
    segments: tuple[Segment, ...]
    withheld: tuple[Withheld, ...]
    issues: tuple[Issue, ...]
    doubts: tuple[Issue, ...]


def read_material(
    folder: Path, forum: Forum, *, keep_doubtful: bool = False
) -> tuple[Material, tuple[Issue, ...]]:
    """Return what notes/ and transcripts/ hold, and what to know about the reading.

    Where a mark is not understood nothing of its source goes on (unless ``keep_doubtful``), and the
    material says so. A segment's id is ``<path>#<number>``; withheld passages are numbered, too. A
    recording that covers several sessions has none, if its start on the clock is known.

    Raises:
        InputError: if a file cannot be read, or nothing says which session it belongs to.
    """
    pieces: list[_Piece] = []
    issues: list[Issue] = []
    for name, suffixes, dialects in FOLDERS:
        listing = list_files(folder, name, (*suffixes, ".yaml"))
        issues.extend(listing.issues)
        issues.extend(_lonely_sidecars(listing.files))
        sources = [path for path in listing.files if path.suffix.casefold() in suffixes]
        copies, notes = corrected(sources)
        issues.extend(notes)
        for path in sources:
            if path not in copies.values():
                file = _File(folder, path, forum, dialects, copies.get(path))
                piece = _read_source(file, issues)
                pieces += [piece] if piece else []
    material = Material(
        tuple(piece.source for piece in pieces),
        tuple(
            segment
            for piece in pieces
            if keep_doubtful or not piece.doubts
            for segment in piece.segments
        ),
        tuple(passage for piece in pieces for passage in piece.withheld),
        tuple(doubt for piece in pieces for doubt in piece.doubts),
    )
    told = (issue for piece in pieces for issue in (*piece.issues, *piece.doubts))
    return material, (*issues, *told)


def admit_bytes(
    content: bytes, name: str, settings: SourceSettings, forum: Forum
) -> tuple[Material, tuple[Issue, ...]]:
    """What a file in memory holds, as if it stood in transcripts/ or notes/ under its ``name``.

    Raises:
        InputError: if it or a mark in it cannot be understood.
    """
    dialects = tuple(dict.fromkeys(dialect for *_, known in FOLDERS for dialect in known))
    file, issues = _File(Path(), Path(name), forum, dialects), list[Issue]()
    piece = _understood(file, open_bytes(content, file.path), settings, issues)
    if piece is None:
        return Material(), tuple(issues)
    refuse_doubts(piece.doubts)
    return Material((piece.source,), piece.segments, piece.withheld), (*issues, *piece.issues)


def admit_turns(
    turns: Iterable[RawTurn], source: Source, forum: Forum
) -> tuple[Material, tuple[Issue, ...]]:
    """Turns made in memory, without what is off record and tied to their session.

    Raises:
        InputError: if a mark is not understood.
    """
    admitted = admit(turns, source)
    segments, issues = list(admitted.segments), admitted.issues
    if source.session is None:
        segments = list(_by_headings(segments, forum))
        advice = "give session= or, where the forum has times, recorded_from="
        issues = (*issues, *_untied(source, segments, advice))
    return Material((source,), tuple(segments), admitted.withheld), issues


def _lonely_sidecars(files: tuple[Path, ...]) -> Iterator[Issue]:
    sidecars = {sidecar_of(path) for path in files}
    for path in files:
        if path.suffix.casefold() == ".yaml" and path not in sidecars:
            message = (
                "this sidecar belongs to no file; name it after the whole file name, as in "
                "session-1.vtt.yaml"
            )
            yield Issue("warning", "sidecar-of-nothing", message, Place(str(path)))


@dataclass(frozen=True, slots=True)
class _File:
    """A file of the folder and what helps to read it."""

    folder: Path
    path: Path
    forum: Forum
    dialects: tuple[str, ...]
    raw: Path | None = None
    """The file of which it is a corrected copy."""

    @property
    def name(self) -> str:
        """Return the path relative to the forum folder, with slashes."""
        return self.path.relative_to(self.folder).as_posix()

    @property
    def sessions(self) -> list[str]:
        """Return the ids of the forum's sessions."""
        return [session.id for session in self.forum.sessions]


def _read_source(file: _File, issues: list[Issue]) -> _Piece | None:
    """Return what a file holds, None (and a note) where nothing is written yet."""
    sidecar = read_sidecar(file.folder, file.path, file.sessions)
    if file.raw is not None:
        sidecar = merge(_sidecar_of_raw(file), sidecar, str(file.path))
    decoded = open_source(file.path, limit=LIMIT, encoding=sidecar.encoding)
    piece = _understood(file, decoded, sidecar, issues)
    if file.raw is not None and piece is not None and not piece.withheld:
        _refuse_lost_marks(file, file.raw)
    return piece


def _sidecar_of_raw(file: _File) -> SourceSettings:
    """Return what the sidecar of the raw file says, which holds for its corrected copy, too.

    Raises:
        InputError: if it withholds lines, which are others in the copy.
    """
    raw = file.raw or file.path
    settings = read_sidecar(file.folder, raw, file.sessions)
    if any(span.unit == "lines" for span in spans_of(replace(settings, marked=()))) or (
        settings.marked
    ):
        message = (
            f"the sidecar of {raw.name} withholds lines, which are others in its corrected copy "
            f"{file.path.name}; name times there, or mark the lines of the copy and remove "
            f"{raw.name}"
        )
        raise InputError(message, str(sidecar_of(raw)), rule="off-record-lost")
    return replace(settings, encoding="", dialect="")


def _refuse_lost_marks(file: _File, raw: Path) -> None:
    """Stop where the raw file has passages off record and its corrected copy has none.

    Raises:
        InputError: if it is so.
    """
    piece = _read_source(replace(file, path=raw, raw=None), [])
    if piece is not None and (piece.withheld or piece.doubts):
        message = (
            f"{raw.name} has passages off record, its corrected copy none; mark them in the copy, "
            f"or remove {raw.name} if nothing is off record"
        )
        raise InputError(message, str(file.path), rule="off-record-lost")


def _understood(
    file: _File, decoded: Decoded, sidecar: SourceSettings, issues: list[Issue]
) -> _Piece | None:
    text, settings = source_text(decoded, str(file.path), sidecar, file.sessions)
    if not without_comments(text.text[:100_000]).strip() and len(text.text) < 100_000:
        message = "nothing is written here yet; write something or remove the file"
        issues.append(Issue("note", "source-empty", message, Place(str(file.path))))
        return None
    if settings.consent and settings.consent.withdrawn:
        message = "consent to this source was withdrawn, so nothing of it is read; take it away"
        issues.append(Issue("note", "source-consent-withdrawn", message, Place(str(file.path))))
        return None
    text = replace(
        text,
        known=names_of(file.forum),
        unattributed=_is_nameless(file.forum, _session(file, settings)),
        one_speaker=bool(settings.speaker),
    )
    reader, parsed = parse(text, file.dialects, settings.dialect)
    source = Source(
        id=SourceId(file.name),
        path=file.name,
        sha256=decoded.sha256,
        kind=reader.kind,
        dialect=reader.name,
        session=_session(file, settings),
        recorded_from=parsed.recorded_from or settings.recorded_from,
        language=settings.language,
        recording=settings.recording,
    )
    piece = _piece(file, source, parsed, decoded)
    credited = declared(piece.segments, parsed, settings, _known(file, settings))
    return replace(piece, segments=tuple(credited))


def _known(file: _File, settings: SourceSettings) -> dict[str, PersonId]:
    """Return the people whom a sidecar names as speakers by their ids.

    Raises:
        InputError: if it names somebody who is not among the people.
    """
    known = {str(person.id): person.id for person in file.forum.people}
    for name in filter(None, (settings.speaker, *settings.speakers.values())):
        if name not in known:
            message = f"speaker {name!r} is not among the people; write an id of people:"
            where = str(sidecar_of(file.path))
            raise InputError(message, where, rule="unknown-id")
    return known


def _is_nameless(forum: Forum, session: SessionId | None) -> bool:
    """Whether the report names nobody who speaks in the session."""
    rules = {one.id: one.attribution for one in forum.sessions}
    return "none" in (forum.attribution, rules.get(session) if session else None)


def _session(file: _File, settings: SourceSettings) -> SessionId | None:
    if settings.session:
        return settings.session
    if len(file.forum.sessions) == 1:
        return file.forum.sessions[0].id
    return session_of_name(file.path.stem, file.forum)


def _piece(file: _File, source: Source, parsed: Parsed, decoded: Decoded) -> _Piece:
    segments = list(segments_of(parsed, source))
    issues = issues_of(parsed, decoded, str(file.path))
    if source.session is None:
        segments = list(_by_headings(segments, file.forum))
        advice = _HOW_TO_TIE.format(sidecar_of(file.path).name, ", ".join(file.sessions))
        issues = (*issues, *_untied(replace(source, path=str(file.path)), segments, advice))
    settle = f"reportgen mark {file.folder} {file.name}"
    doubts = doubts_of(parsed, str(file.path), settle)
    return _Piece(source, tuple(segments), withheld_of(parsed, source), issues, doubts)


def _untied(source: Source, segments: list[Segment], advice: str) -> Iterator[Issue]:
    """Yield an error where neither a heading nor the clock ties what was said to a session."""
    if any(segment.session for segment in segments):
        return
    if source.kind == "notes" or source.recorded_from is None:
        message = f"nothing says which session this file belongs to; {advice}"
        yield Issue("error", "source-of-no-session", message, Place(source.path))


def _by_headings(segments: list[Segment], forum: Forum) -> Iterator[Segment]:
    """Yield notes of several sessions with the session that the last heading names."""
    current: SessionId | None = None
    for segment in segments:
        if segment.form == "heading":
            current = session_of_heading(segment.text, forum) or current
        yield replace(segment, session=current)

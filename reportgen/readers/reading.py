"""One file of notes or a transcript, standing alone: what a reader understands of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.errors import Issue, Place
from reportgen.model import Segment, Source, SourceId
from reportgen.places import Lines
from reportgen.readers.dialects import READERS, parse
from reportgen.readers.door.admitting import refuse_doubts, segments_of
from reportgen.readers.door.passages import Parsed, Passage
from reportgen.readers.door.raw import SourceText, Unread
from reportgen.readers.packed.opening import commented, open_bytes, open_source
from reportgen.readers.shared.settings import (
    FrontMatter,
    SourceSettings,
    cleared_of,
    merge,
    read_settings,
    read_sidecar,
    spans_of,
    split_front_matter,
)
from reportgen.readers.shared.text import MEGABYTE, Decoded
from reportgen.readers.shared.unpacked import Unpacked

LIMIT = 300 * MEGABYTE
"""The most bytes a source may have."""


@dataclass(frozen=True, slots=True)
class ReadSegment:
    """A turn or paragraph; ``start`` and ``end`` are seconds, None where there is no clock."""

    speaker_label: str
    """The speaker as written; empty where there is none."""
    start: float | None
    """Seconds at which it begins; null where there is no clock."""
    end: float | None
    """Seconds at which it ends; null where there is no clock."""
    line: int
    """The line of the file, from 1."""
    text: str
    """What was said or written."""
    place: str = ""
    """Where Word or another program shows it, as "paragraph 14"; empty for a text file."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader understood of a file, and what it did not; off-record words are in neither."""

    dialect: str
    encoding: str
    segments: tuple[ReadSegment, ...]
    unread: tuple[Unread, ...] = ()
    withheld: tuple[Lines, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_file(path: Path) -> Reading:
    """Return what is understood of a file; its sidecar is honoured.

    Raises:
        InputError: if the file cannot be read, no reader knows its kind, or a mark of what is off
            record is not understood.
    """
    return _reading(understand(path))


def read_bytes(content: bytes, name: str) -> Reading:
    """What is understood of a file in memory; its ``name`` helps to recognise the format.

    Raises:
        InputError: if it is no text or no reader knows its kind.
    """
    return _reading(understand(Path(name), content))


@dataclass(frozen=True, slots=True)
class Understood:
    """A file as its reader read it, what was noticed, and its turns as segments of the model."""

    dialect: str
    encoding: str
    parsed: Parsed
    segments: tuple[Segment, ...]
    issues: tuple[Issue, ...]


def understand(path: Path, content: bytes | None = None) -> Understood:
    """What a file is, or what it would be with this ``content``; a sidecar is honoured.

    Raises:
        InputError: if the file cannot be read, no reader knows its kind, or a mark of what is off
            record is not understood.
    """
    if content is not None:
        return _understood(open_bytes(content, path), path, SourceSettings())
    sidecar = read_sidecar(path.parent, path, None)
    return _understood(open_source(path, limit=LIMIT, encoding=sidecar.encoding), path, sidecar)


def _understood(decoded: Decoded, path: Path, sidecar: SourceSettings) -> Understood:
    text, settings = source_text(decoded, str(path), sidecar)
    reader, parsed = parse(text, (reader.name for reader in READERS), settings.dialect)
    refuse_doubts(doubts_of(parsed, str(path)))
    source = Source(
        id=SourceId(path.name),
        path=path.name,
        sha256=decoded.sha256,
        kind=reader.kind,
        dialect=reader.name,
        language=settings.language,
    )
    issues = issues_of(parsed, decoded, str(path))
    segments = segments_of(parsed, source)
    return Understood(reader.name, decoded.encoding, parsed, segments, issues)


def source_text(
    decoded: Decoded, path: str, sidecar: SourceSettings, sessions: Iterable[str] | None = None
) -> tuple[SourceText, SourceSettings]:
    """Return an opened source as readers take it, and what front matter and sidecar say of it.

    Raises:
        InputError: if front matter or sidecar are wrong or contradict each other.
    """
    unpacked = decoded.unpacked
    if unpacked is not None:
        matter, settings = FrontMatter(None, unpacked.plain), sidecar
        if sidecar.comments == "read" and unpacked.asides:
            unpacked = commented(unpacked)
    else:
        matter = split_front_matter(decoded.text, path)
        front = read_settings(matter.yaml, sessions) if matter.yaml else SourceSettings()
        settings = merge(front, sidecar, path)
    addresses = unpacked.addresses if unpacked else ()
    text = SourceText(
        unpacked.plain if unpacked else matter.text,
        path,
        spans=spans_of(settings, addresses, path),
        cleared=cleared_of(settings, addresses),
        unpacked=unpacked,
    )
    return text, settings


def doubts_of(parsed: Parsed, path: str, command: str = "") -> tuple[Issue, ...]:
    """Return the marks that are not understood as errors; ``command`` is what settles them."""
    settle = command or "reportgen mark FORUM FILE"
    return tuple(one.issue(path, settle, parsed.address(one.line)) for one in parsed.doubts)


def _reading(read: Understood) -> Reading:
    return Reading(
        read.dialect,
        read.encoding,
        tuple(_segment(passage, read.parsed) for passage in read.parsed.passages),
        tuple(replace(u, address=read.parsed.address(u.line)) for u in read.parsed.unread),
        read.parsed.withheld,
        read.issues,
    )


def lines_in(path: Path) -> int:
    """Return how many lines a source has; in JSON each segment counts as one.

    Raises:
        InputError: if the file cannot be read.
    """
    sidecar = read_sidecar(path.parent, path, None)
    text = open_source(path, limit=LIMIT, encoding=sidecar.encoding).text
    segments = text.count('"text"') if text[:200].lstrip().startswith("{") else 0
    return max(len(text.splitlines()), segments)


def issues_of(parsed: Parsed, decoded: Decoded, path: str) -> tuple[Issue, ...]:
    """Return what a person should know about the reading of a file."""
    remarks = [one.issue(path, parsed.address(one.line)) for one in parsed.remarks]
    if decoded.unpacked and decoded.unpacked.asides and not parsed.with_comments:
        remarks.append(_comments_left(decoded.unpacked, path))
    if parsed.unread:
        message = (
            f"{len(parsed.unread)} lines were not understood, the first one here; "
            "'reportgen read FILE' shows them"
        )
        first = parsed.unread[0].line
        place = Place(path, first, 0, parsed.address(first))
        remarks.append(Issue("warning", "lines-not-read", message, place))
    return (*decoded.issues, *remarks)


def _comments_left(unpacked: Unpacked, path: str) -> Issue:
    """Return a note with the comments in the margin, which are offered and not taken unasked."""
    authors = list(dict.fromkeys(f"{one.author or '?'} ({one.date})" for one in unpacked.asides))
    message = (
        f"{len(unpacked.asides)} comments in the margin are not read, by {', '.join(authors[:4])}"
        f"{' and others' * (len(authors) > 4)}; to take them as notes of their authors write "
        "'comments: read' into the sidecar"
    )
    return Issue("note", "comments-not-read", message, Place(path, unpacked.asides[0].line))


def _segment(passage: Passage, parsed: Parsed) -> ReadSegment:
    first = passage.marks[0]
    place = parsed.address(first.line)
    return ReadSegment(passage.label, first.seconds, passage.end, first.line, passage.text, place)

"""One file of notes or a transcript, standing alone: what a reader understands of it."""

from dataclasses import dataclass
from pathlib import Path

from reportgen.errors import Issue, Place
from reportgen.model import Segment, Source, SourceId
from reportgen.places import Lines
from reportgen.readers.dialects import READERS, parse
from reportgen.readers.door.admitting import refuse_doubts, segments_of
from reportgen.readers.door.passages import Parsed, Passage
from reportgen.readers.door.raw import SourceText, Unread
from reportgen.readers.shared.settings import (
    SourceSettings,
    cleared_of,
    merge,
    read_settings,
    read_sidecar,
    spans_of,
    split_front_matter,
)
from reportgen.readers.shared.text import MEGABYTE, Decoded, decode_text, read_text

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
        return _understood(decode_text(content, path), path, SourceSettings())
    sidecar = read_sidecar(path.parent, path, None)
    return _understood(read_text(path, limit=LIMIT, encoding=sidecar.encoding), path, sidecar)


def _understood(decoded: Decoded, path: Path, sidecar: SourceSettings) -> Understood:
    matter = split_front_matter(decoded.text, str(path))
    front = read_settings(matter.yaml, None) if matter.yaml else SourceSettings()
    settings = merge(front, sidecar, str(path))
    text = SourceText(
        matter.text, str(path), spans=spans_of(settings), cleared=cleared_of(settings)
    )
    reader, parsed = parse(text, (reader.name for reader in READERS))
    refuse_doubts([doubt.issue(str(path)) for doubt in parsed.doubts])
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


def _reading(read: Understood) -> Reading:
    return Reading(
        read.dialect,
        read.encoding,
        tuple(_segment(passage) for passage in read.parsed.passages),
        read.parsed.unread,
        read.parsed.withheld,
        read.issues,
    )


def lines_in(path: Path) -> int:
    """Return how many lines a source has; in JSON each segment counts as one.

    Raises:
        InputError: if the file cannot be read.
    """
    sidecar = read_sidecar(path.parent, path, None)
    text = read_text(path, limit=LIMIT, encoding=sidecar.encoding).text
    segments = text.count('"text"') if text[:200].lstrip().startswith("{") else 0
    return max(len(text.splitlines()), segments)


def issues_of(parsed: Parsed, decoded: Decoded, path: str) -> tuple[Issue, ...]:
    """Return what a person should know about the reading of a file."""
    remarks = [remark.issue(path) for remark in parsed.remarks]
    if parsed.unread:
        message = (
            f"{len(parsed.unread)} lines were not understood, the first one here; "
            "'reportgen read FILE' shows them"
        )
        place = Place(path, parsed.unread[0].line)
        remarks.append(Issue("warning", "lines-not-read", message, place))
    return (*decoded.issues, *remarks)


def _segment(passage: Passage) -> ReadSegment:
    first = passage.marks[0]
    return ReadSegment(passage.label, first.seconds, passage.end, first.line, passage.text)

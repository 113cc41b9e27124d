"""What people say about a source: front matter in the file, or a sidecar beside it."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from reportgen.errors import InputError
from reportgen.model import ConsentGiven, SessionId
from reportgen.places import Lines, Span
from reportgen.readers.forum.language import NO_TAG, is_language_tag
from reportgen.readers.forum.records import Records
from reportgen.readers.shared.files import is_inside
from reportgen.readers.shared.yaml_text import YamlText, load_yaml, parse_yaml

_KEY_LINE = re.compile(r"[A-Za-z_][\w-]*[ \t]*:")
_LINES = re.compile(r"([0-9]{1,7})\s*[-–—]\s*([0-9]{1,7})")
_ADDRESSES = re.compile(
    r"(?P<before>(?:table [0-9]{1,5}, |table [0-9]{1,5}, row [0-9]{1,5}, |page [0-9]{1,5}, )?)"
    r"(?P<word>paragraph|table|row|column|page|line|footnote|comment)s? "
    r"(?P<first>[0-9]{1,7})(?:\s*[-–—]\s*(?P<last>[0-9]{1,7}))?",
    re.IGNORECASE,
)
_CLOCK = r"(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2}(?:\.[0-9]{1,3})?)"
_TIMES = re.compile(rf"{_CLOCK}\s*[-–—]\s*{_CLOCK}")
_LONGEST_FRONT_MATTER = 1_000


@dataclass(frozen=True, slots=True)
class Marking:
    """What a person said of lines of a source ("12-20") with ``reportgen mark``.

    ``off`` withholds them; ``on`` says that no mark in them means anything.
    """

    lines: str
    record: Literal["off", "on"]
    by: str
    at: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """The keys of front matter and sidecars.

    ``off_record`` holds spans of the recording ("00:12:30-00:14:00"), of lines ("12-20") or of
    what Word shows ("paragraphs 12-20", "table 2"). ``comments: read`` takes the comments in the
    margin as notes of their authors; ``speaker`` is the id of the one who speaks where the source
    names nobody, ``speakers`` gives one for each label (SPEAKER_00); ``dialect`` names the reader
    where content may mislead.
    Where ``consent`` was withdrawn nothing of the source is read; ``rights`` is kept for people.
    ``recording`` is the path of the sound or video file from here or from the forum folder.
    """

    session: SessionId | None = None
    recorded_from: dt.time | None = None
    language: str = ""
    off_record: tuple[str, ...] = ()
    marked: tuple[Marking, ...] = ()
    encoding: str = ""
    recording: str = ""
    comments: Literal["", "read"] = ""
    consent: ConsentGiven | None = None
    rights: str = ""
    speaker: str = ""
    speakers: Mapping[str, str] = field(default_factory=dict)
    dialect: str = ""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Front matter as YAML, if there is any, and the text with blank lines in its place."""

    yaml: YamlText | None
    text: str


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Return the ``---`` block that opens a text, and the text with every line where it was.

    Raises:
        InputError: if the block is not closed or is no YAML.
    """
    lines = text.split("\n", _LONGEST_FRONT_MATTER)
    if lines[0].rstrip() != "---" or not _opens_with_key(lines[1:]):
        return FrontMatter(None, text)
    closing = (n for n, line in enumerate(lines) if n and line.rstrip() in {"---", "..."})
    end = next(closing, 0)
    if not end:
        raise InputError(
            "the front matter is not closed; end it with a line '---'",
            path,
            1,
            rule="front-matter-open",
        )
    yaml = parse_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    return FrontMatter(yaml, "\n" * (end + 1) + "\n".join(lines[end + 1 :]))


def _opens_with_key(lines: list[str]) -> bool:
    written = (line for line in lines if line.strip() and not line.startswith("#"))
    return bool(_KEY_LINE.match(next(written, "")))


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of a source stands: its full name with ``.yaml`` after it."""
    return path.with_name(f"{path.name}.yaml")


def read_sidecar(root: Path, path: Path, sessions: Iterable[str] | None) -> SourceSettings:
    """Return what a source's sidecar says; defaults where there is none.

    Raises:
        InputError: if the sidecar cannot be read or anything in it is wrong.
    """
    sidecar = sidecar_of(path)
    if not sidecar.exists():
        return SourceSettings()
    if not is_inside(root, sidecar):
        message = "this is a link to a place outside the forum folder; copy the file here"
        raise InputError(message, str(sidecar), rule="link")
    return read_settings(load_yaml(sidecar), sessions)


def read_settings(content: YamlText, sessions: Iterable[str] | None) -> SourceSettings:
    """Return the settings written in a YAML text; any session goes where ``sessions`` is None.

    Raises:
        InputError: if anything in it is wrong.
    """
    if isinstance(span := content.value.get("off_record"), str):
        content.value["off_record"] = [span]
    named = str(content.value.get("session", ""))
    records = Records(content)
    settings = records.read(SourceSettings, {SessionId: [named] if sessions is None else sessions})
    if settings.language and not is_language_tag(settings.language):
        records.refuse(("language",), f"language {settings.language!r} {NO_TAG}")
    for number, span in enumerate(settings.off_record):
        if parse_span(span) is None:
            message = (
                f"off_record {span!r} is not understood; write the time in the recording as in "
                "'00:12:30-00:14:00', lines as in '12-20', or 'paragraphs 12-20'"
            )
            records.refuse(("off_record", number), message)
    for number, marking in enumerate(settings.marked):
        if _lines_of(marking.lines) is None:
            message = f"lines {marking.lines!r} are not understood; write them as in '12-20'"
            records.refuse(("marked", number, "lines"), message)
    return settings


def spans_of(
    settings: SourceSettings, addresses: Sequence[str] = (), path: str = ""
) -> tuple[Span, ...]:
    """Return what a source's settings call off record.

    Raises:
        InputError: if they name a paragraph or cell that the source has not.
    """
    off = [one.lines for one in settings.marked if one.record == "off"]
    return tuple(_placed(written, addresses, path) for written in (*settings.off_record, *off))


def _placed(written: str, addresses: Sequence[str], path: str) -> Span:
    """Return a span in lines or seconds; what Word calls a paragraph is a line of the text."""
    span = parse_span(written) or Span(0, 0, "lines", written)
    if not span.address:
        return span
    lines = [number for number, one in enumerate(addresses, 1) if span.holds(one)]
    if not lines:
        message = f"off_record {written!r} is in no line of this file; 'reportgen read' shows them"
        raise InputError(message, path, rule="off-record-span")
    return Span(lines[0], lines[-1], "lines", written)


def cleared_of(settings: SourceSettings, addresses: Sequence[str] = ()) -> tuple[Lines, ...]:
    """Return the lines in which no mark means anything, as a person said."""
    on = [_placed(one.lines, addresses, "") for one in settings.marked if one.record == "on"]
    return tuple(Lines(int(span.start), int(span.end)) for span in on)


def _lines_of(written: str) -> Lines | None:
    span = parse_span(written)
    return Lines(int(span.start), int(span.end)) if span and span.unit == "lines" else None


def parse_span(written: str) -> Span | None:
    """Return a span of the recording in seconds or a span of lines, None for anything else.

    What Word shows ("paragraphs 12-20", "table 2, row 3") are lines, too.
    """
    if match := _LINES.fullmatch(written.strip()):
        first, last = int(match[1]), int(match[2])
        return Span(first, last, "lines", written) if 0 < first <= last else None
    if match := _ADDRESSES.fullmatch(written.strip()):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        address = f"{match['before'] or ''}{match['word']} ".casefold()
        return Span(first, last, "lines", written, address) if 0 < first <= last else None
    if not (match := _TIMES.fullmatch(written.strip())):
        return None
    start, end = _seconds(*match.group(1, 2, 3)), _seconds(*match.group(4, 5, 6))
    return Span(start, end, "seconds", written) if start < end else None


def _seconds(hours: str | None, minutes: str, seconds: str) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)


def merge(front: SourceSettings, sidecar: SourceSettings, path: str) -> SourceSettings:
    """Return what front matter and sidecar say together.

    Raises:
        InputError: if both name a different session or start of the recording.
    """
    for key in ("session", "recorded_from", "language"):
        first, second = getattr(front, key), getattr(sidecar, key)
        if first and second and first != second:
            message = f"front matter says {key} {first}, the sidecar {second}; keep one"
            raise InputError(message, path, 1, rule="settings-disagree")
    return replace(
        sidecar,
        session=front.session or sidecar.session,
        recorded_from=front.recorded_from or sidecar.recorded_from,
        language=front.language or sidecar.language,
        recording=front.recording or sidecar.recording,
        off_record=(*front.off_record, *sidecar.off_record),
        marked=(*front.marked, *sidecar.marked),
    )

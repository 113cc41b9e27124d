"""The kinds of notes and transcripts that are understood, in the order in which they are tried."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from reportgen.errors import InputError
from reportgen.readers.notes.markdown import read_notes
from reportgen.readers.shared.off_record import withhold
from reportgen.readers.shared.passages import Parsed, Span
from reportgen.readers.shared.text import lines_of
from reportgen.readers.transcripts.cues import has_timing
from reportgen.readers.transcripts.named_text import count_labels, read_named_text
from reportgen.readers.transcripts.turns import Transcript, read_subtitles, read_web_cues

Names = frozenset[frozenset[str]]

_FOREIGN = (
    ("{", "JSON"),
    ("[{", "JSON"),
    ("<?xml", "XML"),
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
)
_UNDERSTOOD = (
    "understood are WebVTT (.vtt), SRT (.srt), plain transcripts with 'Name: text' lines (.txt) "
    "and notes in Markdown (.md, .txt)"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A source's text (front matter blank) with what helps to understand it.

    ``known`` are the names of the forum's people, ``spans`` what a sidecar calls off record.
    """

    text: str
    path: str
    known: Names = frozenset()
    spans: Sequence[Span] = ()

    @property
    def suffix(self) -> str:
        """Return the suffix of the file name in lower case."""
        return PurePath(self.path).suffix.casefold()

    @property
    def head(self) -> list[str]:
        """Return the first lines."""
        return [line for _, line in islice(lines_of(self.text), 400)]


@dataclass(frozen=True, slots=True)
class Dialect:
    """A kind of file: how it is recognised and how it is read."""

    name: str
    sniff: Callable[[Text], bool]
    read: Callable[[Text], Parsed]


def _is_web(text: Text) -> bool:
    return text.text[:200].lstrip().startswith("WEBVTT") or text.suffix == ".vtt"


def _is_subtitles(text: Text) -> bool:
    return text.suffix == ".srt" or has_timing(text.head)


def _is_named_text(text: Text) -> bool:
    if text.suffix in {".md", ".markdown"}:
        return False
    return count_labels(text.text[:100_000], text.known).share >= 0.5


def _is_notes(text: Text) -> bool:
    return text.suffix in {".md", ".markdown", ".txt", ".text", ""}


def _reader(
    read: Callable[[str, Names, Sequence[Span]], Transcript],
) -> Callable[[Text], Parsed]:
    def read_transcript(text: Text) -> Parsed:
        turns, unread = read(text.text, text.known, text.spans)
        if not turns:
            message = f"no speech was found in this transcript; {_UNDERSTOOD}"
            raise InputError(message, text.path)
        return withhold(turns, unread, text.path)

    return read_transcript


def _read_notes(text: Text) -> Parsed:
    return read_notes(text.text, text.known, text.spans, text.path)


DIALECTS: tuple[Dialect, ...] = (
    Dialect("webvtt", _is_web, _reader(read_web_cues)),
    Dialect("srt", _is_subtitles, _reader(read_subtitles)),
    Dialect("name-text", _is_named_text, _reader(read_named_text)),
    Dialect("notes", _is_notes, _read_notes),
)


def parse(text: Text, allowed: Iterable[str]) -> tuple[Dialect, Parsed]:
    """Return the dialect of a text, among the allowed ones, and what it says.

    Raises:
        InputError: if the text is not understood, or what a sidecar calls off record cannot be
            found in it.
    """
    dialect = find_dialect(text, allowed)
    parsed = dialect.read(text)
    timed = dialect.name in {"webvtt", "srt"} or not parsed.passages
    timed = timed or any(passage.marks[0].seconds is not None for passage in parsed.passages)
    span = next((span for span in text.spans if span.unit == "seconds"), None)
    if span and (dialect.name == "notes" or not timed):
        message = f"off_record {span.written!r} is a time, but this file has none; name its lines"
        raise InputError(message, text.path)
    return dialect, parsed


def find_dialect(text: Text, allowed: Iterable[str]) -> Dialect:
    """Return the first of the allowed dialects that recognises a text.

    Raises:
        InputError: if the text is empty or none does.
    """
    opening = text.text[:200].lstrip().casefold()
    if not opening and not text.text.strip():
        raise InputError("the file is empty; write something or remove it", text.path, 1)
    for start, kind in _FOREIGN:
        if opening.startswith(start):
            raise InputError(f"this looks like {kind}; {_UNDERSTOOD}", text.path, 1)
    names = frozenset(allowed)
    for dialect in DIALECTS:
        if dialect.name in names and dialect.sniff(text):
            return dialect
    raise InputError(f"no speakers were found here; {_UNDERSTOOD}", text.path, 1)

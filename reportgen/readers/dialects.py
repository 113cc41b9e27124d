"""The readers of notes and transcripts, in the order in which they are tried."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reportgen.errors import InputError
from reportgen.model import SourceKind
from reportgen.readers.door import Raw, SourceText, admit_source
from reportgen.readers.door.passages import Parsed
from reportgen.readers.examples import (
    amazon_example,
    entity,
    irc_example,
    json_escape,
    json_example,
    messages_example,
    named_example,
    notes_example,
    questions_example,
    subtitles_example,
    table_example,
    timed_example,
    verbatim_example,
    web_example,
)
from reportgen.readers.notes.markdown import read_document_notes, read_notes
from reportgen.readers.packed import examples as packed
from reportgen.readers.transcripts.amazon import is_amazon_json, read_amazon_json
from reportgen.readers.transcripts.captions import read_subtitles, read_web_cues
from reportgen.readers.transcripts.chat_log import is_chat_log, read_chat_log
from reportgen.readers.transcripts.cues import has_timing
from reportgen.readers.transcripts.messages import is_messages, read_messages
from reportgen.readers.transcripts.named_text import count_labels, read_named_text
from reportgen.readers.transcripts.questions import is_questions, read_questions
from reportgen.readers.transcripts.recognition import (
    is_recognition_json,
    is_recognition_table,
    read_recognition_json,
    read_recognition_table,
)
from reportgen.readers.transcripts.timed_names import is_timed_names, read_timed_names
from reportgen.readers.transcripts.verbatim import is_verbatim, read_verbatim

_FOREIGN = (
    (re.compile(r"\{\s*[\"}]|\[\s*\{"), "JSON"),
    (re.compile(r"<\?xml"), "XML"),
    (re.compile(r"<!doctype|<html"), "a web page"),
)
_FEWEST_TURNS = 2
_UNDERSTOOD = (
    "understood are WebVTT (.vtt), SRT (.srt), Whisper (.json, .tsv), AWS Transcribe (.json), "
    "transcripts with 'Name: text' lines or names and times on lines of their own, IRC logs and "
    "verbatim records (.txt or a document), and notes as text, Markdown, Word, OpenDocument, RTF, "
    "HTML, HWPX or PDF"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: how it recognises a source, how it reads it, and an example.

    ``pack`` makes a file of the example where the format is no text.

    ``markup`` is set if structure may run across a passage off record, as in a table. ``example``
    writes a source from pairs of speaker and words, and ``escape`` writes a character as the format
    may spell it; the test that every reader passes (tests/readers/test_every_reader.py) uses both.
    """

    name: str
    kind: SourceKind
    sniff: Callable[[SourceText], bool]
    read: Callable[[SourceText], Raw]
    example: Callable[[Sequence[tuple[str, str]]], str]
    escape: Callable[[str], str] = str
    markup: bool = False
    foreign: bool = False
    pack: Callable[[str], bytes] = str.encode


def _is_web(text: SourceText) -> bool:
    return text.text[:200].lstrip().startswith("WEBVTT") or text.suffix == ".vtt"


def _is_subtitles(text: SourceText) -> bool:
    return text.suffix == ".srt" or (has_timing(text.head) and text.unpacked is None)


def _is_named_text(text: SourceText) -> bool:
    if text.one_speaker and text.text.strip():
        return True
    each = text.unpacked is not None
    return count_labels(text.text[:100_000], text.known, each=each).share >= 0.5


def _has_speakers(text: SourceText) -> bool:
    """Return whether a transcript with long texts around it has some turns with names."""
    labels = count_labels(text.text[:100_000], text.known, each=text.unpacked is not None)
    return labels.accepted >= _FEWEST_TURNS


def _is_notes(text: SourceText) -> bool:
    return text.kind == "PDF" or text.suffix in {".md", ".markdown", ".txt", ".text", ""}


def _is_document(kind: str) -> Callable[[SourceText], bool]:
    return lambda text: text.kind == kind


PACKED = tuple(
    Reader(
        name,
        "notes",
        _is_document(one.kind),
        read_document_notes,
        one.example,
        one.escape,
        markup=True,
        pack=one.pack,
    )
    for name, one in packed.EXAMPLES.items()
)
"""Notes in documents, one reader a format."""
PACKED_NOTES = tuple(reader.name for reader in PACKED)
READERS: tuple[Reader, ...] = (
    Reader(
        "aws-json",
        "transcript",
        is_amazon_json,
        read_amazon_json,
        amazon_example,
        json_escape,
        foreign=True,
    ),
    Reader(
        "whisper-json",
        "transcript",
        is_recognition_json,
        read_recognition_json,
        json_example,
        json_escape,
        foreign=True,
    ),
    Reader(
        "whisper-tsv", "transcript", is_recognition_table, read_recognition_table, table_example
    ),
    Reader("webvtt", "transcript", _is_web, read_web_cues, web_example, entity),
    Reader("srt", "transcript", _is_subtitles, read_subtitles, subtitles_example),
    Reader(
        "questions",
        "transcript",
        is_questions,
        read_questions,
        questions_example,
        markup=True,
    ),
    Reader("chat", "transcript", is_messages, read_messages, messages_example),
    Reader("irc", "transcript", is_chat_log, read_chat_log, irc_example),
    Reader("un-verbatim", "transcript", is_verbatim, read_verbatim, verbatim_example),
    Reader("name-time", "transcript", is_timed_names, read_timed_names, timed_example),
    *PACKED,
    Reader("name-text", "transcript", _is_named_text, read_named_text, named_example),
    Reader("notes", "notes", _is_notes, read_notes, notes_example, entity, markup=True),
)
SPOKEN = tuple(reader.name for reader in READERS if reader.kind == "transcript")


def parse(text: SourceText, allowed: Iterable[str], dialect: str = "") -> tuple[Reader, Parsed]:
    """Read a text with the first fitting reader among those allowed, through the door.

    Where a ``dialect`` is named, that reader is taken, whatever the text looks like.

    Raises:
        InputError: if the text is not understood, or what a sidecar calls off record cannot be
            found in it, or there is no such dialect.
    """
    reader = _named(dialect, text) if dialect else find_reader(text, allowed)
    if reader.kind == "notes" and text.unpacked:
        text = replace(text, text=text.unpacked.typed)
    parsed = admit_source(text, reader.read, markup=reader.markup)
    if reader.kind == "transcript" and not parsed.heard:
        message = f"no speech was found in this transcript; {_UNDERSTOOD}"
        raise InputError(message, text.path, rule="no-speech")
    return reader, parsed


def _named(dialect: str, text: SourceText) -> Reader:
    for reader in READERS:
        if reader.name == dialect:
            return reader
    known = ", ".join(reader.name for reader in READERS)
    message = f"dialect {dialect!r} is not known; use one of {known}"
    raise InputError(message, text.path, rule="unknown-dialect")


def find_reader(text: SourceText, allowed: Iterable[str]) -> Reader:
    """Return the first of the allowed readers that recognises a text.

    Raises:
        InputError: if the text is empty or no reader recognises it.
    """
    opening = text.text[:200].lstrip().casefold()
    if not opening and not text.text.strip():
        raise InputError(
            "the file is empty; write something or remove it", text.path, 1, rule="empty"
        )
    names = frozenset(allowed)
    readers = [reader for reader in READERS if reader.name in names]
    foreign = next((kind for start, kind in _FOREIGN if start.match(opening)), "")
    foreign = "" if text.unpacked else foreign
    if text.suffix in {".md", ".markdown"} and "notes" in names:
        readers = [one for one in readers if one.name != "name-text"]
    for reader in readers:
        if (reader.foreign or not foreign) and reader.sniff(text):
            return reader
    if not foreign and "name-text" in names and "notes" not in names and _has_speakers(text):
        return next(reader for reader in readers if reader.name == "name-text")
    if foreign:
        message = f"this looks like {foreign}; {_UNDERSTOOD}"
        raise InputError(message, text.path, 1, rule="other-format")
    raise InputError(f"no speakers were found here; {_UNDERSTOOD}", text.path, 1, rule="no-speech")

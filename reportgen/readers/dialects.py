"""The readers of notes and transcripts, in the order in which they are tried."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportgen.errors import InputError
from reportgen.model import SourceKind
from reportgen.readers.door import Raw, SourceText, admit_source
from reportgen.readers.door.passages import Parsed
from reportgen.readers.notes.markdown import read_notes
from reportgen.readers.transcripts.captions import read_subtitles, read_web_cues
from reportgen.readers.transcripts.cues import has_timing
from reportgen.readers.transcripts.named_text import count_labels, read_named_text
from reportgen.readers.transcripts.recognition import (
    is_recognition_json,
    is_recognition_table,
    read_recognition_json,
    read_recognition_table,
)
from reportgen.readers.transcripts.timed_names import is_timed_names, read_timed_names

_FOREIGN = (
    ("{", "JSON"),
    ("[{", "JSON"),
    ("<?xml", "XML"),
    ("<!doctype", "a web page"),
    ("<html", "a web page"),
)
_UNDERSTOOD = (
    "understood are WebVTT (.vtt), SRT (.srt), Whisper (.json, .tsv), "
    "plain transcripts with 'Name: text' lines or names and times on lines of their own (.txt) "
    "and notes in Markdown (.md, .txt)"
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: how it recognises a source, how it reads it, and an example.

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


def _is_web(text: SourceText) -> bool:
    return text.text[:200].lstrip().startswith("WEBVTT") or text.suffix == ".vtt"


def _is_subtitles(text: SourceText) -> bool:
    return text.suffix == ".srt" or has_timing(text.head)


def _is_named_text(text: SourceText) -> bool:
    if text.suffix in {".md", ".markdown"}:
        return False
    return count_labels(text.text[:100_000], text.known).share >= 0.5


def _is_notes(text: SourceText) -> bool:
    return text.suffix in {".md", ".markdown", ".txt", ".text", ""}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _web_example(turns: Sequence[tuple[str, str]]) -> str:
    return "WEBVTT\n\n" + "\n".join(
        f"{_clock(n)}:00.000 --> {_clock(n)}:30.000\n<v {name}>{words}</v>\n"
        for n, (name, words) in enumerate(turns)
    )


def _subtitles_example(turns: Sequence[tuple[str, str]]) -> str:
    return "\n".join(
        f"{n + 1}\n{_clock(n)}:00,000 --> {_clock(n)}:30,000\n{name}: {words}\n"
        for n, (name, words) in enumerate(turns)
    )


def _named_example(turns: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"[{_clock(n)}:00] {name}: {words}\n" for n, (name, words) in enumerate(turns))


def _timed_example(turns: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"{name}  {_clock(n)}:00\n{words}\n" for n, (name, words) in enumerate(turns))


def _notes_example(turns: Sequence[tuple[str, str]]) -> str:
    return "\n".join(f"**{name}**: {words}\n" for name, words in turns)


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def _json_example(turns: Sequence[tuple[str, str]]) -> str:
    rows = [
        f'{{"start": {n * 60}, "end": {n * 60 + 30}, "speaker": "{name}", "text": "{words}"}}'
        for n, (name, words) in enumerate(turns)
    ]
    return '{"segments": [' + ",\n".join(rows) + "]}\n"


def _table_example(turns: Sequence[tuple[str, str]]) -> str:
    rows = (
        f"{n * 60_000}\t{n * 60_000 + 30_000}\t{name}: {words}\n"
        for n, (name, words) in enumerate(turns)
    )
    return "start\tend\ttext\n" + "".join(rows)


def _json_escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n]:02x}{units[n + 1]:02x}" for n in range(0, len(units), 2))


READERS: tuple[Reader, ...] = (
    Reader(
        "whisper-json",
        "transcript",
        is_recognition_json,
        read_recognition_json,
        _json_example,
        _json_escape,
        foreign=True,
    ),
    Reader(
        "whisper-tsv", "transcript", is_recognition_table, read_recognition_table, _table_example
    ),
    Reader("webvtt", "transcript", _is_web, read_web_cues, _web_example, _entity),
    Reader("srt", "transcript", _is_subtitles, read_subtitles, _subtitles_example),
    Reader("name-time", "transcript", is_timed_names, read_timed_names, _timed_example),
    Reader("name-text", "transcript", _is_named_text, read_named_text, _named_example),
    Reader("notes", "notes", _is_notes, read_notes, _notes_example, _entity, markup=True),
)


def parse(text: SourceText, allowed: Iterable[str]) -> tuple[Reader, Parsed]:
    """Read a text with the first fitting reader among those allowed, through the door.

    Raises:
        InputError: if the text is not understood, or what a sidecar calls off record cannot be
            found in it.
    """
    reader = find_reader(text, allowed)
    parsed = admit_source(text, reader.read, markup=reader.markup)
    if reader.kind == "transcript" and not parsed.heard:
        message = f"no speech was found in this transcript; {_UNDERSTOOD}"
        raise InputError(message, text.path, rule="no-speech")
    return reader, parsed


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
    foreign = next((kind for start, kind in _FOREIGN if opening.startswith(start)), "")
    for reader in readers:
        if (reader.foreign or not foreign) and reader.sniff(text):
            return reader
    if foreign:
        message = f"this looks like {foreign}; {_UNDERSTOOD}"
        raise InputError(message, text.path, 1, rule="other-format")
    raise InputError(f"no speakers were found here; {_UNDERSTOOD}", text.path, 1, rule="no-speech")

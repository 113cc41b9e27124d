"""What every registered reader must do; a reader joins by being registered in ``READERS``."""

import json
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.readers import Reading, read_file
from reportgen.readers.dialects import READERS, Reader

SUFFIXES = {
    "webvtt": ".vtt",
    "srt": ".srt",
    "notes": ".md",
    "whisper-json": ".json",
    "whisper-tsv": ".tsv",
    "aws-json": ".json",
    "questions": ".csv",
    "word-notes": ".docx",
    "opendocument-notes": ".odt",
    "hancom-notes": ".hwpx",
    "page-notes": ".html",
    "rtf-notes": ".rtf",
}
ARCHIVES = {"word-notes", "opendocument-notes", "hancom-notes"}
SECRET = "zebra"
OPEN = ("Dr. Ann Lee", "Towns should share their flood maps.")
END = ("Mr. Bo Chu", "We close the day.")
HIDDEN = ("Dr. Cy Day", f"The {SECRET} is for us only.")

every_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)


def read(folder: Path, reader: Reader, text: str | bytes, sidecar: str = "") -> Reading:
    path = folder / f"source{SUFFIXES.get(reader.name, '.txt')}"
    path.write_bytes(text if isinstance(text, bytes) else reader.pack(text))
    if sidecar:
        path.with_name(f"{path.name}.yaml").write_text(sidecar, encoding="utf-8")
    reading = read_file(path)
    assert reading.dialect == reader.name
    return reading


def attempt(folder: Path, reader: Reader, text: str, sidecar: str = "") -> Reading | str:
    """Return what was read, or why it was refused."""
    try:
        return read(folder, reader, text, sidecar)
    except InputError as refused:
        return str(refused)


@every_reader
def test_an_example_is_read_whole(tmp_path: Path, reader: Reader) -> None:
    reading = read(tmp_path, reader, reader.example([OPEN, END]))
    assert [(s.speaker_label, s.text) for s in reading.segments] == [OPEN, END]
    assert (reading.withheld, reading.unread, reading.issues) == ((), (), ())


MARKS = [
    ("[off record]", "[on record]"),
    ("[Off the record]", "[back on the record]"),
    ("[OFF-RECORD]", "[ON-RECORD]"),
    ("(off record)", "(on record)"),
    ("【off record】", "【on record】"),
    ("［off record］", "［on record］"),
    ("[off_record]", "[on_record]"),
    ("[ off  record ]", "[ on  record ]"),
    ("[start off record]", "[end off record]"),
    ("[off record begins]", "[off record ends]"),
]


@every_reader
@pytest.mark.parametrize(("off", "on"), MARKS)
def test_marks_hold_words_back(tmp_path: Path, reader: Reader, off: str, on: str) -> None:
    inside = (OPEN[0], f"Good day. {off} {SECRET} {on} {OPEN[1]}")
    across = [(OPEN[0], f"Good day. {off}"), HIDDEN, (END[0], f"{SECRET} {on} {END[1]}")]
    reading = read(tmp_path, reader, reader.example([inside, *across, END]))
    assert SECRET not in repr(reading)
    words = " ".join(segment.text for segment in reading.segments)
    assert words.count("Good day.") == 2
    assert words.count(END[1]) == 2
    assert len(reading.withheld) == 2


@every_reader
def test_a_mark_with_escapes_holds_words_back_or_stops(tmp_path: Path, reader: Reader) -> None:
    escaped = f"{reader.escape('[')}off record{reader.escape(']')}"
    words = f"Good day. {escaped} {SECRET} [on record] {OPEN[1]}"
    read_or_refused = attempt(tmp_path, reader, reader.example([(OPEN[0], words), END]))
    assert SECRET not in repr(read_or_refused)


@every_reader
def test_lines_in_a_sidecar_hold_words_back(tmp_path: Path, reader: Reader) -> None:
    text = reader.example([OPEN, HIDDEN, END])
    line = next(n for n, line in enumerate(text.split("\n"), 1) if SECRET in line)
    reading = read(tmp_path, reader, text, f"off_record: ['{line}-{line}']\n")
    assert [(s.speaker_label, s.text) for s in reading.segments] == [OPEN, END]
    assert [(lines.first, lines.last) for lines in reading.withheld] == [(line, line)]


@every_reader
def test_times_in_a_sidecar_hold_words_back_or_stop(tmp_path: Path, reader: Reader) -> None:
    text = reader.example([OPEN, HIDDEN, END])
    reading = attempt(tmp_path, reader, text, "off_record: 00:01:05-00:01:20\n")
    if isinstance(reading, str):
        assert reader.kind == "notes" or reader.name in {"un-verbatim", "questions"}
        assert "is a time, but this file has none" in reading
    else:
        assert [(s.speaker_label, s.text) for s in reading.segments] == [OPEN, END]


BAD = ["\u202e", "\u2066", "\u200f", "\ufeff", "\x07", "\x00", "\x85", "\ufffe", "\U0001fffe"]


@every_reader
@pytest.mark.parametrize("character", BAD, ids=ascii)
@pytest.mark.parametrize("spelling", ["plain", "escaped"])
def test_bad_characters_reach_nothing(
    tmp_path: Path, reader: Reader, character: str, spelling: str
) -> None:
    written = reader.escape(character) if spelling == "escaped" else character
    reading = attempt(
        tmp_path, reader, reader.example([(OPEN[0], f"Towns {written} share maps."), END])
    )
    if isinstance(reading, str):
        assert reader.name in ARCHIVES or (character == "\x00" and "binary file" in reading)
        assert "is no XML" in reading or "binary file" in reading
        return
    said = [segment.text for segment in reading.segments] + [
        segment.speaker_label for segment in reading.segments
    ]
    assert character not in "".join(said)
    assert len(reading.segments) == 2


@every_reader
def test_lone_surrogates_reach_nothing(tmp_path: Path, reader: Reader) -> None:
    surrogate = "\udfff"
    written = reader.escape(surrogate)
    if reader.name in ARCHIVES:
        told = attempt(tmp_path, reader, reader.example([OPEN, (END[0], f"We {written}.")]))
        assert "is no XML" in str(told)
        return
    if written == surrogate:
        encoded = reader.example([OPEN, (END[0], f"We {surrogate}.")]).encode(
            "utf-16", "surrogatepass"
        )
        with pytest.raises(InputError, match="is not UTF-16"):
            read(tmp_path, reader, encoded)
        return
    reading = read(tmp_path, reader, reader.example([OPEN, (END[0], f"We {written} close.")]))
    repr(reading).encode("utf-8")


@every_reader
@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=ascii)
def test_line_ends_and_byte_order_marks_change_nothing(
    tmp_path: Path, reader: Reader, start: str, ending: str
) -> None:
    text = reader.example([OPEN, END])
    reading = read(tmp_path, reader, reader.pack(start + text.replace("\n", ending)))
    assert [(s.speaker_label, s.text) for s in reading.segments] == [OPEN, END]
    assert [s.line for s in reading.segments] == [
        next(n for n, line in enumerate(text.split("\n"), 1) if words in line)
        for words in (OPEN[1], END[1])
    ]


@every_reader
def test_a_line_of_a_megabyte_is_read(tmp_path: Path, reader: Reader) -> None:
    talk = " ".join(f"Town {n} shares its maps." for n in range(45_000))
    long = (OPEN[0], f"{talk} [off record] {SECRET} [on record] End.")
    reading = read(tmp_path, reader, reader.example([long, END]))
    assert sum(len(segment.text) for segment in reading.segments) > 1_000_000
    assert SECRET not in repr(reading)


def test_lines_of_json_that_is_laid_out_are_refused(tmp_path: Path) -> None:
    reader = next(one for one in READERS if one.name == "whisper-json")
    text = json.dumps(json.loads(reader.example([OPEN, HIDDEN, END])), indent=2)
    told = attempt(tmp_path, reader, text, "off_record: ['2-2']\n")
    assert isinstance(told, str)
    assert "name times instead" in told

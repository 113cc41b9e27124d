"""What speech recognition writes: Whisper's and WhisperX's JSON, and Whisper's table.

A segment of the JSON counts as a line.
"""

import json
import math
from collections.abc import Iterator, Mapping

from reportgen.errors import InputError
from reportgen.places import lines_of
from reportgen.readers.door.raw import Raw, RawTurn, SourceText, Unread
from reportgen.readers.transcripts.captions import named_inside

_HEADER = "start\tend\ttext"


def is_recognition_json(source: SourceText) -> bool:
    """Return whether a file is JSON with segments."""
    return source.text[:200].lstrip().startswith("{") and '"segments"' in source.text


def is_recognition_table(source: SourceText) -> bool:
    """Return whether a file is the table that Whisper writes."""
    return source.text[:200].lstrip().startswith(_HEADER)


def read_recognition_json(source: SourceText) -> Raw:
    """Return the segments of Whisper's JSON, cut where WhisperX hears another speaker.

    Raises:
        InputError: if the file breaks off or has no list of segments.
    """
    segments = _segments(source)
    refuse_lines(source, len(segments))
    unread: list[Unread] = []
    turns = list(_turns(segments, unread))
    return Raw(named_inside(turns, source.known), unread, joins=True)


def read_recognition_table(source: SourceText) -> Raw:
    """Return the rows of Whisper's table, whose times are milliseconds."""
    unread: list[Unread] = []
    rows = list(_rows(source.text, unread))
    return Raw(named_inside(rows, source.known), unread, joins=True)


def json_in(source: SourceText, advice: str) -> object:
    """What the JSON of a source holds; ``advice`` says how to get a whole one.

    Raises:
        InputError: if it is damaged, or nested too deep to be a transcript.
    """
    try:
        whole: object = json.loads(source.text)
    except json.JSONDecodeError as error:
        message = f"the JSON breaks off or is damaged here; {advice}"
        raise InputError(
            message, source.path, error.lineno, error.colno, rule="other-format"
        ) from None
    except (RecursionError, ValueError):
        message = f"this JSON is no transcript; {advice}"
        raise InputError(message, source.path, rule="other-format") from None
    return whole


def _segments(source: SourceText) -> list[object]:
    whole = json_in(source, "export the transcript again")
    segments: object = whole.get("segments") if isinstance(whole, dict) else None
    if not isinstance(segments, list):
        message = "'segments' is no list here; export the transcript again"
        raise InputError(message, source.path, rule="other-format")
    return segments


def refuse_lines(source: SourceText, segments: int) -> None:
    """Refuse to withhold by lines where a line of the file is not a segment.

    Which of the two a person meant is not known, and the other one would be printed.
    """
    lines = len(source.text.strip().splitlines())
    by_lines = any(span.unit == "lines" for span in source.spans)
    if by_lines and lines not in {1, segments}:
        message = (
            "off_record names lines, but a line of this JSON is no segment; "
            "name times instead, as in 00:01:05-00:01:20"
        )
        raise InputError(message, source.path, rule="off-record-span")


def _turns(segments: list[object], unread: list[Unread]) -> Iterator[RawTurn]:
    for number, segment in enumerate(segments, 1):
        if not isinstance(segment, dict) or not isinstance(segment.get("text"), str):
            unread.append(Unread(number, "(a segment without text)"))
            continue
        yield from _voices(segment, number)


def _voices(segment: Mapping[str, object], number: int) -> Iterator[RawTurn]:
    """Yield a segment, in pieces where its words name several speakers."""
    speaker, text = _label(segment.get("speaker")), str(segment["text"])
    start, end = seconds_of(segment.get("start")), seconds_of(segment.get("end"))
    listed = segment.get("words")
    words = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    runs = _runs(words, speaker)
    if len(runs) <= 1:
        label = runs[0][0] if runs else speaker
        yield RawTurn(label, [(number, text.strip())], start, end)
    elif _letters("".join(said for _, said, _ in runs)) != _letters(text):
        yield RawTurn("", [(number, text.strip())], start, end)  # whose words these are is unclear
    else:
        for label, said, began in runs:
            since = start if began is None else began
            yield RawTurn(label, [(number, said.strip())], since, end)


def _runs(
    words: list[dict[str, object]], speaker: str | None
) -> list[tuple[str | None, str, float | None]]:
    """Return the words that each speaker says together; a word without one goes on."""
    runs: list[tuple[str | None, str, float | None]] = []
    for word in words:
        said, label = str(word.get("word", "")), _label(word.get("speaker"))
        last = runs[-1] if runs else (speaker, "", seconds_of(word.get("start")))
        if label in (None, last[0]):
            runs[-1:] = [(last[0], f"{last[1]} {said.strip()}", last[2])]
        else:
            runs.append((label, said.strip(), seconds_of(word.get("start"))))
    return runs


def _label(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def seconds_of(value: object) -> float | None:
    """Return seconds that a file gives as a number or in digits, None for anything else."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and math.isfinite(value) and abs(value) < 1e7 else None  # type: ignore[arg-type]


def _letters(text: str) -> str:
    return "".join(text.split())


def _rows(text: str, unread: list[Unread]) -> Iterator[RawTurn]:
    for number, line in lines_of(text):
        start, _, rest = line.partition("\t")
        end, _, words = rest.partition("\t")
        if start.isdecimal() and end.isdecimal() and len(start) < 12 and len(end) < 12:
            yield RawTurn(None, [(number, words.strip())], int(start) / 1000, int(end) / 1000)
        elif line.strip() and line.strip() != _HEADER:
            unread.append(Unread(number, line.strip()))

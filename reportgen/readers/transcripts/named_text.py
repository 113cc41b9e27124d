"""Plain transcripts: ``Name: text``, a time before the name if there is one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportgen.model import Mark
from reportgen.readers.shared.labels import Labels, prefix_of
from reportgen.readers.shared.off_record import Turn
from reportgen.readers.shared.passages import Lines, Span
from reportgen.readers.shared.text import lines_of
from reportgen.readers.transcripts.turns import Transcript

_TIME = re.compile(
    r"[\[(]?(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2})(?:\.[0-9]{1,3})?[\])]?(?:\s+|$)"
)


@dataclass(slots=True)
class _Paragraph:
    label: str
    seconds: float | None
    lines: list[tuple[int, str]] = field(default_factory=list)


def count_labels(text: str, known: frozenset[frozenset[str]] = frozenset()) -> Labels:
    """Return what may be a speaker's name in a text, counted at the start of its paragraphs."""
    labels = Labels(known)
    opens = True
    for _, line in lines_of(text):
        words = _split_time(line.strip())[1]
        if words and (opens or prefix_of(words)):
            labels.count(words)
        opens = not words
    return labels


def read_named_text(
    text: str, known: frozenset[frozenset[str]], spans: Sequence[Span]
) -> Transcript:
    """Return the turns of a plain transcript; a paragraph without a name goes on with the last."""
    paragraphs = list(_paragraphs(text, count_labels(text, known)))
    turns: list[Turn | Lines] = []
    later: float | None = None
    for paragraph in reversed(paragraphs):
        off = any(_touches(paragraph, later, span) for span in spans)
        turns.append(_lines(paragraph) if off else _turn(paragraph))
        if paragraph.seconds is not None and paragraph.seconds != later:
            later = paragraph.seconds
    return turns[::-1], []


def _paragraphs(text: str, labels: Labels) -> Iterator[_Paragraph]:
    paragraph = _Paragraph("", None)
    for number, line in lines_of(text):
        seconds, words = _split_time(line.strip())
        found = prefix_of(words) if words else None
        named = found is not None and labels.accepts(found[0])
        if named or not words or seconds is not None:
            if paragraph.lines:
                yield paragraph
            time = paragraph.seconds if seconds is None else seconds
            paragraph = _Paragraph(paragraph.label, time)
        if named and found is not None:
            paragraph.label, words = found[0], words[found[1] :]
        if words:
            paragraph.lines.append((number, words))
    if paragraph.lines:
        yield paragraph


def _split_time(line: str) -> tuple[float | None, str]:
    """Return the time in seconds that opens a line, and the rest."""
    match = _TIME.match(line) if line[:1] in "[(0123456789" else None
    if match is None or int(match[2]) > 59 or int(match[3]) > 59:
        return None, line
    seconds = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    return float(seconds), line[match.end() :]


def _lines(paragraph: _Paragraph) -> Lines:
    return Lines(paragraph.lines[0][0], paragraph.lines[-1][0])


def _turn(paragraph: _Paragraph) -> Turn:
    marks: list[Mark] = []
    offset = 0
    for number, words in paragraph.lines:
        marks.append(Mark(offset, number, paragraph.seconds))
        offset += len(words) + 1
    text = " ".join(words for _, words in paragraph.lines)
    return Turn(text, tuple(marks), paragraph.label, paragraph.seconds)


def _touches(paragraph: _Paragraph, later: float | None, span: Span) -> bool:
    """Return whether a paragraph, which lasts until ``later``, may reach into a span."""
    if span.unit == "lines":
        lines = _lines(paragraph)
        return lines.first <= span.end and lines.last >= span.start
    if paragraph.seconds is None:
        return False
    ends_before = later is not None and paragraph.seconds < later <= span.start
    return paragraph.seconds < span.end and not ends_before

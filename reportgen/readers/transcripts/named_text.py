"""Plain transcripts: ``Name: text``, a time before the name if there is one."""

import re
from collections.abc import Iterator

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText
from reportgen.readers.shared.labels import Labels, prefix_of

_TIME = re.compile(
    r"[\[(]?(?:([0-9]{1,2}):)?([0-9]{1,2}):([0-9]{2})(?:\.[0-9]{1,3})?[\])]?(?:\s+|$)"
)


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


def read_named_text(source: SourceText) -> Raw:
    """Return the turns of a plain transcript; a paragraph without a name goes on with the last."""
    return Raw(_paragraphs(source.text, count_labels(source.text, source.known)))


def _paragraphs(text: str, labels: Labels) -> Iterator[RawTurn]:
    label, time = "", None
    lines: list[NumberedLine] = []
    for number, line in lines_of(text):
        seconds, words = _split_time(line.strip())
        found = prefix_of(words) if words else None
        named = found is not None and labels.accepts(found[0])
        if named or not words or seconds is not None:
            if lines:
                yield RawTurn(label, lines, time)
            time, lines = time if seconds is None else seconds, []
        if named and found is not None:
            label, words = found[0], words[found[1] :]
        if words:
            lines.append((number, words))
    if lines:
        yield RawTurn(label, lines, time)


def _split_time(line: str) -> tuple[float | None, str]:
    """Return the time in seconds that opens a line, and the rest."""
    match = _TIME.match(line) if line[:1] in "[(0123456789" else None
    if match is None or int(match[2]) > 59 or int(match[3]) > 59:
        return None, line
    seconds = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    return float(seconds), line[match.end() :]

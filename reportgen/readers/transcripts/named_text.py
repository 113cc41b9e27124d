"""Plain transcripts: ``Name: text``, a time before the name if there is one."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText
from reportgen.readers.shared.heads import Start, starts_of
from reportgen.readers.shared.labels import SpeakerLabels, head_of

_TIME = re.compile(
    r"([\[(<{]?)\s*(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-9]{2})(?:[.,][0-9]{1,3})?\s*[\])>}]?(?:\s+|$)"
)


def count_labels(text: str, known: frozenset[frozenset[str]] = frozenset()) -> SpeakerLabels:
    """Return what may be a speaker's name in a text, counted at the start of its paragraphs."""
    labels = SpeakerLabels(known)
    opens = True
    for _, line in lines_of(text):
        words = _split_time(line.strip())[1]
        head = head_of(words) if words else None
        if words and (opens or (head is not None and labels.may_open(head))):
            labels.count(words)
        labels.hear(words)
        opens = not words
    return labels


def read_named_text(source: SourceText) -> Raw:
    """Return the turns of a plain transcript; a paragraph without a name goes on with the last."""
    return Raw(_paragraphs(source.text, count_labels(source.text, source.known)))


def _paragraphs(text: str, labels: SpeakerLabels) -> Iterator[RawTurn]:
    turn = RawTurn("", [])
    lines: list[NumberedLine] = []
    for number, line in lines_of(text):
        seconds, words = _split_time(line.strip())
        if not words or seconds is not None:
            if lines:
                yield replace(turn, lines=lines)
            turn = replace(turn, start=turn.start if seconds is None else seconds, doubt="")
            lines = []
        starts = list(starts_of(words, labels, lines[-1][1] if lines else "")) if words else []
        for start, after in pairwise([*starts, Start(len(words), 0, None)]):
            if start.label is not None:
                if lines:
                    yield replace(turn, lines=lines)
                turn, lines = replace(turn, label=start.label, doubt=start.doubt), []
            if said := words[start.at : after.begins].strip():
                lines.append((number, said))
    if lines:
        yield replace(turn, lines=lines)


def _split_time(line: str) -> tuple[float | None, str]:
    """Return the time in seconds that opens a line, and the rest.

    Minutes may go on past 59 where no hours are counted; without brackets such a time is one only
    where a name follows ("90:10 of the cost" has none).
    """
    match = _TIME.match(line) if line[:1] in "[(<{0123456789" else None
    if match is None or int(match[4]) > 59 or (match[2] and int(match[3]) > 59):
        return None, line
    rest = line[match.end() :]
    if int(match[3]) > 59 and not match[1] and rest and head_of(rest) is None:
        return None, line
    return int(match[2] or 0) * 3600.0 + int(match[3]) * 60 + int(match[4]), rest

"""WebVTT and SRT files become raw turns, one a cue and voice."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import is_

from reportgen.readers.door.raw import Names, NumberedLine, Raw, RawTurn, SourceText
from reportgen.readers.shared.heads import Start, starts_of
from reportgen.readers.shared.labels import SpeakerLabels, head_of
from reportgen.readers.transcripts.cues import CueReader
from reportgen.readers.transcripts.rolling import is_rolling, said_once

_NAMED = re.compile(r'^\s*[0-9]+ "', re.MULTILINE)
_FIRST_LINE = re.compile(r"-->[^\n]*\n[ \t]*([^\n]*\S[^\n]*)")
_ENOUGH = 20_000
"""Cues after which a file has shown its words in small letters."""


def read_web_cues(source: SourceText) -> Raw:
    """Return the cues of a WebVTT file and the lines that were not understood."""
    rolls = is_rolling(source.text)
    return _labelled(source, lambda reader: said_once(reader.cues()) if rolls else reader.cues())


def read_subtitles(source: SourceText) -> Raw:
    """Return the cues of an SRT file and the lines that were not understood."""
    return _labelled(source, CueReader.cues, web=False)


def _labelled(
    source: SourceText, cues_of: Callable[[CueReader], Iterable[RawTurn]], *, web: bool = True
) -> Raw:
    """Return the cues with the names in their words, where the format names nobody.

    Where it names others, only what is certain in the words is a name. The file is read twice, so
    that its cues need not be held.
    """
    labels = SpeakerLabels(source.known)
    for number, words in enumerate(_openings(source.text, cues_of, web=web)):
        if words is None:
            labels = SpeakerLabels(source.known)
            break
        labels.count(words)
        if number < _ENOUGH:
            labels.hear(words)
    reader = CueReader(source.text, web=web)
    return Raw(with_labels(cues_of(reader), labels), reader.unread, joins=True)


def _openings(
    text: str, cues_of: Callable[[CueReader], Iterable[RawTurn]], *, web: bool
) -> Iterator[str | None]:
    """Yield what each cue without a label opens with, None where the format names somebody."""
    if "<" not in text and "&" not in text and not _NAMED.search(text):
        yield from (match[1] for match in _FIRST_LINE.finditer(text))
        return
    for cue in cues_of(CueReader(text, web=web)):
        if cue.label:
            yield None
        elif cue.label is None:
            yield _joined(cue)


def _joined(cue: RawTurn) -> str:
    return cue.lines[0][1] if len(cue.lines) == 1 else " ".join(text for _, text in cue.lines)


def named_inside(cues: Sequence[RawTurn], known: Names) -> Iterator[RawTurn]:
    """Yield cues with the names in their words; where any has a label, only certain ones."""
    labels = SpeakerLabels(known)
    if not any(cue.label for cue in cues):
        for cue in cues:
            labels.count(words := _joined(cue))
            labels.hear(words)
    return with_labels(cues, labels)


def with_labels(cues: Iterable[RawTurn], labels: SpeakerLabels) -> Iterator[RawTurn]:
    """Yield the voices of each cue: one opens with its name and a colon, or a name in brackets."""
    for cue in cues:
        if cue.label is not None:
            yield cue
            continue
        head = head_of(_joined(cue))
        if head is not None and labels.judge(head) == "speaker":
            named = RawTurn(head.label, _from(cue, head.end), cue.start, cue.end)
            yield from _voices(named, labels)
        else:
            yield from _voices(cue, labels)


def _voices(cue: RawTurn, labels: SpeakerLabels) -> Iterator[RawTurn]:
    """Yield a cue in pieces where a line or sentence of it opens with another voice."""
    turn, lines = cue, list[NumberedLine]()
    for line in cue.lines:
        number, words = line
        taken = (cue.label or "") if turn is cue and not lines else ""
        before = lines[-1][1] if lines else ""
        starts = starts_of(words, labels, before, taken=taken)
        for start, after in pairwise([*starts, Start(len(words), 0, None)]):
            if start.label is not None:
                if lines:
                    yield replace(turn, lines=tuple(lines))
                turn, lines = replace(turn, label=start.label, doubt=start.doubt), []
            if said := words[start.at : after.begins].strip():
                lines.append(line if said == words else (number, said))
    if lines:
        same = turn is cue and len(lines) == len(cue.lines) and all(map(is_, lines, cue.lines))
        yield cue if same else replace(turn, lines=tuple(lines))


def _from(cue: RawTurn, at: int) -> tuple[NumberedLine, ...]:
    """Return the lines of a cue from a character of its joined words on."""
    lines: list[NumberedLine] = []
    for number, text in cue.lines:
        rest = text[min(at, len(text)) :]
        at = max(at - len(text) - 1, 0)
        lines += [(number, rest)] if rest.strip() else []
    return tuple(lines)

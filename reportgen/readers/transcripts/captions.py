"""WebVTT and SRT files become raw turns, one a cue and voice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from reportgen.readers.door.raw import Names, NumberedLine, Raw, RawTurn, SourceText
from reportgen.readers.shared.heads import Start, starts_of
from reportgen.readers.shared.labels import SpeakerLabels, head_of
from reportgen.readers.transcripts.cues import CueReader
from reportgen.readers.transcripts.rolling import is_rolling, said_once


def read_web_cues(source: SourceText) -> Raw:
    """Return the cues of a WebVTT file and the lines that were not understood."""
    reader = CueReader(source.text, web=True)
    cues = said_once(reader.cues()) if is_rolling(source.text) else reader.cues()
    return Raw(_labelled(list(cues), source.known), reader.unread, joins=True)


def read_subtitles(source: SourceText) -> Raw:
    """Return the cues of an SRT file and the lines that were not understood."""
    reader = CueReader(source.text, web=False)
    return Raw(_labelled(list(reader.cues()), source.known), reader.unread, joins=True)


def _labelled(cues: list[RawTurn], known: Names) -> Iterable[RawTurn]:
    """Return the cues with the names in their words, where the format names nobody.

    Where it names others, only what is certain in the words is a name.
    """
    labels = SpeakerLabels(known)
    is_bare = not any(cue.label for cue in cues)
    for cue in cues:
        if is_bare and cue.label is None:
            labels.count(_joined(cue))
            labels.hear(_joined(cue))
    return _with_labels(cues, labels)


def _joined(cue: RawTurn) -> str:
    return " ".join(text for _, text in cue.lines)


def _with_labels(cues: Iterable[RawTurn], labels: SpeakerLabels) -> Iterator[RawTurn]:
    """Yield the voices of each cue: one opens with its name and a colon, or a name in brackets."""
    for cue in cues:
        if cue.label is not None:
            yield cue
            continue
        head = head_of(_joined(cue))
        if head is not None and labels.judge(head) == "speaker":
            named = replace(cue, label=head.label, lines=_from(cue, head.end))
            yield from _voices(named, labels)
        else:
            yield from _voices(cue, labels)


def _voices(cue: RawTurn, labels: SpeakerLabels) -> Iterator[RawTurn]:
    """Yield a cue in pieces where a line or sentence of it opens with another voice."""
    turn, lines = cue, list[NumberedLine]()
    for number, words in cue.lines:
        taken = (cue.label or "") if turn is cue and not lines else ""
        starts = starts_of(words, labels, taken=taken)
        for start, after in pairwise([*starts, Start(len(words), 0, None)]):
            if start.label is not None:
                if lines:
                    yield replace(turn, lines=tuple(lines))
                turn, lines = replace(turn, label=start.label, doubt=start.doubt), []
            if said := words[start.at : after.begins].strip():
                lines.append((number, said))
    if lines:
        yield replace(turn, lines=tuple(lines))


def _from(cue: RawTurn, at: int) -> tuple[NumberedLine, ...]:
    """Return the lines of a cue from a character of its joined words on."""
    lines: list[NumberedLine] = []
    for number, text in cue.lines:
        rest = text[min(at, len(text)) :]
        at = max(at - len(text) - 1, 0)
        lines += [(number, rest)] if rest.strip() else []
    return tuple(lines)

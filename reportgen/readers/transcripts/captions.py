"""WebVTT and SRT files become raw turns, one a cue and voice."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.readers.door.raw import Names, NumberedLine, Raw, RawTurn, SourceText
from reportgen.readers.shared.labels import Labels, prefix_of
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
    """Return the cues with the names in their words, where the format names nobody."""
    if any(cue.label for cue in cues):
        return cues
    labels = Labels(known)
    for cue in cues:
        if cue.label is None:
            labels.count(_joined(cue))
    return _with_labels(cues, labels)


def _joined(cue: RawTurn) -> str:
    return " ".join(text for _, text in cue.lines)


def _with_labels(cues: Iterable[RawTurn], labels: Labels) -> Iterator[RawTurn]:
    """Yield the cues with the name before their first colon taken for their speaker."""
    for cue in cues:
        found = prefix_of(_joined(cue)) if cue.label is None else None
        if found is None or not labels.accepts(found[0]):
            yield cue
        else:
            yield replace(cue, label=found[0], lines=_from(cue, found[1]))


def _from(cue: RawTurn, at: int) -> tuple[NumberedLine, ...]:
    """Return the lines of a cue from a character of its joined words on."""
    lines: list[NumberedLine] = []
    for number, text in cue.lines:
        rest = text[min(at, len(text)) :]
        at = max(at - len(text) - 1, 0)
        lines += [(number, rest)] if rest.strip() else []
    return tuple(lines)

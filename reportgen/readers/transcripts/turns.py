"""Cues become turns: what one speaker says without a pause of two seconds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportgen.model import Mark
from reportgen.readers.shared.labels import Labels, prefix_of
from reportgen.readers.shared.off_record import Turn
from reportgen.readers.shared.passages import Lines, Span, Unread
from reportgen.readers.transcripts.cues import Cue, CueReader
from reportgen.readers.transcripts.rolling import is_rolling, said_once

_PAUSE = 2.0
_LONG = 4_000
_LONGEST = 20_000
"""Characters after which a turn ends with the next sentence, and after which it ends anyway."""

Transcript = tuple[list[Turn | Lines], list[Unread]]


def read_web_cues(text: str, known: frozenset[frozenset[str]], spans: Sequence[Span]) -> Transcript:
    """Return the turns of a WebVTT file and the lines that were not understood."""
    reader = CueReader(text, web=True)
    cues = said_once(reader.cues()) if is_rolling(text) else reader.cues()
    return list(_merged(_labelled(list(cues), known), spans)), reader.unread


def read_subtitles(
    text: str, known: frozenset[frozenset[str]], spans: Sequence[Span]
) -> Transcript:
    """Return the turns of an SRT file and the lines that were not understood."""
    reader = CueReader(text, web=False)
    return list(_merged(_labelled(list(reader.cues()), known), spans)), reader.unread


def _labelled(cues: list[Cue], known: frozenset[frozenset[str]]) -> list[Cue]:
    """Return the cues with the names in their words, where the format names nobody."""
    if any(cue.label for cue in cues):
        return cues
    labels = Labels(known)
    for cue in cues:
        if cue.label is None:
            labels.count(_joined(cue))
    return [_with_label(cue, labels) for cue in cues]


def _joined(cue: Cue) -> str:
    return " ".join(text for _, text in cue.lines)


def _with_label(cue: Cue, labels: Labels) -> Cue:
    """Return the cue with the name before its first colon taken for its speaker."""
    found = prefix_of(_joined(cue)) if cue.label is None else None
    if found is None or not labels.accepts(found[0]):
        return cue
    label, at = found
    lines: list[tuple[int, str]] = []
    for number, text in cue.lines:
        rest = text[min(at, len(text)) :]
        at = max(at - len(text) - 1, 0)
        lines += [(number, rest)] if rest.strip() else []
    return replace(cue, label=label, lines=tuple(lines))


def _merged(cues: Iterable[Cue], spans: Sequence[Span]) -> Iterator[Turn | Lines]:
    run: list[Cue] = []
    hidden: list[int] = []
    length = 0
    for cue in cues:
        off = any(_touches(cue, span) for span in spans)
        if run and (off or not _goes_on(run[-1], cue, length)):
            yield from _turn(run)
            run, length = [], 0
        if hidden and not off:
            yield Lines(hidden[0], hidden[-1])
            hidden = []
        if off:
            hidden += [number for number, _ in cue.lines]
        else:
            run.append(cue)
            length += sum(len(text) for _, text in cue.lines)
    yield from _turn(run)
    if hidden:
        yield Lines(hidden[0], hidden[-1])


def _touches(cue: Cue, span: Span) -> bool:
    if span.unit == "lines":
        return any(span.start <= number <= span.end for number, _ in cue.lines)
    return cue.start < span.end and (cue.end > span.start or cue.start >= span.start)


def _goes_on(last: Cue, cue: Cue, length: int) -> bool:
    """Return whether a cue belongs to the turn of the last one."""
    same = (last.label or "") == (cue.label or "")
    near = last.start <= cue.start and cue.start - last.end < _PAUSE
    if not (same and near) or length > _LONGEST:
        return False
    ended = bool(last.lines) and last.lines[-1][1].rstrip("\"”’')").endswith((".", "!", "?", "。"))
    return length < _LONG or not ended


def _turn(run: list[Cue]) -> Iterator[Turn]:
    """Yield the turn that the cues make: words joined with one space, a mark for every line."""
    texts: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for cue in run:
        for number, text in cue.lines:
            words = text.strip()
            texts.append(words)
            marks.append(Mark(offset, number, cue.start))
            offset += len(words) + 1
    if texts:
        yield Turn(" ".join(texts), tuple(marks), run[0].label or "", run[-1].end)

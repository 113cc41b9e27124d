"""Joins cues into turns: the words of one speaker without a pause of two seconds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportgen.model import Mark
from reportgen.places import Lines, Span
from reportgen.readers.door.raw import RawTurn

_PAUSE = 2.0
_LONG = 4_000
_LONGEST = 20_000
"""Lengths in characters after which a turn ends with the next sentence, and at any rate."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The words of one speaker before anything is withheld; ``raw`` is its first cue."""

    text: str
    marks: tuple[Mark, ...]
    end: float | None
    raw: RawTurn

    @property
    def lines(self) -> str:
        """The words with their lines as they stood, each character where it is in ``text``."""
        pieces: list[str] = []
        for mark, later in zip(self.marks, (*self.marks[1:], None), strict=True):
            pieces.append(self.text[mark.offset : later.offset - 1 if later else None])
        return "\n".join(pieces)

    @property
    def label(self) -> str:
        """The speaker as heard or written, an empty text for nobody."""
        return self.raw.label or ""


def turns_of(
    cues: Iterable[RawTurn], spans: Sequence[Span], *, joins: bool
) -> Iterator[Turn | Lines]:
    """Yield the turns that cues form.

    For cues that a sidecar puts off the record only their lines.
    """
    run: list[RawTurn] = []
    hidden: list[int] = []
    length = 0
    for cue, off in _judged(cues, spans, joins=joins):
        if run and (off or not joins or not _goes_on(run[-1], cue, length)):
            yield _turn(run)
            run, length = [], 0
        if hidden and not (off and joins):
            yield Lines(hidden[0], hidden[-1])
            hidden = []
        if off:
            hidden += [number for number, _ in cue.lines]
        else:
            run.append(cue)
            length += sum(len(text) for _, text in cue.lines)
    if run:
        yield _turn(run)
    if hidden:
        yield Lines(hidden[0], hidden[-1])


def _judged(
    cues: Iterable[RawTurn], spans: Sequence[Span], *, joins: bool
) -> Iterator[tuple[RawTurn, bool]]:
    """Yield each cue with whether a sidecar puts it off the record."""
    if joins or not any(span.unit == "seconds" for span in spans):
        yield from ((cue, any(_touches(cue, span) for span in spans)) for cue in cues)
        return
    judged: list[tuple[RawTurn, bool]] = []
    later: float | None = None
    for cue in reversed(list(cues)):
        off = any(_touches(cue, span, later) for span in spans)
        judged.append((cue, off))
        if cue.start is not None and cue.start != later:
            later = cue.start
    yield from reversed(judged)


def _touches(cue: RawTurn, span: Span, later: float | None = None) -> bool:
    """Whether a cue may overlap a span; without an end it lasts until ``later``."""
    if span.unit == "lines":
        return any(span.start <= number <= span.end for number, _ in cue.lines)
    if cue.end is not None and cue.start is not None:
        return cue.start < span.end and (cue.end > span.start or cue.start >= span.start)
    start = cue.start or 0.0
    return start < span.end and not (later is not None and start < later <= span.start)


def _goes_on(last: RawTurn, cue: RawTurn, length: int) -> bool:
    """Whether a cue continues the current turn."""
    if last.start is None or last.end is None or cue.start is None:
        return False
    same = (last.label or "") == (cue.label or "")
    near = last.start <= cue.start and cue.start - last.end < _PAUSE
    if not (same and near) or length > _LONGEST:
        return False
    ended = bool(last.lines) and last.lines[-1][1].rstrip("\"”’')").endswith((".", "!", "?", "。"))
    return length < _LONG or not ended


def _turn(run: Sequence[RawTurn]) -> Turn:
    """Return the turn that cues form: words joined by a space, a mark for every line."""
    texts: list[str] = []
    marks: list[Mark] = []
    offset = 0
    for cue in run:
        for number, words in cue.lines:
            texts.append(words)
            marks.append(Mark(offset, number, cue.start))
            offset += len(words) + 1
    end = run[-1].end if run[-1].end is not None else run[-1].start
    return Turn(" ".join(texts), tuple(marks), end, run[0])

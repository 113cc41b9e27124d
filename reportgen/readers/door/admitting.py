"""Admits raw turns: cleans them after parsing, leaves out what is off record, numbers the rest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.errors import InputError, Issue
from reportgen.markup import typed_message
from reportgen.model import Mark, Segment, SegmentId, Source, Withheld
from reportgen.places import Change, Lines, Span, clean
from reportgen.readers.door.crediting import Creditor
from reportgen.readers.door.joining import turns_of
from reportgen.readers.door.looping import LoopReader
from reportgen.readers.door.masking import Masked, mask, mask_lines
from reportgen.readers.door.passages import Doubt, Parsed, Passage, Remark
from reportgen.readers.door.raw import Raw, RawTurn, SourceText, Unread
from reportgen.readers.door.recording import Recorder
from reportgen.readers.marks.finding import find_switches, words_of
from reportgen.readers.shared.labels import SpeakerLabels

Read = Callable[[SourceText], Raw]


@dataclass(frozen=True, slots=True)
class Admitted:
    """The turns of a script after they came through the door."""

    segments: tuple[Segment, ...]
    withheld: tuple[Withheld, ...]
    issues: tuple[Issue, ...]


def admit(
    turns: Iterable[RawTurn], source: Source, *, spans: Sequence[Span] = (), joins: bool = False
) -> Admitted:
    """Return turns made in memory as segments of ``source``, without what is off record.

    ``spans`` are off record as if a sidecar said so; ``joins`` makes turns of cues.

    Raises:
        InputError: if a mark is not understood, or a span is a time and no turn has one.
    """
    text = SourceText("", source.path, spans=spans)
    parsed = _admit_raw(Raw(turns, joins=joins), text)
    refuse_doubts([doubt.issue(source.path) for doubt in parsed.doubts])
    return Admitted(
        segments_of(parsed, source),
        withheld_of(parsed, source),
        tuple(remark.issue(source.path) for remark in parsed.remarks),
    )


def refuse_doubts(doubts: Sequence[Issue]) -> None:
    """Stop where a mark is not understood, naming every line at once.

    Raises:
        InputError: if there is any.
    """
    if doubts:
        first, *others = doubts
        message = "\n".join([first.message, *(f"{one.where}: {one.message}" for one in others)])
        raise InputError(message, first.where, rule=first.rule)


def admit_source(text: SourceText, read: Read, *, markup: bool = False) -> Parsed:
    """Return what a reader makes of a source, as it came through the door.

    Where ``markup`` is set, structure may run across what is off record (a table, a list), so that
    is taken out of the text before it is read.

    Raises:
        InputError: if a sidecar names times where there are none.
    """
    masked = _masked(text) if markup else Masked(text.text)
    parsed = _admit_raw(read(replace(text, text=masked.text)), text)
    withheld = sorted((*masked.withheld, *parsed.withheld), key=lambda lines: lines.first)
    remarks = dict.fromkeys((*masked.remarks, *parsed.remarks))
    beside = text.unpacked.asides if text.unpacked else ()
    asides = _marks_in(Unread(aside.line, aside.text) for aside in beside)
    doubts = {doubt.line: doubt for doubt in (*parsed.doubts, *masked.doubts, *asides)}
    return replace(
        parsed,
        withheld=tuple(withheld),
        remarks=tuple(remarks),
        doubts=tuple(doubts[line] for line in sorted(doubts)),
        addresses=text.addresses,
        with_comments=not beside,
    )


def segments_of(parsed: Parsed, source: Source) -> tuple[Segment, ...]:
    """Return the passages of a source as segments of the model."""
    return tuple(_segment(passage, source, parsed) for passage in parsed.passages)


def withheld_of(parsed: Parsed, source: Source) -> tuple[Withheld, ...]:
    """Return the places of what is off record in a source."""
    return tuple(
        Withheld(source.id, one.first, one.last, "off record", parsed.address(one.first))
        for one in parsed.withheld
    )


def _masked(text: SourceText) -> Masked:
    hidden = [Lines(int(span.start), int(span.end)) for span in text.spans if span.unit == "lines"]
    masked = mask(mask_lines(text.text, hidden), text.cleared, nameless=text.unattributed)
    return replace(masked, withheld=(*hidden, *masked.withheld))


def _admit_raw(raw: Raw, text: SourceText) -> Parsed:
    cleaner, creditor = _Cleaner(), Creditor(SpeakerLabels(text.known))
    recorder = Recorder(text.cleared, text.unattributed)
    loops = LoopReader()
    turns = creditor.credited(loops.once(cleaner.cleaned(raw.turns)))
    recorder.take_all(turns_of(turns, text.spans, joins=raw.joins))
    times = next((span for span in text.spans if span.unit == "seconds"), None)
    if times and not cleaner.timed:
        written = times.written
        message = f"off_record {written!r} is a time, but this file has none; name its lines"
        raise InputError(message, text.path, rule="off-record-span")
    unread = [u for u in raw.unread if not _within(u, recorder.withheld)]
    typed = (Remark(mark.line, "mark-as-typed", typed_message(mark.text)) for mark in raw.typed)
    told = (*loops.remarks, *creditor.remarks, *typed)
    shown = (remark for remark in told if not _within(remark, recorder.withheld))
    return Parsed(
        tuple(recorder.passages),
        tuple(recorder.withheld),
        tuple(unread),
        (*cleaner.remarks(), *shown, *recorder.remarks),
        (*recorder.doubts, *_marks_in(u for u in unread if not _within(u, text.cleared))),
        cleaner.heard,
        recorded_from=raw.recorded_from,
    )


def _within(spot: Unread | Remark, lines: Iterable[Lines]) -> bool:
    return any(one.first <= spot.line <= one.last for one in lines)


def _marks_in(unread: Iterable[Unread]) -> Iterator[Doubt]:
    """Yield the marks in lines that no reader understood: how far they go is unknown."""
    for line in unread:
        for switch in find_switches(line.text)[:1]:
            yield Doubt(line.line, words_of(line.text, switch))


@dataclass(slots=True)
class _Cleaner:
    """Cleans every word and label of the turns that pass, and remembers what it changed."""

    timed: bool = False
    heard: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _firsts: dict[str, int] = field(default_factory=dict)

    def cleaned(self, turns: Iterable[RawTurn]) -> Iterator[RawTurn]:
        for turn in turns:
            self.heard += 1
            self.timed = self.timed or turn.start is not None
            line = turn.lines[0][0] if turn.lines else 0
            label = self._clean(turn.label, line) if turn.label else turn.label
            lines = [(number, self._clean(words, number)) for number, words in turn.lines]
            same = label == turn.label and lines == list(turn.lines)
            yield turn if same else replace(turn, label=label, lines=lines)

    def remarks(self) -> Iterator[Remark]:
        for rule, count in self._counts.items():
            yield Remark(self._firsts[rule], rule, Change(rule, count, 0).message)

    def _clean(self, text: str, line: int) -> str:
        words, changes = clean(text)
        if words is text:
            return text
        for change in changes:
            self._counts[change.rule] += change.count
            self._firsts.setdefault(change.rule, line)
        return words.replace("\n", " ")


def _marks(passage: Passage, parsed: Parsed) -> tuple[Mark, ...]:
    if not parsed.addresses:
        return passage.marks
    return tuple(replace(mark, address=parsed.address(mark.line)) for mark in passage.marks)


def _segment(passage: Passage, source: Source, parsed: Parsed) -> Segment:
    return Segment(
        id=SegmentId(f"{source.path}#{passage.number}"),
        source=source.id,
        form=passage.form,
        text=passage.text,
        marks=_marks(passage, parsed),
        end_seconds=passage.end,
        speaker_label=passage.label,
        session=source.session,
        tag="no-consensus" if passage.no_consensus else "",
        level=passage.level,
        language=source.language,
        ordinal=passage.ordinal,
    )

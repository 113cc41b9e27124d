"""Passages between ``[off record]`` and ``[on record]``: read here, dropped here."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from reportgen.errors import InputError
from reportgen.model import Mark
from reportgen.readers.shared.passages import Lines, Parsed, Passage, Remark, Unread

WITHHELD, RESET = "\ufdd0", "\ufdd1"
"""Stand in masked notes for a dropped passage, and for one in which speakers may have changed."""

_BRACKETED = re.compile(r"([\[(【［（])([^\[\]()【】［］（）]{2,40})[\])】］）]")
_OFF_WORDS = "offrecord offtherecord startoffrecord beginoffrecord offrecordstarts offrecordbegins"
_ON_WORDS = (
    "onrecord ontherecord backonrecord backontherecord endoffrecord endofoffrecord "
    "endofftherecord offrecordends offrecordend"
)
_OFF, _ON = frozenset(_OFF_WORDS.split()), frozenset(_ON_WORDS.split())
_ALMOST = re.compile(
    r"[\[{<【［][^\w\n]{0,8}off[\W_]{0,6}(?:the[\W_]{0,6})?record"  # open, odd bracket, more words
    r"|\boff[ \t_-](?:the[ \t_-])?record[^\w\n]{0,6}[\]}>】］]"
    r"|^[^\w\n]*off[ \t_-](?:the[ \t_-])?record[^\w\n]*(?:[:：]|$)"
    r"|[\[({<【［（]\W{0,4}off(?:\W{1,4}the)?\W{0,4}\Z|\A\W{0,4}(?:the\W{1,4})?record[\])}>】］）]",
    re.IGNORECASE | re.MULTILINE,
)
_SPOKEN = re.compile(
    r"\boff[ -]the[ -]record\b|\bchatham house\b|\bnot for (?:attribution|publication)\b"
    r"|\[(?:confidential|off)\]",
    re.IGNORECASE,
)
_OPENS_SPEAKER = re.compile(r"^[ \t]*(?:#|\*\*|[-*+>][ \t]|[^\n:]{1,80}:)", re.MULTILINE)
_WORD = re.compile(r"\w+")
_SPOKEN_ADVICE = (
    "somebody speaks of the record here; put [off record] ... [on record] around what must not "
    "be printed"
)
_OPEN_ADVICE = "[off record] is never closed, so the rest is withheld; add [on record]"
_STRAY_ADVICE = "[on record] without [off record] before it; check that nothing leaks above"


@dataclass(frozen=True, slots=True)
class Switch:
    """A marker in a text: from ``end`` on the talk is off the record, or on it again."""

    start: int
    end: int
    off: bool
    square: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words before anything is withheld; ``end`` in seconds."""

    text: str
    marks: tuple[Mark, ...]
    label: str
    end: float | None


def find_switches(text: str) -> Iterator[Switch]:
    """Yield the markers of a text.

    Raises:
        ValueError: with the words of a marker that is almost right: printing would be a risk.
    """
    found: list[Switch] = []
    for match in _BRACKETED.finditer(text):
        letters = re.sub(r"[\W_]+", "", html.unescape(match[2])).casefold()
        if letters in _OFF or letters in _ON:
            square = match[1] not in "(（"
            found.append(Switch(match.start(), match.end(), letters in _OFF, square))
        elif process.extractOne(letters, _OFF | _ON, scorer=fuzz.ratio, score_cutoff=84):
            raise ValueError(match[0])
    for match in _ALMOST.finditer(text):
        if not any(s.start < match.end() and match.start() < s.end for s in found):
            raise ValueError(match[0].strip())
    yield from found


def has_switch(text: str) -> bool:
    """Return whether a text holds a marker or something that is almost one."""
    try:
        return any(find_switches(text))
    except ValueError:
        return True


def markers_only(text: str) -> str:
    """Return the brackets of a text that may be markers, without the words around them."""
    found = (match[0] for match in _BRACKETED.finditer(text))
    return " ".join(words for words in found if has_switch(words))


def misspelt(marker: str, path: str, line: int) -> InputError:
    """Return the error for a marker that is almost right."""
    message = f"{marker!r} looks like a marker; write [off record] or [on record], or rephrase it"
    return InputError(message, path, line)


def withhold(turns: Iterable[Turn | Lines], unread: Iterable[Unread], path: str) -> Parsed:
    """Return what may leave the reader; numbers count withheld passages too.

    ``turns`` holds ``Lines`` where a sidecar already dropped cues.

    Raises:
        InputError: if a marker is almost right.
    """
    recorder = _Recorder(path)
    for turn in turns:
        if isinstance(turn, Lines):
            recorder.drop(turn)
        else:
            recorder.take(turn)
    recorder.close()
    hidden = recorder.withheld
    shown = (u for u in unread if not any(w.first <= u.line <= w.last for w in hidden))
    return Parsed(tuple(recorder.passages), tuple(hidden), tuple(shown), tuple(recorder.remarks))


class _Recorder:
    """Goes through turns and lets pass what is on the record."""

    def __init__(self, path: str) -> None:
        self.passages: list[Passage] = []
        self.withheld: list[Lines] = []
        self.remarks: list[Remark] = []
        self._path = path
        self._number = 0
        self._off_since = 0
        self._last_line = 0
        self._hidden: list[str] = []

    def drop(self, lines: Lines) -> None:
        self._number += 1
        self.withheld.append(lines)

    def take(self, turn: Turn) -> None:
        at = 0
        for switch in self._switches(turn):
            line = line_at(turn.marks, switch.start)
            if switch.off and not self._off_since:
                self._let_pass(turn, at, switch.start)
                self._off_since, at, self._hidden = line, switch.end, []
            elif not switch.off and self._off_since:
                self._hidden += _bare(turn.text[at : switch.start])
                self.drop(Lines(self._off_since, line))
                self._off_since, at = 0, switch.end
            elif not switch.off and switch.square:
                at = self._after_repeat(turn, at, switch)
                self.remarks.append(Remark(line, "on-record-alone", _STRAY_ADVICE))
        if self._off_since:
            self._hidden += _bare(turn.text[at:])
        else:
            self._let_pass(turn, at, len(turn.text))
        self._last_line = turn.marks[-1].line

    def _after_repeat(self, turn: Turn, at: int, switch: Switch) -> int:
        """Drop hidden words that captions show again before the marker; return where to go on."""
        words = list(_WORD.finditer(turn.text, at, switch.start))
        again = 0
        for shown, hidden in zip(reversed(words), reversed(self._hidden), strict=False):
            if shown[0].casefold() != hidden:
                break
            again += 1
        if not again:
            return at
        start = words[-again].start()
        self._let_pass(turn, at, start)
        self.drop(Lines(line_at(turn.marks, start), line_at(turn.marks, switch.start)))
        return switch.end

    def close(self) -> None:
        if self._off_since:
            self.remarks.append(Remark(self._off_since, "off-record-open", _OPEN_ADVICE))
            self.drop(Lines(self._off_since, max(self._last_line, self._off_since)))

    def _switches(self, turn: Turn) -> list[Switch]:
        line = turn.marks[0].line
        if has_switch(turn.label):
            raise misspelt(turn.label, self._path, line)
        try:
            return list(find_switches(turn.text))
        except ValueError as error:
            raise misspelt(str(error), self._path, line) from None

    def _let_pass(self, turn: Turn, start: int, end: int) -> None:
        text = turn.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if not any(character.isalnum() for character in text):
            return
        self._number += 1
        marks = cut_marks(turn.marks, start, start + len(text))
        if (spoken := _SPOKEN.search(text)) is not None:
            self.remarks.append(_spoken(line_at(marks, spoken.start())))
        self.passages.append(Passage(self._number, "turn", text, marks, turn.label, turn.end))


def _bare(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _spoken(line: int) -> Remark:
    return Remark(line, "off-record-spoken", _SPOKEN_ADVICE)


def line_at(marks: tuple[Mark, ...], offset: int) -> int:
    """Return the line that a character stands in."""
    return next((mark.line for mark in reversed(marks) if mark.offset <= offset), marks[0].line)


def cut_marks(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """Return the marks of ``text[start:end]``, counted from its first character."""
    if not start and end >= marks[-1].offset:
        return marks
    first = next((mark for mark in reversed(marks) if mark.offset <= start), marks[0])
    inside = (mark for mark in marks if start < mark.offset < end)
    return (
        Mark(0, first.line, first.seconds),
        *(Mark(mark.offset - start, mark.line, mark.seconds) for mark in inside),
    )


@dataclass(frozen=True, slots=True)
class Masked:
    """Notes in which every dropped passage is one character, on the same number of lines."""

    text: str
    withheld: tuple[Lines, ...]
    remarks: tuple[Remark, ...]


def mask(text: str, path: str) -> Masked:
    """Return notes without what is off the record, markers and all.

    Raises:
        InputError: if a marker is almost right.
    """
    kept: list[str] = []
    withheld: list[Lines] = []
    remarks: list[Remark] = []
    at, off_from, off_line, line, counted = 0, -1, 0, 1, 0
    try:
        switches = list(find_switches(text))
    except ValueError as error:
        line = text.count("\n", 0, max(text.find(str(error)), 0)) + 1
        raise misspelt(str(error), path, line) from None
    end_of_text = Switch(len(text), len(text), off=False, square=False)
    for switch in (*switches, end_of_text):
        line += text.count("\n", counted, switch.start)
        counted = switch.start
        if switch.off and off_from < 0:
            kept.append(text[at : switch.start])
            off_from, off_line = switch.start, line
        elif not switch.off and off_from >= 0:
            withheld.append(Lines(off_line, line))
            kept.append(_stand_in(text[off_from : switch.end]))
            if switch is end_of_text:
                remarks.append(Remark(off_line, "off-record-open", _OPEN_ADVICE))
            at, off_from = switch.end, -1
        elif switch.square and not switch.off:
            remarks.append(Remark(line, "on-record-alone", _STRAY_ADVICE))
    kept.append(text[at:])
    masked = "".join(kept)
    if spoken := _SPOKEN.search(masked):
        remarks.append(_spoken(masked.count("\n", 0, spoken.start()) + 1))
    return Masked(masked, tuple(withheld), tuple(remarks))


def mask_lines(text: str, spans: Iterable[Lines]) -> str:
    """Return notes without the lines that front matter or a sidecar calls off record."""
    lines = text.split("\n")
    for span in spans:
        dropped = "\n".join(lines[span.first - 1 : span.last])
        lines[span.first - 1 : span.last] = _stand_in(dropped).split("\n")
    return "\n".join(lines)


def _stand_in(dropped: str) -> str:
    reset = RESET if "\n" in dropped and _OPENS_SPEAKER.search(dropped, 1) else ""
    return WITHHELD + reset + "\n" * dropped.count("\n")

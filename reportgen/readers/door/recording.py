"""Turns become numbered passages if they are on record; of others only the lines are kept."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportgen.model import Mark
from reportgen.places import Lines
from reportgen.readers.door.joining import Turn
from reportgen.readers.door.passages import Doubt, Passage, Remark
from reportgen.readers.marks.finding import (
    OPEN_ADVICE,
    RESTRICTED_ADVICE,
    SPOKEN,
    SPOKEN_ADVICE,
    STRAY_ADVICE,
    Switch,
    find_switches,
    words_of,
)
from reportgen.readers.marks.vocabulary import only_unattributed, restricting

_WORD = re.compile(r"\w+")
_BESIDE = 60
"""Characters after a sentence about attribution that may forbid more than that."""


@dataclass(slots=True)
class Recorder:
    """Goes through the turns of a source; withheld passages are numbered, too."""

    cleared: Sequence[Lines] = ()
    unattributed: bool = False
    passages: list[Passage] = field(default_factory=list)
    withheld: list[Lines] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    _number: int = 0
    _off_since: int = 0
    _last_line: int = 0
    _hidden: list[str] = field(default_factory=list)

    def take_all(self, turns: Iterable[Turn | Lines]) -> None:
        """Record turns, and ``Lines`` that a sidecar already withheld."""
        for turn in turns:
            if isinstance(turn, Lines):
                self._drop(turn)
            elif turn.marks:
                self._take(turn)
            else:
                self._number += 1
        if self._off_since:
            self.remarks.append(Remark(self._off_since, "off-record-open", OPEN_ADVICE))
            self._drop(Lines(self._off_since, max(self._last_line, self._off_since)))

    def _drop(self, lines: Lines) -> None:
        self._number += 1
        self.withheld.append(lines)

    def _take(self, turn: Turn) -> None:
        at = 0
        for switch in self._switches(turn):
            line = line_at(turn.marks, switch.start)
            words = turn.text[switch.start : switch.end]
            if self.unattributed and switch.kind == "off" and only_unattributed(words):
                if not self._off_since:
                    self._let_pass(turn, at, switch.start)
                    at = switch.end
                continue
            if switch.kind == "off" and not self._off_since:
                self._let_pass(turn, at, switch.start)
                self._off_since, at, self._hidden = line, switch.end, []
            elif switch.kind == "on" and self._off_since:
                self._hidden += _bare(turn.text[at : switch.start])
                self._drop(Lines(self._off_since, line))
                self._off_since, at = 0, switch.end
            elif switch.kind == "on" and switch.square:
                at = self._after_repeat(turn, at, switch)
                self.remarks.append(Remark(line, "on-record-alone", STRAY_ADVICE))
            elif switch.kind == "doubt" and not self._off_since:
                self.doubts.append(Doubt(line, words_of(turn.text, switch)))
        if self._off_since:
            self._hidden += _bare(turn.text[at:])
        else:
            self._let_pass(turn, at, len(turn.text))
        self._last_line = turn.marks[-1].line

    def _after_repeat(self, turn: Turn, at: int, switch: Switch) -> int:
        """Return where to go on after hidden words that captions repeat before the next mark."""
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
        self._drop(Lines(line_at(turn.marks, start), line_at(turn.marks, switch.start)))
        return switch.end

    def _switches(self, turn: Turn) -> Iterator[Switch]:
        """Yield the marks of a turn, except those that a person declared to be none."""
        line = turn.marks[0].line
        if not self._off_since and not self._is_cleared(line) and find_switches(turn.label):
            self.doubts.append(Doubt(line, turn.label))
        for switch in find_switches(turn.lines):
            if not self._is_cleared(line_at(turn.marks, switch.start)):
                yield switch

    def _is_cleared(self, line: int) -> bool:
        return any(one.first <= line <= one.last for one in self.cleared)

    def _let_pass(self, turn: Turn, start: int, end: int) -> None:
        text = turn.text[start:end]
        start += len(text) - len(text.lstrip())
        text = text.strip()
        if not any(character.isalnum() for character in text):
            return
        marks = cut_marks(turn.marks, start, start + len(text))
        if self._is_restricted(text, marks):
            self._drop(Lines(marks[0].line, marks[-1].line))
            return
        self._number += 1
        raw = turn.raw
        self.passages.append(
            Passage(
                self._number,
                raw.form,
                text,
                marks,
                turn.label,
                turn.end,
                raw.no_consensus,
                raw.level,
                raw.ordinal,
                raw.label is None and not raw.doubt,
            )
        )

    def _is_restricted(self, text: str, marks: tuple[Mark, ...]) -> bool:
        """Whether a passage forbids attribution; if it only talks about that, a remark says so."""
        found = restricting(text)
        if (
            found
            and self.unattributed
            and only_unattributed(text[found.start() : found.end() + _BESIDE])
        ):
            found = None
        if found and not self._is_cleared(line := line_at(marks, found.start())):
            self.remarks.append(Remark(line, "not-for-attribution", RESTRICTED_ADVICE))
            return True
        if spoken := SPOKEN.search(text):
            line = line_at(marks, spoken.start())
            self.remarks.append(Remark(line, "off-record-spoken", SPOKEN_ADVICE))
        return False


def _bare(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def line_at(marks: tuple[Mark, ...], offset: int) -> int:
    """Return the line in which a character stands."""
    return next((mark.line for mark in reversed(marks) if mark.offset <= offset), marks[0].line)


def cut_marks(marks: tuple[Mark, ...], start: int, end: int) -> tuple[Mark, ...]:
    """Return the marks of ``text[start:end]`` with offsets from ``start``."""
    if not start and end >= marks[-1].offset:
        return marks
    first = next((mark for mark in reversed(marks) if mark.offset <= start), marks[0])
    inside = (mark for mark in marks if start < mark.offset < end)
    return (
        replace(first, offset=0),
        *(replace(mark, offset=mark.offset - start) for mark in inside),
    )

"""Reads the repeated lines of looping speech recognition once, with a remark."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import groupby
from pathlib import Path

from reportgen.readers.door.passages import Remark
from reportgen.readers.door.raw import NumberedLine, RawTurn
from reportgen.shipped import read_data

_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+")
_FEWEST_TURNS, _FEWEST_SENTENCES, _FEWEST_WORDS = 3, 4, 3
_NEAR = 3.0
"""Most seconds between two cues for the second to count as a repetition."""


@dataclass(slots=True)
class LoopReader:
    """Passes turns on, those of a loop once, and reports what recognition invents in silence."""

    remarks: list[Remark] = field(default_factory=list)

    def once(self, turns: Iterable[RawTurn]) -> Iterator[RawTurn]:
        """Yield the turns without the repetitions of a loop."""
        run: list[RawTurn] = []
        for turn in turns:
            if run and not _again(run[-1], turn):
                yield from self._looped(run)
                run = []
            run.append(turn)
        yield from self._looped(run)

    def _looped(self, run: list[RawTurn]) -> Iterator[RawTurn]:
        if len(run) < _FEWEST_TURNS:
            yield from map(self._shortened, run)
            return
        first, last = run[0].lines[0][0], run[-1].lines[-1][0]
        self._tell(first, f"the same words stand here {len(run)} times in a row, to line {last}")
        yield replace(self._shortened(run[0]), end=run[-1].end)

    def _shortened(self, turn: RawTurn) -> RawTurn:
        """Return a turn without sentences that one of its lines repeats again and again."""
        if turn.form != "turn" or not turn.lines:
            return turn
        self._name_boilerplate(turn)
        lines = tuple(self._line(line) for line in turn.lines)
        return turn if lines == tuple(turn.lines) else replace(turn, lines=lines)

    def _line(self, line: NumberedLine) -> NumberedLine:
        number, words = line
        sentences = _SENTENCE_END.split(words)
        if len(sentences) < _FEWEST_SENTENCES:
            return line
        kept: list[str] = []
        for _, same in groupby(sentences, _key):
            group = list(same)
            loops = len(group) >= _FEWEST_SENTENCES and len(group[0].split()) >= _FEWEST_WORDS
            if loops:
                self._tell(number, f"one sentence stands here {len(group)} times in a row")
            kept += group[:1] if loops else group
        return line if len(kept) == len(sentences) else (number, " ".join(kept))

    def _tell(self, line: int, what: str) -> None:
        advice = "as speech recognition that loops writes it; it is read once: check the recording"
        self.remarks.append(Remark(line, "repeated-words", f"{what}, {advice}"))

    def _name_boilerplate(self, turn: RawTurn) -> None:
        if any(map(_words(turn).casefold().__contains__, _triggers())) and _is_boilerplate(turn):
            message = (
                "these words look like what speech recognition adds where nobody speaks; check the "
                "recording and delete them if nobody said them"
            )
            self.remarks.append(Remark(turn.lines[0][0], "recognition-boilerplate", message))


_LONGEST_BOILERPLATE = 80
_SURE = 8
"""Letters that must be the same before two turns are compared whole."""


def _again(turn: RawTurn, after: RawTurn) -> bool:
    """Whether a turn repeats the one before in the next moment."""
    if turn.form != "turn" or not turn.lines or (turn.label or "") != (after.label or ""):
        return False
    if turn.end is not None and after.start is not None and after.start - turn.end > _NEAR:
        return False
    words, again = _words(turn), _words(after)
    if words[:_SURE].casefold() != again[:_SURE].casefold():
        return False
    return len(words.split()) >= _FEWEST_WORDS and _key(words) == _key(again)


def _words(turn: RawTurn) -> str:
    return turn.lines[0][1] if len(turn.lines) == 1 else " ".join(text for _, text in turn.lines)


def _is_boilerplate(turn: RawTurn) -> bool:
    key = _key(_words(turn))
    return len(key) <= _LONGEST_BOILERPLATE and any(one in key for one in _boilerplate())


@cache
def _triggers() -> tuple[str, ...]:
    """The longest word of each boilerplate, to pass over other turns quickly."""
    return tuple(sorted({max(line.split(), key=len) for line in _boilerplate()}))


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.casefold()).strip()


@cache
def _boilerplate() -> tuple[str, ...]:
    lines = read_data(Path(__file__).with_name("boilerplate.yaml"), list[str])
    return tuple(_key(line) for line in lines)

"""Reads rolling captions, which repeat a line above the next one, only once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.readers.door.raw import RawTurn

_WORD_TIME = re.compile(r"<(?:[0-9]+:)?[0-9]{2}:[0-9]{2}\.[0-9]{3}><c[.>]")
_PAUSE = 0.5
"""Seconds between two cues after which a repeated line was really said again."""


def is_rolling(text: str) -> bool:
    """Whether a file times single words, as only rolling captions do."""
    return bool(_WORD_TIME.search(text))


def said_once(cues: Iterable[RawTurn]) -> Iterator[RawTurn]:
    """Yield the cues without the lines that repeat the end of the cue before.

    What was off record at the end of the lines before stays so when the same lines are repeated, so
    a mark may be dropped with them.
    """
    shown: tuple[str, ...] = ()
    end = 0.0
    for cue in cues:
        lines = tuple(words for _, words in cue.lines)
        again = _overlap(shown, lines) if (cue.start or 0.0) - end <= _PAUSE else 0
        shown, end = lines, cue.end or 0.0
        if again < len(lines):
            yield replace(cue, lines=cue.lines[again:])


def _overlap(shown: tuple[str, ...], lines: tuple[str, ...]) -> int:
    """Return how many first lines repeat the last ones shown."""
    for count in range(min(len(shown), len(lines)), 0, -1):
        if shown[-count:] == lines[:count]:
            return count
    return 0

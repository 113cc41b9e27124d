"""Chooses the sentences that cover most of what somebody said within a number of words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from reportgen.model import Segment

_WORD = re.compile(r"[^\W\d_]{4,}")
_FIGURE = re.compile(r"\d+")
_FOUND = 3.0
"""How much more a sentence counts that was found to recommend, promise or warn of something."""


Told = tuple[str, bool]
"""A sentence as a report tells it, and whether it needs no "said that" before it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Characters ``start`` to ``end`` of a segment; ``is_found`` if they are a finding.

    ``told`` is set where they can be put into reported speech for certain.
    """

    segment: Segment
    start: int
    end: int
    is_found: bool = False
    told: Told | None = None

    @property
    def words(self) -> str:
        """The words as they stand in the source."""
        return self.segment.text[self.start : self.end]

    @property
    def length(self) -> int:
        """The number of words."""
        return len(self.words.split())


def choose(passages: Sequence[Saying], budget: int) -> tuple[Saying, ...]:
    """Return passages in their order, at least one, that together have ``budget`` words at most.

    The next one is always that which adds most of what is spoken of often and not said yet.
    """
    if sum(one.length for one in passages) <= budget:
        return tuple(passages)
    often = Counter(stem for one in passages for stem in _stems(one.words))
    covered: set[str] = set()
    chosen: list[int] = []
    left = budget
    while True:
        gains = {
            place: _gain(one, often, covered)
            for place, one in enumerate(passages)
            if place not in chosen and (one.length <= left or not chosen)
        }
        best = max(gains, key=lambda place: (gains[place], -place), default=None)
        if best is None or gains[best] <= 0:
            return tuple(passages[place] for place in sorted(chosen))
        chosen.append(best)
        covered |= _stems(passages[best].words)
        left -= passages[best].length


def _gain(one: Saying, often: Counter[str], covered: set[str]) -> float:
    new = sum(often[stem] for stem in _stems(one.words) - covered)
    return new * (_FOUND if one.is_found else 1.0) / sqrt(one.length + 1)


def _stems(words: str) -> set[str]:
    """Return the longer words by their beginnings, and the figures."""
    longer = {word[:6] for word in _WORD.findall(words.casefold())}
    return longer | set(_FIGURE.findall(words))

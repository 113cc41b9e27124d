"""What is said around a recommendation about how much it matters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from reportgen.extraction.alike.consensus import is_against
from reportgen.extraction.alike.stems import numbers_in
from reportgen.model import Evidence, Segment
from reportgen.shipped import read_data

CUES = Path(__file__).resolve().with_name("emphasis.yaml")
Tells = Literal[
    "singled-out",
    "asked-for",
    "held-back",
    "added",
    "agreed",
    "settled",
    "next",
    "summed-up",
    "business",
    "leaning",
    "instance",
    "vague",
]
_IN_ITSELF: tuple[Tells, ...] = (
    "added",
    "settled",
    "next",
    "business",
    "leaning",
    "instance",
    "vague",
)

_BEFORE = 160
_AFTER = 100
_OPENING = 160
_CASE = 400
_ROUND = 4
_SHORT = 40


@dataclass(frozen=True)
class Cue:
    """A way to say how much something matters; ``reason`` is told beside the candidate."""

    name: str
    tells: Tells
    reason: str
    patterns: tuple[str, ...]
    example: tuple[str, ...]
    counterexample: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """An expression for any of its patterns."""
        return re.compile("|".join(self.patterns), re.IGNORECASE)


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues that ship with the package."""
    return read_data(CUES, dict[str, tuple[Cue, ...]])["emphasis"]


def told_around(said: Evidence, segment: Segment, earlier: int = 0) -> dict[Tells, str]:
    """Return what is said in and around a sentence, each with its reason.

    ``earlier`` is where the recommendation before it ends: what stands before that is about that
    one. What else it tells shows in the sentence itself.
    """
    around = segment.text[max(earlier, said.start - _BEFORE, 0) : said.end + _AFTER]
    before = segment.text[max(earlier, said.start - _BEFORE, 0) : said.end]
    texts: dict[Tells, str] = {"singled-out": before, "held-back": around, "summed-up": before}
    texts |= dict.fromkeys(_IN_ITSELF, said.quote)
    return {
        cue.tells: cue.reason
        for cue in cues()
        if cue.tells in texts and cue.pattern.search(texts[cue.tells])
    }


def agrees(text: str) -> bool:
    """Return whether a turn opens by agreeing with what was said before, and not by refusing it."""
    opening = text[:_OPENING]
    agreed = any(cue.tells == "agreed" and cue.pattern.search(opening) for cue in cues())
    return agreed and not is_against(opening)


def asked_for(turns: Sequence[Segment], place: int) -> str:
    """Return the reason if the turn at ``place`` answers a call for one point, else nothing.

    Only short turns may stand between the call and the answer.
    """
    if len(turns[place].text.split()) > _SHORT:
        return ""
    for turn in reversed(turns[max(0, place - _ROUND) : place]):
        for cue in cues():
            if cue.tells == "asked-for" and cue.pattern.search(turn.text):
                return cue.reason
        if len(turn.text.split()) > _SHORT:
            return ""
    return ""


def has_figures(said: Evidence, segment: Segment) -> bool:
    """Return whether figures are told just around a sentence, as in an own case."""
    before = segment.text[max(0, said.start - _CASE) : said.start]
    return bool(numbers_in(before) | numbers_in(segment.text[said.end : said.end + _CASE]))

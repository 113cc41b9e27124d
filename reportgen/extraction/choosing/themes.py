"""Themes of a text: the forum's own first, then the Sustainable Development Goals by words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from reportgen.extraction.alike.stems import content_stems, stem
from reportgen.model import ThemeTag
from reportgen.shapes import WRITTEN
from reportgen.shipped import read_data

_LEXICON = Path(__file__).resolve().parent / "sdg.yaml"
_WORD = re.compile(r"\w+")
_FEWEST_OF_TITLE = 2


@dataclass(frozen=True)
class Goal:
    """One of the 17 goals; ``passed_over`` are phrases in which none of its terms counts."""

    number: int
    name: str
    terms: tuple[str, ...]
    passed_over: tuple[str, ...] = field(metadata={WRITTEN: "not"})
    example: tuple[str, ...]
    counterexample: tuple[str, ...]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """An expression for any of its terms."""
        return _pattern(self.terms)

    @cached_property
    def passes_over(self) -> re.Pattern[str] | None:
        """An expression for the phrases in which no term counts, if there are any."""
        return _pattern(self.passed_over) if self.passed_over else None


def tag_themes(
    text: str, themes: Sequence[str] = (), titles: Sequence[str] = ()
) -> tuple[ThemeTag, ...]:
    """Return the themes a text speaks of: the forum's, session titles, then the goals.

    A theme of the forum needs all of its words, a session's title two of its words (any ending);
    a title of a single word ("Opening") is no theme. A goal needs one of its terms.
    """
    own = [*_own(text, themes, fewest=None), *_own(text, titles, fewest=_FEWEST_OF_TITLE)]
    return (*own, *tag_goals(text))


def tag_goals(text: str) -> tuple[ThemeTag, ...]:
    """Return the goals that a term of theirs stands for in the text, with these terms."""
    tags = (ThemeTag(goal.name, _terms_in(text, goal), goal.number) for goal in goals())
    return tuple(tag for tag in tags if tag.terms)


@cache
def goals() -> tuple[Goal, ...]:
    """The 17 goals with their lexicon."""
    return read_data(_LEXICON, dict[str, tuple[Goal, ...]])["goals"]


def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    """Return an expression for any of the terms, longer ones first."""
    longest_first = sorted(terms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_term, longest_first))})(?!\w)", re.IGNORECASE)


def _term(term: str) -> str:
    """Return the expression of one term."""
    escaped = re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", r"[\s\-‑–]+")
    return f"(?-i:{escaped})" if term != term.lower() else escaped


def _terms_in(text: str, goal: Goal) -> tuple[str, ...]:
    if goal.passes_over is not None:
        text = goal.passes_over.sub(lambda match: "|" * len(match.group()), text)
    found = (" ".join(match.group().split()) for match in goal.pattern.finditer(text))
    return tuple(dict.fromkeys(found))


def _own(text: str, names: Sequence[str], fewest: int | None) -> Iterator[ThemeTag]:
    """Yield the themes of which enough words stand in the text; None means all of them."""
    by_stem: dict[str, str] = {}
    for word in _WORD.findall(text):
        by_stem.setdefault(stem(word), word)
    for name in dict.fromkeys(names):
        wanted = content_stems(name)
        found = tuple(by_stem[part] for part in wanted if part in by_stem)
        if wanted and len(wanted) >= (fewest or 1) and len(found) >= (fewest or len(wanted)):
            yield ThemeTag(name, found)

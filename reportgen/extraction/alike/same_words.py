"""Folds words of the same meaning into one, so that two ways of saying something match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.extraction.alike.stems import EMPTY, stem
from reportgen.extraction.identity import normalised
from reportgen.shipped import read_data

MEANINGS = Path(__file__).resolve().with_name("same_words.yaml")


@dataclass(frozen=True, slots=True)
class _Meanings:
    """The word that stands for each word, and for each phrase that the pattern finds."""

    words: dict[str, str]
    phrases: dict[str, str]
    pattern: re.Pattern[str]


def folded_stems(text: str) -> tuple[str, ...]:
    """Return the distinct stems of the words that carry meaning, one stem for each meaning."""
    meanings = _meanings()
    plain = meanings.pattern.sub(lambda found: meanings.phrases[found[1]], normalised(text))
    words = (word for word in plain.split() if word not in EMPTY)
    return tuple(dict.fromkeys(stem(meanings.words.get(word, word)) for word in words))


@cache
def _meanings() -> _Meanings:
    sets = read_data(MEANINGS, dict[str, list[list[str]]])["same"]
    pairs = [(normalised(word), words[0]) for words in sets for word in words]
    forms = {form: first for word, first in pairs for form in _forms(word)} | dict(pairs)
    phrases = {form: first for form, first in forms.items() if " " in form}
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return _Meanings(forms, phrases, re.compile(rf"\b({'|'.join(longest_first)})\b"))


def _forms(word: str) -> Iterator[str]:
    """Yield the word with its common endings; some forms are no English, which does no harm."""
    yield from (word + ending for ending in ("s", "es", "d", "ed", "ing"))
    if word[-1] == "e":
        yield f"{word[:-1]}ing"
    elif word[-1] == "y":
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")
    else:
        yield from (f"{word}{word[-1]}ing", f"{word}{word[-1]}ed")

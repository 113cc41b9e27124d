"""Which language a segment is in: seen from its words and letters, else as it was given."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from reportgen.model import Segment, SourceId
from reportgen.shipped import read_data

_FILE = Path(__file__).resolve().with_name("languages.yaml")
_LOOKED_AT = 2_000
"""Characters of a segment that are looked at."""
_FEWEST_WORDS = 6
_FEWEST_LETTERS = 6
_SHARE_OF_WORDS = 0.2
_LEAD = 1.8
"""How many times the short words of the second language must be outnumbered; a word that several
languages have counts for each of them by its share."""
_SHARE_OF_LETTERS = 0.5
_WORD = re.compile(r"[^\W\d_]+")
Reading = Literal["parsed", "listed", "unread"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language, how it is read, and what shows that a text is in it."""

    code: str
    name: str
    reading: Reading
    words: frozenset[str] = frozenset()
    letters: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    needed: re.Pattern[str] | None = None
    example: tuple[str, ...] = ()
    counterexample: tuple[str, ...] = ()


@cache
def languages() -> dict[str, Language]:
    """The languages by their codes, in the order of their file."""
    listed = read_data(_FILE, dict[str, tuple[Language, ...]])["languages"]
    return {language.code: language for language in listed}


def code_of(tag: str) -> str:
    """Return the language of a tag or of an English name ("fr-CH", "French": "fr")."""
    tag = tag.strip().casefold()
    named = (one.code for one in languages().values() if one.name.casefold() == tag)
    return next(named, re.split(r"[-_]", tag, maxsplit=1)[0])


def detect(text: str) -> str:
    """Return the code of the language a text is in, empty where that is not certain.

    A text of fewer than six words or letters is never certain, nor is one whose short words
    belong to two languages about as often.
    """
    text = text[:_LOOKED_AT]
    if text.isascii():
        return _by_words(text)
    letters = sum(char.isalpha() for char in text)
    for language in languages().values():
        if language.letters is not None and _is_written_in(text, language, letters):
            return language.code
    return _by_words(text)


def _is_written_in(text: str, language: Language, letters: int) -> bool:
    found = len(language.letters.findall(text)) if language.letters is not None else 0
    if found < _FEWEST_LETTERS or found < _SHARE_OF_LETTERS * letters:
        return False
    if language.needed is not None and language.needed.search(text) is None:
        return False
    return language.never is None or language.never.search(text) is None


def _by_words(text: str) -> str:
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_WORDS:
        return ""
    counts = dict.fromkeys(languages(), 0.0)
    for word in words:
        spoken = _speakers().get(word, ())
        for code in spoken:
            counts[code] += 1 / len(spoken)
    (most, first), (second, _) = sorted(((n, code) for code, n in counts.items()), reverse=True)[:2]
    is_certain = most >= _SHARE_OF_WORDS * len(words) and most >= _LEAD * second
    return first if is_certain else ""


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    """Return the languages of each short word."""
    spoken: dict[str, list[str]] = {}
    for language in languages().values():
        for word in language.words:
            spoken.setdefault(word, []).append(language.code)
    return {word: tuple(codes) for word, codes in spoken.items()}


def in_languages(segments: Sequence[Segment], given: str = "en") -> tuple[Segment, ...]:
    """Return the segments, each with its language: seen, else given, else most of its source's.

    What a segment shows comes first, so that a French turn in an English recording is read as
    French. ``given`` is the forum's first language; it holds where nothing else is known.
    """
    seen = [detect(segment.text) for segment in segments]
    most = _most_of_source(zip(segments, seen, strict=True))
    return tuple(
        replace(
            segment,
            language=shown
            or code_of(segment.language)
            or most.get(segment.source, "")
            or code_of(given),
        )
        for segment, shown in zip(segments, seen, strict=True)
    )


def _most_of_source(seen: Iterable[tuple[Segment, str]]) -> dict[SourceId, str]:
    """Return the language that most characters of a source are in, of those that are certain."""
    sizes: dict[SourceId, Counter[str]] = {}
    for segment, code in seen:
        if code:
            sizes.setdefault(segment.source, Counter())[code] += len(segment.text)
    return {source: counts.most_common(1)[0][0] for source, counts in sizes.items()}

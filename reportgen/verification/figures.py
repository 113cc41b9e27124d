"""The figures of a text as values, whether they stand in digits or in English words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: value for value, word in enumerate(_ONES.split())}
_TENS = {word: value * 10 for value, word in enumerate(_DECADES.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORDS = "|".join((*_UNITS, *_TENS, *_SCALES))
_IN_WORDS = re.compile(rf"\b(?:{_WORDS})(?:(?:[\s-]+(?:and\s+)?)(?:{_WORDS}))*\b", re.I)
_IN_DIGITS = re.compile(
    r"(?<![\w.,:-])(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?(?!\w|[.,:]\d)"
)
_RANGE = re.compile(
    rf"\b({_WORDS})\s+(?:and|to|or)\s+(?:{_WORDS})(?:-(?:{_WORDS}))?\s+(hundred|thousand|million)\b",
    re.I,
)
"""A range of which the first number leaves its scale to the second: "five to fifty thousand"."""

_IDIOMS = 12
"""Up to this number, words are often no count ("one of them", "two of us")."""


class Quantity(NamedTuple):
    """A value, the words for it, and where they begin."""

    value: float
    words: str
    start: int


def figures(text: str) -> Iterator[Quantity]:
    """Yield the figures of a text, but for small numbers in words."""
    for match in _IN_DIGITS.finditer(text):
        yield Quantity(_value(match[0]), match[0], match.start())
    for match in _IN_WORDS.finditer(text):
        for value in _values(match[0]):
            if value > _IDIOMS:
                yield Quantity(value, match[0], match.start())


def every_value(texts: Sequence[str]) -> frozenset[float]:
    """Return all values that stand in texts, the parts of long numbers in words among them."""
    found: set[float] = set()
    for text in texts:
        found.update(_value(match[0]) for match in _IN_DIGITS.finditer(text))
        for match in _RANGE.finditer(text):
            found.add(_value_of(match[1].casefold()) * _SCALES[match[2].casefold()])
        for match in _IN_WORDS.finditer(text):
            found.update(_values(match[0]))
            found.update(_value_of(word) for word in re.findall(r"[a-z]+", match[0].casefold()))
    return frozenset(found)


def _value(digits: str) -> float:
    """Return the value of digits: a comma or a blank before three of them parts thousands."""
    whole = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))", "", digits)
    return float(whole.replace(",", "."))


def _values(words: str) -> Iterator[float]:
    """Yield the numbers of a run of words; "twenty twenty-two" is a year."""
    done: list[int] = []
    total, part, last = 0, 0, 0
    for word in re.findall(r"[a-z]+", words.casefold()):
        if word == "and":
            continue
        value = _value_of(word)
        if word in _SCALES:
            part = max(part, 1) * value
            if value > _SCALES["hundred"]:
                total, part = total + part, 0
        elif part and not _follows(last, value):
            done.append(total + part)
            total, part = 0, value
        else:
            part += value
        last = value
    done.append(total + part)
    while done:
        first = done.pop(0)
        if done and _is_year(first) and done[0] >= _UNITS["ten"]:
            first = first * 100 + done.pop(0)
        yield first


def _follows(last: int, value: int) -> bool:
    """Whether a number continues the one before: units after tens, anything after hundreds."""
    return last >= _SCALES["hundred"] or (last >= min(_TENS.values()) and 0 < value < min(10, last))


def _is_year(century: int) -> bool:
    return 17 <= century <= 21


def _value_of(word: str) -> int:
    return _UNITS.get(word, _TENS.get(word, _SCALES.get(word, 0)))

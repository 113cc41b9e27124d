"""Computes list markers, which Word shows but does not store."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from reportgen.document.numerals import letter, roman
from reportgen.verification.styles import OutlineStyles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LARGEST = 5_000


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: its first number, its format, and the text around the number."""

    start: int
    form: str
    text: str


class Numbering:
    """The lists of one file, which count on as its paragraphs are read in order."""

    def __init__(self, root: etree._Element | None, styles: OutlineStyles) -> None:
        """Index the lists; ``root`` is the root of numbering.xml."""
        self._styles = styles
        abstracts = [] if root is None else root.findall(f"{_W}abstractNum")
        self._levels = {str(a.get(f"{_W}abstractNumId")): _levels(a) for a in abstracts}
        numbers = [] if root is None else root.findall(f"{_W}num")
        self._numbers = {str(number.get(f"{_W}numId")): number for number in numbers}
        self._counts: dict[str, dict[int, int]] = {}
        self._met: set[str] = set()

    def next_marker(self, paragraph: etree._Element) -> str:
        """Return the marker of the next paragraph ("1.", "•"), "" if it has none."""
        number, depth = self._place(paragraph)
        found = self._numbers.get(number)
        if found is None:
            return ""
        abstract = _value(found.find(f"{_W}abstractNumId"))
        levels = {**self._levels.get(abstract, {}), **_overridden(found)}
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if number not in self._met:
            self._met.add(number)
            _restart(found, counts)
        _step(counts, levels, depth)
        return _marker(levels, counts, depth)

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """Return list and level of a paragraph: its own, else those of its style."""
        style = self._styles.of(paragraph)
        of_style = self._styles.numbering(style)
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        depth, number = self._styles.level(style), ""
        for source in (of_style, own):
            if source is not None:
                number = _value(source.find(f"{_W}numId")) or number
                depth = _integer(_value(source.find(f"{_W}ilvl")), depth)
        return number, depth


def _levels(parent: etree._Element) -> Mapping[int, _Level]:
    return {
        _integer(str(level.get(f"{_W}ilvl")), 0): _Level(
            _integer(_value(level.find(f"{_W}start")), 0),
            _value(level.find(f"{_W}numFmt")) or "decimal",
            _value(level.find(f"{_W}lvlText")),
        )
        for level in parent.findall(f"{_W}lvl")
    }


def _overridden(number: etree._Element) -> Mapping[int, _Level]:
    overrides = number.findall(f"{_W}lvlOverride")
    return {depth: level for override in overrides for depth, level in _levels(override).items()}


def _restart(number: etree._Element, counts: dict[int, int]) -> None:
    """Set the counts of a list to the start values that override its definition."""
    for override in number.findall(f"{_W}lvlOverride"):
        start = _value(override.find(f"{_W}startOverride"))
        if start:
            counts[_integer(str(override.get(f"{_W}ilvl")), 0)] = _integer(start, 1) - 1


def _step(counts: dict[int, int], levels: Mapping[int, _Level], depth: int) -> None:
    counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]


def _marker(levels: Mapping[int, _Level], counts: Mapping[int, int], depth: int) -> str:
    if levels[depth].form == "bullet":
        return "•" if levels[depth].text else ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        start = levels[level].start if level in levels else 1
        form = levels[level].form if level in levels else "decimal"
        return formatted(counts.get(level, start), form)

    return re.sub(r"%([1-9])", number, levels[depth].text).strip()


def formatted(number: int, form: str) -> str:
    """Return a number in one of Word's formats ("upperRoman", "decimal")."""
    if form == "none":
        return ""
    if form in {"upperRoman", "lowerRoman"} and 0 < number <= _LARGEST:
        return _cased(roman(number), form)
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= _LARGEST:
        return _cased(letter(number), form)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _cased(letters: str, form: str) -> str:
    return letters.upper() if form.startswith("upper") else letters.lower()


def _value(element: etree._Element | None) -> str:
    return "" if element is None else str(element.get(f"{_W}val", ""))


def _integer(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else default

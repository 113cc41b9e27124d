"""Numbers that run through a whole Word file: headings, paragraphs and sub-paragraphs."""

from dataclasses import dataclass, field

from reportgen.document.numerals import letter, roman
from reportgen.writers.docx.package.markup import Element, w

INDENT = 567
"""Indent of a numbered paragraph's text, in twentieths of a point."""

_HEADINGS = (
    *(("upperRoman", "%1."), ("upperLetter", "%2.")),
    *(("decimal", "%3."), ("lowerLetter", "(%4)")),
)
_PARAGRAPHS = (("decimal", "%1."), ("lowerLetter", "(%2)"))


@dataclass(slots=True)
class Running:
    """How far Word has counted, and the ids of the lists that count (0 before there is one)."""

    headings: int = 0
    paragraphs: int = 0
    heading_counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    paragraph_counts: list[int] = field(default_factory=lambda: [0, 0])

    def count_heading(self, level: int, number: str) -> bool:
        """Count a heading; return whether Word would give it this number."""
        following = self.heading_counts[level - 1] + 1
        if number != heading_number(level, following):
            return False
        self.heading_counts[level - 1 :] = [following, *[0] * (4 - level)]
        return True

    def count_paragraphs(self, level: int, first: int, count: int) -> bool:
        """Count numbered paragraphs.

        Return whether Word would continue with ``first`` by itself.
        """
        follows = first == self.paragraph_counts[level] + 1
        self.paragraph_counts[level:] = [first + count - 1, *[0] * (1 - level)]
        return follows


def heading_number(level: int, number: int) -> str:
    """Return the number of a heading as Word shows it: I., A., 1. or (a)."""
    capital, small = letter(number).upper(), letter(number)
    return (f"{roman(number)}.", f"{capital}.", f"{number}.", f"({small})")[level - 1]


def heading_definition(number: int) -> Element:
    """Return the list definition of numbered headings with a hanging number."""
    levels = (_level(n, *look, INDENT) for n, look in enumerate(_HEADINGS))
    return _definition("5E0B", number, *levels)


def paragraph_definition(number: int) -> Element:
    """Return the list definition of numbered paragraphs and their sub-paragraphs."""
    levels = (_level(n, *look, INDENT * (n + 1)) for n, look in enumerate(_PARAGRAPHS))
    return _definition("5E0C", number, *levels)


def _definition(kind: str, number: int, *levels: Element) -> Element:
    kinds = (w("nsid", val=f"{kind}{number:04X}"), w("multiLevelType", val="multilevel"))
    return w("abstractNum", *kinds, *levels, abstractNumId=number)


def _level(depth: int, form: str, text: str, left: int) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=left, hanging=INDENT)),
        ilvl=depth,
    )

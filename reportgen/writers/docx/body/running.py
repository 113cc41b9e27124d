"""Numbers that count through a whole Word file: headings, paragraphs and sub-paragraphs."""

from dataclasses import dataclass, field

from reportgen.writers.docx.package.markup import Element, w
from reportgen.writers.text import letter, roman

INDENT = 567
"""Between the margin and the text of a numbered paragraph, in twentieths of a point."""

_HEADINGS = (
    *(("upperRoman", "%1."), ("upperLetter", "%2.")),
    *(("decimal", "%3."), ("lowerLetter", "(%4)")),
)
_PARAGRAPHS = (("decimal", "%1."), ("lowerLetter", "(%2)"))


@dataclass(slots=True)
class Running:
    """How far Word has counted, and the ids of the lists that count, 0 until there is one."""

    headings: int = 0
    paragraphs: int = 0
    heading_counts: list[int] = field(default_factory=lambda: [0, 0, 0, 0])
    paragraph_counts: list[int] = field(default_factory=lambda: [0, 0])

    def count_heading(self, level: int, number: str) -> bool:
        """Return whether Word gives the next heading of a level this number, and count it."""
        following = self.heading_counts[level - 1] + 1
        if number != heading_number(level, following):
            return False
        self.heading_counts[level - 1 :] = [following, *[0] * (4 - level)]
        return True

    def count_paragraphs(self, level: int, first: int, count: int) -> bool:
        """Return whether Word goes on with ``first`` by itself, and count the items."""
        follows = first == self.paragraph_counts[level] + 1
        self.paragraph_counts[level:] = [first + count - 1, *[0] * (1 - level)]
        return follows


def heading_number(level: int, number: int) -> str:
    """Return how Word shows the number of a heading: I., A., 1. or (a)."""
    capital, small = letter(number).upper(), letter(number)
    return (f"{roman(number)}.", f"{capital}.", f"{number}.", f"({small})")[level - 1]


def heading_definition(number: int) -> Element:
    """Return the definition of numbered headings, whose text stands in from the number."""
    levels = (_level(n, *look, INDENT) for n, look in enumerate(_HEADINGS))
    return _definition("5E0B", number, *levels)


def paragraph_definition(number: int) -> Element:
    """Return the definition of numbered paragraphs and of the sub-paragraphs under them."""
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

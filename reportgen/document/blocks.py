"""Blocks: what stands on a page one below the other.

Blocks hold inlines; inlines never hold blocks.
"""

from dataclasses import dataclass
from typing import Literal

from reportgen.document.illustrations import Chart, Figure, Logos
from reportgen.document.inlines import Inlines
from reportgen.document.tables import Paragraph, Table

Orientation = Literal["portrait", "landscape"]

HeadingLevel = Literal[1, 2, 3, 4]

ListNumbering = Literal["bullet", "decimal", "roman", "paragraph", "letter"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``anchor`` is unique in the document.

    ``number`` is printed in front of the words as it stands ("I.", "A.", "1.", "(a)"), empty for
    none.
    """

    level: HeadingLevel
    inlines: Inlines
    anchor: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item: the first paragraph carries the marker, the others stand under it without one.

    ``anchor`` is the target of references to the item, empty where nothing refers to it.
    """

    paragraphs: tuple[Paragraph, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list that counts from ``start``; roman is upper-roman with a full stop (I., II.).

    The items of ``paragraph`` are paragraphs that count through the document (1., 2.), those of
    ``letter`` sub-paragraphs under the last one ((a), (b)).
    """

    items: tuple[ListItem, ...]
    numbering: ListNumbering = "bullet"
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation set off from the text, with its attribution line."""

    inlines: Inlines
    attribution: Inlines


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents that lists the headings down to level ``depth``."""

    title: str
    depth: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break; ``orientation`` is that of the pages from here to the next break."""

    orientation: Orientation = "portrait"


Illustration = Chart | Figure | Logos
Block = Heading | Paragraph | List | Table | Illustration | Quote | Contents | PageBreak
Blocks = tuple[Block, ...]

"""Paragraphs, and the tables whose cells hold them."""

from dataclasses import dataclass
from typing import Literal

from reportgen.document.inlines import Inlines

ParagraphStyle = Literal[
    "Title",
    "Subtitle",
    "Cover Line",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Heading 4",
    "TOC Heading",
    "Body Text",
    "List Bullet",
    "List Number",
    "Recommendation",
    "Quote",
    "Label",
    "Key Fact",
    "Notice",
    "Caption",
    "Table Heading",
    "Table Text",
    "Footnote Text",
]
"""Names of paragraph styles: those in the shipped Word templates and in the PDF theme."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a style; ``keep_with_next`` keeps it on the same page as the next block."""

    inlines: Inlines
    style: ParagraphStyle = "Body Text"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the table's width (all shares sum to 1) and how its cells align."""

    share: float
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one or more paragraphs, spanning ``span`` columns."""

    paragraphs: tuple[Paragraph, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    A ``block`` row is tinted and opens a group of rows; a ``sub`` row continues the block row
    above. ``keep_with_next`` keeps a row on one page with the row below. No row splits over pages
    unless it is taller than a page.
    """

    cells: tuple[Cell, ...]
    kind: Literal["plain", "header", "block", "sub"] = "plain"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; header rows come first and repeat on every page.

    ``description`` is its alternative text.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    description: str
    caption: Inlines = ()

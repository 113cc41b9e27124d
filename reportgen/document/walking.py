"""Walks over blocks: the lines of words in them, their anchors, and how the first page lies."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import assert_never

from reportgen.document.blocks import (
    Block,
    Contents,
    Heading,
    List,
    Orientation,
    PageBreak,
    Quote,
)
from reportgen.document.illustrations import Chart, Figure, Logos
from reportgen.document.inlines import Inlines, NumberMark
from reportgen.document.tables import Paragraph, Table
from reportgen.document.whole import Document


def lines_of(block: Block) -> Iterator[Inlines]:
    """Yield the words of a block, paragraph by paragraph and cell by cell, captions included."""
    match block:
        case Heading() | Paragraph():
            yield block.inlines
        case List():
            yield from (line.inlines for item in block.items for line in item.paragraphs)
        case Table():
            yield block.caption
            cells = (cell for row in block.rows for cell in row.cells)
            yield from (line.inlines for cell in cells for line in cell.paragraphs)
        case Chart():
            yield block.caption
            yield from lines_of(block.table)
        case Figure():
            yield block.caption
        case Quote():
            yield from (block.inlines, block.attribution)
        case Contents() | PageBreak() | Logos():
            return
        case _:
            assert_never(block)


def opening_orientation(document: Document) -> Orientation:
    """Return the first page's orientation: portrait, unless a page break at the start turns it."""
    breaks = takewhile(lambda b: isinstance(b, PageBreak), (*document.cover, *document.body))
    said = [block.orientation for block in breaks if isinstance(block, PageBreak)]
    return said[-1] if said else "portrait"


def marks_of(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the anchors in blocks that a reference may point to: marks, and items of lists."""
    found: set[str] = set()
    for block in blocks:
        lines = lines_of(block)
        found.update(one.anchor for line in lines for one in line if isinstance(one, NumberMark))
        if isinstance(block, List):
            found.update(item.anchor for item in block.items if item.anchor)
    return frozenset(found)

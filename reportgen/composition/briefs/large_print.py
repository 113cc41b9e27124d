"""A pack in large print: one column, what stood side by side one below the other."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.document import Block, Cell, Paragraph, Part, Row, Table


def in_one_column(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the parts with every table taken apart into paragraphs; no words are lost."""
    return tuple(
        replace(part, blocks=tuple(one for block in part.blocks for one in _apart(block)))
        for part in parts
    )


def _apart(block: Block) -> Iterator[Block]:
    if not isinstance(block, Table):
        yield block
        return
    for row in block.rows:
        if row.kind != "header":
            yield from _lines(row)


def _lines(row: Row) -> Iterator[Paragraph]:
    first, *rest = row.cells
    yield from _cell(first, is_label=bool(rest))
    for cell in rest:
        yield from _cell(cell, is_label=False)


def _cell(cell: Cell, *, is_label: bool) -> Iterator[Paragraph]:
    """Yield a cell's paragraphs; a label stays with what it names."""
    for paragraph in cell.paragraphs:
        is_heading = is_label and len(cell.paragraphs) == 1
        if paragraph.style == "Key Fact":
            yield paragraph
        elif is_heading:
            yield replace(paragraph, style="Heading 3", keep_with_next=True)
        else:
            yield replace(paragraph, style="Body Text")

"""The plain-text writer: the words of a report in order, for previews and comparisons."""

from collections.abc import Iterator
from itertools import chain
from typing import assert_never

from reportgen.document import (
    Block,
    Cell,
    Chart,
    Cited,
    Contents,
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Logos,
    NoteRef,
    NumberMark,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Row,
    Table,
    Text,
)
from reportgen.document.numerals import letter, roman
from reportgen.writers.characters import printable_line


def write_text(document: Document) -> str:
    """Return cover, text and notes: a line a paragraph, an empty line between blocks.

    List markers and notes are written out; heads, feet and the table of contents are not.
    """
    blocks = chain(document.cover, document.body)
    written = ["\n".join(lines) for lines in map(_lines, blocks) if lines]
    notes = [f"[{note.number}] {inline_text(note.inlines)}" for note in document.notes]
    return "\n\n".join([*written, *(["\n".join(notes)] if notes else [])]) + "\n"


def inline_text(inlines: Inlines) -> str:
    """Return the words of a paragraph; a note anchor becomes its number in brackets."""
    return "".join(map(_words, inlines))


def _words(inline: Inline) -> str:
    match inline:
        case Text() | Link() | Cited() | NumberMark() | Reference():
            return printable_line(inline.text)
        case NoteRef(number):
            return f"[{number}]"
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def _lines(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [_line(block)]
        case List():
            return list(_list_lines(block))
        case Table() | Chart():
            return list(_table_lines(block))
        case Figure():
            return [inline_text(block.caption)] if block.caption else []
        case Quote():
            return [inline_text(part) for part in (block.inlines, block.attribution) if part]
        case Contents() | PageBreak() | Logos():
            return []
        case _:
            assert_never(block)


def _line(block: Heading | Paragraph) -> str:
    number = block.number if isinstance(block, Heading) else ""
    words = inline_text(block.inlines)
    return f"{number} {words}" if number else words


def _list_lines(block: List) -> Iterator[str]:
    for number, item in enumerate(block.items, block.start):
        for position, paragraph in enumerate(item.paragraphs):
            marker = _marker(block, number) if position == 0 else ""
            yield f"{marker}{inline_text(paragraph.inlines)}"


def _marker(block: List, number: int) -> str:
    match block.numbering:
        case "bullet":
            return "• "
        case "decimal" | "paragraph":
            return f"{number}. "
        case "letter":
            return f"({letter(number)}) "
        case "roman":
            return f"{roman(number)}. "


def _table_lines(block: Table | Chart) -> Iterator[str]:
    if block.caption:
        yield inline_text(block.caption)
    yield from map(_row_line, (block.table if isinstance(block, Chart) else block).rows)


def _row_line(row: Row) -> str:
    return " | ".join(map(_cell_text, row.cells))


def _cell_text(cell: Cell) -> str:
    return " / ".join(inline_text(paragraph.inlines) for paragraph in cell.paragraphs)

"""A document tree as plain lines, so that a golden can be read like the page."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from reportgen.composition.shared.words import Words
from reportgen.document import (
    Block,
    Cell,
    Chart,
    Cited,
    Contents,
    Document,
    Figure,
    Heading,
    Illustration,
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
from reportgen.model import Outline, ReportName
from reportgen.project.documents.profiles import OUTLINES
from reportgen.readers import read_language, read_outline
from reportgen.shipped import shipped

ROMANS = ("I", "II", "III", "IV", "V", "VI")


def words(inlines: Inlines) -> str:
    found: list[str] = []
    for inline in inlines:
        match inline:
            case Text(style="Placeholder Text"):
                found.append(f"<{inline.text}>")
            case Text() | Cited() | Link() | NumberMark() | Reference():
                found.append(inline.text)
            case NoteRef():
                found.append(f"[{inline.number}]")
            case LineBreak():
                found.append(" / ")
    return "".join(found)


def cell_words(cell: Cell) -> str:
    return " / ".join(words(paragraph.inlines) for paragraph in cell.paragraphs)


def marker(block: List, number: int) -> str:
    match block.numbering:
        case "bullet":
            return "-"
        case "decimal" | "paragraph":
            return f"{number}."
        case "roman":
            return f"{ROMANS[number - 1]}."
        case "letter":
            return f"({chr(96 + number)})"


def row_line(row: Row) -> str:
    return f"{row.kind}: {' | '.join(cell_words(cell) for cell in row.cells)}".rstrip()


def illustration_lines(block: Illustration) -> Iterator[str]:
    match block:
        case Chart():
            yield f"({block.kind} chart: {block.description}) {words(block.caption)}"
            yield from map(row_line, block.table.rows)
        case Figure():
            yield f"(picture: {block.picture.description}) {words(block.caption)}".rstrip()
        case Logos():
            yield f"(logos: {', '.join(picture.description for picture in block.pictures)})"


def block_lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield " ".join(filter(None, ("#" * block.level, block.number, words(block.inlines))))
        case Paragraph():
            yield words(block.inlines)
        case List():
            for number, item in enumerate(block.items, block.start):
                yield f"{marker(block, number)} {' / '.join(words(p.inlines) for p in item.paragraphs)}"
        case Table():
            yield from map(row_line, block.rows)
        case Chart() | Figure() | Logos():
            yield from illustration_lines(block)
        case Quote():
            yield f"> {words(block.inlines)} — {words(block.attribution)}"
        case Contents():
            yield f"({block.title})"
        case PageBreak():
            yield "(page)" if block.orientation == "portrait" else "(page on its side)"
        case _:
            assert_never(block)


def lines_of(blocks: Iterable[Block]) -> list[str]:
    return [line for block in blocks for line in block_lines(block)]


def text_of(document: Document) -> str:
    notes = [f"[{note.number}] {words(note.inlines)}" for note in document.notes]
    return "\n".join([*lines_of(document.cover), *lines_of(document.body), *notes])


def part_lines(document: Document, name: str) -> list[str]:
    return lines_of(block for part in document.parts if part.name == name for block in part.blocks)


ENGLISH = read_language(shipped("templates") / "languages" / "en.yaml")
"""The shipped words of English."""


def shipped_outline(profile: str, report: ReportName, language: str = "en") -> Outline:
    """Return a shipped outline in a language, without the names of countries."""
    templates = shipped("templates")
    words = read_language(templates / "languages" / f"{language}.yaml")
    return read_outline(templates / profile / OUTLINES[report], report, words)


WORDS = Words(shipped_outline("project-report", "outcome-report"))
"""What a report says in English."""

"""A sheet: a title, a table, and the foot that says it is internal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.composition.shared.frame import Body, Frame, assemble, papers_issued_on, time_line
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Block,
    Cell,
    Column,
    Document,
    Look,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Part,
    Row,
    Table,
    Text,
)
from reportgen.model import Forum, Outline

_MEASURE, _WIDEST, _GAP = 145, 45, 3
"""Characters: of a line across the page, of the widest column, and between two columns."""

SheetRows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as a document and, for a workbook, its columns and rows; ``name`` is for files."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    document: Document


def compose_sheet(
    forum: Forum,
    outline: Outline,
    name: str,
    rows: SheetRows,
    tables: Sequence[tuple[str, SheetRows]] = (),
) -> Sheet:
    """Return a sheet; its title and columns are the words ``sheet-<name>``.

    Several ``tables`` each have a heading; without any there is one with all rows.
    """
    words = Words(outline)
    title, *columns = words.columns(f"sheet-{name.split('.')[0]}")
    shares = _shares((columns, *rows))
    blocks: list[Block] = [PageBreak("landscape")]
    for heading, listed in tables or (("", rows),):
        lead = Paragraph((Text(heading),), "Heading 3", keep_with_next=True)
        blocks += [lead] if heading else []
        blocks.append(_table(columns, listed, shares, heading or title))
    frame = Frame(
        template="speaker_brief",
        document_type=title,
        status=words.say("sheet-internal"),
        date=papers_issued_on(forum, words),
        cover=(),
    )
    head = (Paragraph((Text(title),), "Title"), Paragraph((Text(forum.title),), "Label"))
    when = Paragraph(time_line(forum, words), "Label")
    content = (blocks[0], *head, when, *blocks[1:])
    document = assemble(forum, words, frame, Body((Part("at-a-glance", content),)))
    document = replace(document, look=Look(size="one page"))
    plain = tuple(tuple(row) for row in rows)
    return Sheet(name, title, tuple(columns), plain, document)


def _table(
    columns: Sequence[str], rows: SheetRows, shares: tuple[Column, ...], described: str
) -> Table:
    head = Row(tuple(_cell(one, "Table Heading") for one in columns), "header", keep_with_next=True)
    return Table(shares, (head, *(Row(tuple(map(_cell, row))) for row in rows)), described)


def _cell(words: str, kind: ParagraphStyle = "Table Text") -> Cell:
    lines = words.split("\n")
    return Cell(tuple(Paragraph((Text(line),) if line else (), kind) for line in lines))


def _shares(rows: SheetRows) -> tuple[Column, ...]:
    """Return columns in which the longest word has room, the rest divided by what they hold."""
    least, wanted = [], []
    for cells in zip(*rows, strict=True):
        words = [len(word) for cell in cells for word in cell.split()]
        lines = [len(line) for cell in cells for line in cell.split("\n")]
        least.append(max(words, default=0) + _GAP)
        wanted.append(max(least[-1], min(_WIDEST, max(lines, default=0) + _GAP)))
    spare = max(0, _MEASURE - sum(least))
    more = [want - need for want, need in zip(wanted, least, strict=True)]
    total = sum(more) or 1
    widths = [need + spare * extra / total for need, extra in zip(least, more, strict=True)]
    return tuple(Column(width / sum(widths)) for width in widths)

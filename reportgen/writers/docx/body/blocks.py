"""Blocks as Word paragraphs and tables."""

from collections.abc import Iterator
from dataclasses import replace
from typing import assert_never

from reportgen.document import (
    Block,
    Blocks,
    Chart,
    Contents,
    Figure,
    Heading,
    Illustration,
    Inlines,
    List,
    Logos,
    PageBreak,
    Paragraph,
    ParagraphStyle,
    Quote,
    Table,
    Text,
)
from reportgen.writers.bonds import bound_items
from reportgen.writers.docx.body.inlines import bookmarked, compose_inlines
from reportgen.writers.docx.body.pictures import compose_logos, compose_photo
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.body.tables import compose_table
from reportgen.writers.docx.charts.drawing import compose_chart
from reportgen.writers.docx.package.markup import Element, set_property, w

_HEADINGS: dict[int, ParagraphStyle] = {
    1: "Heading 1",
    2: "Heading 2",
    3: "Heading 3",
    4: "Heading 4",
}
_NUMBER_ALONE = "\\n "
"""Field switches with which a reference repeats only the number, without its full stop."""

_SPACE_AFTER_QUOTES = 160
_SPACE_IN_LISTS = 80
_SPACE_AFTER_LISTS = 140


def compose_blocks(blocks: Blocks, scope: PartScope) -> Iterator[Element]:
    """Yield the paragraphs and tables of blocks.

    Page breaks and tables of contents become placeholders, which ``scope`` remembers.

    Raises:
        TemplateError: the template lacks a style.
    """
    under_heading = False
    for block in blocks:
        if under_heading and isinstance(block, Paragraph) and block.style == "Label":
            # A heading and the labels under it stay with the text.
            yield from _compose(replace(block, keep_with_next=True), scope)
            continue
        yield from _compose(block, scope)
        under_heading = isinstance(block, Heading)


def _compose(block: Block, scope: PartScope) -> Iterator[Element]:
    match block:
        case Heading():
            yield _heading(block, scope)
        case Paragraph():
            yield paragraph(block.inlines, block.style, scope, keep=block.keep_with_next)
        case List():
            yield from _list(block, scope)
        case Table():
            yield from _table(block, scope)
        case Chart() | Figure() | Logos():
            yield from _illustration(block, scope)
        case Quote():
            yield from _quote(block, scope)
        case Contents():
            yield from _contents(block, scope)
        case PageBreak():
            yield scope.page_break(block.orientation)
        case _:
            assert_never(block)


def _heading(block: Heading, scope: PartScope) -> Element:
    """Return a heading numbered by Word, or with its number as text where Word would differ."""
    number = scope.lists.heading(block.level, block.number) if block.number else 0
    typed: Inlines = (Text(f"{block.number} "),) if block.number and not number else ()
    heading = paragraph((*typed, *block.inlines), _HEADINGS[block.level], scope)
    if number:
        place = w("numPr", w("ilvl", val=block.level - 1), w("numId", val=number))
        set_property(heading, place)
        scope.numbered[heading] = block.number
    return heading


def paragraph(
    inlines: Inlines, style: ParagraphStyle, scope: PartScope, *, keep: bool = False
) -> Element:
    """Return a paragraph in a style; ``keep`` keeps it on the page of the next one.

    Raises:
        TemplateError: the template lacks the style.
    """
    properties = w("pPr", w("pStyle", val=scope.styles.find(style)))
    if keep:
        properties.append(w("keepNext"))
    return w("p", properties, *compose_inlines(inlines, scope))


def _list(block: List, scope: PartScope) -> list[Element]:
    number, indent = scope.lists.start(block.numbering, block.start, len(block.items))
    lines = []
    for item, is_bound in zip(block.items, bound_items(block), strict=True):
        for position, content in enumerate(item.paragraphs):
            keep = content.keep_with_next or position + 1 < len(item.paragraphs) or is_bound
            style = _item_style(content.style, block, position)
            lines.append(paragraph(content.inlines, style, scope, keep=keep))
            if item.anchor and position == 0:
                lines[-1].extend(bookmarked(list(lines[-1])[1:], item.anchor, scope, _NUMBER_ALONE))
            if position:
                set_property(lines[-1], w("spacing", before=0, after=_SPACE_IN_LISTS))
                set_property(lines[-1], w("ind", left=indent))
            else:
                place = w("ilvl", val=int(block.numbering == "letter"))
                set_property(lines[-1], w("numPr", place, w("numId", val=number)))
    if lines:
        set_property(lines[-1], w("spacing", after=_SPACE_AFTER_LISTS))
    return lines


def _item_style(style: ParagraphStyle, block: List, position: int) -> ParagraphStyle:
    """Return the style of a paragraph of an item; only the first one has a list marker."""
    if style not in {"Body Text", "List Bullet", "List Number"}:
        return style
    if position or block.numbering == "paragraph":
        return "Body Text"
    return "List Bullet" if block.numbering == "bullet" else "List Number"


def _table(block: Table, scope: PartScope) -> Iterator[Element]:
    if block.caption:
        yield paragraph(block.caption, "Caption", scope, keep=True)
    scope.tables.append(compose_table(block, scope))
    yield scope.tables[-1]


def _illustration(block: Illustration, scope: PartScope) -> Iterator[Element]:
    match block:
        case Chart():
            yield from _chart(block, scope)
        case Figure():
            yield from _figure(block, scope)
        case Logos():
            yield compose_logos(block, scope)
        case _:
            assert_never(block)


def _chart(block: Chart, scope: PartScope) -> Iterator[Element]:
    """Yield caption, drawing and table, which are kept together."""
    yield paragraph(block.caption, "Caption", scope, keep=True)
    properties = w("pPr", w("pStyle", val=scope.styles.find("Table Text")), w("keepNext"))
    yield w("p", properties, compose_chart(block, scope))
    yield from _table(block.table, scope)


def _figure(block: Figure, scope: PartScope) -> Iterator[Element]:
    yield compose_photo(block, scope)
    if block.caption:
        caption = paragraph(block.caption, "Label", scope)
        set_property(caption, w("spacing", before=0, after=_SPACE_AFTER_QUOTES))
        yield caption


def _quote(block: Quote, scope: PartScope) -> Iterator[Element]:
    yield paragraph(block.inlines, "Quote", scope, keep=bool(block.attribution))
    if block.attribution:
        attribution = paragraph(block.attribution, "Label", scope)
        set_property(attribution, w("spacing", before=0, after=_SPACE_AFTER_QUOTES))
        set_property(attribution, w("ind", left=scope.styles.left_indent("Quote")))
        yield attribution


def _contents(block: Contents, scope: PartScope) -> Iterator[Element]:
    title = paragraph((Text(block.title),), "TOC Heading", scope)
    scope.contents.append((title, block))
    yield title

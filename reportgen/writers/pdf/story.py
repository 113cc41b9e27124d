"""Turns the blocks of a document into reportlab's flowables, in order."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, PageBreakIfNotEmpty, Spacer

from reportgen import document
from reportgen.document import Blocks, Document
from reportgen.document.numerals import letter, roman
from reportgen.writers.bonds import bound_items
from reportgen.writers.charts import draw_chart
from reportgen.writers.pdf.charts import ChartFlowable
from reportgen.writers.pdf.footnotes import RemainingNotes
from reportgen.writers.pdf.fragments import Setter, portions, shortened
from reportgen.writers.pdf.keeping import Piece, fold
from reportgen.writers.pdf.letters import plain_text, settable
from reportgen.writers.pdf.pictures import PictureRow, PlacedPicture
from reportgen.writers.pdf.prose import (
    ContentsEntry,
    ContentsLine,
    HeadingProse,
    Layout,
    ProseParagraph,
)
from reportgen.writers.pdf.styles import LIST_INDENT, MARKER_GAP, paragraph_style
from reportgen.writers.pdf.tables import TableSetter
from reportgen.writers.pictures import LOGO_GAP, logo_sizes, photo_size
from reportgen.writers.tagging import Element, Numbering, Sections, add_figure, add_list, add_table

COVER_DROP = 0.22
"""Share of the page's height that is left free above the words of a cover page."""

CONTENTS_INDENT = 14.0
AFTER_GROUP = 9.0
NUMBERED_INDENT = 30.0
"""Points between the margin and the text of a numbered paragraph."""

LONGEST_ENTRY = 300
"""Most characters of a heading in the contents and the outline."""

NUMBERING: dict[str, Numbering] = {
    "bullet": "Disc",
    "decimal": "Decimal",
    "roman": "UpperRoman",
    "paragraph": "Decimal",
    "letter": "LowerAlpha",
}


def marker(numbering: str, number: int) -> str:
    """Return the marker of a list item: a bullet, a number with a full stop, or (a)."""
    if numbering == "bullet":
        return "•"
    if numbering == "letter":
        return f"({letter(number)})"
    return f"{roman(number)}." if numbering == "roman" else f"{number}."


class Story:
    """Turns a document into flowables; ``known`` is the layout that the pass before found."""

    def __init__(
        self, report: Document, setter: Setter, known: Layout, found: Layout, root: Element
    ) -> None:
        """Keep what every block needs; ``root`` receives the structure of the text."""
        self._report, self._setter = report, setter
        self._sections = Sections(root)
        self._known, self._found = known, found
        self._page = setter.theme.page
        self._tables = TableSetter(setter)
        self._entries = [
            _entry(block)
            for block in (*report.cover, *report.body)
            if isinstance(block, document.Heading)
        ]

    def flowables(self) -> list[Flowable]:
        """Return the flowables of the whole document."""
        cover, body = self._report.cover, self._report.body
        if self._report.cover_page and cover:
            drop = Spacer(1, self._setter.theme.page.height * COVER_DROP)
            page = (drop, *fold(self._pieces(cover)), PageBreakIfNotEmpty())
            blocks = (*page, *fold(self._pieces(body)))
        else:
            blocks = tuple(fold(self._pieces((*cover, *body))))
        return [*_without_empty_pages(blocks), RemainingNotes()]

    def _pieces(self, blocks: Blocks) -> Iterator[Piece]:
        for block, below in zip(blocks, (*blocks[1:], None), strict=False):
            pieces = list(self._block(block))
            if _ends_labels(block, below):
                pieces[-1] = _spaced(pieces[-1])
            yield from pieces

    def _block(self, block: document.Block) -> Iterator[Piece]:
        match block:
            case document.Heading():
                yield from self._heading(block)
            case document.Paragraph():
                yield from self._paragraph(block, self._sections.current.add("P"))
            case document.List():
                yield from self._list(block)
            case document.Table():
                yield from self._table(block)
            case document.Chart() | document.Figure() | document.Logos():
                yield from self._illustration(block)
            case document.Quote():
                yield from self._quote(block)
            case document.Contents():
                yield from self._contents(block)
            case document.PageBreak():
                yield Piece(self._turn(block.orientation))
            case _:
                assert_never(block)

    def _turn(self, orientation: document.Orientation) -> Flowable:
        """Return a page break; what follows is set for pages of its orientation."""
        upright = self._setter.theme.page
        self._page = upright if orientation == "portrait" else upright.turned
        return PageBreakIfNotEmpty(orientation)

    def _style(self, name: str, indent: float = 0) -> ParagraphStyle:
        return paragraph_style(self._setter, self._setter.theme.styles[name], indent=indent)

    def _heading(self, block: document.Heading) -> Iterator[Piece]:
        """Yield a heading, a very long one in portions; the first carries the bookmark."""
        name = f"Heading {block.level}"
        look = self._setter.theme.styles[name]
        element = self._sections.heading(block.level)
        *firsts, last = portions(_numbered(block))
        for number, portion in enumerate((*firsts, last)):
            style = self._style(name)
            style.spaceBefore = 0 if number else style.spaceBefore
            style.spaceAfter = 0 if number < len(firsts) else style.spaceAfter
            prose = HeadingProse("", style, frags=self._setter.fragments(portion, look))
            prose.tag(element)
            if not number:
                prose.mark(_entry(block), self._found)
            yield Piece(prose, keep_with_next=True)

    def _paragraph(
        self,
        block: document.Paragraph,
        element: Element,
        *,
        indent: float = 0,
        mark: tuple[str, Element] | None = None,
    ) -> Iterator[Piece]:
        """Yield a paragraph tagged as content of an element; ``mark`` is a label in front of it."""
        text, label = mark or (None, None)
        look = self._setter.theme.styles[block.style]
        *firsts, last = portions(block.inlines)
        for number, portion in enumerate((*firsts, last)):
            style = self._style(block.style, indent)
            style.spaceBefore = 0 if number else style.spaceBefore
            style.spaceAfter = 0 if number < len(firsts) else style.spaceAfter
            fragments = self._setter.fragments(portion, look)
            prose = ProseParagraph("", style, bulletText=None if number else text, frags=fragments)
            prose.tag(element, None if number else label)
            yield Piece(prose, block.keep_with_next and number == len(firsts))

    def _list(self, block: document.List) -> Iterator[Piece]:
        indent = self._indent(block)
        tagged = add_list(self._sections.current, NUMBERING[block.numbering])
        bound = bound_items(block)
        for number, item in enumerate(block.items, block.start):
            is_bound = bound[number - block.start]
            entry = tagged.add("LI")
            mark, body = (marker(block.numbering, number), entry.add("Lbl")), entry.add("LBody")
            for position, paragraph in enumerate(item.paragraphs):
                words = body.add("P") if len(item.paragraphs) > 1 else body
                opening = None if position else mark
                pieces = list(self._paragraph(paragraph, words, indent=indent, mark=opening))
                if item.anchor and position == 0:
                    vars(pieces[0].flowable)["marks"] = (item.anchor,)
                if block.numbering == "letter":
                    vars(pieces[0].flowable)["style"].bulletIndent += NUMBERED_INDENT
                opens = position == 0 < len(item.paragraphs) - 1
                last = Piece(pieces[-1].flowable, pieces[-1].keep_with_next or opens or is_bound)
                ends = paragraph is block.items[-1].paragraphs[-1]
                yield from (*pieces[:-1], _spaced(last) if ends else last)

    def _indent(self, block: document.List) -> float:
        """Return the indent of a list's text, which the widest marker decides.

        Numbered paragraphs all have the same indent, and their sub-paragraphs twice that.
        """
        if block.numbering in ("paragraph", "letter"):
            return NUMBERED_INDENT * (1 + (block.numbering == "letter"))
        numbers = range(block.start, block.start + len(block.items))
        styles = {paragraph.style for item in block.items for paragraph in item.paragraphs[:1]}
        widths = [
            _width(marker(block.numbering, number), self._style(style))
            for number in numbers
            for style in sorted(styles)
        ]
        return max(LIST_INDENT, max(widths, default=0) + MARKER_GAP)

    def _table(self, block: document.Table) -> Iterator[Piece]:
        has_rows = block.rows and block.columns
        around = self._sections.current
        element = add_table(around, block.description) if has_rows else around
        if block.caption:
            words = document.Paragraph(block.caption, "Caption")
            for piece in self._paragraph(words, element.add("Caption" if has_rows else "P")):
                yield Piece(piece.flowable, keep_with_next=True)
        if has_rows:
            yield Piece(self._tables.table(block, element, self._page.measure))

    def _illustration(self, block: document.Illustration) -> Iterator[Piece]:
        match block:
            case document.Chart():
                yield from self._chart(block)
            case document.Figure():
                yield from self._figure(block)
            case document.Logos():
                yield from self._logos(block)
            case _:
                assert_never(block)

    def _chart(self, block: document.Chart) -> Iterator[Piece]:
        """Yield caption, drawing and table; the first rows stay on the page of the drawing."""
        words = document.Paragraph(block.caption, "Caption")
        for piece in self._paragraph(words, self._sections.current.add("P")):
            yield Piece(piece.flowable, keep_with_next=True)
        theme = self._setter.theme
        drawing = draw_chart(block, self._page.measure, theme.colors["accent"])
        figure = add_figure(self._sections.current, settable(block.description))
        yield Piece(ChartFlowable(drawing, self._setter, figure, self._page), keep_with_next=True)
        yield from self._table(block.table)

    def _figure(self, block: document.Figure) -> Iterator[Piece]:
        """Yield a photograph and its caption, which stay on one page."""
        size = photo_size(block.picture, self._page.measure)
        placed = PlacedPicture(block.picture, 0, *size, self._figure_element(block.picture))
        yield Piece(PictureRow([placed], 2), keep_with_next=bool(block.caption))
        if block.caption:
            words = document.Paragraph(block.caption, "Label")
            *firsts, last = self._paragraph(words, self._sections.current.add("P"))
            yield from (*firsts, _spaced(last))

    def _logos(self, block: document.Logos) -> Iterator[Piece]:
        placed, left = [], 0.0
        sizes = logo_sizes(block.pictures, self._page.measure)
        for picture, size in zip(block.pictures, sizes, strict=True):
            placed.append(PlacedPicture(picture, left, *size, self._figure_element(picture)))
            left += size[0] + LOGO_GAP
        if placed:
            yield Piece(PictureRow(placed, 26))

    def _figure_element(self, picture: document.Picture) -> Element:
        return add_figure(self._sections.current, settable(picture.description))

    def _quote(self, block: document.Quote) -> Iterator[Piece]:
        element = self._sections.current.add("BlockQuote")
        words = document.Paragraph(block.inlines, "Quote", keep_with_next=bool(block.attribution))
        yield from self._paragraph(words, element.add("P"))
        if block.attribution:
            indent = self._setter.theme.styles["Quote"].indent
            *firsts, last = self._paragraph(
                document.Paragraph(block.attribution, "Label"), element.add("P"), indent=indent
            )
            yield from (*firsts, _spaced(last))

    def _contents(self, block: document.Contents) -> Iterator[Piece]:
        title = document.Paragraph(
            (document.Text(block.title),), "TOC Heading", keep_with_next=True
        )
        yield from self._paragraph(title, self._sections.current.add("P"))
        contents = self._sections.current.add("TOC")
        for entry in self._entries:
            if entry.level <= block.depth:
                line = self._contents_line(entry)
                line.tag(contents)
                yield Piece(line)

    def _contents_line(self, entry: ContentsEntry) -> ContentsLine:
        look = self._setter.theme.styles["Table Text"]
        style = self._style("Table Text", CONTENTS_INDENT * (entry.level - 1))
        style.leading += 2
        style.spaceBefore = 5 if entry.level == 1 else 0
        style.bulletColor = self._setter.color("muted")
        text = document.Text(entry.text, "Strong" if entry.level == 1 else None)
        words = ProseParagraph("", style, frags=self._setter.fragments((text,), look))
        page = self._known.pages.get(entry.anchor)
        return ContentsLine(entry, words, str(page) if page else "", style)


def _without_empty_pages(flowables: Iterable[Flowable]) -> list[Flowable]:
    """Drop page breaks that would leave an empty page."""
    kept: list[Flowable] = []
    waiting: list[Flowable] = []
    for flowable in flowables:
        if isinstance(flowable, PageBreakIfNotEmpty):
            waiting = [flowable] if kept else []
        else:
            kept += [*waiting, flowable]
            waiting = []
    return kept


def _numbered(heading: document.Heading) -> document.Inlines:
    """Return the words of a heading after its number."""
    number = (document.Text(f"{heading.number} "),) if heading.number else ()
    return (*number, *heading.inlines)


def _entry(heading: document.Heading) -> ContentsEntry:
    text = shortened(plain_text(_numbered(heading)), LONGEST_ENTRY)
    return ContentsEntry(text, heading.level, heading.anchor)


def _ends_labels(block: document.Block, below: document.Block | None) -> bool:
    """Whether a paragraph is the last of a run of labels with running text below."""
    if not isinstance(block, document.Paragraph) or block.style != "Label":
        return False
    if isinstance(below, document.List):
        return below.numbering == "paragraph"
    return isinstance(below, document.Paragraph) and below.style == "Body Text"


def _spaced(piece: Piece) -> Piece:
    """Return a style with extra space below, for the end of labels, a list or a quotation."""
    style = vars(piece.flowable)["style"]
    style.spaceAfter = max(style.spaceAfter, AFTER_GROUP)
    return piece


def _width(text: str, style: ParagraphStyle) -> float:
    return float(stringWidth(text, style.fontName, style.fontSize))

"""The blocks of a document as flowables, in order."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, PageBreakIfNotEmpty, Spacer

from reportgen import document
from reportgen.document import Blocks, Document
from reportgen.writers.pdf.footnotes import RemainingNotes
from reportgen.writers.pdf.fragments import Setter, plain_text, portions, shortened
from reportgen.writers.pdf.keeping import Piece, fold
from reportgen.writers.pdf.prose import ContentsLine, Entry, HeadingProse, Layout, Prose
from reportgen.writers.pdf.styles import LIST_INDENT, MARKER_GAP, paragraph_style
from reportgen.writers.pdf.tables import TableSetter

COVER_DROP = 0.22
"""Share of the page's height above the words of a cover page."""

CONTENTS_INDENT = 14.0
AFTER_GROUP = 9.0
LONGEST_ENTRY = 300
"""Characters of a heading in the contents and the outline."""

ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def marker(numbering: str, number: int) -> str:
    """Return what stands before a list item: a bullet, or a number with a full stop."""
    if numbering == "bullet":
        return "•"
    return f"{number}." if numbering == "decimal" else f"{roman(number)}."


def roman(number: int) -> str:
    """Return a number from 1 in upper-case roman digits."""
    digits = ""
    for value, digit in ROMAN:
        count, number = divmod(number, value)
        digits += digit * count
    return digits


class Story:
    """Turns a document into flowables; ``known`` is where things stood in the pass before."""

    def __init__(self, report: Document, setter: Setter, known: Layout, found: Layout) -> None:
        """Keep what every block needs."""
        self._report, self._setter = report, setter
        self._known, self._found = known, found
        self._tables = TableSetter(setter)
        self._entries = [
            _entry(block)
            for block in (*report.cover, *report.body)
            if isinstance(block, document.Heading)
        ]

    def flowables(self) -> list[Flowable]:
        """Return everything between the first page's head and the last page's foot."""
        cover = list(fold(self._pieces(self._report.cover)))
        if self._report.cover_page and cover:
            drop = Spacer(1, self._setter.theme.page.height * COVER_DROP)
            cover = [drop, *cover, PageBreakIfNotEmpty()]
        blocks = (*cover, *fold(self._pieces(self._report.body)))
        return [*_without_empty_pages(blocks), RemainingNotes()]

    def _pieces(self, blocks: Blocks) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: document.Block) -> Iterator[Piece]:
        match block:
            case document.Heading():
                yield Piece(self._heading(block), keep_with_next=True)
            case document.Paragraph():
                yield from self._paragraph(block)
            case document.List():
                yield from self._list(block)
            case document.Table():
                yield from self._table(block)
            case document.Quote():
                yield from self._quote(block)
            case document.Contents():
                yield from self._contents(block)
            case document.PageBreak():
                yield Piece(PageBreakIfNotEmpty())
            case _:
                assert_never(block)

    def _style(self, name: str, indent: float = 0) -> ParagraphStyle:
        return paragraph_style(self._setter, self._setter.theme.styles[name], indent=indent)

    def _heading(self, block: document.Heading) -> HeadingProse:
        name = f"Heading {block.level}"
        look = self._setter.theme.styles[name]
        prose = HeadingProse(
            "", self._style(name), frags=self._setter.fragments(block.inlines, look)
        )
        return prose.mark(_entry(block), self._found)

    def _paragraph(
        self, block: document.Paragraph, *, indent: float = 0, mark: str = ""
    ) -> Iterator[Piece]:
        look = self._setter.theme.styles[block.style]
        *firsts, last = portions(block.inlines)
        for number, portion in enumerate((*firsts, last)):
            style = self._style(block.style, indent)
            style.spaceBefore = 0 if number else style.spaceBefore
            style.spaceAfter = 0 if number < len(firsts) else style.spaceAfter
            fragments = self._setter.fragments(portion, look)
            prose = Prose("", style, bulletText=None if number else mark or None, frags=fragments)
            yield Piece(prose, block.keep_with_next and number == len(firsts))

    def _list(self, block: document.List) -> Iterator[Piece]:
        indent = self._indent(block)
        for number, item in enumerate(block.items, block.start):
            for position, paragraph in enumerate(item.paragraphs):
                mark = "" if position else marker(block.numbering, number)
                pieces = list(self._paragraph(paragraph, indent=indent, mark=mark))
                opens = position == 0 < len(item.paragraphs) - 1
                last = Piece(pieces[-1].flowable, pieces[-1].keep_with_next or opens)
                ends = paragraph is block.items[-1].paragraphs[-1]
                yield from (*pieces[:-1], _spaced(last) if ends else last)

    def _indent(self, block: document.List) -> float:
        """The widest marker decides how far the text of every item stands in."""
        numbers = range(block.start, block.start + len(block.items))
        styles = {paragraph.style for item in block.items for paragraph in item.paragraphs[:1]}
        widths = [
            _width(marker(block.numbering, number), self._style(style))
            for number in numbers
            for style in sorted(styles)
        ]
        return max(LIST_INDENT, max(widths, default=0) + MARKER_GAP)

    def _table(self, block: document.Table) -> Iterator[Piece]:
        if block.caption:
            for piece in self._paragraph(document.Paragraph(block.caption, "Caption")):
                yield Piece(piece.flowable, keep_with_next=True)
        table = self._tables.table(block)
        if table is not None:
            yield Piece(table)

    def _quote(self, block: document.Quote) -> Iterator[Piece]:
        words = document.Paragraph(block.inlines, "Quote", keep_with_next=bool(block.attribution))
        yield from self._paragraph(words)
        if block.attribution:
            indent = self._setter.theme.styles["Quote"].indent
            *firsts, last = self._paragraph(
                document.Paragraph(block.attribution, "Label"), indent=indent
            )
            yield from (*firsts, _spaced(last))

    def _contents(self, block: document.Contents) -> Iterator[Piece]:
        title = document.Paragraph(
            (document.Text(block.title),), "TOC Heading", keep_with_next=True
        )
        yield from self._paragraph(title)
        for entry in self._entries:
            if entry.level <= block.depth:
                yield Piece(self._contents_line(entry))

    def _contents_line(self, entry: Entry) -> ContentsLine:
        look = self._setter.theme.styles["Table Text"]
        style = self._style("Table Text", CONTENTS_INDENT * (entry.level - 1))
        style.leading += 2
        style.spaceBefore = 5 if entry.level == 1 else 0
        style.bulletColor = self._setter.color("muted")
        text = document.Text(entry.text, "Strong" if entry.level == 1 else None)
        words = Prose("", style, frags=self._setter.fragments((text,), look))
        page = self._known.pages.get(entry.anchor)
        return ContentsLine(entry, words, str(page) if page else "", style)


def _without_empty_pages(flowables: Iterable[Flowable]) -> list[Flowable]:
    """A page break counts only between two things to print."""
    kept: list[Flowable] = []
    waiting: list[Flowable] = []
    for flowable in flowables:
        if isinstance(flowable, PageBreakIfNotEmpty):
            waiting = [flowable] if kept else []
        else:
            kept += [*waiting, flowable]
            waiting = []
    return kept


def _entry(heading: document.Heading) -> Entry:
    text = shortened(plain_text(heading.inlines), LONGEST_ENTRY)
    return Entry(text, heading.level, heading.anchor)


def _spaced(piece: Piece) -> Piece:
    """The end of a list or quotation stands a little farther from the text below."""
    style = vars(piece.flowable)["style"]
    style.spaceAfter = max(style.spaceAfter, AFTER_GROUP)
    return piece


def _width(text: str, style: ParagraphStyle) -> float:
    return float(stringWidth(text, style.fontName, style.fontSize))

"""Tables with horizontal hairlines, a header that repeats, and rows that stay together."""

from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any, Literal, TypeVar

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table
from reportlab.platypus.tables import CellStyle

from reportgen import document
from reportgen.writers.bonds import bound_rows
from reportgen.writers.pdf.fragments import Setter, portions
from reportgen.writers.pdf.prose import ProseParagraph
from reportgen.writers.pdf.styles import aligned_at_end, paragraph_style
from reportgen.writers.tagging import Element, add_cell

PADDING = 3.0
HAIRLINE = 0.4
NARROWEST = 0.05
"""Smallest share of a table's width for a column."""

HEADER_LINE = 0.9

Command = tuple[Any, ...]
_T = TypeVar("_T")


class RuledTable(Table):
    """A table that splits a row, or rows kept together, only if they are taller than a page."""

    splitInRow: int  # noqa: N815
    repeatRows: int  # noqa: N815
    _cellvalues: list[list[list[Flowable]]]
    _rowHeights: list[float]  # noqa: N815
    _nosplitCmds: list[Command]  # noqa: N815
    _argH: list[float | None]  # noqa: N815
    _spanCmds: list[Command]  # noqa: N815
    _is_measured = False

    def _calc(self, availWidth: float, availHeight: float) -> None:  # noqa: N803
        """Measure the rows once; parts of a split table inherit their heights.

        Reportlab would measure all remaining rows several times a page.
        """
        if not self._is_measured:
            super()._calc(availWidth, availHeight)  # type: ignore[misc]
            self._argH = [*self._rowHeights]
            self._is_measured = "_rowpositions" in vars(self)

    def _calcNoSplitRanges(self) -> None:  # noqa: N802
        """Record which rows stay together; reportlab would record it for each cell of every row."""
        kept = {(0, first): (0, first, 0, last) for _, (_, first), (_, last) in self._nosplitCmds}
        vars(self).update(_nosplitRanges=kept, _rowNoSplitCells=[*kept], _colNoSplitCells=[])

    def _calc_height(self, availHeight: float, availWidth: float, **known: object) -> None:  # noqa: N803
        """Skip the positions of rows while the table is too tall to be drawn."""
        heights = [height for height in self._argH if height is not None]
        total = sum(heights)
        if len(heights) < len(self._argH) or total <= availHeight + 1 or self._spanCmds:
            super()._calc_height(availHeight, availWidth, **known)  # type: ignore[misc]
        else:
            vars(self).update(_height=total, _hmax=len(heights))

    @cached_property
    def notes(self) -> tuple[int, ...]:
        """Return the numbers of the notes anchored in the cells, each once, in order."""
        numbers = (
            number
            for row in self._cellvalues
            for cell in row
            for part in cell
            if isinstance(part, ProseParagraph)
            for number in part.notes
        )
        return tuple(dict.fromkeys(numbers))

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the table in two parts, or nothing if it is better started on the next page."""
        pieces = super().split(availWidth, availHeight)
        frame = getattr(self, "_frame", None)
        if pieces or frame is None or not frame.is_fresh:
            return pieces
        kept, repeated = self._nosplitCmds, self.repeatRows
        self._part_rows_at(availHeight)
        pieces = super().split(availWidth, availHeight)
        if not pieces and self.repeatRows:
            self.repeatRows = 0
            pieces = super().split(availWidth, availHeight)
        for piece in (self, *pieces):
            vars(piece)["splitInRow"] = 0
        self._nosplitCmds, self.repeatRows = kept, repeated
        self._calcNoSplitRanges()
        return pieces

    def _part_rows_at(self, height: float) -> None:
        """Allow a split at a height, inside a row or between rows that are kept together."""
        ends = accumulate(self._rowHeights)
        last = next((n for n, end in enumerate(ends) if end > height), len(self._rowHeights))
        self._nosplitCmds = [
            kept for kept in self._nosplitCmds if not kept[1][1] < last <= kept[2][1]
        ]
        self._calcNoSplitRanges()
        self.splitInRow = 1

    def onSplit(self, T: Table, byRow: int = 1) -> None:  # noqa: ARG002, N802, N803
        """Give a new part what is known about its notes."""
        if not self.notes:
            vars(T)["notes"] = ()


class TableSetter:
    """Sets the tables of a document."""

    def __init__(self, setter: Setter) -> None:
        """Keep what typesets the words of cells."""
        self._setter = setter
        self._styles: dict[tuple[str, bool], ParagraphStyle] = {}

    def table(self, table: document.Table, element: Element, width: float) -> RuledTable:
        """Return a table of so many points' width; its rows are added to the tagged element."""
        headers = _header_count(table)
        parts = [element.add("THead")] * headers
        parts += [element.add("TBody")] * (len(table.rows) - headers)
        return RuledTable(
            [
                self._cells(row, table.columns, part.add("TR"))
                for row, part in zip(table.rows, parts, strict=True)
            ],
            colWidths=[*self._seen(_widths(table.columns, width))],
            repeatRows=headers if headers < len(table.rows) else 0,
            longTableOptimize=0,  # it adds up all rows so far at every row
            hAlign="LEFT",
            spaceBefore=4,
            spaceAfter=14,
            cellStyles=[[self._cell_style()] * len(table.columns)] * len(table.rows),
            style=list(self._commands(table)),
        )

    def _cells(
        self, row: document.Row, columns: tuple[document.Column, ...], element: Element
    ) -> list[list[Flowable]]:
        cells: list[list[Flowable]] = []
        for cell in row.cells:
            if len(cells) < len(columns):
                span = min(cell.span, len(columns) - len(cells))
                tagged = add_cell(element, heads=_heads(row, len(cells)), columns=span)
                lines = self._lines(cell, columns[len(cells)].align, tagged)
                cells += self._seen([lines, *([] for _ in range(span - 1))])
        for _ in range(len(columns) - len(cells)):
            add_cell(element)
            cells.append([])
        return self._seen(cells)

    def _seen(self, columns: list[_T]) -> list[_T]:
        """Return the columns in visual order: reversed in text that runs from right to left."""
        return columns[::-1] if self._setter.backward else columns

    def _lines(self, cell: document.Cell, align: str, element: Element) -> list[Flowable]:
        lines: list[Flowable] = []
        for paragraph in cell.paragraphs:
            look = self._setter.theme.styles[paragraph.style]
            style = self._style(paragraph.style, at_end=align == "right")
            owner = element.add("P") if len(cell.paragraphs) > 1 else element
            for portion in portions(paragraph.inlines):
                prose = ProseParagraph("", style, frags=self._setter.fragments(portion, look))
                prose.tag(owner)
                lines.append(prose)
        return lines

    def _style(self, name: str, *, at_end: bool) -> ParagraphStyle:
        """Return the style of words in cells, cached since a long table has thousands of cells."""
        if (name, at_end) not in self._styles:
            style = paragraph_style(self._setter, self._setter.theme.styles[name], in_cell=True)
            self._styles[name, at_end] = aligned_at_end(style) if at_end else style
        return self._styles[name, at_end]

    def _cell_style(self) -> CellStyle:
        """Return the reportlab style that applies to every cell."""
        style = CellStyle("cell")
        style.valign = "TOP"
        style.fontname = self._setter.fonts.name("sans", "regular")
        style.leftPadding = style.rightPadding = style.topPadding = PADDING
        style.bottomPadding = PADDING + 1
        return style

    def _commands(self, table: document.Table) -> Iterator[Command]:
        yield from self._rules(table.rows)
        for number, row in enumerate(table.rows):
            yield from self._spans(number, row, len(table.columns))
            if row.kind == "block":
                yield "BACKGROUND", (0, number), (-1, number), self._color("tint")
        for first, last in _kept_rows(table):
            yield "NOSPLIT", (0, first), (-1, last)

    def _spans(self, number: int, row: document.Row, columns: int) -> Iterator[Command]:
        first = 0
        for cell in row.cells:
            last = min(first + cell.span, columns) - 1
            if last > first:
                left, right = (columns - 1 - last, columns - 1 - first)
                left, right = (left, right) if self._setter.backward else (first, last)
                yield "SPAN", (left, number), (right, number)
            first = last + 1

    def _rules(self, rows: tuple[document.Row, ...]) -> Iterator[Command]:
        """Return the commands for hairlines, one for each run of rows with the same rule."""
        first = 0
        below: tuple[document.Row | None, ...] = (*rows[1:], None)
        for rule, run in groupby(zip(rows, below, strict=True), lambda pair: _rule(*pair)):
            last = first + len(list(run)) - 1
            if rule:
                color, width = rule
                yield "LINEBELOW", (0, first), (-1, last), width, self._color(color)
            first = last + 1

    def _color(self, name: str) -> Color:
        return self._setter.color(name)


def _heads(row: document.Row, column: int) -> Literal["Column", "Row", ""]:
    """Return what a cell is a header of: the column in a header row, or the row that it opens."""
    if row.kind == "header":
        return "Column"
    if column or len(row.cells) == 1:
        return ""
    label = row.cells[0].paragraphs
    is_label = label and all(paragraph.style == "Table Heading" for paragraph in label)
    return "Row" if is_label else ""


def _rule(row: document.Row, below: document.Row | None) -> tuple[str, float] | None:
    """Return colour and width of the line under a row; a block row has none above its sub row."""
    if row.kind == "header":
        return "accent", HEADER_LINE
    if row.kind == "block" and below is not None and below.kind == "sub":
        return None
    return "line", HAIRLINE


def _widths(columns: tuple[document.Column, ...], width: float) -> list[float]:
    """Return the columns' widths in points, which sum to the width.

    None is too narrow for a letter.
    """
    shares = [max(column.share, NARROWEST) for column in columns]
    return [share / sum(shares) * width for share in shares]


def _header_count(table: document.Table) -> int:
    kinds = [row.kind for row in table.rows]
    return next((n for n, kind in enumerate(kinds) if kind != "header"), len(kinds))


def _kept_rows(table: document.Table) -> Iterator[tuple[int, int]]:
    """Yield the first and last row of each group that stays together."""
    first = 0
    for number, is_bound in enumerate(bound_rows(table)):
        if not is_bound:
            if number > first:
                yield first, number
            first = number + 1

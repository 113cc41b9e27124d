"""Tables with hairlines, tinted block rows and a header that repeats."""

from dataclasses import replace
from itertools import accumulate

from reportgen.document import Cell, Column, Paragraph, ParagraphStyle, Row, Table
from reportgen.writers.bonds import bound_rows
from reportgen.writers.characters import printable_line
from reportgen.writers.docx.body.inlines import compose_inlines
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import Element, qualified, w

TABLE_STYLE = "Report Table"
_TINT = "E8EEF5"
"""Colour of block rows, if the template's table style has no bands."""


def compose_table(table: Table, scope: PartScope) -> Element:
    """Return a table as wide as the text.

    Raises:
        TemplateError: the template lacks a style.
    """
    widths = column_widths(table.columns, scope.width)
    element = w("tbl", _table_properties(table, scope))
    element.append(w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    element.extend(
        _row(replace(row, keep_with_next=is_bound), table.columns, widths, scope)
        for row, is_bound in zip(table.rows, bound_rows(table), strict=True)
    )
    return element


def column_widths(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """Return the columns' widths, whose sum is exactly the table's width."""
    whole = sum(column.share for column in columns) or 1.0
    edges = [round(edge / whole * width) for edge in accumulate(c.share for c in columns)]
    return tuple(right - left for left, right in zip([0, *edges], edges, strict=False))


def _table_properties(table: Table, scope: PartScope) -> Element:
    headed = int(any(row.kind == "header" for row in table.rows))
    look = w("tblLook", val="0620" if headed else "0600", firstRow=headed, lastRow=0)
    for name in ("firstColumn", "lastColumn", "noHBand", "noVBand"):
        look.set(qualified(name), str(int(name.startswith("no"))))
    properties = w(
        "tblPr",
        w("tblStyle", val=scope.styles.find(TABLE_STYLE)),
        w("tblW", w=scope.width, type="dxa"),
        w("tblLayout", type="fixed"),
        look,
    )
    if table.description:
        properties.append(w("tblDescription", val=printable_line(table.description)))
    return properties


def _row(
    row: Row, columns: tuple[Column, ...], widths: tuple[int, ...], scope: PartScope
) -> Element:
    properties = w("trPr", w("cantSplit"))
    if row.kind == "header":
        properties.append(w("tblHeader"))
    element = w("tr", properties)
    position = 0
    for cell in row.cells:
        width = sum(widths[position : position + cell.span])
        element.append(_cell(cell, row, columns[position], width, scope))
        position += cell.span
    return element


def _cell(cell: Cell, row: Row, column: Column, width: int, scope: PartScope) -> Element:
    properties = w("tcPr", w("tcW", w=width, type="dxa"))
    if cell.span > 1:
        properties.append(w("gridSpan", val=cell.span))
    if row.kind == "block":
        tint = scope.styles.band(TABLE_STYLE) or _TINT
        properties.append(w("shd", val="clear", color="auto", fill=tint))
    lines = [_line(line, row, column, scope) for line in cell.paragraphs]
    return w("tc", properties, *(lines or [_line(Paragraph(()), row, column, scope)]))


def _line(line: Paragraph, row: Row, column: Column, scope: PartScope) -> Element:
    properties = w("pPr", w("pStyle", val=scope.styles.find(_style(line, row))))
    if row.keep_with_next or line.keep_with_next:
        properties.append(w("keepNext"))
    if column.align == "right":
        properties.append(w("jc", val="right"))
    return w("p", properties, *compose_inlines(line.inlines, scope))


def _style(line: Paragraph, row: Row) -> ParagraphStyle:
    if line.style != "Body Text":
        return line.style
    return "Table Heading" if row.kind in {"header", "block"} else "Table Text"

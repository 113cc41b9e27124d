"""Tables with a caption, header cells with their scope, and a row group for each block row."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, takewhile
from typing import assert_never

from reportgen.document import Cell, Column, Paragraph, Row, Table
from reportgen.writers.html.inlines import PageScope, compose_inlines
from reportgen.writers.html.markup import Attribute, element, escaped, lines, opening
from reportgen.writers.text import inline_text

_WIDE = 3
"""Number of columns from which a table may need scrolling on a narrow screen."""

_PLAIN = frozenset({"Body Text", "Table Text", "Table Heading"})


def compose_table(table: Table, scope: PageScope) -> str:
    """Return a table with all its rows, or nothing if it has none."""
    if not table.rows or not table.columns:
        return ""
    title = scope.next_table()
    header = tuple(takewhile(lambda row: row.kind == "header", table.rows))
    caption = _caption(table, title, scope)
    written = lines(
        "<table>",
        caption,
        _columns(table.columns),
        _group("thead", header, table.columns, scope),
        *(
            _group("tbody", rows, table.columns, scope)
            for rows in _groups(table.rows[len(header) :])
        ),
        "</table>",
    )
    if len(table.columns) < _WIDE:
        return element("div", f"\n{written}\n", class_="table")
    return element("div", f"\n{written}\n", class_="table wide", **_moved(table, title, scope))


def _moved(table: Table, title: str, scope: PageScope) -> dict[str, Attribute]:
    """Return the attributes that let a keyboard scroll a wide table.

    Its name makes it a landmark.
    """
    name = inline_text(table.caption) + table.description
    if not name.strip():
        return {"role": "group", "tabindex": 0}
    role = "group" if name in scope.tables else "region"
    scope.tables.add(name)
    return {"role": role, "tabindex": 0, "aria_labelledby": title}


def _caption(table: Table, title: str, scope: PageScope) -> str:
    """Return the caption, with the description for screen readers."""
    words, description = compose_inlines(table.caption, scope), escaped(table.description)
    if not words:
        spoken: Attribute = "spoken"
        return element("caption", description, id=title, class_=spoken) if description else ""
    if not description or description == escaped(inline_text(table.caption)):
        return element("caption", words, id=title)
    described = element("span", f" ({description})", class_="spoken")
    return element("caption", words + described, id=title)


def _columns(columns: tuple[Column, ...]) -> str:
    whole = sum(column.share for column in columns) or 1.0
    edges = [0, *(round(edge / whole * 1000) for edge in accumulate(c.share for c in columns))]
    widths = (f"width: {(right - left) / 10:g}%" for left, right in pairwise(edges))
    return element("colgroup", "".join(opening("col", style=width) for width in widths))


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Group the rows; each group is opened by a block row."""
    group: list[Row] = []
    for row in rows:
        if row.kind == "block" and group:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _group(tag: str, rows: Sequence[Row], columns: tuple[Column, ...], scope: PageScope) -> str:
    written = "\n".join(_row(row, columns, scope) for row in rows)
    return element(tag, f"\n{written}\n") if rows else ""


def _row(row: Row, columns: tuple[Column, ...], scope: PageScope) -> str:
    cells: list[str] = []
    place = 0
    for cell in row.cells:
        span = max(1, min(cell.span, len(columns) - place))
        column = columns[min(place, len(columns) - 1)]
        cells.append(_cell(cell, _heads(cell, row, place, span), span, column, scope))
        place += span
    if place < len(columns):
        missing = len(columns) - place
        cells.append(element("td", "", colspan=missing if missing > 1 else None))
    kept = "kept" if row.keep_with_next else ""
    kind = "" if row.kind == "plain" else row.kind
    return element("tr", "".join(cells), class_=" ".join(filter(None, (kind, kept))))


def _heads(cell: Cell, row: Row, place: int, span: int) -> str:
    """Return the scope of a header cell, empty for a cell that is no header."""
    if not any(inline_text(paragraph.inlines).strip() for paragraph in cell.paragraphs):
        return ""
    match row.kind:
        case "header":
            return "colgroup" if span > 1 else "col"
        case "block":
            return "rowgroup"
        case "plain" | "sub":
            heading = all(paragraph.style == "Table Heading" for paragraph in cell.paragraphs)
            return "row" if heading and place == 0 else ""
        case _:
            assert_never(row.kind)


def _cell(cell: Cell, heads: str, span: int, column: Column, scope: PageScope) -> str:
    return element(
        "th" if heads else "td",
        _lines(cell.paragraphs, scope),
        scope=heads,
        colspan=span if span > 1 else None,
        class_="number" if column.align == "right" else None,
    )


def _lines(paragraphs: tuple[Paragraph, ...], scope: PageScope) -> str:
    written = [(p.style, compose_inlines(p.inlines, scope)) for p in paragraphs]
    shown = [(style, words) for style, words in written if words]
    if len(shown) == 1 and shown[0][0] in _PLAIN:
        return shown[0][1]
    return "".join(
        element("p", words, class_="" if style in _PLAIN else style_class(style))
        for style, words in shown
    )


def style_class(style: str) -> str:
    """Return the CSS class of a style: "Key Fact" is ``key-fact``."""
    return style.lower().replace(" ", "-")

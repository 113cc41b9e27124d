"""Elements that need attributes: lists, cells, notes, figures."""

from typing import Literal

from reportgen.writers.tagging.structure import Attribute, Element

Numbering = Literal[
    "None", "Disc", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"
]


def add_list(parent: Element, numbering: Numbering) -> Element:
    """Return a new list; ``numbering`` says what kind of label its items carry."""
    return parent.hold(Element("L", attributes={"ListNumbering": numbering}))


def add_table(parent: Element, summary: str) -> Element:
    """Return a new table; ``summary`` says what it is about to who cannot see it."""
    return parent.hold(Element("Table", attributes={"Summary": summary} if summary else {}))


def add_cell(
    row: Element, *, heads: Literal["Column", "Row", ""] = "", columns: int = 1, rows: int = 1
) -> Element:
    """Return a new cell that spans columns and rows; ``heads`` is what a header cell is head of."""
    attributes: dict[str, Attribute] = {}
    if heads:
        attributes["Scope"] = heads
    if columns > 1:
        attributes["ColSpan"] = columns
    if rows > 1:
        attributes["RowSpan"] = rows
    return row.hold(Element("TH" if heads else "TD", attributes=attributes))


def add_figure(
    parent: Element, alternative: str, box: tuple[float, float, float, float] | None = None
) -> Element:
    """Return a new figure; its ``box`` may be set when it is drawn, which tells where that is."""
    figure = parent.add("Figure", alternative=alternative)
    if box:
        set_box(figure, box)
    return figure


def set_box(figure: Element, box: tuple[float, float, float, float]) -> None:
    """Say where a figure stands: left, bottom, right and top on its page, in points."""
    figure.attributes = {"Placement": "Block", "BBox": box}


def add_note(parent: Element, identifier: str) -> tuple[Element, Element]:
    """Return the label and the text of a new note."""
    note = parent.hold(Element("Note", identifier=identifier))
    return note.add("Lbl"), note.add("P")

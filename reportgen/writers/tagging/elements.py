"""Elements with attributes: lists, tables, cells, figures and notes."""

from typing import Literal

from reportgen.writers.tagging.structure import Attribute, Element

Numbering = Literal[
    "None", "Disc", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"
]


def add_list(parent: Element, numbering: Numbering) -> Element:
    """Add a list to an element; ``numbering`` is the kind of its labels."""
    return parent.hold(Element("L", attributes={"ListNumbering": numbering}))


def add_table(parent: Element, summary: str) -> Element:
    """Add a table to an element; ``summary`` describes it for screen readers."""
    return parent.hold(Element("Table", attributes={"Summary": summary} if summary else {}))


def add_cell(
    row: Element, *, heads: Literal["Column", "Row", ""] = "", columns: int = 1, rows: int = 1
) -> Element:
    """Add a cell that spans columns and rows; ``heads`` is the scope of a header cell."""
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
    """Add a figure; its ``box`` may be set later, when drawing it tells where it stands."""
    figure = parent.add("Figure", alternative=alternative)
    if box:
        set_box(figure, box)
    return figure


def set_box(figure: Element, box: tuple[float, float, float, float]) -> None:
    """Set the bounding box of a figure: left, bottom, right and top on its page, in points."""
    figure.attributes = {"Placement": "Block", "BBox": box}


def add_note(parent: Element, identifier: str) -> tuple[Element, Element]:
    """Add a note; return its label and its text."""
    note = parent.hold(Element("Note", identifier=identifier))
    return note.add("Lbl"), note.add("P")

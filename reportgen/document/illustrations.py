"""What is drawn or shown: charts, photographs, logos."""

from dataclasses import dataclass, field
from typing import Literal

from reportgen.document.inlines import Inlines
from reportgen.document.tables import Table

ChartKind = Literal["bar", "stacked", "column", "line", "timeline"]


@dataclass(frozen=True, slots=True)
class Series:
    """Values under one name, in the order of the categories of their chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as a drawing, above the table that says the same.

    Bars of ``bar`` and ``stacked`` lie, those of ``column`` stand; ``stacked`` sets the series one
    behind the other. A ``timeline`` has one series of minutes, from ``starts`` in minutes since
    midnight. ``caption`` tells what is counted, the source and n; ``unit`` stands behind the
    values in the drawing. Words in the drawing are no text of the document: ``table`` has them all.
    """

    kind: ChartKind
    caption: Inlines
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    table: Table
    description: str
    unit: str = ""
    starts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of pixels: ``description`` stands for it where it is not seen.

    ``content`` is a file of its kind and nothing else, ``sha256`` its digest; width and height
    are in pixels.
    """

    kind: Literal["jpeg", "png"]
    sha256: str
    width: int
    height: int
    description: str
    content: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A photograph as wide as the text, or as its pixels allow, above its caption."""

    picture: Picture
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Logos:
    """Pictures in one line at one height."""

    pictures: tuple[Picture, ...]

"""Illustrations: charts, photographs and logos."""

from dataclasses import dataclass, field
from typing import Literal

from reportgen.document.inlines import Inlines
from reportgen.document.tables import Table

ChartKind = Literal["bar", "stacked", "column", "line", "timeline"]


@dataclass(frozen=True, slots=True)
class Series:
    """Named values, one for each category of the chart, in the same order."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of numbers, printed above the table that says the same.

    ``bar`` and ``stacked`` charts have horizontal bars, ``column`` charts vertical ones;
    ``stacked`` sets the series end to end. A ``timeline`` has one series of minutes, each bar
    beginning at the minute since midnight given in ``starts``. ``caption`` says what is counted,
    the source and n; ``unit`` follows the values in the drawing. The words in the drawing do not
    count as text of the document, because ``table`` repeats them all.
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
    """A photograph or logo; ``description`` is its alternative text.

    ``content`` is the encoded image, ``sha256`` its digest; width and height are in pixels.
    """

    kind: Literal["jpeg", "png"]
    sha256: str
    width: int
    height: int
    description: str
    content: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A photograph above its caption, as wide as the text unless it has too few pixels."""

    picture: Picture
    caption: Inlines = ()


@dataclass(frozen=True, slots=True)
class Logos:
    """Logos side by side, all of one height."""

    pictures: tuple[Picture, ...]

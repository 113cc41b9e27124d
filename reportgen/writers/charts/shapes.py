"""The shapes of a drawing; lengths are in points, and y grows downwards from the top."""

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle with an outline."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    outline: str


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line through points; ``dashed`` sets its dash."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float = 0.5
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle with an outline."""

    x: float
    y: float
    radius: float
    fill: str
    outline: str


@dataclass(frozen=True, slots=True)
class ChartLabel:
    """A line of words on a base line; ``anchor`` says which point of it stands at x."""

    x: float
    y: float
    text: str
    color: str
    anchor: Anchor = "start"
    strong: bool = False


Shape = Bar | ChartLine | Dot | ChartLabel


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are drawn, and the size of the drawing."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

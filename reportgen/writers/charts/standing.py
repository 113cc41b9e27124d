"""Vertical bars, and lines over time."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.writers.charts.palette import INK
from reportgen.writers.charts.plan import Plan, Plotted
from reportgen.writers.charts.shapes import Bar, ChartLabel, ChartLine, Dot, Shape
from reportgen.writers.charts.words import LEADING, SIZE, in_lines, shown

HEIGHT = 120.0
"""Height of the tallest bar, in points."""

_WIDEST = 46.0
_GRID = "B4BECA"
_RADIUS = 2.6
_DASHES = 1
"""Index of the first dashed series: lines must differ by more than their shade."""


@dataclass(frozen=True, slots=True)
class _Floor:
    """The base line of bars and points: the centre of each category, and the height of zero."""

    plan: Plan
    base: float
    step: float

    def middle(self, place: int) -> float:
        return self.step * (place + 0.5)

    def height(self, value: float) -> float:
        """Return the position of a value above the base line."""
        return max(value, 0) / self.plan.largest * HEIGHT

    def named(self) -> Iterator[Shape]:
        """Yield the base line and the names of the categories under it."""
        yield ChartLine(((0, self.base), (self.plan.width, self.base)), _GRID)
        for place, lines in enumerate(self._names()):
            for number, line in enumerate(lines):
                y = self.base + LEADING * (number + 1)
                yield ChartLabel(self.middle(place), y, line, INK, "middle")

    def _names(self) -> list[tuple[str, ...]]:
        return [in_lines(name, self.step - 4) for name in self.plan.chart.categories]

    @property
    def bottom(self) -> float:
        lines = max((len(name) for name in self._names()), default=0)
        return self.base + LEADING * lines + SIZE * 0.4


def _floor(plan: Plan) -> _Floor:
    count = max(len(plan.chart.categories), 1)
    return _Floor(plan, plan.top + LEADING + HEIGHT, plan.width / count)


def standing_bars(plan: Plan) -> Plotted:
    """Return a bar for each value, below the value."""
    floor = _floor(plan)
    count = len(plan.chart.series)
    width = min(_WIDEST, floor.step * 0.7 / count)
    shapes = list(floor.named())
    for place in range(len(plan.chart.categories)):
        first = floor.middle(place) - width * count / 2
        for number, series in enumerate(plan.chart.series):
            value, x = series.values[place], first + number * width
            height = floor.height(value)
            color = plan.colors[number]
            shapes.append(Bar(x, floor.base - height, width - 1, height, color, plan.colors[0]))
            shapes.append(_above(x + width / 2, floor.base - height, value, plan.chart.unit))
    return Plotted(tuple(shapes), floor.bottom)


def _above(x: float, y: float, value: float, unit: str) -> ChartLabel:
    return ChartLabel(x, y - 4, shown(value, unit), INK, "middle")


def lines(plan: Plan) -> Plotted:
    """Return a line for each series, with the values above its points."""
    floor = _floor(plan)
    shapes = list(floor.named())
    for number, series in enumerate(plan.chart.series):
        points = tuple(
            (floor.middle(place), floor.base - floor.height(value))
            for place, value in enumerate(series.values)
        )
        color = plan.colors[0]
        shapes.append(ChartLine(points, color, 1.6, dashed=number >= _DASHES))
        for (x, y), value in zip(points, series.values, strict=True):
            shapes.append(Dot(x, y, _RADIUS, plan.colors[number], color))
            shapes.append(_above(x, y - 1, value, plan.chart.unit))
    return Plotted(tuple(shapes), floor.bottom)

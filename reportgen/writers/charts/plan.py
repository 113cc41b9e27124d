"""The input and output of laying out a chart."""

from dataclasses import dataclass

from reportgen.document import Chart
from reportgen.writers.charts.shapes import Shape
from reportgen.writers.charts.words import shown, width_of


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart to lay out from ``top`` downwards, its room in points, the colours of its series."""

    chart: Chart
    width: float
    top: float
    colors: tuple[str, ...]

    @property
    def largest(self) -> float:
        """The largest value, or 1 if all values are zero."""
        return (
            max((value for series in self.chart.series for value in series.values), default=1) or 1
        )

    @property
    def value_room(self) -> float:
        """The width of the widest value, as printed at its bar."""
        shown_values = (
            shown(value, self.chart.unit) for series in self.chart.series for value in series.values
        )
        return max(map(width_of, shown_values), default=0.0)


@dataclass(frozen=True, slots=True)
class Plotted:
    """The shapes of a chart without its legend, and the lowest point they reach."""

    shapes: tuple[Shape, ...]
    bottom: float

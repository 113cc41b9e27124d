"""What every kind of chart is laid out from, and what comes of it."""

from dataclasses import dataclass

from reportgen.document import Chart
from reportgen.writers.charts.shapes import Shape
from reportgen.writers.charts.words import shown, width_of


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart, the room it has in points, from ``top`` down, and the colour of each series."""

    chart: Chart
    width: float
    top: float
    colors: tuple[str, ...]

    @property
    def largest(self) -> float:
        """Return the largest value, 1 where all are nothing."""
        return (
            max((value for series in self.chart.series for value in series.values), default=1) or 1
        )

    @property
    def value_room(self) -> float:
        """Return how wide the widest value is, as it stands at its bar."""
        shown_values = (
            shown(value, self.chart.unit) for series in self.chart.series for value in series.values
        )
        return max(map(width_of, shown_values), default=0.0)


@dataclass(frozen=True, slots=True)
class Plotted:
    """The shapes of a chart without its legend, and how far down they reach."""

    shapes: tuple[Shape, ...]
    bottom: float

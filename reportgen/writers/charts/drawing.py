"""Lays out a chart: horizontal or vertical bars, lines, or the timeline of a day."""

from collections.abc import Iterator
from typing import assert_never

from reportgen.document import Chart
from reportgen.writers.charts.lying import lying_bars, stacked_bars, timeline
from reportgen.writers.charts.palette import INK, colors_of
from reportgen.writers.charts.plan import Plan, Plotted
from reportgen.writers.charts.shapes import Bar, ChartLabel, Drawing, Shape
from reportgen.writers.charts.standing import lines, standing_bars
from reportgen.writers.charts.words import LEADING, SIZE, width_of

_SWATCH = 8.0
_GAP = 16.0


def draw_chart(chart: Chart, width: float, accent: str) -> Drawing:
    """Return the chart as shapes, of a given width and as high as it needs."""
    colors = colors_of(chart, accent)
    named = tuple(_legend(chart, colors, width)) if len(chart.series) > 1 else ()
    top = max((shape.y for shape in named if isinstance(shape, ChartLabel)), default=0.0)
    plotted = _plotted(Plan(chart, width, top + (LEADING if named else 0.0), colors))
    return Drawing(width, plotted.bottom, (*named, *plotted.shapes))


def _plotted(plan: Plan) -> Plotted:
    match plan.chart.kind:
        case "bar":
            return lying_bars(plan)
        case "stacked":
            return stacked_bars(plan)
        case "column":
            return standing_bars(plan)
        case "line":
            return lines(plan)
        case "timeline":
            return timeline(plan)
        case _:
            assert_never(plan.chart.kind)


def _legend(chart: Chart, colors: tuple[str, ...], width: float) -> Iterator[Shape]:
    """Yield a colour swatch and a name for each series, on as many lines as needed."""
    x, y = 0.0, SIZE
    for series, color in zip(chart.series, colors, strict=True):
        needed = _SWATCH + 4 + width_of(series.name)
        if x and x + needed > width:
            x, y = 0.0, y + LEADING + 2
        yield Bar(x, y - _SWATCH + 1, _SWATCH, _SWATCH, color, colors[0])
        yield ChartLabel(x + _SWATCH + 4, y, series.name, INK)
        x += needed + _GAP

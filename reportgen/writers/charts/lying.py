"""Horizontal bars: side by side, stacked, or on a timeline."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.writers.charts.palette import INK, ink_on
from reportgen.writers.charts.plan import Plan, Plotted
from reportgen.writers.charts.shapes import Bar, ChartLabel, ChartLine, Shape
from reportgen.writers.charts.words import LEADING, SIZE, clock, in_lines, shown, width_of

BAR = 13.0
"""Height of a bar, in points."""

GRID = "B4BECA"
_SPACE = 9.0
_LABELS_SHARE = 0.38
_GAP = 6.0
_STEPS = (15, 30, 60, 120, 180, 240, 360, 720)
"""Possible distances between tick marks, in minutes."""

_MOST_MARKS = 9


@dataclass(frozen=True, slots=True)
class _Row:
    """A category: its name in lines, and the position of its bars."""

    lines: tuple[str, ...]
    top: float
    height: float

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class _Field:
    """The area of a drawing in which the bars lie, and its rows."""

    left: float
    right: float
    rows: tuple[_Row, ...]
    bottom: float

    def frame(self, top: float) -> Iterator[Shape]:
        """Yield the base line of the bars and the names of the rows."""
        yield ChartLine(((self.left, top), (self.left, self.bottom)), GRID)
        for row in self.rows:
            first = row.middle - (len(row.lines) - 1) * LEADING / 2 + SIZE * 0.35
            for number, line in enumerate(row.lines):
                yield ChartLabel(self.left - _GAP, first + number * LEADING, line, INK, "end")


def _field(plan: Plan, bars: int, room: float) -> _Field:
    """Return the area for so many bars a row, with room for values at the right."""
    widest = max(map(width_of, plan.chart.categories), default=0.0)
    words = min(widest, plan.width * _LABELS_SHARE)
    rows: list[_Row] = []
    y = plan.top + _SPACE / 2
    for category in plan.chart.categories:
        lines = in_lines(category, words)
        height = max(bars * BAR, len(lines) * LEADING)
        rows.append(_Row(lines, y, height))
        y += height + _SPACE
    return _Field(words + _GAP, plan.width - room, tuple(rows), y - _SPACE / 2)


def lying_bars(plan: Plan) -> Plotted:
    """Return a bar for each value, followed by the value."""
    count = len(plan.chart.series)
    field = _field(plan, count, plan.value_room + _GAP)
    shapes = list(field.frame(plan.top))
    for place, row in enumerate(field.rows):
        first = row.middle - count * BAR / 2
        for number, series in enumerate(plan.chart.series):
            value = series.values[place]
            length = max(value, 0) / plan.largest * (field.right - field.left)
            y = first + number * BAR
            shapes.append(Bar(field.left, y, length, BAR - 1, plan.colors[number], plan.colors[0]))
            shapes.append(_beside(field.left + length, y, shown(value, plan.chart.unit)))
    return Plotted(tuple(shapes), field.bottom)


def _beside(x: float, y: float, words: str) -> ChartLabel:
    return ChartLabel(x + 4, y + (BAR - 1) / 2 + SIZE * 0.35, words, INK)


def stacked_bars(plan: Plan) -> Plotted:
    """Return a stacked bar for each category, with the values that fit into it."""
    sums = [sum(s.values[n] for s in plan.chart.series) for n in range(len(plan.chart.categories))]
    field = _field(plan, 1, width_of(shown(max(sums, default=0))) + _GAP)
    scale = (field.right - field.left) / (max(sums, default=1) or 1)
    shapes = list(field.frame(plan.top))
    for place, row in enumerate(field.rows):
        x, y = field.left, row.middle - BAR / 2
        for number, series in enumerate(plan.chart.series):
            length = series.values[place] * scale
            if length:
                color = plan.colors[number]
                shapes.append(Bar(x, y, length, BAR, color, plan.colors[0]))
                shapes += _within(x, y, length, shown(series.values[place]), color)
            x += length
        shapes.append(_beside(x, y, shown(sums[place], plan.chart.unit)))
    return Plotted(tuple(shapes), field.bottom)


def _within(x: float, y: float, length: float, words: str, ground: str) -> list[Shape]:
    if width_of(words) + 2 > length:
        return []
    base = y + BAR / 2 + SIZE * 0.35
    return [ChartLabel(x + length / 2, base, words, ink_on(ground), "middle")]


def timeline(plan: Plan) -> Plotted:
    """Return a bar from start to end of each category, above a clock."""
    (series,) = plan.chart.series
    starts = plan.chart.starts
    ends = [start + length for start, length in zip(starts, series.values, strict=True)]
    marks = hours(min(starts, default=0), max(ends, default=0))
    field = _field(plan, 1, plan.value_room + _GAP)
    scale = (field.right - field.left) / (marks[-1] - marks[0])
    shapes: list[Shape] = []
    for mark in marks:
        x = field.left + (mark - marks[0]) * scale
        shapes.append(ChartLine(((x, plan.top), (x, field.bottom)), GRID, dashed=True))
        shapes.append(ChartLabel(x, field.bottom + LEADING, clock(mark), INK, "middle"))
    shapes += field.frame(plan.top)
    for row, start, length in zip(field.rows, starts, series.values, strict=True):
        x, y = field.left + (start - marks[0]) * scale, row.middle - BAR / 2
        shapes.append(Bar(x, y, length * scale, BAR, plan.colors[0], plan.colors[0]))
        shapes.append(_beside(x + length * scale, y, shown(length, plan.chart.unit)))
    return Plotted(tuple(shapes), field.bottom + LEADING + SIZE * 0.4)


def hours(start: float, end: float) -> tuple[int, ...]:
    """Return the tick marks of the clock around a span of minutes since midnight."""
    for step in _STEPS:
        first, last = int(start // step), int(-(-end // step))
        if last - first < _MOST_MARKS:
            break
    return tuple(number * step for number in range(first, max(last, first + 1) + 1))

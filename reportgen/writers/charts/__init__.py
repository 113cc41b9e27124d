"""Charts laid out as shapes, which the PDF and HTML writers draw alike."""

from reportgen.writers.charts.drawing import draw_chart
from reportgen.writers.charts.palette import ACCENT, colors_of, ink_on, shades
from reportgen.writers.charts.shapes import Bar, ChartLabel, ChartLine, Dot, Drawing, Shape

__all__ = [
    "ACCENT",
    "Bar",
    "ChartLabel",
    "ChartLine",
    "Dot",
    "Drawing",
    "Shape",
    "colors_of",
    "draw_chart",
    "ink_on",
    "shades",
]

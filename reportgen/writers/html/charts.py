"""Charts as inline SVG, each an image with a description above its table."""

from typing import assert_never

from reportgen.document import Chart
from reportgen.writers.charts import Bar, ChartLabel, ChartLine, Dot, Shape, draw_chart
from reportgen.writers.charts.words import SIZE
from reportgen.writers.html.inlines import PageScope, compose_inlines
from reportgen.writers.html.markup import element, escaped, lines, opening
from reportgen.writers.html.tables import compose_table

_WIDTH = 430.0
_MARGIN = 8.0
_DASH = "4 2"


def compose_chart(chart: Chart, scope: PageScope) -> str:
    """Return the chart as a figure with its caption, and the table below it."""
    drawing = draw_chart(chart, _WIDTH, scope.accent)
    width, height = drawing.width + 2 * _MARGIN, drawing.height + 2 * _MARGIN
    svg = opening(
        "svg",
        viewBox=f"{-_MARGIN:g} {-_MARGIN:g} {width:g} {height:.1f}",
        role="img",
        aria_label=chart.description,
        font_family="Noto Sans, Segoe UI, Roboto, Arial, sans-serif",
        font_size=f"{SIZE:g}",
    )
    caption = compose_inlines(chart.caption, scope)
    figure = lines(
        element("figcaption", caption, class_="caption") if caption else "",
        svg,
        # Drawn as on paper: the shades are made for a white ground, whatever the page has.
        _empty(
            "rect",
            x=_number(-_MARGIN),
            y=_number(-_MARGIN),
            width=_number(width),
            height=_number(height),
            fill="#FFFFFF",
        ),
        *map(_shape, drawing.shapes),
        "</svg>",
    )
    return lines(
        element("figure", f"\n{figure}\n", class_="chart"), compose_table(chart.table, scope)
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Bar():
            return _bar(shape)
        case Dot():
            place = {"cx": _number(shape.x), "cy": _number(shape.y), "r": _number(shape.radius)}
            return _empty("circle", **place, fill=f"#{shape.fill}", stroke=f"#{shape.outline}")
        case ChartLine():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            return _empty(
                "polyline",
                points=points,
                fill="none",
                stroke=f"#{shape.color}",
                stroke_width=_number(shape.width),
                stroke_dasharray=_DASH if shape.dashed else None,
            )
        case ChartLabel():
            return _label(shape)
        case _:
            assert_never(shape)


def _bar(bar: Bar) -> str:
    return _empty(
        "rect",
        x=_number(bar.x),
        y=_number(bar.y),
        width=_number(bar.width),
        height=_number(bar.height),
        fill=f"#{bar.fill}",
        stroke=f"#{bar.outline}",
        stroke_width="0.6",
    )


def _label(label: ChartLabel) -> str:
    return element(
        "text",
        escaped(label.text),
        x=_number(label.x),
        y=_number(label.y),
        fill=f"#{label.color}",
        text_anchor=None if label.anchor == "start" else label.anchor,
        font_weight="600" if label.strong else None,
    )


def _empty(tag: str, **attributes: str | None) -> str:
    return opening(tag, **attributes).removesuffix(">") + "/>"


def _number(length: float) -> str:
    """Return a length with no more digits than a screen can show."""
    return f"{length:.1f}".removesuffix(".0")

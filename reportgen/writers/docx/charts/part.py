"""The DrawingML of a chart: series with their numbers, axes, labels and legend."""

from collections.abc import Iterator, Sequence

from lxml import etree

from reportgen.document import Chart
from reportgen.writers.characters import printable_line
from reportgen.writers.charts import colors_of, ink_on
from reportgen.writers.charts.lying import hours
from reportgen.writers.docx.body.drawings import DRAWING
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.charts.workbook import CLOCK, MINUTES, SHEET, columns_of
from reportgen.writers.docx.package.markup import RELATIONSHIPS, Element

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NAMESPACES = {"c": CHART, "a": DRAWING, "r": RELATIONSHIPS}
_CATEGORIES, _VALUES = "111", "112"
_SIZE = 850
"""Type size of all words, in hundredths of a point."""

_INK, _GRID = "1C1F24", "B4BECA"
_DAY = 24 * 60


def c(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the element ``c:tag``; its attributes have no namespace."""
    names = {name: str(value) for name, value in attributes.items()}
    element = etree.Element(f"{{{CHART}}}{tag}", names, nsmap=_NAMESPACES)
    element.extend(children)
    return element


def a(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the element ``a:tag``."""
    names = {name: str(value) for name, value in attributes.items()}
    element = etree.Element(f"{{{DRAWING}}}{tag}", names, nsmap=_NAMESPACES)
    element.extend(children)
    return element


def chart_reference(key: str) -> Element:
    """Return the element in the text that refers to the chart part with this relationship."""
    reference = c("chart")
    reference.set(f"{{{RELATIONSHIPS}}}id", key)
    return reference


def chart_space(chart: Chart, workbook: str, scope: PartScope) -> Element:
    """Return the chart part; ``workbook`` is the relationship of the embedded workbook."""
    book = c("externalData", c("autoUpdate", val=0))
    book.set(f"{{{RELATIONSHIPS}}}id", workbook)
    is_keyed = len(chart.series) > 1
    drawn = c(
        "chart",
        c("autoTitleDeleted", val=1),
        c("plotArea", c("layout"), _plot(chart, scope.accent), *_axes(chart)),
        *([c("legend", c("legendPos", val="t"), c("overlay", val=0))] if is_keyed else []),
        c("plotVisOnly", val=1),
        c("dispBlanksAs", val="gap"),
    )
    named = [c("lang", val=scope.language)] if scope.language else []
    rounded = c("roundedCorners", val=0)
    return c("chartSpace", *named, rounded, drawn, _no_frame(), _words(_INK), book)


def _no_frame() -> Element:
    return c("spPr", a("noFill"), a("ln", a("noFill")))


def _words(color: str) -> Element:
    """Return text properties in the font of the template's headings."""
    look = a("defRPr", _fill(color), a("latin", typeface="+mj-lt"), sz=_SIZE)
    paragraph = a("p", a("pPr", look), a("endParaRPr", lang="en-GB"))
    return c("txPr", a("bodyPr"), a("lstStyle"), paragraph)


def _fill(color: str) -> Element:
    return a("solidFill", a("srgbClr", val=color))


def _plot(chart: Chart, accent: str) -> Element:
    series = list(_all_series(chart, accent))
    axes = c("axId", val=_CATEGORIES), c("axId", val=_VALUES)
    if chart.kind == "line":
        grouping = c("grouping", val="standard"), c("varyColors", val=0)
        return c("lineChart", *grouping, *series, c("marker", val=1), *axes)
    is_stacked = chart.kind in {"stacked", "timeline"}
    return c(
        "barChart",
        c("barDir", val="col" if chart.kind == "column" else "bar"),
        c("grouping", val="stacked" if is_stacked else "clustered"),
        c("varyColors", val=0),
        *series,
        c("gapWidth", val=60),
        *([c("overlap", val=100)] if is_stacked else []),
        *axes,
    )


def _all_series(chart: Chart, accent: str) -> Iterator[Element]:
    columns = columns_of(chart)
    colors = colors_of(chart, accent)
    for number, (name, values) in enumerate(columns):
        is_gap = chart.kind == "timeline" and number == 0
        color = colors[max(number - len(columns) + len(colors), 0)]
        letter = chr(ord("B") + number)
        yield c(
            "ser",
            c("idx", val=number),
            c("order", val=number),
            c("tx", _strings(f"{SHEET}!${letter}$1", (name,))),
            *(_unseen() if is_gap else _look(chart, (color, accent), is_dashed=number > 0)),
            _labels(chart, color, shown=not is_gap),
            c("cat", _strings(_range("A", chart), chart.categories)),
            c("val", _numbers(chart, letter, values)),
            *([c("smooth", val=0)] if chart.kind == "line" else []),
        )


def _look(chart: Chart, colors: tuple[str, str], *, is_dashed: bool) -> Iterator[Element]:
    """Yield fill and outline of a series, in its own colour."""
    color, outline = colors
    if chart.kind == "line":
        dash = [a("prstDash", val="dash")] if is_dashed else []
        yield c("spPr", a("ln", _fill(outline), *dash, w=20320))
        shape = c("spPr", _fill(color), a("ln", _fill(outline)))
        yield c("marker", c("symbol", val="circle"), c("size", val=6), shape)
    else:
        yield c("spPr", _fill(color), a("ln", _fill(outline), w=7620))
        yield c("invertIfNegative", val=0)


def _unseen() -> Iterator[Element]:
    """Yield an invisible fill and outline, for the gap between the axis and a timeline's bar."""
    yield c("spPr", a("noFill"), a("ln", a("noFill")))
    yield c("invertIfNegative", val=0)


def _labels(chart: Chart, color: str, *, shown: bool) -> Element:
    """Return the value labels of the bars, inside them where the series are stacked."""
    place = {"stacked": "ctr", "timeline": "inBase", "line": "t"}.get(chart.kind, "outEnd")
    ink = ink_on(color) if chart.kind in {"stacked", "timeline"} else _INK
    parts = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    switches = [c(f"show{part}", val=int(shown and part == "Val")) for part in parts]
    if not shown:
        return c("dLbls", *switches)
    form = c("numFmt", formatCode=_form(chart), sourceLinked=0)
    return c("dLbls", form, _no_frame(), _words(ink), c("dLblPos", val=place), *switches)


def _form(chart: Chart) -> str:
    """Return the number format of the value labels, with the unit."""
    values = [value for series in chart.series for value in series.values]
    number = "#,##0" if all(float(value).is_integer() for value in values) else "#,##0.0"
    number = MINUTES if chart.kind == "timeline" else number
    if chart.kind == "stacked":
        return f"{number};;;"  # nothing is written where nothing is drawn
    unit = printable_line(chart.unit).replace('"', "")
    return f'{number}" {unit}"' if unit else number


def _range(letter: str, chart: Chart) -> str:
    return f"{SHEET}!${letter}$2:${letter}${len(chart.categories) + 1}"


def _strings(place: str, words: Sequence[str]) -> Element:
    points = (_point(number, printable_line(each)) for number, each in enumerate(words))
    cache = c("strCache", c("ptCount", val=len(words)), *points)
    return c("strRef", _text("f", place), cache)


def _numbers(chart: Chart, letter: str, values: Sequence[float]) -> Element:
    form = "General" if chart.kind != "timeline" else CLOCK if letter == "B" else MINUTES
    points = (_point(number, repr(value)) for number, value in enumerate(values))
    cache = c("numCache", _text("formatCode", form), c("ptCount", val=len(values)), *points)
    return c("numRef", _text("f", _range(letter, chart)), cache)


def _point(number: int, words: str) -> Element:
    return c("pt", _text("v", words), idx=number)


def _text(tag: str, words: str) -> Element:
    element = c(tag)
    element.text = words
    return element


def _axes(chart: Chart) -> Iterator[Element]:
    """Yield the category axis and the value axis, which is visible only as a clock."""
    is_lying = chart.kind in {"bar", "stacked", "timeline"}
    yield c(
        "catAx",
        c("axId", val=_CATEGORIES),
        c("scaling", c("orientation", val="maxMin" if is_lying else "minMax")),
        c("delete", val=0),
        c("axPos", val="l" if is_lying else "b"),
        *_ticks("General", shown=True),
        c("crossAx", val=_VALUES),
        c("crosses", val="autoZero"),
        c("auto", val=0),
        c("lblAlgn", val="ctr"),
        c("lblOffset", val=100),
        c("noMultiLvlLbl", val=1),
    )
    is_clock = chart.kind == "timeline"
    marks = _marks(chart)
    grid = [c("majorGridlines", c("spPr", a("ln", _fill(_GRID), w=6350)))] if is_clock else []
    yield c(
        "valAx",
        c("axId", val=_VALUES),
        c("scaling", c("orientation", val="minMax"), *_ends(marks)),
        c("delete", val=int(not is_clock)),
        c("axPos", val="b" if is_lying else "l"),
        *grid,
        *_ticks(CLOCK if is_clock else "General", shown=is_clock),
        c("crossAx", val=_CATEGORIES),
        c("crosses", val="max" if is_clock else "autoZero"),
        c("crossBetween", val="between"),
        *([c("majorUnit", val=repr((marks[1] - marks[0]) / _DAY))] if is_clock else []),
    )


def _marks(chart: Chart) -> tuple[int, ...]:
    """Return the tick marks of a clock in minutes; other axes start at zero and need none."""
    if chart.kind != "timeline":
        return (0,)
    (lengths,) = chart.series
    ends = (start + length for start, length in zip(chart.starts, lengths.values, strict=True))
    return hours(min(chart.starts, default=0), max(ends, default=0))


def _ends(marks: tuple[int, ...]) -> list[Element]:
    """Return the ends of an axis; half a second is added lest 14:00 be shown as 13:59."""
    if len(marks) == 1:
        return [c("min", val=marks[0])]
    first, last = ((mark + 1 / 120) / _DAY for mark in (marks[0], marks[-1]))
    return [c("max", val=repr(last)), c("min", val=repr(first))]


def _ticks(form: str, *, shown: bool) -> Iterator[Element]:
    yield c("numFmt", formatCode=form, sourceLinked=0)
    yield c("majorTickMark", val="none")
    yield c("minorTickMark", val="none")
    yield c("tickLblPos", val="nextTo")
    if shown:
        yield c("spPr", a("ln", _fill(_GRID), w=6350))

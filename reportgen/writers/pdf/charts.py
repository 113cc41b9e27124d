"""Charts as vector drawings, each tagged as one figure."""

from typing import assert_never

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from reportgen.document import Text
from reportgen.writers.charts import Bar, ChartLabel, ChartLine, Dot, Drawing, Shape
from reportgen.writers.charts.words import LEADING, SIZE, width_of
from reportgen.writers.pdf.fragments import Setter
from reportgen.writers.pdf.prose import ProseParagraph
from reportgen.writers.pdf.styles import (
    aligned_centre,
    aligned_left,
    aligned_right,
    paragraph_style,
)
from reportgen.writers.pdf.theme import Page, Style
from reportgen.writers.tagging import Element, TaggedCanvas, set_box

_SPARE = 24.0
"""Points added to the estimated width of words, so that a label stays on one line."""

_DASH = (4, 2)
_ROOM = 200.0
"""Points kept free on the page for a heading, the caption and the first rows of the table."""


class ChartFlowable(Flowable):
    """A chart on the page, tagged as one figure; screen readers read the table below it instead."""

    canv: TaggedCanvas

    def __init__(self, drawing: Drawing, setter: Setter, element: Element, page: Page) -> None:
        """Keep the shapes, what sets their words, and the tagged figure.

        Shrink a drawing taller than a page.
        """
        super().__init__()
        self._drawing, self._setter, self._element = drawing, setter, element
        self._scale = min(
            1.0, (page.height - page.top - page.bottom - _ROOM) / max(drawing.height, 1)
        )
        self.width, self.height = drawing.width * self._scale, drawing.height * self._scale

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803
        """Return the size of the drawing."""
        return self.width, self.height

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Return the space above, in points."""
        return 2.0

    def getSpaceAfter(self) -> float:  # noqa: N802
        """Return the space below, in points."""
        return 6.0

    def draw(self) -> None:
        """Draw the shapes."""
        left, bottom = self.canv.absolutePosition(0, 0)
        set_box(self._element, (left, bottom, left + self.width, bottom + self.height))
        with self.canv.content(self._element):
            self.canv.saveState()
            self.canv.scale(self._scale, self._scale)
            for shape in self._drawing.shapes:
                self._shape(shape)
            self.canv.restoreState()

    def _shape(self, shape: Shape) -> None:
        canvas, top = self.canv, self._drawing.height
        match shape:
            case Bar():
                self._ink(shape.fill, shape.outline, 0.6)
                canvas.rect(shape.x, top - shape.y - shape.height, shape.width, shape.height, 1, 1)
            case Dot():
                self._ink(shape.fill, shape.outline, 1)
                canvas.circle(shape.x, top - shape.y, shape.radius, 1, 1)
            case ChartLine():
                self._rule(shape)
            case ChartLabel():
                self._label(shape)
            case _:
                assert_never(shape)

    def _ink(self, fill: str, outline: str, width: float) -> None:
        self.canv.setFillColor(HexColor(int(fill, 16)))
        self.canv.setStrokeColor(HexColor(int(outline, 16)))
        self.canv.setLineWidth(width)

    def _rule(self, rule: ChartLine) -> None:
        self.canv.setStrokeColor(HexColor(int(rule.color, 16)))
        self.canv.setLineWidth(rule.width)
        self.canv.setDash(list(_DASH) if rule.dashed else [])
        path = self.canv.beginPath()
        (x, y), *others = rule.points
        path.moveTo(x, self._drawing.height - y)
        for x, y in others:
            path.lineTo(x, self._drawing.height - y)
        self.canv.drawPath(path)
        self.canv.setDash([])

    def _label(self, label: ChartLabel) -> None:
        """Typeset a line of words like any other text, with all its fonts and scripts."""
        face = "semibold" if label.strong else "regular"
        look = Style("sans", face, SIZE, LEADING, "ink")
        style = paragraph_style(self._setter, look, in_cell=True)
        width = width_of(label.text) + _SPARE
        x = label.x
        if label.anchor == "middle":
            style, x = aligned_centre(style), x - width / 2
        elif label.anchor == "end":
            style, x = aligned_right(style), x - width
        else:
            style = aligned_left(style)
        fragments = self._setter.fragments((Text(label.text),), look)
        for fragment in fragments:
            fragment.textColor = HexColor(int(label.color, 16))
        words = ProseParagraph("", style, frags=fragments)
        words.wrapOn(self.canv, width, self._drawing.height)
        words.drawOn(self.canv, x, self._drawing.height - label.y - LEADING + SIZE)

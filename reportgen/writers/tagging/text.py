"""Text objects that tag each run of text with its element."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from reportgen.writers.tagging.marks import ARTIFACT, END, begin
from reportgen.writers.tagging.structure import Element

_SMALLEST = 0.5
"""Smallest movement worth writing, in thousandths of the type size."""


class MarkingCanvas(Canvas):
    """A canvas that numbers the marks of each element on the page."""

    def number_of_mark(self, element: Element) -> int:
        """The number of the next mark of an element on the page."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph (a code of its font) with its width and position, in thousandths of the type size."""

    code: str
    width: float
    x: float
    y: float


class TaggedText(PDFTextObject):
    """A text object whose text is all tagged; ``element`` owns what is written next."""

    _canvas: MarkingCanvas
    _code: list[str]

    def __init__(self, canvas: MarkingCanvas, x: float, y: float, element: Element | None) -> None:
        """Start at a point; without an element the text is an artifact."""
        super().__init__(canvas, x, y)
        self.element = element
        self._owner: Element | None = None
        self._is_open = False

    def _formatText(self, text: str) -> str:  # noqa: N802
        """Return the operators that show a text, preceded by a change of element where needed."""
        shown: str = super()._formatText(text)  # type: ignore[misc]
        return f"{self._change()}{shown}" if shown else shown

    def _change(self) -> str:
        if self._is_open and self._owner is self.element:
            return ""
        ending = f"{END} " if self._is_open else ""
        self._owner, self._is_open = self.element, True
        if self._owner is None:
            return f"{ending}{ARTIFACT} "
        return f"{ending}{begin(self._owner, self._canvas.number_of_mark(self._owner))} "

    def getCode(self) -> str:  # noqa: N802
        """Return the operators of the whole object, with its last marked content closed."""
        if self._is_open:
            self._code.append(END)
            self._is_open = False
        return super().getCode()


def show_glyphs(text: PDFTextObject, glyphs: Iterable[PlacedGlyph]) -> None:
    """Write glyphs in the current font and size, each at its position relative to the origin."""
    code = " ".join(_shown(text, glyphs))
    change = text._change() if code and isinstance(text, TaggedText) else ""  # noqa: SLF001
    vars(text)["_code"].append(f"{change}{code}")


def _shown(text: Any, glyphs: Iterable[PlacedGlyph]) -> Iterator[str]:  # noqa: ANN401
    """Yield the operators; ``pen`` is where the next glyph would stand without moving."""
    document, size, raised = text._canvas._doc, text._fontsize, text._rise  # noqa: SLF001
    font: Any = getFont(text._fontname)  # noqa: SLF001
    coded = [(glyph, *font.splitString(glyph.code, document)[0]) for glyph in glyphs]
    pen = 0.0
    for (subset, y), group in groupby(coded, lambda each: (each[1], each[0].y)):
        if subset != text._curSubset:  # noqa: SLF001
            text._curSubset = subset  # noqa: SLF001
            yield f"{font.getSubsetInternalName(subset, document)} {size:g} Tf"
        shown: list[str] = []
        for glyph, _, byte in group:
            if abs(pen - glyph.x) >= _SMALLEST:
                shown.append(_number(pen - glyph.x))
            shown.append(f"({text._canvas._escape(byte)})")  # noqa: SLF001
            pen = glyph.x + glyph.width
        lift = f"{_number(raised + y * size / 1000)} Ts " if y else ""
        drop = f" {_number(raised)} Ts" if y else ""
        yield f"{lift}[{' '.join(shown)}] TJ{drop}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")

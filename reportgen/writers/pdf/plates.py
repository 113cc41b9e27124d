"""Name plates: an A4 page folded in the middle, with the name on both sides."""

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reportgen.document import Look
from reportgen.writers.pdf.fonts import FontSet
from reportgen.writers.pdf.theme import Theme, dressed, load_theme

_LARGEST, _SMALL, _MARGIN = 54.0, 20.0, 50.0
"""Points: the largest name, the line under it, and what stays free on both sides."""


def write_plates(
    names: Sequence[tuple[str, str]], look: Look, title: str, theme: Path | None = None
) -> bytes:
    """Return a page for each name and the line under it, such as an organization.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    dress = dressed(load_theme(theme), look)
    fonts = FontSet(dress, (words for pair in names for words in pair))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, (dress.page.width, dress.page.height), invariant=1)
    canvas.setTitle(title)
    for name, below in names:
        _half(canvas, dress, fonts, (name, below))
        canvas.saveState()
        canvas.translate(dress.page.width, dress.page.height)
        canvas.rotate(180)
        _half(canvas, dress, fonts, (name, below))
        canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _half(canvas: Canvas, theme: Theme, fonts: FontSet, words: tuple[str, str]) -> None:
    """Draw the name in the middle of the lower half, as large as it fits."""
    name, below = words
    width, middle = theme.page.width, theme.page.height / 4
    room = width - 2 * _MARGIN
    runs = [*fonts.runs(name, "sans", "semibold")]
    size = min(_LARGEST, _LARGEST * room / max(1.0, _width(runs, _LARGEST)))
    canvas.setFillColor(f"#{theme.colors['accent']}")
    _centred(canvas, runs, size, (width, middle))
    small = [*fonts.runs(below, "sans", "regular")]
    fitting = min(_SMALL, _SMALL * room / max(1.0, _width(small, _SMALL)))
    canvas.setFillColor(f"#{theme.colors['ink']}")
    _centred(canvas, small, fitting, (width, middle - size))


def _width(runs: Sequence[tuple[str, str]], size: float) -> float:
    return sum(float(stringWidth(text, font, size)) for font, text in runs)


def _centred(
    canvas: Canvas, runs: Sequence[tuple[str, str]], size: float, at: tuple[float, float]
) -> None:
    width, y = at
    x = (width - _width(runs, size)) / 2
    for font, text in runs:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
        x += float(stringWidth(text, font, size))

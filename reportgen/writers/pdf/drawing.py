"""Draws typeset lines on a page: glyphs at their positions, words tagged in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject

from reportgen.writers.pdf.lines import Line, LineSetter, ShapedRun, shaped
from reportgen.writers.tagging import (
    Element,
    PlacedGlyph,
    TaggedCanvas,
    TaggedParagraph,
    TaggedText,
    show_glyphs,
)

_BELOW = 1 / 8
"""How far the clickable area of a link reaches below the base line, as a share of the type size."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A run at its position on a page, in points, with the tagged element it belongs to."""

    run: ShapedRun
    x: float
    element: Element | None


class LineDrawer:
    """Draws the lines of one paragraph on a canvas."""

    def __init__(self, paragraph: TaggedParagraph, canvas: TaggedCanvas) -> None:
        """Keep the canvas, the fonts and the style that all lines share."""
        self._paragraph, self._canvas = paragraph, canvas
        self._style: ParagraphStyle = paragraph.style
        self._is_read = canvas.text_object(0, 0) is None

    def draw(self, setting: LineSetter, lines: list[Line], edges: tuple[float, float]) -> None:
        """Draw lines between two edges, the first one size below the top of the paragraph."""
        y = self._paragraph.height - self._style.fontSize
        for line in lines:
            placed, width = setting.placed(line)
            x = edges[0] + (edges[1] - edges[0] - width) * self._share_before()
            self._line([(run, x + start) for run, start in placed], y, line.joint)
            y -= self._style.leading

    def label(self, run: ShapedRun, x: float) -> None:
        """Draw a bullet or a number on the first line; its element is that of the canvas."""
        text = self._canvas.beginText()
        self._show(text, _Word(run, x, None), self._paragraph.height - self._style.fontSize)
        self._canvas.drawText(text)

    def _share_before(self) -> float:
        """Return the share of a line's free space that goes to its left."""
        shares = {TA_CENTER: 0.5, TA_RIGHT: 1.0}
        share = next((s for side, s in shares.items() if side == self._style.alignment), 0.0)
        return 1 - share if self._style.backward else share

    def _line(self, placed: list[tuple[ShapedRun, float]], y: float, joint: str) -> None:
        if placed:
            placed[-1] = _joined(*placed[-1], joint)
        text = self._canvas.text_object(0, 0) or TaggedText(self._canvas, 0, 0, None)
        words: list[_Word] = []
        for word in self._words(placed):
            words.append(word)
            vars(text)["element"] = word.element
            self._show(text, word, y)
        self._canvas.drawText(text)
        for word in words:
            self._link(word, y)

    def _words(self, placed: list[tuple[ShapedRun, float]]) -> Iterator[_Word]:
        """Yield the runs with their tagged elements, which are created in reading order."""
        for _, group in groupby(placed, lambda each: each[0].fragment.link):
            yield from self._of_one(list(group))

    def _of_one(self, group: list[tuple[ShapedRun, float]]) -> Iterator[_Word]:
        """Yield the runs of one element.

        If its glyphs are out of reading order, the element gets the words.
        """
        owner = self._paragraph.owner(group[0][0].fragment) if self._is_read else None
        if owner is not None and any(run.shape.is_told for run, _ in group):
            owner = owner.add("Span", actual="".join(run.text for run, _ in group))
        yield from (_Word(run, x, owner) for run, x in group)

    def _show(self, text: PDFTextObject, word: _Word, y: float) -> None:
        fragment = word.run.fragment
        text.setTextOrigin(word.x, y)
        text.setFont(fragment.fontName, fragment.fontSize, self._style.leading)
        text.setFillColor(fragment.textColor)
        if fragment.rise:
            text.setRise(fragment.rise)
        show_glyphs(text, _placed(word.run))
        if fragment.rise:
            text.setRise(0)  # it would last beyond this text

    def _link(self, word: _Word, y: float) -> None:
        fragment = word.run.fragment
        target = fragment.link[0][1] if fragment.link else ""
        if not target or not self._is_read:
            return
        self._paragraph.owner(fragment)
        low = y - self._style.fontSize * _BELOW
        area = (word.x, low, word.x + word.run.width, low + self._style.leading)
        if target.startswith("#"):
            self._canvas.linkRect("", target.removeprefix("#"), area, relative=1)
        else:
            self._canvas.linkURL(target, area, relative=1)


def _joined(run: ShapedRun, x: float, joint: str) -> tuple[ShapedRun, float]:
    """Return the last run of a line extended by the space that parts it from the next line."""
    if not joint:
        return run, x
    longer = shaped(run.text + joint, run.fragment, run.level, run.kind)
    return longer, x - (longer.width - run.width if run.level % 2 else 0)


def _placed(run: ShapedRun) -> Iterator[PlacedGlyph]:
    """Yield the glyphs that are read aloud, in order, then those that are only parts of letters."""
    pen = 0.0
    read: list[PlacedGlyph] = []
    rest: list[PlacedGlyph] = []
    for glyph in run.shape.glyphs:
        code = run.font.code(glyph.number, glyph.text, glyph.width)
        at = PlacedGlyph(code, glyph.width, pen + glyph.x, glyph.y)
        (read if glyph.text else rest).append(at)
        pen += glyph.advance
    yield from (*read, *rest)

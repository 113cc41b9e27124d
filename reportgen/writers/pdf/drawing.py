"""Set lines drawn on a page: glyphs where they belong, words tagged in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.textobject import PDFTextObject

from reportgen.writers.pdf.lines import Line, Run, Setting, shaped
from reportgen.writers.tagging import (
    Element,
    Placed,
    TaggedCanvas,
    TaggedParagraph,
    TaggedText,
    show_glyphs,
)

_BELOW = 1 / 8
"""Of the size, by which the area of a link reaches below the line its words stand on."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A run at its place on a page, in points, and the element whose words it prints."""

    run: Run
    x: float
    element: Element | None


class LineDrawer:
    """Draws the lines of one paragraph on a canvas."""

    def __init__(self, paragraph: TaggedParagraph, canvas: TaggedCanvas) -> None:
        """Keep what every line needs."""
        self._paragraph, self._canvas = paragraph, canvas
        self._style: ParagraphStyle = paragraph.style
        self._is_read = canvas.text_object(0, 0) is None

    def draw(self, setting: Setting, lines: list[Line], edges: tuple[float, float]) -> None:
        """Draw lines between two edges, the first one size below the top of the paragraph."""
        y = self._paragraph.height - self._style.fontSize
        for line in lines:
            placed, width = setting.placed(line)
            x = edges[0] + (edges[1] - edges[0] - width) * self._share_before()
            self._line([(run, x + start) for run, start in placed], y, line.joint)
            y -= self._style.leading

    def label(self, run: Run, x: float) -> None:
        """Draw a bullet or a number on the first line; its element is that of the canvas."""
        text = self._canvas.beginText()
        self._show(text, _Word(run, x, None), self._paragraph.height - self._style.fontSize)
        self._canvas.drawText(text)

    def _share_before(self) -> float:
        """Return how much of the room that a line leaves is at its left."""
        shares = {TA_CENTER: 0.5, TA_RIGHT: 1.0}
        share = next((s for side, s in shares.items() if side == self._style.alignment), 0.0)
        return 1 - share if self._style.backward else share

    def _line(self, placed: list[tuple[Run, float]], y: float, joint: str) -> None:
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

    def _words(self, placed: list[tuple[Run, float]]) -> Iterator[_Word]:
        """Yield the runs with their elements, which are made as they come: that is their order."""
        for _, group in groupby(placed, lambda each: each[0].fragment.link):
            yield from self._of_one(list(group))

    def _of_one(self, group: list[tuple[Run, float]]) -> Iterator[_Word]:
        """Yield runs of one element; where glyphs are not in reading order, it says the words."""
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


def _joined(run: Run, x: float, joint: str) -> tuple[Run, float]:
    """Return the last run of a line with what parts it from the next, beyond its end."""
    if not joint:
        return run, x
    longer = shaped(run.text + joint, run.fragment, run.level, run.kind)
    return longer, x - (longer.width - run.width if run.level % 2 else 0)


def _placed(run: Run) -> Iterator[Placed]:
    """Yield the glyphs that are read, in order, then the parts of letters that are not."""
    pen = 0.0
    read: list[Placed] = []
    rest: list[Placed] = []
    for glyph in run.shape.glyphs:
        code = run.font.code(glyph.number, glyph.text, glyph.width)
        at = Placed(code, glyph.width, pen + glyph.x, glyph.y)
        (read if glyph.text else rest).append(at)
        pen += glyph.advance
    yield from (*read, *rest)

"""Paragraphs with footnotes, headings that record their page, lines of the table of contents."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable
from reportlab.platypus.paraparser import ParaFrag

from reportgen.writers.pdf.drawing import LineDrawer
from reportgen.writers.pdf.fragments import MARK_PREFIX, NOTE_PREFIX
from reportgen.writers.pdf.lines import Line, LineSetter
from reportgen.writers.shaping.direction import words_backward
from reportgen.writers.shaping.scripts import is_plain
from reportgen.writers.tagging import Element, TaggedCanvas, TaggedParagraph

NUMBER_WIDTH = 24.0
"""Points reserved for a page number in the contents."""


@dataclass(slots=True)
class Layout:
    """The result of a pass: the page of each heading, and how many pages there are."""

    pages: dict[str, int] = field(default_factory=dict)
    total: int = 0


class ProseParagraph(TaggedParagraph):
    """A paragraph of fragments; when it splits, each piece knows the notes anchored in it.

    Reportlab sets the paragraphs that it sets correctly. Text that must be shaped, reordered or
    broken between letters is set by :class:`~reportgen.writers.pdf.lines.LineSetter`.
    """

    frags: list[ParaFrag]
    style: ParagraphStyle
    _levels: list[int] | None = None
    _lines: list[Line]
    width: float
    height: float
    _broken_for: float | None = None

    @cached_property
    def setting(self) -> LineSetter | None:
        """Return the text to be set by us, or None where reportlab sets it."""
        texts = [getattr(each, "text", "") for each in self._fragments()]
        if not self.style.backward and all(map(is_plain, texts)):
            return None
        backward = words_backward("".join(map(str, texts)), self.style.backward)
        return LineSetter(self.frags, backward=backward, known=self._levels)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return width and height; the lines are broken once for each width and then remembered."""
        if self.setting is not None:
            self._set(self.setting, availWidth)
        elif self._broken_for != availWidth or "blPara" not in vars(self):
            super().wrap(availWidth, availHeight)
        self._broken_for = availWidth
        return self.width, self.height

    def _set(self, setting: LineSetter, width: float) -> None:
        if self._broken_for != width:
            self.width = width
            self._lines = setting.lines(width - self.style.leftIndent - self.style.rightIndent)
            self.height = len(self._lines) * self.style.leading

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the pieces, without widows and orphans where the style forbids them."""
        if self.setting is None:
            return super().split(availWidth, availHeight)
        if self._broken_for is None:
            self.wrap(availWidth, availHeight)
        fitting = int(availHeight / self.style.leading)
        total = len(self._lines)
        if total <= fitting:
            return [self]
        if total == fitting + 1 and not self.style.allowWidows:
            fitting -= 1
        if fitting < (1 if self.style.allowOrphans else 2):
            return []
        cut = self._lines[fitting].start
        ends = (0, cut), (cut, len(self.setting.text))
        pieces = [self._piece(self.setting, *each) for each in ends]
        vars(pieces[0])["bulletText"] = self.bulletText
        return list(self.with_tags(pieces))

    def _piece(self, setting: LineSetter, start: int, end: int) -> "ProseParagraph":
        fragments, levels = setting.part(start, end)
        piece = type(self)("", self.style, frags=fragments)
        piece._levels = levels  # noqa: SLF001
        return piece

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Return the names of the places in this paragraph that references point to."""
        return tuple(filter(None, (getattr(each, "mark", "") for each in self._fragments())))

    def with_tags(self, pieces: Sequence[Flowable]) -> list[Flowable]:
        """Return pieces of this paragraph with its tags; the first one also gets its marks."""
        tagged = super().with_tags(pieces)
        for number, piece in enumerate(tagged):
            vars(piece)["marks"] = () if number else self.marks
        return tagged

    def draw_words(self) -> None:
        """Draw the label and the words."""
        for name in self.marks:
            self.canv.bookmarkHorizontal(f"{MARK_PREFIX}{name}", 0, self.height + 6)
        if self.setting is None:
            super().draw_words()
            return
        drawer, style = LineDrawer(self, self.canv), self.style
        if self.bulletText:
            self._draw_label(drawer)
        near, far = style.leftIndent, style.rightIndent
        left, right = (far, near) if style.backward else (near, far)
        drawer.draw(self.setting, self._lines, (left, self.width - right))

    def _draw_label(self, drawer: LineDrawer) -> None:
        style = self.style
        fragment = ParaFrag(
            text=self.bulletText,
            fontName=style.bulletFontName,
            fontSize=style.bulletFontSize,
            textColor=style.bulletColor,
            rise=0,
            link=[],
            language="",
            isolate=0,
        )
        runs, width = LineSetter([fragment], backward=style.backward).whole()
        start = self.width - style.bulletIndent - width if style.backward else style.bulletIndent
        for run, x in runs:
            drawer.label(run, start + x)

    @property
    def last_width(self) -> float:
        """Return the width of the last line, in points."""
        if self.setting is None:
            return float(self.getActualLineWidths0()[-1])
        return self.style.leftIndent + self.setting.placed(self._lines[-1])[1]

    @cached_property
    def notes(self) -> tuple[int, ...]:
        """Return the numbers of the notes anchored here, each once, in order."""
        targets = (target for fragment in self._fragments() for _, target in fragment.link)
        numbers = (
            int(target[len(NOTE_PREFIX) :]) for target in targets if target.startswith(NOTE_PREFIX)
        )
        return tuple(dict.fromkeys(numbers))

    def _fragments(self) -> list[ParaFrag]:
        """Return the fragments of the paragraph; a piece of a split one keeps them line by line."""
        found: list[ParaFrag] = []
        for fragment in self.frags:
            if isinstance(fragment, ParaFrag):
                found.append(fragment)
            else:
                found.extend(part[0] for part in fragment[1:])
        return found


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A heading as the outline and the contents show it; ``level`` from 1."""

    text: str
    level: int
    anchor: str

    @property
    def destination(self) -> str:
        """The name of the heading's place in the file."""
        return f"heading-{self.anchor}"


class HeadingProse(ProseParagraph):
    """A heading with a bookmark and an entry in the outline.

    It records its page for the contents.
    """

    entry: ContentsEntry | None = None
    layout: Layout

    def mark(self, entry: ContentsEntry, layout: Layout) -> "HeadingProse":
        """Give the heading its entry and the layout that records its page; return the heading."""
        self.entry, self.layout = entry, layout
        return self

    def draw(self) -> None:
        """Draw the words; the first piece also sets the bookmark."""
        if self.entry is not None:
            canvas = self.canv
            canvas.bookmarkHorizontal(self.entry.destination, 0, self.height + 6)
            level = min(self.entry.level - 1, _outline_depth(canvas) + 1)
            canvas.addOutlineEntry(
                self.entry.text, self.entry.destination, level=level, closed=False
            )
            self.layout.pages[self.entry.anchor] = canvas.getPageNumber()
        super().draw()

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        """Return the pieces; the first one keeps the bookmark."""
        pieces = super().split(availWidth, availHeight)
        if len(pieces) > 1 and self.entry is not None:
            vars(pieces[0]).update(entry=self.entry, layout=self.layout)
        return pieces


def _outline_depth(canvas: Canvas) -> int:
    """Return the level of the last outline entry, -1 before the first; no level may be skipped."""
    return int(vars(canvas)["_doc"].outline.currentlevel)


class ContentsLine(Flowable):
    """A line of the table of contents: heading, dot leader and page number, all of it a link."""

    canv: TaggedCanvas

    def __init__(
        self, entry: ContentsEntry, words: ProseParagraph, number: str, style: ParagraphStyle
    ) -> None:
        """Keep what is shown; ``number`` is empty until the page is known."""
        super().__init__()
        self.entry, self.words, self.number, self.style = entry, words, number, style
        self._link = Element("Link")

    def tag(self, contents: Element) -> None:
        """Tag the line as an entry of a table of contents."""
        self._link = contents.add("TOCI").add("Reference").add("Link")
        self.words.tag(self._link)

    def getSpaceBefore(self) -> float:  # noqa: N802
        """Return the space above, in points."""
        return float(self.style.spaceBefore)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Return width and height; a long heading takes several lines."""
        self.width = availWidth
        _, self.height = self.words.wrapOn(self.canv, availWidth - NUMBER_WIDTH - 12, availHeight)
        return self.width, self.height

    def draw(self) -> None:
        """Draw words, leader, number and link."""
        canvas, style = self.canv, self.style
        self.words.drawOn(canvas, self.width - self.words.width if style.backward else 0, 0)
        base = style.leading - style.fontSize
        self._leader(base, self.width - NUMBER_WIDTH)
        canvas.setFillColor(style.textColor)
        canvas.setFont(style.fontName, style.fontSize)
        with canvas.text_of(self._link):
            if style.backward:
                canvas.drawString(0, base, self.number)
            else:
                canvas.drawRightString(self.width, base, self.number)
        box = (0 if style.backward else style.leftIndent, 0, self.width, self.height)
        canvas.await_link(self._link, self.entry.destination, self.entry.text)
        canvas.linkRect("", self.entry.destination, box)

    def _leader(self, base: float, end: float) -> None:
        """Draw the dots of the leader as shapes, so that they are neither read aloud nor copied."""
        start = self.words.last_width + 6
        if end - start < 8:
            return
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(self.style.bulletColor)
        canvas.setLineWidth(0.9)
        canvas.setLineCap(1)
        canvas.setDash([0, 4])
        first = end - (end - start) // 4 * 4
        if self.style.backward:
            first, end = self.width - first, self.width - end
        canvas.line(first, base + 0.8, end, base + 0.8)
        canvas.restoreState()

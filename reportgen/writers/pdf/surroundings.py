"""The running head of a page, and its foot with status and page number."""

from reportlab.pdfgen.canvas import Canvas

from reportgen.document import Document, Text
from reportgen.writers.pdf.fragments import Setter, shortened
from reportgen.writers.pdf.prose import Layout, ProseParagraph
from reportgen.writers.pdf.styles import aligned_at_end, paragraph_style
from reportgen.writers.pdf.theme import Page
from reportgen.writers.tagging import TaggedCanvas

FOOT_GAP = 16.0
"""Points between the text area and the foot."""

HEAD_GAP = 24.0
LONGEST_NOTICE = 400
"""Most characters of a notice."""

END_SHARE = 0.4
"""Share of the line width for what stands at the end of a line in head and foot."""


class Surroundings:
    """Head and foot for pages of one size."""

    def __init__(self, report: Document, setter: Setter, known: Layout, page: Page) -> None:
        """Prepare the foot, of which only the page number changes."""
        self._report, self._setter, self._known, self.page = report, setter, known, page
        self._foot = self._foot_lines()

    @property
    def text_area(self) -> tuple[float, float, float, float]:
        """Return x, y, width and height of the text area, in points."""
        page = self.page
        foot = page.bottom + sum(line.height for line, _ in self._foot) + FOOT_GAP
        return page.left, foot, page.measure, page.height - page.top - foot

    def draw(self, canvas: TaggedCanvas) -> None:
        """Draw the foot of a page and, on all but the first, its head."""
        with canvas.artifact("Pagination", "Footer"):
            self._foot_of_page(canvas)
        if canvas.getPageNumber() > 1:
            with canvas.artifact("Pagination", "Header"):
                self._head(canvas)

    def _foot_lines(self) -> list[tuple[ProseParagraph, float]]:
        """Return the lines of the foot (status with date, notice), each with its height."""
        furniture, page = self._report.furniture, self.page
        status = " · ".join(word for word in (furniture.status, furniture.date) if word)
        lines: list[tuple[ProseParagraph, float]] = []
        y = page.bottom
        for text, name, width in (
            (status, "Label", page.measure * (1 - END_SHARE)),
            (furniture.notice, "Notice", page.measure),
        ):
            if text:
                line = self._line(text, name, LONGEST_NOTICE)
                _, height = line.wrap(width, page.height)
                lines.append((line, y))
                y += height
        return lines

    def _line(
        self, text: str, name: str, longest: int = 100, *, at_end: bool = False
    ) -> ProseParagraph:
        """Return a text as at most two lines, so that a long one cannot fill the page."""
        look = self._setter.theme.styles[name]
        style = paragraph_style(self._setter, look, in_cell=True)
        style = aligned_at_end(style) if at_end else style
        return ProseParagraph(
            "", style, frags=self._setter.fragments((Text(shortened(text, longest)),), look)
        )

    def _foot_of_page(self, canvas: Canvas) -> None:
        for line, y in self._foot:
            self._at_start(canvas, line, y)
        number = self._line(self._number(canvas.getPageNumber()), "Label", at_end=True)
        self._at_end(canvas, number, self.page.bottom)

    def _number(self, page: int) -> str:
        words = self._report.labels.page.replace("{pages}", str(self._known.total or page))
        return words.replace("{page}", str(page))

    def _head(self, canvas: Canvas) -> None:
        page, furniture = self.page, self._report.furniture
        event = self._line(furniture.event, "Label")
        event.wrap(page.measure * (1 - END_SHARE) - 12, page.top)
        base = page.height - page.top + HEAD_GAP
        self._at_start(canvas, event, base)
        self._at_end(canvas, self._line(furniture.document_type, "Label", 60, at_end=True), base)

    def _at_start(self, canvas: Canvas, line: ProseParagraph, y: float) -> None:
        """Draw a line where text begins: at the left, or at the right if text runs from there."""
        page = self.page
        beside = page.measure - line.width if self._setter.backward else 0
        line.drawOn(canvas, page.left + beside, y)

    def _at_end(self, canvas: Canvas, line: ProseParagraph, y: float) -> None:
        page = self.page
        width = page.measure * END_SHARE
        line.wrap(width, page.height)
        line.drawOn(canvas, page.left + (0 if self._setter.backward else page.measure - width), y)

"""The pages of a report: text area, running head, foot, and what the file says about itself."""

import datetime as dt
import hashlib
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, PageTemplate

from reportgen.document import Document, Note, Text
from reportgen.writers.pdf.footnotes import NotedFrame
from reportgen.writers.pdf.fragments import Setter, portions, shortened
from reportgen.writers.pdf.letters import settable
from reportgen.writers.pdf.prose import Layout, Prose
from reportgen.writers.pdf.styles import aligned_at_end, paragraph_style
from reportgen.writers.tagging import AttachedFile, Element, TaggedCanvas, add_note

FOOT_LEADING = 12.0
FOOT_GAP = 16.0
"""Points between the text area and the foot."""

HEAD_GAP = 24.0
NOTE_INDENT = 16.0
LONGEST_NOTICE = 400
"""Characters."""

END_SHARE = 0.4
"""Of the measure, for what stands at the end of the lines of head and foot."""


class ReportTemplate(BaseDocTemplate):
    """One pass over the pages of a report."""

    canv: TaggedCanvas
    _curPageFlowableCount: int  # noqa: N815

    def __init__(
        self, report: Document, setter: Setter, known: Layout, found: Layout, root: Element
    ) -> None:
        """Prepare the pages; ``known`` is the layout of the pass before, ``found`` of this one.

        ``root`` holds the structure of the text; the notes are read after it.
        """
        self.file = BytesIO()
        self._root = root
        self._report, self._setter = report, setter
        self._known, self._found = known, found
        theme, properties = setter.theme, report.properties
        super().__init__(
            self.file,
            pagesize=(theme.page.width, theme.page.height),
            title=settable(properties.title),
            author=settable(properties.author),
            subject=settable(properties.subject),
            keywords=[settable(word) for word in properties.keywords],
            creator="reportgen",
            producer="reportgen",
            lang=settable(properties.language),
            displayDocTitle=True,
            invariant=1,
            pageCompression=1,
            initialFontName=setter.fonts.name("serif", "regular"),
        )
        self._doSave = 0  # the last pass is saved, once it is known to be the last
        self._foot = self._foot_lines()
        self._area = self._text_area()
        self.addPageTemplates([PageTemplate("page", [self._area], onPage=self._furniture)])

    def save(self) -> bytes:
        """Return the file, its attachments in it."""
        created = self._report.properties.created
        for one in self._report.attachments:
            file = AttachedFile(one.name, one.content, one.media_type, one.description, created)
            self.canv.attach(file)
        self.canv.save()
        return self.file.getvalue()

    def _makeCanvas(self, filename: None = None, **_: object) -> TaggedCanvas:  # noqa: N802
        """The date of the report stands for the clock, in the file's identity too."""
        tagged = partial(TaggedCanvas, root=self._root)
        canvas: TaggedCanvas = super()._makeCanvas(filename, tagged)  # type: ignore[misc]
        if self._setter.backward:
            canvas.setViewerPreference("Direction", "R2L")
        created = self._report.properties.created
        pdf = vars(canvas)["_doc"]
        pdf._timeStamp = _Moment(created)  # noqa: SLF001
        pdf.signature = hashlib.md5(created.isoformat().encode(), usedforsecurity=False)
        return canvas

    def handle_pageEnd(self) -> None:  # noqa: N802
        """Set the notes of a page before it is left."""
        if self._area.draw_notes(self.canv):
            self._curPageFlowableCount += 1  # reportlab stops after ten pages without content
        self._found.total = self.page
        super().handle_pageEnd()

    def _text_area(self) -> NotedFrame:
        page = self._setter.theme.page
        foot = page.bottom + sum(line.height for line, _ in self._foot) + FOOT_GAP
        section = self._root.add("Sect")
        notes = {note.number: self._note(note, section) for note in self._report.notes}
        box = (page.left, foot, page.measure, page.height - page.top - foot)
        return NotedFrame(box, notes, self._setter.color("line"), backward=self._setter.backward)

    def _note(self, note: Note, section: Element) -> list[Prose]:
        look = self._setter.theme.styles["Footnote Text"]
        label, words = add_note(section, f"note-{note.number}")
        texts: list[Prose] = []
        for portion in portions(note.inlines):
            style = paragraph_style(self._setter, look, indent=NOTE_INDENT)
            style.allowOrphans = style.allowWidows = 1
            style.bulletColor = self._setter.color("accent")
            mark = None if texts else str(note.number)
            prose = Prose("", style, bulletText=mark, frags=self._setter.fragments(portion, look))
            prose.tag(words, None if texts else label)
            texts.append(prose)
        return texts

    def _foot_lines(self) -> list[tuple[Prose, float]]:
        """Status with date, and the notice, each wrapped, with its distance from the edge."""
        furniture, page = self._report.furniture, self._setter.theme.page
        status = " · ".join(word for word in (furniture.status, furniture.date) if word)
        lines: list[tuple[Prose, float]] = []
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

    def _line(self, text: str, name: str, longest: int = 100, *, at_end: bool = False) -> Prose:
        """A line or two of head or foot; a text without end must not push the page away."""
        look = self._setter.theme.styles[name]
        style = paragraph_style(self._setter, look, in_cell=True)
        style = aligned_at_end(style) if at_end else style
        return Prose(
            "", style, frags=self._setter.fragments((Text(shortened(text, longest)),), look)
        )

    def _furniture(self, canvas: Canvas, _: BaseDocTemplate) -> None:
        with self.canv.artifact("Pagination", "Footer"):
            self._foot_of_page(canvas)
        if canvas.getPageNumber() > 1:
            with self.canv.artifact("Pagination", "Header"):
                self._head(canvas)

    def _foot_of_page(self, canvas: Canvas) -> None:
        page, theme = canvas.getPageNumber(), self._setter.theme
        for line, y in self._foot:
            self._at_start(canvas, line, y)
        number = self._line(self._number(page), "Label", at_end=True)
        self._at_end(canvas, number, theme.page.bottom)

    def _number(self, page: int) -> str:
        words = self._report.labels.page.replace("{pages}", str(self._known.total or page))
        return words.replace("{page}", str(page))

    def _head(self, canvas: Canvas) -> None:
        page, furniture = self._setter.theme.page, self._report.furniture
        event = self._line(furniture.event, "Label")
        event.wrap(page.measure * (1 - END_SHARE) - 12, page.top)
        base = page.height - page.top + HEAD_GAP
        self._at_start(canvas, event, base)
        self._at_end(canvas, self._line(furniture.document_type, "Label", 60, at_end=True), base)

    def _at_start(self, canvas: Canvas, line: Prose, y: float) -> None:
        """Draw a line where text begins: at the left, or at the right where it runs from there."""
        page = self._setter.theme.page
        beside = page.measure - line.width if self._setter.backward else 0
        line.drawOn(canvas, page.left + beside, y)

    def _at_end(self, canvas: Canvas, line: Prose, y: float) -> None:
        page = self._setter.theme.page
        width = page.measure * END_SHARE
        line.wrap(width, page.height)
        line.drawOn(canvas, page.left + (0 if self._setter.backward else page.measure - width), y)


class _Moment:
    """A moment as reportlab wants it, in universal time."""

    dhh = dmm = 0
    tzname = "UTC"

    def __init__(self, moment: dt.datetime) -> None:
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        universal = aware.astimezone(dt.UTC)
        self.t = universal.timestamp()
        self.lt = universal.timetuple()
        self.YMDhms = tuple(self.lt)[:6]

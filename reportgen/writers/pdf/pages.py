"""The pages of a PDF, portrait and landscape, and the properties of the file."""

import datetime as dt
import hashlib
from functools import partial
from io import BytesIO

from reportlab.platypus import BaseDocTemplate, PageTemplate

from reportgen.document import Document, Note, Orientation, opening_orientation
from reportgen.writers.pdf.footnotes import NotedFrame
from reportgen.writers.pdf.fragments import Setter, portions
from reportgen.writers.pdf.letters import settable
from reportgen.writers.pdf.prose import Layout, ProseParagraph
from reportgen.writers.pdf.styles import paragraph_style
from reportgen.writers.pdf.surroundings import Surroundings
from reportgen.writers.pdf.theme import Page
from reportgen.writers.tagging import AttachedFile, Element, TaggedCanvas, add_note

NOTE_INDENT = 16.0


class ReportTemplate(BaseDocTemplate):
    """One pass over the pages of a report."""

    canv: TaggedCanvas
    _curPageFlowableCount: int  # noqa: N815

    def __init__(
        self, report: Document, setter: Setter, known: Layout, found: Layout, root: Element
    ) -> None:
        """Prepare the pages.

        ``known`` is the layout that the pass before found, ``found`` that of this one. ``root`` is
        the structure of the text; the notes are read after it.
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
        papers: dict[Orientation, Page] = {"portrait": theme.page, "landscape": theme.page.turned}
        self._around = {
            name: Surroundings(report, setter, known, page) for name, page in papers.items()
        }
        self._area = self._text_area()
        self._firstPageTemplateIndex = [*papers].index(opening_orientation(report))
        self.addPageTemplates([self._template(name) for name in papers])

    def save(self) -> bytes:
        """Return the bytes of the file, with its attachments."""
        created = self._report.properties.created
        for one in self._report.attachments:
            file = AttachedFile(one.name, one.content, one.media_type, one.description, created)
            self.canv.attach(file)
        self.canv.save()
        return self.file.getvalue()

    def _makeCanvas(self, filename: None = None, **_: object) -> TaggedCanvas:  # noqa: N802
        """Date the file, and its identifier, with the report's date instead of the clock."""
        tagged = partial(TaggedCanvas, root=self._root)
        canvas: TaggedCanvas = super()._makeCanvas(filename, tagged)  # type: ignore[misc]
        created = self._report.properties.created
        pdf = vars(canvas)["_doc"]
        pdf._timeStamp = _Moment(created)  # noqa: SLF001
        pdf.signature = hashlib.md5(created.isoformat().encode(), usedforsecurity=False)
        return canvas

    def handle_pageEnd(self) -> None:  # noqa: N802
        """Draw the notes of a page before reportlab ends it."""
        if self._area.draw_notes(self.canv):
            self._curPageFlowableCount += 1  # reportlab stops after ten pages without content
        self._found.total = self.page
        super().handle_pageEnd()

    def _template(self, name: Orientation) -> PageTemplate:
        around = self._around[name]

        def begin(*_: object) -> None:
            self._area.place(around.text_area)
            around.draw(self.canv)

        size = (around.page.width, around.page.height)
        return PageTemplate(name, [self._area], onPage=begin, pagesize=size)

    def _text_area(self) -> NotedFrame:
        section = self._root.add("Sect")
        notes = {note.number: self._note(note, section) for note in self._report.notes}
        box = self._around["portrait"].text_area
        return NotedFrame(box, notes, self._setter.color("line"), backward=self._setter.backward)

    def _note(self, note: Note, section: Element) -> list[ProseParagraph]:
        look = self._setter.theme.styles["Footnote Text"]
        label, words = add_note(section, f"note-{note.number}")
        texts: list[ProseParagraph] = []
        for portion in portions(note.inlines):
            style = paragraph_style(self._setter, look, indent=NOTE_INDENT)
            style.allowOrphans = style.allowWidows = 1
            style.bulletColor = self._setter.color("accent")
            mark = None if texts else str(note.number)
            prose = ProseParagraph(
                "", style, bulletText=mark, frags=self._setter.fragments(portion, look)
            )
            prose.tag(words, None if texts else label)
            texts.append(prose)
        return texts


class _Moment:
    """A moment in the form that reportlab expects, in UTC."""

    dhh = dmm = 0
    tzname = "UTC"

    def __init__(self, moment: dt.datetime) -> None:
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        universal = aware.astimezone(dt.UTC)
        self.t = universal.timestamp()
        self.lt = universal.timetuple()
        self.YMDhms = tuple(self.lt)[:6]

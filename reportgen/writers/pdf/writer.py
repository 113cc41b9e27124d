"""Writes a document as a PDF, in as many passes as its page numbers need."""

from pathlib import Path
from threading import Lock

from reportgen.document import Contents, Document, marks_of
from reportgen.writers.pdf.fonts import FontSet
from reportgen.writers.pdf.fragments import Known, Setter
from reportgen.writers.pdf.glyphs import texts_of
from reportgen.writers.pdf.pages import ReportTemplate
from reportgen.writers.pdf.prose import Layout
from reportgen.writers.pdf.settings import without_variables
from reportgen.writers.pdf.story import Story
from reportgen.writers.pdf.theme import dressed, load_theme
from reportgen.writers.tagging import Element

MOST_PASSES = 5
"""The first pass finds the pages, the second prints their numbers; more only if that moves text."""

_totals: dict[str, int] = {}
"""Number of pages of the last document by template, as a guess for the next: briefs are alike."""

_reportlab = Lock()  # its register of fonts is shared by the whole process, as are variables


def write_pdf(document: Document, theme: Path | None = None) -> bytes:
    """Return the PDF of a document, the same bytes for the same document and theme.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    look = dressed(load_theme(theme), document.look)
    with _reportlab, without_variables():
        fonts = FontSet(look, texts_of(document), document.properties.language)
        setter = Setter(look, fonts, _known(document))
        known = Layout(total=_totals.get(document.template, 0))
        for _ in range(MOST_PASSES):
            pages, found = _typeset(document, setter, known)
            if _is_printed(found, known, document):
                break
            known = found
        _totals[document.template] = found.total
        return pages.save()


def _known(document: Document) -> Known:
    notes = {note.number for note in document.notes}
    return Known(notes, document.labels.note, marks_of((*document.cover, *document.body)))


def _is_printed(found: Layout, known: Layout, document: Document) -> bool:
    """Whether a pass that was given the layout ``known`` printed the layout it found.

    Only tables of contents print page numbers. The number of pages moves no text, so after a right
    guess a second pass would give the same file.
    """
    lists_pages = any(isinstance(block, Contents) for block in (*document.cover, *document.body))
    return found.total == known.total and (found.pages == known.pages or not lists_pages)


def _typeset(document: Document, setter: Setter, known: Layout) -> tuple[ReportTemplate, Layout]:
    found, root = Layout(), Element("Document")
    flowables = Story(document, setter, known, found, root).flowables()
    pages = ReportTemplate(document, setter, known, found, root)
    pages.build(flowables)
    return pages, found

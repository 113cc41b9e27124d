"""Plain Word files for people to write in: a heading, a few sentences, a table."""

from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from reportgen.document import Properties
from reportgen.exports import clean
from reportgen.writers.docx.package.properties import (
    drop_unwanted,
    saved,
    set_language,
    set_properties,
)

_GREY = RGBColor(0x8A, 0x8A, 0x8A)
_SHADE = "E8E8E8"


@dataclass(frozen=True, slots=True)
class WordPage:
    """A page: its title and language, and whether it lies on its side."""

    properties: Properties
    landscape: bool = False


def new_word(page: WordPage) -> WordDocument:
    """Return an empty document with narrow margins."""
    word = docx.Document()
    section = word.sections[0]
    size = (Cm(21), Cm(29.7))
    section.page_width, section.page_height = reversed(size) if page.landscape else size
    section.orientation = WD_ORIENT.LANDSCAPE if page.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, points in (("Normal", 10.0), ("Title", 18.0), ("Heading 1", 13.0)):
        font = word.styles[name].font
        font.name, font.size = "Calibri", Pt(points)
    return word


def finished(word: WordDocument, page: WordPage) -> bytes:
    """Return the document as bytes that only its content determines."""
    set_language(word.styles.element, page.properties.language)
    set_properties(word, page.properties)
    drop_unwanted(word)
    return saved(word)


def add_table(word: WordDocument, heads: Sequence[str], widths: Sequence[float]) -> None:
    """Add a table with a head that repeats on every page."""
    table = word.add_table(1, len(heads), "Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    cells = table.rows[0].cells
    for cell, head, width in zip(cells, heads, widths, strict=True):
        cell.width = Cm(width)
        write(cell, head).runs[0].bold = True
        shade(cell)
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such switch
    properties.append(OxmlElement("w:tblHeader"))


def add_row(word: WordDocument, widths: Sequence[float]) -> _Row:
    """Add a row to the last table that stays on one page, and return it."""
    row: _Row = word.tables[-1].add_row()  # type: ignore[no-untyped-call]
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Cm(width)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - as above
    return row


def write(cell: _Cell, words: str) -> Paragraph:
    """Write words into a cell, a paragraph for each line, and return the last paragraph."""
    lines = clean(words).split("\n")
    paragraph: Paragraph = cell.paragraphs[0]
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else paragraph
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(line)
    return paragraph


def small(paragraph: Paragraph, points: float = 6) -> None:
    """Make a paragraph small and grey."""
    for run in paragraph.runs:
        run.font.size, run.font.color.rgb = Pt(points), _GREY


def shade(cell: _Cell) -> None:
    """Shade a cell that nobody is asked to write in."""
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), _SHADE)
    cell._tc.get_or_add_tcPr().append(shading)  # noqa: SLF001 - as above

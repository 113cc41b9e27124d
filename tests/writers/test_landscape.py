"""Pages that lie on their side: the text, head and foot are as wide as they, in every format."""

from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Twips

from reportgen.document import Block, Column, Heading, NoteRef, PageBreak, Row, Table
from reportgen.verification import read_docx_text, read_html_text, read_pdf_text
from reportgen.writers import write_docx, write_html, write_pdf
from reportgen.writers.pdf.theme import load_theme
from tests.comparing import compare_texts
from tests.writers.charts import BAR
from tests.writers.sample import cell, inlines, paragraph, prose
from tests.writers.tagged_file import failures
from tests.writers.word_file import TEMPLATES, W, body, report, written

TABLE = Table(
    (Column(0.5), Column(0.5)),
    (Row((cell("Who"), cell("What")), "header"), Row((cell("Ms. A"), cell("Spoke")))),
    "Who spoke",
)
AROUND: tuple[Block, ...] = (
    Heading(1, inlines("Upright"), "a"),
    paragraph("Before.", NoteRef(1)),
    PageBreak("landscape"),
    Heading(1, inlines("Lying"), "b"),
    BAR,
    TABLE,
    PageBreak(),
    Heading(1, inlines("Upright again"), "c"),
    paragraph("After."),
)


def lying(content: bytes) -> list[bool]:
    pages = pypdfium2.PdfDocument(content)
    return [page.get_width() > page.get_height() for page in pages]


def text_width(section: Section) -> int:
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None
    assert left is not None
    assert right is not None
    return (page - left - right) // 635


def sections(content: bytes, tmp_path: Path) -> list[tuple[bool, int]]:
    """Whether the pages of each section lie, and how wide its text is in twentieths of a point."""
    path = tmp_path / "made.docx"
    path.write_bytes(content)
    return [
        (section.orientation == WD_ORIENT.LANDSCAPE, text_width(section))
        for section in docx.Document(str(path)).sections
    ]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (AROUND, [False, True, False]),
        (AROUND[:6], [False, True]),
        (AROUND[:7], [False, True]),
        (AROUND[2:6], [True]),
        (AROUND[2:], [True, False]),
        ((*AROUND[:2], PageBreak(), *AROUND[2:7], *AROUND[6:]), [False, True, False]),
        ((*AROUND[:6], *AROUND[2:6]), [False, True, True]),
        ((*AROUND[:7], *AROUND[2:]), [False, True, True, False]),
    ],
    ids=["within", "last", "last with a break", "alone", "first", "breaks", "two", "two parted"],
)
def test_pages_lie_until_the_next_break(
    blocks: tuple[Block, ...], expected: list[bool], tmp_path: Path
) -> None:
    content = write_pdf(report(*blocks, notes=("A note.",)))
    assert lying(content) == expected
    assert failures(content) == []
    found = [lies for lies, _ in sections(written(*blocks, notes=("A note.",)), tmp_path)]
    runs = [lies for n, lies in enumerate(expected) if n == 0 or lies != expected[n - 1]]
    assert found == runs


def test_all_writers_print_the_words() -> None:
    blocks = (AROUND[0], *AROUND[2:])  # a PDF has the note on its page, others have it at the end
    document = report(*blocks)
    furniture = ["Draft · 20 May 2026", "Reconstructed example", "Page {page} of {pages}"]
    furniture += ["Seomaru Forum 2026", "Outcome report"]
    word = read_docx_text(written(*blocks))
    html = write_html(document).encode()
    for other in (read_html_text(html), read_pdf_text(write_pdf(document), furniture)):
        assert compare_texts("\n".join(word), "\n".join(other)) is None


def test_tables_of_word_are_as_wide_as_their_pages(tmp_path: Path) -> None:
    content = written(*AROUND, TABLE, notes=("A note.",))
    (_, upright), (_, wide), _ = sections(content, tmp_path)
    widths = [int(str(e.get(f"{W}w"))) for e in body(content).iter(f"{W}tblW")]
    assert widths == [wide, wide, upright]
    assert wide > 1.4 * upright


def test_the_head_of_word_ends_where_its_pages_do(tmp_path: Path) -> None:
    """Its right tab stop is moved, in copies for the pages that lie."""
    path = tmp_path / "made.docx"
    path.write_bytes(written(*AROUND, notes=("A note.",)))
    upright, wide, last = docx.Document(str(path)).sections
    for part in ("header", "footer"):
        stops = [
            tab.get(qn("w:pos"))
            for tab in getattr(wide, part)._element.iter(qn("w:tab"))
            if tab.get(qn("w:val")) == "right"
        ]
        assert stops
        assert all(abs(int(stop) - text_width(wide)) <= 2 for stop in stops)
        assert getattr(upright, part)._element is getattr(last, part)._element
        names = [paragraph.text for paragraph in getattr(wide, part).paragraphs]
        assert names == [paragraph.text for paragraph in getattr(last, part).paragraphs]
    assert upright.different_first_page_header_footer
    assert not wide.different_first_page_header_footer
    assert not last.different_first_page_header_footer


def test_a_foreign_template_keeps_its_paper(tmp_path: Path) -> None:
    """Letter with margins of its own, the text in a section of its own before another."""
    own = docx.Document(str(TEMPLATES / "concept_note.docx"))
    section = own.sections[0]
    section.page_width, section.page_height = Twips(12240), Twips(15840)
    section.left_margin = section.right_margin = Twips(1440)
    own.add_section()
    own.add_paragraph("Signed.")
    path = tmp_path / "own.docx"
    own.save(str(path))
    content = write_docx(report(*AROUND, notes=("A note.",)), path)
    found = sections(content, tmp_path)
    assert found == [(False, 9360), (True, 15840 - 2880), (False, 9360), (False, 9360)]


def test_a_template_that_lies_is_not_turned(tmp_path: Path) -> None:
    own = docx.Document(str(TEMPLATES / "concept_note.docx"))
    section = own.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE
    path = tmp_path / "own.docx"
    own.save(str(path))
    content = write_docx(report(*AROUND, notes=("A note.",)), path)
    assert {lies for lies, _ in sections(content, tmp_path)} == {True}
    assert len({width for _, width in sections(content, tmp_path)}) == 1


def test_nothing_of_a_pdf_stands_outside_the_pages_that_lie() -> None:
    page = load_theme().page.turned
    long = [paragraph(prose(n, 6), NoteRef(n + 1)) for n in range(12)]
    blocks = (paragraph("x"), PageBreak("landscape"), *long, PageBreak(), *AROUND[7:])
    pdf = write_pdf(report(*blocks, notes=tuple(prose(n, 3) for n in range(12))))
    assert failures(pdf) == []
    for sheet in pypdfium2.PdfDocument(pdf):
        if sheet.get_width() < sheet.get_height():
            continue
        text = sheet.get_textpage()
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            assert page.left - 2 <= left <= right <= page.width - page.right + 2 or left == right
            assert page.bottom - 4 <= bottom <= top <= page.height - 30


def test_the_web_page_prints_them_on_their_side() -> None:
    page = write_html(report(*AROUND, notes=("A note.",)))
    before, _, rest = page.partition('<div class="landscape">')
    within, _, after = rest.partition('</div>\n<div class="page-break"></div>')
    assert "Lying" in within
    assert "Before." in before
    assert "After." in after
    assert ".landscape { page: lying;" in page
    assert "page-break" not in within


def test_the_same_document_gives_the_same_bytes() -> None:
    document = report(*AROUND, notes=("A note.",))
    assert write_pdf(document) == write_pdf(replace(document))
    assert written(*AROUND, notes=("A note.",)) == written(*AROUND, notes=("A note.",))

"""Every page of both example forums, as a careful reader would look at it."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from reportgen.document import Block, Heading, Look
from reportgen.writers.pdf.surroundings import FOOT_GAP
from reportgen.writers.pdf.theme import Theme, dressed, load_theme
from tests.project.conftest import BuiltForum

pytestmark = pytest.mark.model

THEME: Theme = load_theme()
HEADINGS = {
    (THEME.styles[f"Heading {n}"].font, THEME.styles[f"Heading {n}"].size) for n in (1, 2, 3)
}
TEMPLATE_MARKS = ("{{", "}}", "{%", "%}", "parts.", "{#")
MACHINE_WORDS = ("None", "N/A", "null", "segment", "finding")


@dataclass(frozen=True)
class Glyph:
    """A printed character: where its ink is, and in what face and size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    font: str
    size: float


@dataclass(frozen=True)
class Sheet:
    """A page of a built file."""

    name: str
    number: int
    text: str
    glyphs: tuple[Glyph, ...]

    def __str__(self) -> str:
        return f"{self.name}, page {self.number}"

    @property
    def foot(self) -> float:
        """The upper edge of the foot: status, and the notice above it."""
        styles = THEME.styles
        return THEME.page.bottom + styles["Label"].leading + styles["Notice"].leading

    @property
    def frame(self) -> tuple[Glyph, ...]:
        """What stands between running head and foot."""
        ceiling = THEME.page.height - THEME.page.top + 1
        return tuple(g for g in self.glyphs if self.foot < g.bottom and g.top < ceiling)

    @property
    def last_line(self) -> tuple[Glyph, ...]:
        """The lowest line of the text, above the footnotes."""
        notes = THEME.styles["Footnote Text"].size
        text = [glyph for glyph in self.frame if glyph.size != notes]
        floor = min(glyph.bottom for glyph in text)
        return tuple(glyph for glyph in text if glyph.bottom < floor + 6)


def sheets(forum: BuiltForum) -> Iterator[Sheet]:
    for name in forum.names(".pdf"):
        pdf = pypdfium2.PdfDocument((forum.folder / name).read_bytes())
        for number, page in enumerate(pdf, 1):
            words = page.get_textpage()
            yield Sheet(name, number, words.get_text_range(), tuple(glyphs(words)))


def glyphs(words: Any) -> Iterator[Glyph]:
    buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    for index in range(words.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(words, index))
        if text.isspace() or pdfium.FPDFText_IsGenerated(words, index):
            continue
        pdfium.FPDFText_GetFontInfo(words, index, buffer, 200, flags)
        left, bottom, right, top = words.get_charbox(index)
        size = pdfium.FPDFText_GetFontSize(words, index)
        yield Glyph(text, left, right, bottom, top, buffer.value.decode(), size)


@pytest.fixture(scope="module", params=["demo", "kipa"])
def built(request: pytest.FixtureRequest) -> BuiltForum:
    forum: BuiltForum = request.getfixturevalue(request.param)
    return forum


@pytest.fixture(scope="module")
def pages(built: BuiltForum) -> list[Sheet]:
    return list(sheets(built))


def test_no_template_mark_and_no_missing_glyph(pages: list[Sheet]) -> None:
    for sheet in pages:
        for mark in (*TEMPLATE_MARKS, "\ufffd", "\ufffe", "\uffff"):
            assert mark not in sheet.text, sheet


def test_no_machine_word(pages: list[Sheet]) -> None:
    for sheet in pages:
        assert not set(sheet.text.split()) & set(MACHINE_WORDS), sheet


def test_no_page_is_empty(pages: list[Sheet]) -> None:
    for sheet in pages:
        assert sheet.frame, sheet


def test_no_heading_ends_a_page(pages: list[Sheet]) -> None:
    for sheet in pages:
        faces = {("sans" if "Sans-" in g.font else "serif", g.size) for g in sheet.last_line}
        is_semibold = all("SemiBold" in glyph.font for glyph in sheet.last_line)
        assert not (is_semibold and faces <= HEADINGS), sheet


def test_no_ink_outside_the_margins(pages: list[Sheet]) -> None:
    narrow = dressed(THEME, Look(size="one page")).page
    for sheet in pages:
        page = narrow if sheet.name.startswith(("briefs/", "outcome-summary")) else THEME.page
        for glyph in sheet.glyphs:
            assert glyph.left > page.left - 1, (str(sheet), glyph)
            assert glyph.right < page.width - page.right + 1, (str(sheet), glyph)
            assert page.bottom - 4 < glyph.bottom < glyph.top < page.height - 30, (
                str(sheet),
                glyph,
            )


def test_text_keeps_away_from_the_foot(pages: list[Sheet]) -> None:
    for sheet in pages:
        assert min(g.bottom for g in sheet.frame) > sheet.foot + FOOT_GAP - 4, sheet


def test_the_notice_stands_on_every_page(built: BuiltForum, pages: list[Sheet]) -> None:
    (notice,) = {document.furniture.notice for document in built.documents.values()}
    assert notice
    for sheet in pages:
        assert notice in " ".join(sheet.text.split()), sheet


def test_a_pack_has_one_page_and_a_moderators_two_a_session(pages: list[Sheet]) -> None:
    briefs = [sheet for sheet in pages if sheet.name.startswith("briefs/")]
    for name, group in groupby(briefs, key=lambda sheet: sheet.name):
        held = list(group)
        moderates = any("Introductions" in sheet.text for sheet in held)
        assert len(held) <= (4 if moderates else 1), name


def test_every_font_is_embedded(built: BuiltForum) -> None:
    for name in built.names(".pdf"):
        pdf = pypdfium2.PdfDocument((built.folder / name).read_bytes())
        for page in pdf:
            for words in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(words)
                assert pdfium.FPDFFont_GetIsEmbedded(font) == 1, name


def test_no_section_is_empty(built: BuiltForum) -> None:
    for name, document in built.documents.items():
        for heading, below in pairwise((*document.body, None)):
            if isinstance(heading, Heading):
                assert below is not None, (name, heading)
                assert not closes(heading, below), (name, heading)


def closes(heading: Heading, below: Block) -> bool:
    """Whether the next block is a heading that ends the section at once."""
    return isinstance(below, Heading) and below.level <= heading.level


def test_every_document_was_looked_at(built: BuiltForum) -> None:
    looked_at = {name.removesuffix(".pdf") for name in built.names(".pdf")}
    assert looked_at == set(built.documents)

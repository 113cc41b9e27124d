"""Photographs and logos are seen, described and captioned in every format."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from lxml import etree

from reportgen.document import Logos, Paragraph, Text
from reportgen.verification import read_docx_text, read_html_text, read_pdf_text
from reportgen.writers import write_docx, write_html, write_pdf, write_text
from reportgen.writers.pictures import LOGO_HEIGHT, logo_sizes, photo_size
from tests.comparing import compare_texts
from tests.writers.pictures import LOGOS, PHOTO, picture
from tests.writers.sample import paragraph
from tests.writers.tagged_file import TaggedFile, failures
from tests.writers.word_file import TEMPLATES, W, body, names, part, report, written

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BLOCKS = (LOGOS, paragraph("Before."), PHOTO, paragraph("After."))


def test_all_writers_print_the_caption() -> None:
    document = report(*BLOCKS)
    text = write_text(document)
    assert text.split("\n\n")[:2] == ["Before.", "The opening. Photograph: A. Kim."]
    furniture = ["Draft · 20 May 2026", "Reconstructed example", "Page {page} of {pages}"]
    for other in (
        read_docx_text(written(*BLOCKS)),
        read_html_text(write_html(document).encode()),
        read_pdf_text(write_pdf(document), furniture),
    ):
        assert compare_texts(text, "\n".join(other)) is None


def test_each_picture_is_a_figure_with_its_description_in_pdf() -> None:
    pdf = write_pdf(report(*BLOCKS))
    assert failures(pdf) == []
    figures = TaggedFile(pdf).root.all("Figure")
    described = [one.description for one in (*LOGOS.pictures, PHOTO.picture)]
    assert [figure.alternative for figure in figures] == described
    boxes = [figure.attributes["BBox"] for figure in figures]
    assert len({(round(bottom), round(top)) for _, bottom, _, top in boxes[:3]}) == 1
    assert write_pdf(report(*BLOCKS)) == pdf


def test_each_picture_is_described_in_word() -> None:
    content = written(*BLOCKS)
    drawings = list(part(content, "word/document.xml").iter(f"{WP}docPr"))
    described = [one.description for one in (*LOGOS.pictures, PHOTO.picture)]
    assert [drawing.get("descr") for drawing in drawings] == described
    assert len({drawing.get("id") for drawing in drawings}) == 4
    assert sum(name.startswith("word/media/") for name in names(content)) == 4
    assert written(*BLOCKS) == content


def test_prefixes_that_another_library_registers_change_no_byte() -> None:
    before = written(*BLOCKS)
    etree.register_namespace("other", "http://schemas.openxmlformats.org/drawingml/2006/main")
    try:
        assert written(*BLOCKS) == before
    finally:
        etree.register_namespace("a", "http://schemas.openxmlformats.org/drawingml/2006/main")


def test_each_picture_is_in_the_page_itself() -> None:
    root = etree.fromstring(write_html(report(*BLOCKS)).encode(), etree.HTMLParser())
    images = list(root.iter("img"))
    described = [one.description for one in (*LOGOS.pictures, PHOTO.picture)]
    assert [image.get("alt") for image in images] == described
    assert all(str(image.get("src")).startswith("data:image/png;base64,") for image in images)
    policy = root.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert "img-src data:" in str(policy.get("content"))


def test_logos_stand_in_one_line_at_one_height() -> None:
    sizes = logo_sizes(LOGOS.pictures, 421)
    assert {height for _, height in sizes} == {LOGO_HEIGHT}
    crowd = Logos(LOGOS.pictures * 5)
    sizes = logo_sizes(crowd.pictures, 421)
    assert sum(width for width, _ in sizes) + 24 * 14 == pytest.approx(421)
    assert logo_sizes((), 421) == ()
    assert failures(write_pdf(report(crowd, Logos(())))) == []


@pytest.mark.parametrize(
    ("width", "height", "printed"),
    [(1600, 800, (421, 210.5)), (100, 50, (50, 25)), (100, 2000, (15, 300))],
)
def test_a_photograph_fits_the_text_and_is_never_blown_up(
    width: int, height: int, printed: tuple[float, float]
) -> None:
    assert photo_size(picture(width, height, "x"), 421) == pytest.approx(printed)


def test_a_photograph_is_on_the_page_of_its_caption() -> None:
    lines = [paragraph("A line of text that fills the page.") for _ in range(30)]
    for count in range(14, 30, 3):
        pdf = write_pdf(report(*lines[:count], PHOTO))
        pages = pypdfium2.PdfDocument(pdf)
        shown = [any(o.type == 3 for o in page.get_objects()) for page in pages]
        captioned = ["Photograph" in p.get_textpage().get_text_range() for p in pages]
        assert shown == captioned


def test_logos_on_a_cover_stand_close_to_the_title() -> None:
    """The space above a title, which is large on a cover of its own, is above its logos."""
    title = Paragraph((Text("Forum"),), "Title")
    for template in ("outcome_report", "concept_note"):
        document = replace(report(paragraph("Text")), cover=(LOGOS, title), cover_page=True)
        content = write_docx(document, TEMPLATES / f"{template}.docx")
        above_logos, above_title = (each.get(f"{W}before") for each in _first_spacings(content))
        styled = part(content, "word/styles.xml").find(f".//{W}style[@{W}styleId='Title']")
        assert styled is not None
        usual = styled.find(f"{W}pPr/{W}spacing")
        assert usual is not None
        assert int(str(above_logos)) == max(int(str(usual.get(f"{W}before"))), 120)
        assert above_title == "0"


def _first_spacings(content: bytes) -> list[etree._Element]:
    found = (each.find(f"{W}pPr/{W}spacing") for each in body(content).iter(f"{W}p"))
    return [each for each in found if each is not None][:2]


def test_no_name_of_a_file_is_in_the_package() -> None:
    hidden = replace(PHOTO, picture=replace(PHOTO.picture, description="zebra {{ x }}"))
    with zipfile.ZipFile(BytesIO(written(hidden))) as archive:
        text = archive.read("word/document.xml").decode()
    assert "{{" not in text

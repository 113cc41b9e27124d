"""The tagging package by itself: any flowable on a tagged canvas gives an accessible file."""

from functools import partial
from io import BytesIO

import pytest
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from reportgen.shipped import find_template
from reportgen.writers.tagging import (
    Element,
    ReadableFont,
    Sections,
    TaggedCanvas,
    TaggedParagraph,
    add_cell,
    add_figure,
    add_list,
)
from reportgen.writers.tagging.archive import _LineEnds
from reportgen.writers.tagging.fonts import unicode_map
from reportgen.writers.tagging.marks import Marked, wholly_marked
from tests.writers.tagged_file import TaggedFile, failures

FONT = "tagging test"
STYLE = ParagraphStyle("s", fontName=FONT, fontSize=10, leading=14, bulletFontName=FONT)


@pytest.fixture(autouse=True)
def font() -> None:
    registerFont(ReadableFont(FONT, str(find_template("fonts/NotoSans-Regular.ttf"))))


def canvas(root: Element, file: BytesIO) -> TaggedCanvas:
    made = TaggedCanvas(file, root, invariant=1, lang="en", initialFontName=FONT)
    made.setTitle("A title")
    made.setFont(FONT, 10)
    return made


def printed(story: list[Flowable], root: Element) -> bytes:
    file = BytesIO()
    pages = BaseDocTemplate(file, title="A title", lang="en", invariant=1, initialFontName=FONT)
    pages.addPageTemplates([PageTemplate("p", [Frame(72, 72, 400, 200)])])
    pages.build(story, canvasmaker=partial(TaggedCanvas, root=root))
    return file.getvalue()


def paragraph(text: str, element: Element | None = None, bullet: str | None = None) -> Paragraph:
    made = TaggedParagraph(text, STYLE, bulletText=bullet)
    if element is not None:
        made.tag(element)
    return made


def test_what_no_element_owns_is_an_artifact() -> None:
    root, file = Element("Document"), BytesIO()
    drawn = canvas(root, file)
    drawn.rect(10, 10, 50, 50)
    drawn.drawString(72, 700, "outside")
    with drawn.text_of(root.add("P")):
        drawn.rect(10, 10, 50, 50)
        drawn.drawString(72, 600, "inside")
    drawn.save()
    assert failures(file.getvalue()) == []
    read = TaggedFile(file.getvalue())
    assert (read.root.text, read.artifacts) == ("inside", "outside")


def test_flowables_that_know_nothing_of_tags_leave_nothing_untagged() -> None:
    root = Element("Document")
    story: list[Flowable] = [
        Paragraph("A plain paragraph.", STYLE),
        Table([["a", "b"]], style=[("GRID", (0, 0), (-1, -1), 1, "black")]),
        paragraph("Told.", root.add("P")),
    ]
    story[1].setStyle([("FONTNAME", (0, 0), (-1, -1), FONT)])  # type: ignore[attr-defined]
    pdf = printed(story, root)
    assert failures(pdf) == []
    read = TaggedFile(pdf)
    assert read.root.text == "Told. "
    assert "A plain paragraph." in read.artifacts


def test_a_figure_is_one_mark_with_an_alternative() -> None:
    root, file = Element("Document"), BytesIO()
    drawn = canvas(root, file)
    chart = Drawing(100, 50, Rect(0, 0, 50, 50))
    with drawn.content(add_figure(root, "Half of it.", (72, 600, 172, 650))):
        chart.drawOn(drawn, 72, 600)
        drawn.drawString(80, 620, "label")
        with drawn.artifact():
            drawn.drawString(80, 610, "in the figure")
    drawn.save()
    assert failures(file.getvalue()) == []
    (figure,) = TaggedFile(file.getvalue()).root.all("Figure")
    assert figure.alternative == "Half of it."
    assert figure.attributes["BBox"] == [72, 600, 172, 650]
    assert (len(figure.marks), figure.text) == (1, "labelin the figure")


def test_pieces_of_a_paragraph_are_one_element_with_its_links() -> None:
    root = Element("Document")
    words = " ".join(f"word{n}" for n in range(300))
    text = f'{words} <a href="https://example.org/">and {words}</a> end'
    pdf = printed([paragraph(text, root.add("P"))], root)
    assert failures(pdf) == []
    read = TaggedFile(pdf)
    (only,) = read.root.kids
    (link,) = only.kids
    assert only.text.split() == [*words.split(), "and", *words.split(), "end"]
    assert link.text.split() == ["and", *words.split()]
    assert len({page for page, _ in link.marks}) > 1
    assert all(annotation["Contents"] == b"https://example.org/" for annotation in link.links)
    assert len(link.links) == len(read.annotations)


def test_a_word_cut_at_the_end_of_a_line_is_read_whole() -> None:
    root = Element("Document")
    long = "x" * 300
    pdf = printed(
        [
            paragraph(f"before {long} after", root.add("P")),
            paragraph(f"before <u>{long}</u> after<br/>the break", root.add("P")),
        ],
        root,
    )
    one, two = TaggedFile(pdf).root.kids
    assert one.text.split() == ["before", long, "after"]
    assert two.text.split() == ["before", long, "after", "the", "break"]


def test_labels_are_apart_from_what_they_label() -> None:
    root = Element("Document")
    entry = add_list(root, "Disc").add("LI")
    label, body = entry.add("Lbl"), entry.add("LBody")
    words = TaggedParagraph("Words of an item", STYLE, bulletText="•")
    words.tag(body, label)
    read = TaggedFile(printed([words], root))
    assert read.root.shape == "Document(L(LI(Lbl LBody)))"
    assert [node.text.strip() for node in read.root.kids[0].kids[0].kids] == [
        "•",
        "Words of an item",
    ]
    assert read.root.kids[0].attributes["ListNumbering"] == "Disc"


def test_a_header_row_is_read_once() -> None:
    root = Element("Document")
    table = root.add("Table")
    head, *rows = [table.add("THead").add("TR"), *(table.add("TR") for _ in range(30))]
    cells = [[[paragraph("Head", add_cell(head, heads="Column"))]]]
    cells += [[[paragraph(f"row{n}", add_cell(row))]] for n, row in enumerate(rows)]
    pdf = printed([Table(cells, colWidths=[200], repeatRows=1)], root)
    read = TaggedFile(pdf)
    assert len(read.pages) > 2
    assert read.root.text.split() == ["Head", *(f"row{n}" for n in range(30))]
    assert read.artifacts.count("Head") == len(read.pages) - 1


def test_a_link_of_nobody_still_belongs_to_the_tree() -> None:
    root, file = Element("Document"), BytesIO()
    drawn = canvas(root, file)
    drawn.linkURL("https://example.org/", (72, 600, 172, 650))
    with drawn.artifact("Pagination", "Footer"):
        drawn.linkURL("https://example.org/none", (72, 20, 172, 40))
    drawn.save()
    assert failures(file.getvalue()) == []
    read = TaggedFile(file.getvalue())
    assert read.root.shape == "Document(Link)"
    assert len(read.annotations) == 1


def test_a_language_is_well_formed_or_absent() -> None:
    root, file = Element("Document"), BytesIO()
    drawn = TaggedCanvas(file, root, lang="no such <tag>", initialFontName=FONT)
    assert root.add("Span", language="ko").language == "ko"
    assert root.add("Span", language="ko_KR!").language == ""
    drawn.setTitle("t")
    drawn.showPage()
    drawn.save()
    assert failures(file.getvalue()) == []
    assert TaggedFile(file.getvalue()).catalog["Lang"] == b"und"


def test_levels_are_never_skipped() -> None:
    root = Element("Document")
    sections = Sections(root)
    assert [sections.heading(level).tag for level in (3, 3, 1, 3, 2, 9)] == [
        "H1",
        "H2",
        "H1",
        "H2",
        "H2",
        "H3",
    ]


def test_maps_reach_beyond_the_basic_plane_in_small_blocks() -> None:
    written = unicode_map([0, 32, 0x1F44D, *range(0x4E00, 0x4E00 + 150)])
    assert "<00> <" not in written.split("endcodespacerange")[1]
    assert "<02> <D83DDC4D>" in written
    assert "100 beginbfchar" in written
    assert "52 beginbfchar" in written


def test_a_mark_left_open_is_an_error() -> None:
    with pytest.raises(ValueError, match="without end"):
        list(wholly_marked([Marked("/P <</MCID 0>> BDC", 1)]))


def test_no_byte_of_a_stream_passes_for_its_line_end() -> None:
    """Whatever a stream ends in, what follows it is one line end of two characters."""
    for content in (b"data", b"data\r", b"data\n", b"data\r\n"):
        assert _LineEnds().encode(content).format(None) == content + b"\r\n"

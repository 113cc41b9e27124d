"""Every script of a forum in a PDF: printed, tagged, and read back as it was said."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from pypdfium2 import PdfDocument

from reportgen.document import (
    Cell,
    Cited,
    Column,
    Document,
    Link,
    NoteRef,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.verification import (
    QuotedSource,
    count_printed,
    normalise,
    read_pdf_text,
    verify_file,
)
from reportgen.writers import lettering, write_pdf, write_text
from reportgen.writers.pdf.sources import sources
from reportgen.writers.pdf.theme import load_theme
from tests.comparing import compare_texts
from tests.writers.sample import paragraph
from tests.writers.scripts_sample import SAID, SOURCE, Words, scripts_document, scripts_pdf
from tests.writers.tagged_file import Node, TaggedFile, failures
from tests.writers.test_pdf import report

FURNITURE = ("Draft · 20 May 2026", "Reconstructed example", "Page {page} of {pages}")
LANGUAGES = ("en-GB", "ar", "ko")


@pytest.fixture(scope="module", params=LANGUAGES)
def written(request: pytest.FixtureRequest) -> tuple[Document, bytes]:
    return scripts_document(request.param), scripts_pdf(request.param)


def spoken(node: Node) -> str:
    """What a screen reader says of an element: its words as they are read, else its text."""
    if node.actual:
        return node.actual
    return "".join(piece if isinstance(piece, str) else spoken(piece) for piece in node.content)


def test_every_character_has_a_font_where_the_extras_are_installed() -> None:
    assert lettering(scripts_document()).missing == ()


def test_the_judge_finds_nothing(written: tuple[Document, bytes]) -> None:
    assert failures(written[1]) == []


def test_the_same_document_gives_the_same_bytes(written: tuple[Document, bytes]) -> None:
    document, pdf = written
    assert write_pdf(document) == pdf


def test_every_quotation_is_read_back_as_it_was_said(written: tuple[Document, bytes]) -> None:
    document, pdf = written
    printed = count_printed(write_text(document), document.citations)
    segments = {citation.segment: citation.quote for citation in document.citations}
    source = {SOURCE: QuotedSource(SOURCE, "0" * 64, segments)}
    assert all(entry.count for entry in printed)
    assert verify_file(read_pdf_text(pdf), printed, source, laid_out=True) == ()


@pytest.mark.parametrize("words", SAID.values(), ids=lambda words: words.language)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_sentence_is_read_back_alone(words: Words, language: str) -> None:
    document = report(paragraph(words.long), paragraph(words.short))
    document = replace(document, properties=replace(document.properties, language=language))
    text = read_pdf_text(write_pdf(document), FURNITURE)
    assert compare_texts(text[0], f"{words.long}\n{words.short}") is None


def test_it_is_read_in_the_order_of_what_is_said(written: tuple[Document, bytes]) -> None:
    read = "".join(spoken(TaggedFile(written[1]).root).split())
    for words in SAID.values():
        for text in (words.name, words.short, words.long):
            assert "".join(text.split()) in read


def test_links_notes_and_emphasis_keep_working_within_a_line_that_runs_both_ways() -> None:
    words = Paragraph(
        (
            Text("قالت "),
            Text("ليلى الحدّاد", "Strong"),
            Text(" إنّ "),
            Link("منتدى SIDA", "https://forum.example.org/ar"),
            NoteRef(1),
            Text(" مفتوح: “"),
            Cited("تُقاس الخدمات.", 1),
            Text("”."),
        )
    )
    document = report(words, notes=("ملاحظة",))
    document = replace(document, properties=replace(document.properties, language="ar"))
    tagged = TaggedFile(write_pdf(document))
    links = tagged.root.all("Link")
    assert [spoken(link).strip() for link in links] == ["منتدى SIDA", "1"]
    assert all(link.links for link in links)
    first = tagged.root.all("P")[0]
    assert spoken(first).strip() == "قالت ليلى الحدّاد إنّ منتدى SIDA1 مفتوح: “تُقاس الخدمات.”."
    left, _, right, _ = links[0].links[0]["Rect"]
    page = load_theme().page
    assert page.left < left < right < page.width - page.right


def test_a_document_from_right_to_left_begins_lines_at_the_right() -> None:
    paper = load_theme().page
    sides = (("en-GB", "x0", paper.left), ("ar", "x1", paper.width - paper.right))
    for language, edge, side in sides:
        page = TaggedFile(scripts_pdf(language)).chars[1]
        heading = [char[edge] for char in page if char["size"] > 15]
        nearest = min(heading) if edge == "x0" else max(heading)
        assert nearest == pytest.approx(side, abs=1.5)


def test_columns_begin_at_the_right_too() -> None:
    for language, is_forward in (("en-GB", True), ("ar", False)):
        opened = PdfDocument(scripts_pdf(language))
        text = opened[len(opened) - 1].get_textpage()
        found = [text.search(head).get_next() for head in ("What", "Year")]
        what, year = (text.get_charbox(place[0])[0] for place in found if place)
        assert (what < year) == is_forward


def test_a_language_is_told_for_each_run_that_has_one(written: tuple[Document, bytes]) -> None:
    tagged = TaggedFile(written[1])
    told = {node.language for node in tagged.root.walk() if node.language}
    assert set(SAID) <= told


def test_titles_and_outline_hold_every_script(written: tuple[Document, bytes]) -> None:
    document, pdf = written
    opened = PdfDocument(pdf)
    assert opened.get_metadata_dict()["Title"] == document.properties.title
    titles = [entry.get_title() for entry in opened.get_toc()]
    assert titles == ["1. 서마루 2026 · سيومارو (SIDA) · 林若溪", *(w.name for w in SAID.values())]


def test_a_long_word_without_spaces_is_parted_and_not_lost() -> None:
    word = "好" * 700 + "ส" * 200 + "ش" * 200
    text = read_pdf_text(write_pdf(report(paragraph(word))), FURNITURE)
    assert "".join("".join(text).split()).replace("ش" * 200, "") == "好" * 700 + "ส" * 200


def test_a_font_is_chosen_for_the_language_it_is_made_for() -> None:
    names = {s.languages: s.name for s in sources() if s.languages and "Noto" in s.name}
    assert names["ja",] == "NotoSansJP"
    for language, font in (
        ("ja", b"NotoSansJP"),
        ("zh-Hant", b"NotoSansTC"),
        ("en", b"NotoSansSC"),
    ):
        document = report(paragraph("論壇"))
        document = replace(document, properties=replace(document.properties, language=language))
        assert font in write_pdf(document)


def test_a_character_without_font_is_told_apart_from_altered_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reportgen.writers.pdf.coverage.sources", tuple)  # nothing else installed
    words = "Let us meet in שלום street 👍\ufe0f, in May."
    document = report(Paragraph((Cited(words, 1),)))
    citation = replace(scripts_document().citations[0], quote=words, end=len(words))
    document = replace(document, citations=(citation,))
    printed = count_printed(write_text(document), document.citations)
    source = {SOURCE: QuotedSource(SOURCE, "0" * 64, {citation.segment: words})}
    (problem,) = verify_file(read_pdf_text(write_pdf(document)), printed, source, laid_out=True)
    assert problem.kind == "characters not printable"
    assert f"{SOURCE}:{citation.line}" in problem.message
    assert "U+05E9 ש" in problem.message
    assert "U+1F44D" in problem.message
    altered = [page.replace("May", "June") for page in read_pdf_text(write_pdf(document))]
    (problem,) = verify_file(altered, printed, source, laid_out=True)
    assert problem.kind == "quote missing in file"


def test_words_are_found_by_the_search_of_a_reader(written: tuple[Document, bytes]) -> None:
    pages = [page.get_textpage() for page in PdfDocument(written[1])]
    for words in SAID.values():
        for word in words.long.split():
            if word.isalpha() and len(word) < 14:
                assert any(page.search(word).get_next() for page in pages), word


@pytest.mark.parametrize("language", ["en", "ar"])
def test_mixtures_of_words_are_read_back_whole(language: str) -> None:
    words = [word for each in SAID.values() for word in f"{each.long} {each.name}".split()]
    chosen = Random(9)
    texts = [" ".join(chosen.choice(words) for _ in range(size)) for size in (2, 8, 25, 60) * 4]
    document = report(*map(paragraph, texts))
    document = replace(document, properties=replace(document.properties, language=language))
    read = squeezed(" ".join(read_pdf_text(write_pdf(document), FURNITURE)))
    for text in texts:
        assert squeezed(text) in read


def test_a_row_taller_than_a_page_is_divided_in_any_script() -> None:
    tall = Cell((Paragraph((Text(" ".join([SAID["ar"].long] * 25)),)), paragraph(SAID["zh"].long)))
    narrow = Cell((Paragraph((Text("好" * 400),)),))
    table = Table(
        (Column(0.1), Column(0.9)), (Row((narrow, tall)), Row((Cell(tall.paragraphs, 2),))), ""
    )
    document = report(table)
    document = replace(document, properties=replace(document.properties, language="ar"))
    head = (document.furniture.event, document.furniture.document_type)
    read = squeezed(" ".join(read_pdf_text(write_pdf(document), (*FURNITURE, *head))))
    written = "好" * 400 + (SAID["ar"].long * 25 + SAID["zh"].long) * 2
    assert Counter(read) == Counter(squeezed(written))


def squeezed(text: str) -> str:
    return "".join(normalise(text).split())

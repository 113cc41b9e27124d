"""Words that run the other way than their document: in order in every format, at its side."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from bidi import get_display
from lxml import html

from reportgen.document import (
    Block,
    Cell,
    Cited,
    Column,
    Document,
    Heading,
    Inline,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.shipped import shipped
from reportgen.writers import write_docx, write_html, write_pdf
from reportgen.writers.docx.package.markup import text_of
from reportgen.writers.pdf.theme import load_theme
from tests.writers.tagged_file import TaggedFile
from tests.writers.test_pdf import report
from tests.writers.word_file import W, part

TEMPLATE = shipped("templates") / "project-report" / "outcome_report.docx"
MARKS = re.compile("[\u200e\u200f]")
ENGLISH = (
    "2026 Seomaru Forum",
    "Pumps held (mostly).",
    "Fuel was “like jelly”. 9 pumps failed!",
    "Is it 14:00?",
)
"""A title, a note, a note of two sentences that are told apart, and a cell."""

ARABIC = ("2026 منتدى الوادي", "صمدت المضخات (غالباً).", "نفد الوقود. تعطلت 9 مضخات!", "هل بدأ؟")


def in_language(language: str, *blocks: Block) -> Document:
    made = report(*blocks)
    return replace(made, properties=replace(made.properties, language=language))


def every_place(language: str, texts: tuple[str, ...]) -> Document:
    title, note, two, cell = texts
    cut = two.index(". ") + 1
    said: tuple[Inline, ...] = (Cited(two[:cut], 1), Text(" "), Cited(two[cut + 1 :], 2))
    items = (ListItem((Paragraph(said, "List Bullet"),)),)
    rows = (Row((Cell((Paragraph((Text(cell),)),)),)),)
    return in_language(
        language,
        Heading(1, (Text(title),), "one"),
        Paragraph((Text(note),)),
        List(items),
        Table((Column(1.0),), rows, ""),
    )


def pdf_lines(document: Document) -> Iterator[str]:
    """The letters of each line of the first page as they stand, from left to right."""
    lines: dict[int, list[tuple[float, str]]] = {}
    for char in TaggedFile(write_pdf(document)).chars[0]:
        lines.setdefault(round(char["bottom"]), []).append((char["x0"], char["text"]))
    for _, found in sorted(lines.items()):
        yield "".join(text for _, text in sorted(found)).strip()


def word_lines(document: Document, base: str) -> list[str]:
    """The paragraphs of a Word file as the algorithm of another library shows them."""
    body = part(write_docx(document, TEMPLATE), "word/document.xml")
    texts = [text_of(paragraph) for paragraph in body.iter(f"{W}p")]
    return [MARKS.sub("", get_display(text, base_dir=base)) for text in texts]


def page_texts(document: Document, way: str) -> list[str]:
    """The texts on the page that are told to run a way."""
    (main,) = html.fromstring(write_html(document).encode()).iter("main")
    return [
        "".join(map(str, node.itertext())) for node in main.iter("bdi") if node.get("dir") == way
    ]


def test_english_in_an_arabic_report_is_seen_as_it_is_written() -> None:
    document = every_place("ar", ENGLISH)
    lines = [line.removesuffix("•").strip() for line in pdf_lines(document)]
    word = word_lines(document, "R")
    for text in ENGLISH:
        assert text in lines
        assert text in word
    assert page_texts(document, "ltr") == list(ENGLISH)


def test_arabic_in_an_english_report_is_seen_as_it_is_written() -> None:
    document = every_place("en", ARABIC)
    word = word_lines(document, "L")
    for text in ARABIC:
        assert get_display(text, base_dir="R") in word
    assert page_texts(document, "rtl") == list(ARABIC)
    (line,) = (line for line in pdf_lines(in_language("en", said("שלום."))) if "ש" in line)
    assert line == ".םולש"


def said(*texts: str) -> Paragraph:
    return Paragraph(tuple(Text(text) for text in texts))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("text", ["Ms. Hong، تحية طيبة،", "مشارك: We agree.", "14:00–15:00"])
def test_a_line_of_both_or_of_neither_runs_as_its_document(language: str, text: str) -> None:
    document = in_language(language, said(text))
    body = part(write_docx(document, TEMPLATE), "word/document.xml")
    assert any(text_of(paragraph) == text for paragraph in body.iter(f"{W}p"))
    assert text not in page_texts(document, "ltr") + page_texts(document, "rtl")


def test_the_words_stay_at_the_side_of_their_document() -> None:
    paper = load_theme().page
    for language, text in (("ar", "Pumps held."), ("en", "שלום.")):
        document = in_language(language, said(text))
        letter = next(letter for letter in text if letter.isalpha())
        chars = TaggedFile(write_pdf(document)).chars[0]
        top = next(char["top"] for char in chars if char["text"] == letter)
        line = [char for char in chars if char["top"] == top and char["text"].strip()]
        if language == "ar":
            edge = max(char["x1"] for char in line)
            assert edge == pytest.approx(paper.width - paper.right, abs=1.5)
        else:
            assert min(char["x0"] for char in line) == pytest.approx(paper.left, abs=1.5)


def test_in_word_bullets_and_indents_stay_and_each_typed_line_is_kept_in_order() -> None:
    lines = (Text("2 towns."), LineBreak(), Text("(Fiji)"))
    word = write_docx(in_language("ar", Paragraph(lines)), TEMPLATE)
    body = part(word, "word/document.xml")
    (found,) = (each for each in body.iter(f"{W}p") if "Fiji" in text_of(each))
    assert text_of(found) == "\u200e2 towns.\u200e \u200e(Fiji)\u200e"
    assert found.find(f"{W}pPr/{W}bidi") is None
    assert found.find(f"{W}pPr/{W}jc") is None


def test_in_word_the_anchor_of_a_note_stays_behind_the_words() -> None:
    words = (Text("Towns should act."), NoteRef(1))
    made = replace(in_language("ar", Paragraph(words)), notes=(Note(1, (Text("A source"),)),))
    body = part(write_docx(made, TEMPLATE), "word/document.xml")
    (found,) = (each for each in body.iter(f"{W}p") if "Towns" in text_of(each))
    *_, anchor, last = found.iter(f"{W}r")
    assert anchor.find(f"{W}footnoteReference") is not None
    assert last.findtext(f"{W}t") == "\u200e"


def test_the_head_of_a_page_is_ordered_on_each_side_of_its_tab() -> None:
    made = in_language("ar", said("نص"))
    furniture = replace(made.furniture, event="2026 Seomaru Forum", document_type="تقرير")
    word = write_docx(replace(made, furniture=furniture), TEMPLATE)
    heads = [part(word, f"word/header{number}.xml") for number in (1, 2)]
    texts = [text_of(paragraph) for head in heads for paragraph in head.iter(f"{W}p")]
    assert "\u200e2026 Seomaru Forum\u200e تقرير" in texts

"""What is referred to by its number is found from there, in every format."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from lxml import etree

from reportgen.document import (
    Block,
    Heading,
    List,
    ListItem,
    NoteRef,
    NumberMark,
    Paragraph,
    Part,
    Reference,
    Text,
)
from reportgen.verification import read_docx_text, read_html_text, read_pdf_text
from reportgen.writers import write_docx, write_html, write_pdf, write_text
from tests.comparing import compare_texts
from tests.writers.charts import BAR
from tests.writers.sample import paragraph, prose
from tests.writers.tagged_file import TaggedFile, failures
from tests.writers.word_file import TEMPLATES, W, body, report, with_paragraphs, written

HEADING = Heading(1, (Text("Annex "), NumberMark("I", "agenda"), Text(". Agenda")), "agenda")
FIGURE = replace(
    BAR, caption=(Text("Figure "), NumberMark("1", "figure-1", "Figure"), Text(". Bars"))
)
ITEM = ListItem(
    (Paragraph((Text("Towns should publish."),), "Recommendation"),), "recommendation-3"
)
REFERRING = paragraph(
    Text("See "),
    *(Reference("Annex I", "agenda", "I"), Text(", ")),
    *(Reference("Figure 1", "figure-1", "1"), Text(", ")),
    *(Reference("recommendation 3", "recommendation-3", "3"), Text(", ")),
    *(Reference("the agenda", "agenda"), Text(" and ")),
    *(Reference("Annex IX", "nowhere", "IX"), Text(".")),
)
BLOCKS: tuple[Block, ...] = (
    REFERRING,
    List((ITEM,), "decimal", 3),
    FIGURE,
    HEADING,
    paragraph("x"),
)
SENTENCE = "See Annex I, Figure 1, recommendation 3, the agenda and Annex IX."


@pytest.fixture(scope="module")
def word() -> etree._Element:
    return body(written(*BLOCKS))


def words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def instructions(root: etree._Element) -> list[str]:
    return [str(each.get(f"{W}instr")).strip() for each in root.iter(f"{W}fldSimple")]


def bookmarks(root: etree._Element) -> dict[str, str]:
    """What stands in each bookmark of a reference."""
    found = {}
    for start in root.iter(f"{W}bookmarkStart"):
        name, words = str(start.get(f"{W}name")), []
        for each in start.itersiblings():
            if each.tag == f"{W}bookmarkEnd" and each.get(f"{W}id") == start.get(f"{W}id"):
                break
            words += [text.text or "" for text in each.iter(f"{W}t")]
        if name.startswith("_Ref"):
            found[name] = "".join(words)
    return found


def test_all_writers_print_the_words() -> None:
    document = report(*BLOCKS)
    assert write_text(document).startswith(SENTENCE)
    furniture = ["Draft · 20 May 2026", "Reconstructed example", "Page {page} of {pages}"]
    for other in (
        read_html_text(write_html(document).encode()),
        read_pdf_text(write_pdf(document), furniture),
    ):
        assert compare_texts(read_docx_text(written(*BLOCKS)), "\n".join(other)) is None


def test_word_takes_each_number_from_a_bookmark_that_holds_it(word: etree._Element) -> None:
    fields = [code.split() for code in instructions(word) if code.startswith("REF")]
    held = bookmarks(word)
    assert [held[name] for _, name, *_ in fields] == ["I", "1", "Towns should publish."]
    assert [switches for _, _, *switches in fields] == [["\\h"], ["\\h"], ["\\h", "\\n"]]
    (link,) = (each for each in word.iter(f"{W}hyperlink") if each.get(f"{W}anchor") in held)
    assert words(link) == "the agenda"


def test_word_counts_figures_as_its_users_do(word: etree._Element) -> None:
    assert "SEQ Figure \\* ARABIC" in instructions(word)


def test_word_is_told_where_a_count_does_not_go_on() -> None:
    captions = [
        replace(BAR, caption=(Text("Figure "), NumberMark(number, f"figure-{number}", "Figure")))
        for number in ("3", "4", "6")
    ]
    told = [code.split("ARABIC")[1].strip() for code in instructions(body(written(*captions)))]
    assert told == ["\\r 3", "", "\\r 6"]


def test_no_bookmark_tells_what_it_marks(word: etree._Element) -> None:
    names = [str(each.get(f"{W}name")) for each in word.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"_(Ref|Toc)\d{8}", name) for name in names)
    ids = [each.get(f"{W}id") for each in word.iter(f"{W}bookmarkStart")]
    assert len(set(ids)) == len(ids)


def test_a_template_that_leaves_a_part_out_gets_no_dead_reference(tmp_path: object) -> None:
    path = with_paragraphs(tmp_path / "own.docx", "{{ parts.summary }}")  # type: ignore[operator]
    document = replace(
        report(REFERRING), parts=(Part("summary", (REFERRING,)), Part("rest", BLOCKS[1:]))
    )
    root = body(write_docx(document, path))
    assert instructions(root) == []
    assert SENTENCE in words(root)


def test_pages_lead_where_the_words_say() -> None:
    root = etree.fromstring(write_html(report(*BLOCKS)).encode(), etree.HTMLParser())
    main = root.find(".//main")
    assert main is not None
    links = {words(a): str(a.get("href"))[1:] for a in main.iter("a")}
    places = {str(each.get("id")): words(each) for each in main.iter("span", "li")}
    assert {words: places[target] for words, target in links.items()} == {
        "Annex I": "I",
        "Figure 1": "1",
        "recommendation 3": "Towns should publish.",
        "the agenda": "I",
    }


def test_a_pdf_leads_where_the_words_say_and_stays_accessible() -> None:
    content = write_pdf(report(*BLOCKS))
    assert failures(content) == []
    links = [link for node in TaggedFile(content).root.all("Link") for link in node.links]
    assert len(links) == 4
    annex, figure, recommendation, again = (float(link["Dest"][3]) for link in links)
    assert annex == again < figure < recommendation


def test_a_mark_in_a_paragraph_over_pages_is_placed_once() -> None:
    filler = [paragraph(prose(n, 9)) for n in range(30)]
    long = paragraph(prose(1, 60), " ", NumberMark("7", "late"), " ", prose(2, 60))
    for count in range(4, 12, 3):
        pages = write_pdf(report(*filler[:count], long, paragraph(Reference("page", "late"))))
        assert failures(pages) == []


def test_what_is_marked_twice_has_one_place() -> None:
    twice = (HEADING, paragraph("x"), replace(HEADING, anchor="again"), REFERRING)
    root = etree.fromstring(write_html(report(*twice)).encode(), etree.HTMLParser())
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(set(ids)) == len(ids)
    names = list(bookmarks(body(written(*twice))))
    assert len(set(names)) == len(names)
    assert failures(write_pdf(report(*twice))) == []


def test_a_reference_in_a_note_leads_to_the_text() -> None:
    document = report(paragraph("Said.", NoteRef(1)), HEADING, paragraph("x"), notes=("",))
    (note,) = document.notes
    document = replace(
        document, notes=(replace(note, inlines=(Reference("Annex I", "agenda", "I"),)),)
    )
    assert failures(write_pdf(document)) == []
    content = write_docx(document, TEMPLATES / "concept_note.docx")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    assert [code.split()[1] for code in instructions(notes)] == list(bookmarks(body(content)))

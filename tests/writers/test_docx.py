"""The Word file says what the tree says, in real styles, lists, notes and tables."""

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest

from reportgen.document import (
    Block,
    Cell,
    Cited,
    Column,
    Contents,
    Heading,
    LineBreak,
    List,
    ListItem,
    NoteRef,
    PageBreak,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from reportgen.writers import write_docx, write_text
from reportgen.writers.text import inline_text
from tests.goldens import assert_golden
from tests.writers.sample import cell, inlines, paragraph, sample_document
from tests.writers.word_file import (
    TEMPLATES,
    W,
    body,
    names,
    normalised,
    paragraphs,
    part,
    report,
    words,
    written,
)

GOLDENS = Path(__file__).parent / "goldens"


@pytest.fixture(scope="module")
def sample_docx() -> bytes:
    return write_docx(sample_document(), TEMPLATES / "outcome_report.docx")


# --- goldens ----------------------------------------------------------------------------------

SMALL: dict[str, tuple[Block, ...]] = {
    "paragraphs": (
        Heading(1, inlines("Background"), "background"),
        Paragraph(
            (
                Text("Plain, "),
                Text("strong", "Strong"),
                Text(" 한국어 ", language="ko"),
                Cited("said", 1, "Emphasis"),
                LineBreak(),
                Text("[to be written]", "Placeholder Text"),
                NoteRef(1),
            )
        ),
        Paragraph(inlines("13:30"), "Key Fact", keep_with_next=True),
        Quote(inlines("“Yes.”"), inlines("Ms. A, session 1, 14:05")),
    ),
    "lists": (
        List(
            (
                ListItem((paragraph("First"), paragraph("goes on"))),
                ListItem((paragraph("Second", style="Recommendation"),)),
            ),
            "decimal",
            7,
        ),
        List((ListItem((paragraph("Aim"),)),), "roman"),
        List((ListItem((paragraph("Point"),)),)),
    ),
    "table": (
        Table(
            (Column(0.25), Column(0.5), Column(0.25, "right")),
            (
                Row((cell("Time"), cell("Item"), cell("Number")), "header"),
                Row((cell("9:00"), cell("Session 1", span=2)), "block", keep_with_next=True),
                Row((Cell((paragraph("9:00"),)), cell("Talk", "Ms. A"), cell("12"))),
            ),
            "Agenda: time, item and number",
            inlines("Table 1. Agenda"),
        ),
    ),
    "contents": (
        Contents("Contents", 1),
        PageBreak(),
        Heading(1, inlines("One"), "one"),
        Heading(2, inlines("Two"), "two"),
        PageBreak(),
    ),
}


@pytest.mark.parametrize("name", SMALL)
def test_golden(name: str) -> None:
    found = normalised(written(*SMALL[name], notes=("A note.",)))
    assert_golden(GOLDENS / f"docx_{name}.xml", found)


# --- words ------------------------------------------------------------------------------------


def test_word_says_what_the_text_writer_says(sample_docx: bytes) -> None:
    document = sample_document()
    text = write_text(document)
    notes = paragraphs(sample_docx, "word/footnotes.xml")
    position = 0
    for line in [*paragraphs(sample_docx), *(note.strip() for note in notes)]:
        found = text.find(line, position)
        assert found >= 0, line
        assert not text[position:found].strip(" \n/|•.IVX0123456789[]"), text[position:found]
        position = found + len(line)
    assert not text[position:].strip()


def test_every_note_is_a_real_footnote(sample_docx: bytes) -> None:
    anchors = [r.get(f"{W}id") for r in body(sample_docx).iter(f"{W}footnoteReference")]
    notes = part(sample_docx, "word/footnotes.xml").findall(f"{W}footnote")
    assert anchors == [str(n) for n in range(1, len(sample_document().notes) + 1)]
    assert [note.get(f"{W}id") for note in notes] == ["-1", "0", *anchors]


def test_a_second_anchor_of_a_note_is_its_number() -> None:
    content = written(Paragraph((NoteRef(1), Text(" and "), NoteRef(1))), notes=("Once.",))
    assert paragraphs(content) == ["[1] and 1"]


def test_contents_list_the_headings_before_any_update(sample_docx: bytes) -> None:
    block = body(sample_docx).find(f"{W}sdt")
    assert block is not None
    lines = [words(p) for p in block.iter(f"{W}p")]
    headings = [b for b in sample_document().body if isinstance(b, Heading) and b.level <= 2]
    assert lines == ["Contents", *(inline_text(h.inlines) for h in headings)]
    targets = {m.get(f"{W}name") for m in body(sample_docx).iter(f"{W}bookmarkStart")}
    links = [link.get(f"{W}anchor") for link in block.iter(f"{W}hyperlink")]
    assert len(links) == len(headings)
    assert set(links) <= targets


def test_contents_without_headings_are_not_printed() -> None:
    assert paragraphs(written(Contents("Contents"), paragraph("Text"))) == ["Text"]
    assert body(written(Contents("Contents"), paragraph("Text"))).find(f"{W}sdt") is None


def test_lists_start_where_they_are_told() -> None:
    item = ListItem((paragraph("x"),))
    content = written(List((item,), "decimal"), List((item,), "decimal", 4), List((item,), "roman"))
    numbers = [e.get(f"{W}val") for e in body(content).iter(f"{W}numId")]
    assert len(set(numbers)) == 3
    lists = part(content, "word/numbering.xml")
    starts = {
        num.get(f"{W}numId"): num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val")  # type: ignore[union-attr]
        for num in lists.findall(f"{W}num")
        if num.find(f"{W}lvlOverride") is not None
    }
    assert [starts[str(number)] for number in numbers] == ["1", "4", "1"]


# --- pages ------------------------------------------------------------------------------------


def test_a_cover_page_ends_before_the_text() -> None:
    document = sample_document()
    for cover_page in (True, False):
        content = write_docx(
            replace(document, cover_page=cover_page), TEMPLATES / "outcome_report.docx"
        )
        sdt = body(content).find(f"{W}sdt")
        assert sdt is not None
        assert (sdt.find(f".//{W}pageBreakBefore") is not None) == cover_page


def test_no_paragraph_is_empty_but_where_word_needs_one(sample_docx: bytes) -> None:
    empty = [p for p in body(sample_docx) if p.tag == f"{W}p" and not words(p).strip()]
    assert len(empty) == 1  # a text may not end on a table
    assert empty[0].getprevious().tag == f"{W}tbl"  # type: ignore[union-attr]


def test_two_tables_stay_two() -> None:
    table = Table((Column(1),), (Row((cell("x"),)),), "x")
    tags = [element.tag.removeprefix(W) for element in body(written(table, table))]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]


def test_the_notice_and_the_status_stand_on_every_page(sample_docx: bytes) -> None:
    for number in (1, 2):
        assert "Reconstructed example" in paragraphs(sample_docx, f"word/header{number}.xml")
        foot = paragraphs(sample_docx, f"word/footer{number}.xml")
        assert foot == ["Draft · 20 May 2026Page 1 of 1"]
    assert paragraphs(sample_docx, "word/header1.xml") == ["Reconstructed example"]


def test_without_a_notice_there_is_no_line_for_it() -> None:
    document = sample_document()
    plain = replace(document, furniture=replace(document.furniture, notice=""))
    content = write_docx(plain, TEMPLATES / "outcome_report.docx")
    assert paragraphs(content, "word/header2.xml") == ["Seomaru Forum 2026Outcome report"]


def test_labels_under_a_heading_stay_with_the_text() -> None:
    label = paragraph("Moderator", style="Label")
    content = written(Heading(2, inlines("I"), "i"), label, label, paragraph("Text"), label)
    kept = [words(p) for p in body(content) if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Moderator", "Moderator"]


def test_rows_hold_together(sample_docx: bytes) -> None:
    table = body(sample_docx).find(f"{W}tbl")
    assert table is not None
    rows = table.findall(f"{W}tr")
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    block = rows[1]
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in block.iter(f"{W}p"))
    assert block.find(f".//{W}shd") is not None


# --- the file ---------------------------------------------------------------------------------


def test_properties_are_facts_of_the_document(sample_docx: bytes) -> None:
    core = docx.Document(BytesIO(sample_docx)).core_properties
    assert core.title == "Third Seomaru Forum: outcome report"
    assert core.author == core.last_modified_by == "Seomaru Institute"
    assert core.language == "en-GB"
    assert core.keywords == "forum, registers"
    assert core.comments == ""
    assert core.created == core.modified == sample_document().properties.created


def test_the_language_of_the_text_is_set() -> None:
    document = report(paragraph("Bonjour"))
    french = replace(document, properties=replace(document.properties, language="fr"))
    content = write_docx(french, TEMPLATES / "concept_note.docx")
    defaults = part(content, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang")
    assert defaults is not None
    assert (defaults.get(f"{W}val"), defaults.get(f"{W}eastAsia")) == ("fr", "ko-KR")


def test_bytes_do_not_depend_on_hash_seed_zone_or_clock(sample_docx: bytes, root: Path) -> None:
    program = (
        "import sys, hashlib\n"
        "from tests.writers.sample import sample_document\n"
        "from tests.writers.word_file import TEMPLATES\n"
        "from reportgen.writers import write_docx\n"
        "content = write_docx(sample_document(), TEMPLATES / 'outcome_report.docx')\n"
        "sys.stdout.buffer.write(content)\n"
    )
    other = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "PYTHONPATH": str(root)}
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        cwd=root,
        env={**os.environ, **other},
    )
    assert run.stdout == sample_docx


def test_parts_are_in_order_and_carry_no_trace(sample_docx: bytes) -> None:
    found = names(sample_docx)
    assert found[0] == "[Content_Types].xml"
    assert found[1:] == sorted(found[1:])
    assert not [name for name in found if "thumbnail" in name or "Effects" in name]

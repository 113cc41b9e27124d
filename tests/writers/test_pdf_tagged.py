"""The structure of a report's PDF: everything is read, once, in the order of the text."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from reportgen.document import (
    Block,
    Cell,
    Cited,
    Column,
    Contents,
    Document,
    Heading,
    Link,
    List,
    ListItem,
    NoteRef,
    Paragraph,
    Row,
    Table,
    Text,
)
from reportgen.writers import write_pdf, write_text
from tests.writers.sample import inlines, paragraph, prose, sample_document, sample_pdf
from tests.writers.tagged_file import TaggedFile, failures
from tests.writers.test_pdf import HOSTILE, report


def without_contents(document: Document) -> Document:
    """What the text writer prints: all but the table of contents."""
    parts = tuple(
        replace(part, blocks=tuple(b for b in part.blocks if not isinstance(b, Contents)))
        for part in document.parts
    )
    return replace(document, parts=parts)


def letters(text: str) -> str:
    """Letters and digits in order; what parts cells and notes differs by format."""
    return re.sub(r"[\s\[\]|/]+", "", text)


def read(*blocks: Block, notes: tuple[str, ...] = ()) -> TaggedFile:
    return TaggedFile(write_pdf(report(*blocks, notes=notes)))


@pytest.fixture(scope="module")
def sample() -> TaggedFile:
    return TaggedFile(sample_pdf())


def test_the_judge_finds_nothing() -> None:
    assert failures(sample_pdf()) == []


def test_every_mark_belongs_to_one_element(sample: TaggedFile) -> None:
    owned = Counter(mark for node in sample.root.walk() for mark in node.marks)
    printed = {owner for owner in sample.text if owner[1] is not None}
    assert set(owned) == printed
    assert set(owned.values()) == {1}


def test_it_is_read_in_the_order_of_the_text() -> None:
    document = without_contents(sample_document())
    assert letters(TaggedFile(write_pdf(document)).root.text) == letters(write_text(document))


def test_only_furniture_and_repeated_headers_are_artifacts(sample: TaggedFile) -> None:
    rest = sample.artifacts
    for words in (
        *("Draft · 20 May 2026", "Reconstructed example", "Seomaru Forum 2026", "Outcome report"),
        *("Time", "Item", "Speakers"),
        *("District", "Registered", "Attended", "Share (%)"),
    ):
        rest = rest.replace(words, "")
    assert re.fullmatch(rf"(Page \d+ of {len(sample.pages)})+", rest)


def test_words_never_fuse_at_the_end_of_a_line() -> None:
    text = " ".join(prose(n) for n in range(6))
    strong = Paragraph((Text(text), Text(" " + text, "Strong"), Cited(" " + text, 1)))
    plain, mixed = read(paragraph(text), strong).root.kids
    assert plain.text.split() == text.split()
    assert mixed.text.split() == text.split() * 3


def test_headings_nest_in_sections(sample: TaggedFile) -> None:
    blocks = [block for block in sample_document().body if isinstance(block, Heading)]
    nodes = [node for node in sample.root.walk() if re.fullmatch(r"H\d", node.tag)]
    assert [node.tag for node in nodes] == [f"H{block.level}" for block in blocks]
    sections = sample.root.all("Sect")[:-1]
    assert [section.kids[0].tag for section in sections] == [node.tag for node in nodes]


def test_headings_that_skip_levels_are_set_right() -> None:
    levels: tuple[Heading, ...] = (
        Heading(3, inlines("Deep"), "a"),
        Heading(1, inlines("Up"), "b"),
        Heading(3, inlines("Down"), "c"),
    )
    tagged = read(*levels)
    assert tagged.root.shape == "Document(Sect(H1) Sect(H1 Sect(H2)))"


# --- tables -----------------------------------------------------------------------------------


def cell(text: str, span: int = 1, style: str = "Table Text") -> Cell:
    return Cell((paragraph(text, style=style),), span)  # type: ignore[arg-type]


def test_headers_say_what_they_head() -> None:
    head = Row((cell("Name"), cell("Role")), "header")
    wide = Row((cell("Group", 2, "Table Heading"),), "block")
    labelled = Row((cell("Label", style="Table Heading"), cell("value")))
    short = Row((cell("alone"),))
    table = Table((Column(0.5), Column(0.5)), (head, wide, labelled, short), "Who does what")
    (node,) = read(table).root.all("Table")
    assert node.attributes["Summary"] == "Who does what"
    assert node.shape == ("Table(THead(TR(TH TH)) TBody(TR(TD) TR(TH TD) TR(TD TD)))")
    scopes = [(th.text.strip(), th.attributes["Scope"]) for th in node.all("TH")]
    assert scopes == [("Name", "Column"), ("Role", "Column"), ("Label", "Row")]
    assert [td.attributes.get("ColSpan") for td in node.all("TD")] == [2, None, None, None]


def test_rows_have_as_many_columns_as_the_table(sample: TaggedFile) -> None:
    for table in sample.root.all("Table"):
        widths = {
            sum(kid.attributes.get("ColSpan", 1) for kid in row.kids) for row in table.all("TR")
        }
        assert len(widths) == 1


def test_a_caption_opens_its_table() -> None:
    table = Table((Column(1.0),), (Row((cell("x"),)),), "d", inlines("Table 1. Things"))
    assert read(table).root.shape == "Document(Table(Caption TBody(TR(TD))))"
    empty = Table((Column(1.0),), (), "d", inlines("Table 2. Nothing"))
    assert read(empty).root.shape == "Document(P)"


def test_a_row_over_two_pages_is_one_row() -> None:
    words = [f"word{n}" for n in range(1500)]
    table = Table((Column(0.3), Column(0.7)), (Row((cell("left"), cell(" ".join(words)))),), "d")
    tagged = read(table)
    (row,) = tagged.root.all("TR")
    assert len(tagged.pages) > 1
    assert row.text.split() == ["left", *words]


# --- lists, notes, links, languages -----------------------------------------------------------


def test_a_list_says_how_it_counts() -> None:
    items = (
        ListItem((paragraph("One"),)),
        ListItem((paragraph("Two"), paragraph("More"))),
    )
    (node,) = read(List(items, "roman")).root.all("L")
    assert node.shape == "L(LI(Lbl LBody) LI(Lbl LBody(P P)))"
    assert node.attributes["ListNumbering"] == "UpperRoman"
    assert [label.text for label in node.all("Lbl")] == ["I.", "II."]


def test_notes_are_referred_to_and_read_at_the_end(sample: TaggedFile) -> None:
    notes = sample.root.kids[-1].kids
    assert [note.tag for note in notes] == ["Note"] * len(sample_document().notes)
    assert [note.kids[0].text for note in notes] == [
        str(note.number) for note in sample_document().notes
    ]
    references = [node for node in sample.root.all("Reference") if node.text.strip().isdigit()]
    said = [link["Contents"].decode() for node in references for link in node.kids[0].links]
    assert said == [f"Note {note.number}" for note in sample_document().notes]


def test_each_link_leads_back_to_its_element(sample: TaggedFile) -> None:
    links = sample.root.all("Link")
    areas = [area for link in links for area in link.links]
    assert all(link.links and link.text for link in links)
    assert len(areas) == len(sample.annotations)
    assert len({area["StructParent"] for area in areas}) == len(areas)
    assert all(area["F"] == 4 and area["Contents"] for area in areas)


def test_contents_name_heading_and_page(sample: TaggedFile) -> None:
    (contents,) = sample.root.all("TOC")
    assert {entry.shape for entry in contents.kids} == {"TOCI(Reference(Link))"}
    assert all(re.fullmatch(r".+ \d+", entry.text) for entry in contents.kids)


def test_a_run_in_another_language_says_so() -> None:
    words = (Text("The forum "), Text("공공 거버넌스", language="ko"), Text(" closed."))
    tagged = read(Paragraph(words), Paragraph((Text("전부", language="ko"),)))
    assert [(n.text.strip(), n.language) for n in tagged.root.all("Span")] == [
        ("공공 거버넌스", "ko"),
        ("전부", "ko"),
    ]
    assert tagged.root.kids[0].text.split() == ["The", "forum", "공공", "거버넌스", "closed."]
    assert tagged.catalog["Lang"] == b"en-GB"


# --- odd documents ----------------------------------------------------------------------------


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_pass_the_judge(value: str) -> None:
    document = report(
        Heading(1, inlines(value), "h"),
        Contents(value, 3),
        Paragraph((Link(value, "https://example.org/?a=(&b=<"), NoteRef(1))),
        Table((Column(1.0),), (Row((cell(value),)),), value, inlines(value)),
        notes=(value,),
    )
    properties = replace(document.properties, title=value, author=value, language=value)
    assert failures(write_pdf(replace(document, properties=properties))) == []


def test_long_things_over_many_pages_pass_the_judge() -> None:
    long = " ".join(f"word{n}" for n in range(2500))
    head = Row((Cell(tuple(paragraph(f"head{n}", NoteRef(2)) for n in range(3))),), "header")
    rows = tuple(Row((cell(prose(n)),)) for n in range(40))
    table = Table((Column(1.0),), (head, *rows, Row((cell(long),))), "Long")
    document = report(paragraph(long, NoteRef(1)), table, notes=(long, "Short."))
    pdf = write_pdf(document)
    assert failures(pdf) == []
    assert letters(TaggedFile(pdf).root.text) == letters(write_text(document))

"""The PDF says what the tree says, on pages that hold together."""

import datetime as dt
import itertools
import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest

from reportgen.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Contents,
    Document,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    Part,
    Quote,
    Row,
    Table,
    Text,
)
from reportgen.errors import TemplateError
from reportgen.writers import lettering, write_pdf
from reportgen.writers.pdf.surroundings import HEAD_GAP
from reportgen.writers.pdf.theme import load_theme
from tests.writers import sample
from tests.writers.sample import inlines, paragraph, prose, sample_document

Chars = list[dict[str, Any]]
FOOT_LEADING = 12.0


def report(*blocks: Block, notes: tuple[str, ...] = (), cover: Blocks = ()) -> Document:
    """A report of a few blocks, with the sample's furniture."""
    return replace(
        sample_document(),
        cover=cover,
        cover_page=False,
        parts=(Part("body", blocks),),
        notes=tuple(Note(n, inlines(text)) for n, text in enumerate(notes, 1)),
        citations=(),
    )


def pages(pdf: bytes) -> list[str]:
    """The text of each page, words separated by one space."""
    document = pypdfium2.PdfDocument(pdf)
    return [squeeze(page.get_textpage().get_text_range()) for page in document]


def squeeze(text: str) -> str:
    return " ".join(text.replace("\ufffe", "").split())


def letters(text: str) -> str:
    """Text without any space: line ends, cells and markers are set apart in many ways."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def sample_pdf() -> bytes:
    return sample.sample_pdf()


@pytest.fixture(scope="module")
def sample_chars(sample_pdf: bytes) -> list[Chars]:
    """The characters of each page with their places."""
    with pdfplumber.open(BytesIO(sample_pdf)) as opened:
        return [page.chars for page in opened.pages]


@pytest.fixture(scope="module")
def sample_pages(sample_pdf: bytes) -> list[str]:
    return pages(sample_pdf)


# --- words ------------------------------------------------------------------------------------


def plain(block: Block) -> list[str]:
    match block:
        case Heading() | Paragraph():
            return [words(block.inlines)]
        case List():
            return [words(p.inlines) for item in block.items for p in item.paragraphs]
        case Table():
            cells = [p for row in block.rows for cell in row.cells for p in cell.paragraphs]
            return [words(block.caption), *(words(p.inlines) for p in cells)]
        case Quote():
            return [words(block.inlines), words(block.attribution)]
        case _:
            return []


def words(content: Any) -> str:
    return "".join(str(getattr(inline, "text", "")) for inline in content)


def test_every_word_of_the_tree_is_printed_in_order(sample_pages: list[str]) -> None:
    document = sample_document()
    text = letters(" ".join(sample_pages))
    # Words that go on on the next page have furniture and notes between them.
    for block in (*document.cover, *document.body):
        for printed in plain(block):
            for sentence in re.split(r"(?<=[.!?]) ", printed):
                halves = letters(sentence)
                assert halves in text or (halves[:12] in text and halves[-12:] in text), sentence
    for note in document.notes:
        assert letters(words(note.inlines)) in text


def test_markers_are_words_of_the_page() -> None:
    items = tuple(ListItem((paragraph(f"Item {n}", style="List Number"),)) for n in range(3))
    text = pages(write_pdf(report(List(items, "roman"), List(items, "decimal", 9), List(items))))[0]
    for expected in ("I. Item 0 II. Item 1 III. Item 2", "9. Item 0 10. Item 1", "• Item 0"):
        assert expected in text


def test_a_long_paragraph_is_cut_without_losing_a_character() -> None:
    long = " ".join(prose(n, 8) for n in range(60))
    endless = "x" * 9000
    text = letters(" ".join(pages(write_pdf(report(paragraph(long), paragraph(endless))))))
    text = re.sub(
        r"Draft·20May2026ReconstructedexamplePage\d+of\d\d(SeomaruForum2026Outcomereport)?",
        "",
        text,
    )
    assert letters(long) in text
    assert text.count("x") >= 9000


# --- furniture --------------------------------------------------------------------------------


def test_every_page_carries_notice_status_and_number(sample_pages: list[str]) -> None:
    total = len(sample_pages)
    assert total >= 15
    for number, text in enumerate(sample_pages, 1):
        assert f"Page {number} of {total}" in text
        assert "Reconstructed example" in text
        assert "Draft · 20 May 2026" in text
        assert ("Seomaru Forum 2026 Outcome report" in text) is (number > 1)


def test_the_file_says_what_it_is(sample_pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(sample_pdf)
    properties = document.get_metadata_dict()
    assert properties["Title"] == "Third Seomaru Forum: outcome report"
    assert properties["Author"] == "Seomaru Institute"
    assert properties["Keywords"] == "forum, registers"
    assert properties["CreationDate"].startswith("D:20260520093000")
    assert b"/Lang (en-GB)" in sample_pdf


# --- outline, contents, links -----------------------------------------------------------------


def test_the_outline_names_every_heading(sample_pdf: bytes) -> None:
    headings = [block for block in sample_document().body if isinstance(block, Heading)]
    outline = list(pypdfium2.PdfDocument(sample_pdf).get_toc())
    assert [entry.get_title() for entry in outline] == [
        words(heading.inlines) for heading in headings
    ]
    assert [entry.level + 1 for entry in outline] == [heading.level for heading in headings]


def test_the_contents_name_the_page_of_each_heading(
    sample_pdf: bytes, sample_pages: list[str]
) -> None:
    outline = pypdfium2.PdfDocument(sample_pdf).get_toc()
    for entry in outline:
        if entry.level < 2:
            number = entry.get_dest().get_index() + 1
            assert f"{entry.get_title()} {number}" in sample_pages[1]
            assert entry.get_title() in sample_pages[number - 1]


def test_an_outline_may_begin_deep_and_skip_levels() -> None:
    blocks = (
        Heading(3, inlines("Deep"), "a"),
        Heading(1, inlines("Up"), "b"),
        Heading(3, inlines("Down"), "c"),
    )
    outline = pypdfium2.PdfDocument(write_pdf(report(*blocks))).get_toc()
    assert [entry.level for entry in outline] == [0, 0, 1]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/etc/passwd",
        "ftp://x.org/",
        "https://a b",
        "#heading-a",
        "",
    ],
)
def test_only_web_and_mail_addresses_are_linked(target: str) -> None:
    pdf = write_pdf(
        report(Paragraph((Link("words", target), Link("good", "https://example.org/?a=1&b=2"))))
    )
    with pdfplumber.open(BytesIO(pdf)) as opened:
        assert [link["uri"] for link in opened.hyperlinks] == ["https://example.org/?a=1&b=2"]
    assert "words" in pages(pdf)[0]


# --- footnotes --------------------------------------------------------------------------------


def test_each_note_stands_on_the_page_of_its_anchor(
    sample_chars: list[Chars], sample_pages: list[str]
) -> None:
    found: list[int] = []
    for chars, text in zip(sample_chars, sample_pages, strict=True):
        raised = "".join(char["text"] if char["size"] < 7.2 else " " for char in chars).split()
        for number in map(int, raised):
            found.append(number)
            note = sample_document().notes[number - 1]
            assert f"{number}{letters(words(note.inlines))}" in letters(text)
    assert found == [note.number for note in sample_document().notes]


def test_a_note_longer_than_a_page_goes_on_overleaf() -> None:
    long = " ".join(f"word{n}" for n in range(3000))
    blocks = (paragraph("Anchor", NoteRef(1)), paragraph(prose(1)))
    text = " ".join(pages(write_pdf(report(*blocks, notes=(long,)))))
    printed = re.findall(r"word\d+", text)
    assert printed == [f"word{n}" for n in range(3000)]


def test_an_anchor_without_note_is_printed_and_leads_nowhere() -> None:
    assert "Anchor7" in pages(write_pdf(report(paragraph("Anchor", NoteRef(7)))))[0]


def test_two_anchors_in_a_row_do_not_read_as_one_number() -> None:
    text = pages(
        write_pdf(report(paragraph("End.", NoteRef(1), NoteRef(2)), notes=("One.", "Two.")))
    )[0]
    assert "End.1 2" in text


def test_many_notes_on_one_page_each_stay_with_their_anchor() -> None:
    blocks = [paragraph(f"Anchor{n}:", NoteRef(n), " " + prose(n, 4)) for n in range(1, 41)]
    notes = tuple(f"Noted{n}. " + prose(n, 3) for n in range(1, 41))
    text = pages(write_pdf(report(*blocks, notes=notes)))
    for page in text:
        assert re.findall(r"Anchor(\d+):", page) == re.findall(r"Noted(\d+)\.", page)


# --- pages that hold together -----------------------------------------------------------------


@pytest.mark.parametrize("filler", range(28, 46))
def test_no_heading_ends_a_page(filler: int) -> None:
    blocks: list[Block] = [paragraph(f"Line {n}") for n in range(filler)]
    heading = (Heading(1, inlines("Chapter"), "c"), Heading(2, inlines("Section"), "s"))
    text = pages(
        write_pdf(
            report(
                *blocks,
                *heading,
                paragraph("follows", NoteRef(1), " " + prose(1, 6)),
                notes=("Note.",),
            )
        )
    )
    (page,) = [page for page in text if "Chapter" in page]
    assert "Chapter Section follows1" in page


def test_nothing_stands_outside_the_margins(sample_chars: list[Chars]) -> None:
    page = load_theme().page
    for char in (char for chars in sample_chars for char in chars if char["text"].strip()):
        assert char["x0"] >= page.left - 0.1, char
        assert char["x1"] <= page.width - page.right + 0.1, char
        assert char["top"] >= page.top - HEAD_GAP - FOOT_LEADING, char
        assert char["bottom"] <= page.height - page.bottom, char


def test_lines_never_overlap(sample_chars: list[Chars]) -> None:
    for chars in sample_chars:
        left = {
            round(char["matrix"][5], 1) for char in chars if char["x0"] < 150 and char["size"] > 8
        }
        baselines = sorted(left)
        for below, above in itertools.pairwise(baselines):
            assert above - below > 9.5


def test_the_header_row_repeats_and_no_block_row_ends_a_page(sample_pages: list[str]) -> None:
    agenda = [text for text in sample_pages if "The counter in year" in text]
    assert len(agenda) >= 4
    for text in agenda:
        assert "Time Item Speakers" in text
        last = text.removesuffix(" ")
        assert not re.search(r"(can correct|Moderator: Dr\. Han Ji-won \(한지원\))\s*$", last)


def test_a_row_taller_than_a_page_goes_on_overleaf() -> None:
    head = Row((Cell((paragraph("Head"),)), Cell((paragraph("Head"),))), "header")
    long = " ".join(f"word{n}" for n in range(2500))
    kept = tuple(
        Row((Cell((paragraph(f"kept{n}"),)), Cell((paragraph(prose(n)),))), keep_with_next=True)
        for n in range(40)
    )
    tall = Row((Cell((paragraph("left"),)), Cell((paragraph(long),))))
    table = Table((Column(0.3), Column(0.7)), (head, tall, *kept, tall), "Tall rows")
    text = " ".join(pages(write_pdf(report(paragraph("Before"), table))))
    assert len(re.findall(r"word\d+", text)) == 5000
    assert len(re.findall(r"kept\d+", text)) == 40


def test_a_header_taller_than_a_page_is_still_printed() -> None:
    head = Row((Cell(tuple(paragraph(f"head{n}") for n in range(120))),), "header")
    table = Table((Column(1.0),), (head, Row((Cell((paragraph("body"),)),))), "Tall header")
    text = " ".join(pages(write_pdf(report(table))))
    assert [int(n) for n in re.findall(r"head(\d+)", text)] == list(range(120))
    assert "body" in text


def test_what_was_written_before_changes_no_byte() -> None:
    short = report(paragraph("One"), PageBreak(), paragraph("Two"))
    long = report(*(block for _ in range(4) for block in (paragraph("Text"), PageBreak())))
    first, other, again = write_pdf(short), write_pdf(long), write_pdf(short)
    assert len(pages(first)) != len(pages(other))
    assert first == again == write_pdf(short)


def test_page_breaks_leave_no_empty_page() -> None:
    blocks = (
        PageBreak(),
        PageBreak(),
        paragraph("One"),
        PageBreak(),
        PageBreak(),
        paragraph("Two"),
        PageBreak(),
    )
    text = pages(write_pdf(report(*blocks)))
    assert [("One" in page, "Two" in page) for page in text] == [(True, False), (False, True)]


def test_a_report_without_blocks_is_one_page() -> None:
    assert len(pages(write_pdf(report()))) == 1
    assert len(pages(write_pdf(report(PageBreak())))) == 1


def test_a_heading_with_nothing_below_is_printed() -> None:
    blocks = (Heading(1, inlines("Lone"), "a"), PageBreak(), Heading(1, inlines("Last"), "b"))
    assert len(pages(write_pdf(report(*blocks)))) == 2


def test_odd_tables_and_lists_are_set() -> None:
    empty = Table((Column(1.0),), (), "Empty")
    ragged = Table(
        (Column(0.5), Column(0.5, "right")),
        (
            Row((Cell((paragraph("wide"),), 5),)),
            Row((Cell((paragraph("short"),)),)),
            Row(()),
            Row((Cell(()),), "block"),
        ),
        "Ragged",
    )
    bare = List((ListItem(()),))
    text = pages(write_pdf(report(empty, ragged, bare, List(()), paragraph("after"))))[0]
    for word in ("wide", "short", "after"):
        assert word in text


# --- hostile values ---------------------------------------------------------------------------

HOSTILE = (
    '<img src="/etc/passwd"/>',
    "<b>unclosed <i> tags & AT&T, &amp; &#60;",
    "{{ cycler.__init__ }} {% for x in y %}",
    "<a href='javascript:alert(1)'>click</a><br/><para>",
    "]]> <!-- hidden --> %(page)s \\a \\f <seq/> <onDraw name=x/>",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_print_literally(value: str) -> None:
    cell = Cell((paragraph(value),))
    document = report(
        Heading(1, inlines(value), "h"),
        paragraph(value, LineBreak(), Text(value, "Strong"), NoteRef(1)),
        List((ListItem((paragraph(value),)),)),
        Quote(inlines(value), inlines(value)),
        Table((Column(1.0),), (Row((cell,)),), value, inlines(value)),
        notes=(value,),
    )
    furniture = replace(document.furniture, event=value, notice=value)
    properties = replace(
        document.properties, title=value, author=value, keywords=(value,), language=value
    )
    pdf = write_pdf(replace(document, furniture=furniture, properties=properties))
    assert letters(pages(pdf)[0]).count(letters(value)) >= 8
    with pdfplumber.open(BytesIO(pdf)) as opened:
        assert not opened.hyperlinks
        assert not opened.images


def test_values_without_end_leave_the_page_in_shape() -> None:
    long = " ".join(f"word{n}" for n in range(1500))
    columns = (Column(0.0), *(Column(0.03) for _ in range(33)))
    narrow = Table(
        columns, (Row(tuple(Cell((paragraph(prose(n, 1)),)) for n in range(34))),), "Narrow"
    )
    document = report(
        Contents("Contents", 3), Heading(1, inlines(long), "h"), paragraph("after"), narrow
    )
    furniture = replace(
        document.furniture, event=long, document_type=long, status=long, notice=long
    )
    text = " ".join(pages(write_pdf(replace(document, furniture=furniture))))
    assert "word1499" in text
    assert "after" in text


def test_control_characters_are_replaced_visibly_and_direction_marks_dropped() -> None:
    text = pages(write_pdf(report(paragraph("a\x00b\x1bc\ud800d e\u202ef\u2066g"))))[0]
    assert "a\ufffdb\ufffdc\ufffdd efg" in text


def test_a_character_without_glyph_is_replaced_and_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reportgen.writers.pdf.coverage.sources", tuple)  # nothing else installed
    document = report(paragraph("Korean 한글 and 漢 and → and 👍"), notes=("ไทย",))
    found = lettering(document).missing
    assert [glyph.character for glyph in found] == ["漢", "👍", "ไ", "ท", "ย"]
    assert found[0].text == "Korean 한글 and 漢 and → and 👍"
    assert "Korean 한글 and \ufffd and → and \ufffd" in pages(write_pdf(document))[0]


def test_the_sample_has_every_glyph() -> None:
    assert lettering(sample_document()).missing == ()


# --- fonts and files --------------------------------------------------------------------------


def test_all_fonts_are_embedded(sample_pdf: bytes) -> None:
    assert b"Helvetica" not in sample_pdf
    assert b"/Type1" not in sample_pdf
    fonts = len(re.findall(rb"/Subtype /TrueType", sample_pdf))
    assert fonts >= 6
    assert len(re.findall(rb"/FontFile2", sample_pdf)) == fonts


def test_the_same_bytes_in_every_run(sample_pdf: bytes, tmp_path: Path) -> None:
    assert write_pdf(sample_document()) == sample_pdf
    (tmp_path / "reportlab_settings.py").write_text(
        "import pathlib; pathlib.Path('executed').touch(); invariant = 0; useA85 = 1",
        encoding="utf-8",
    )
    (tmp_path / ".reportlab_settings").write_text("useA85 = 1", encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    code = (
        "import sys; sys.path.append(sys.argv[1])\n"
        "from tests.writers.sample import sample_document\n"
        "from reportgen.writers import write_pdf\n"
        "open('out.pdf', 'wb').write(write_pdf(sample_document()))\n"
    )
    elsewhere = {
        "PYTHONHASHSEED": "77",
        "TZ": "Pacific/Auckland",
        "HOME": str(tmp_path),
        "SOURCE_DATE_EPOCH": "1",
        "RL_useA85": "1",
        "RL_pageCompression": "0",
        "RL_invariant": "nonsense",
    }
    subprocess.run(
        [sys.executable, "-c", code, str(root)],
        cwd=tmp_path,
        env=os.environ | elsewhere,
        check=True,
        timeout=60,
    )
    assert (tmp_path / "out.pdf").read_bytes() == sample_pdf
    assert not (tmp_path / "executed").exists()


def test_a_naive_moment_is_universal_time() -> None:
    document = report(paragraph("x"))
    naive = dt.datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001
    pdf = write_pdf(replace(document, properties=replace(document.properties, created=naive)))
    assert (
        pypdfium2.PdfDocument(pdf)
        .get_metadata_dict()["CreationDate"]
        .startswith("D:20260102030400")
    )


def test_an_unknown_style_in_a_theme_is_named(tmp_path: Path) -> None:
    shipped = Path(__file__).resolve().parents[2] / "templates" / "theme.yaml"
    theme = tmp_path / "theme.yaml"
    theme.write_text(
        shipped.read_text(encoding="utf-8").replace("Key Fact:", "Key Facts:"), encoding="utf-8"
    )
    with pytest.raises(TemplateError, match="Key Fact, Key Facts"):
        write_pdf(report(paragraph("x")), theme)

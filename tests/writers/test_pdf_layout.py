"""No content is too tall, too long or too full of notes for the pages of a PDF."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inline,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    ParagraphStyle,
    Part,
    Quote,
    Row,
    Table,
    Text,
)
from reportgen.writers import write_pdf
from reportgen.writers.pdf.theme import load_theme
from tests.writers.sample import sample_document
from tests.writers.tagged_file import TaggedFile, failures

TOKEN = re.compile(r"w\d+x|n\d+x\d+x|a\d+a")
"""w7x is the seventh word of the text, a3a stands before the anchor of note 3, n3x2x is its word."""


@pytest.fixture(scope="session")
def small_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A theme whose pages are 17 lines high, so that a few sentences fill them."""
    shipped = Path(__file__).resolve().parents[2] / "templates" / "theme.yaml"
    theme = shipped.read_text(encoding="utf-8")
    theme = theme.replace("  top: 66\n", "  top: 276\n").replace("  bottom: 42 ", "  bottom: 256 ")
    path = tmp_path_factory.mktemp("theme") / "theme.yaml"
    path.write_text(theme, encoding="utf-8")
    return path


LINE = 15.0


class Writer:
    """Makes words and notes, each different from every other."""

    def __init__(self) -> None:
        self.numbers = count(1)
        self.notes: list[Note] = []

    def inlines(self, words: int, anchors: list[tuple[int, int]]) -> tuple[Inline, ...]:
        """Words, some with the anchor of a note: its place among them, and the note's length."""
        places: dict[int, list[int]] = {}
        for place, length in anchors:
            places.setdefault(place % max(words, 1), []).append(length)
        found: list[Inline] = []
        run = ""
        for position in range(words):
            run += f"w{next(self.numbers)}x"
            for length in places.get(position, ()):
                number = self._note(length)
                found += [Text(f"{run}a{number}a"), NoteRef(number)]
                run = ""
            run += " "
        return (*found, Text(run))

    def _note(self, length: int) -> int:
        number = len(self.notes) + 1
        words = " ".join(f"n{number}x{n}x" for n in range(length))
        self.notes.append(Note(number, (Text(words),)))
        return number


@dataclass(frozen=True)
class Words:
    """How many words a paragraph has, and its notes."""

    words: int
    anchors: tuple[tuple[int, int], ...]
    style: ParagraphStyle = "Body Text"
    keeps: bool = False

    def made(self, writer: Writer) -> Paragraph:
        return Paragraph(writer.inlines(self.words, list(self.anchors)), self.style, self.keeps)


LENGTHS = st.sampled_from([1, 6, 40, 200])
NOTE_LENGTHS = st.sampled_from([1, 5, 30, 120, 300])
ANCHORS = st.lists(st.tuples(st.integers(0, 500), NOTE_LENGTHS), max_size=3).map(tuple)
STYLES: st.SearchStrategy[ParagraphStyle] = st.sampled_from(
    ["Body Text", "Label", "Key Fact", "Notice"]
)
WORDS = st.builds(Words, LENGTHS, ANCHORS, STYLES, st.booleans())
IN_CELL = st.builds(Words, st.sampled_from([0, 1, 8, 60, 200]), ANCHORS, st.just("Table Text"))
Spec = Any
BLOCKS: st.SearchStrategy[Spec] = st.one_of(
    WORDS,
    st.tuples(st.just("heading"), st.integers(1, 3), st.sampled_from([2, 20, 300])),
    st.tuples(st.just("quote"), WORDS, WORDS),
    st.tuples(st.just("list"), st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=3)),
    st.tuples(
        st.just("table"),
        st.integers(0, 2),
        st.lists(
            st.tuples(
                st.lists(st.lists(IN_CELL, max_size=2), min_size=1, max_size=2),
                st.sampled_from(["plain", "block", "sub"]),
                st.booleans(),
            ),
            min_size=1,
            max_size=6,
        ),
        WORDS,
    ),
)


def made(spec: Spec, writer: Writer, number: int) -> Block:
    if isinstance(spec, Words):
        return spec.made(writer)
    match spec:
        case "heading", level, words:
            return Heading(level, writer.inlines(words, []), f"h{number}")
        case "quote", words, by:
            return Quote(words.made(writer).inlines, by.made(writer).inlines)
        case "list", items:
            paragraphs = (tuple(words.made(writer) for words in item) for item in items)
            return List(tuple(ListItem(each) for each in paragraphs))
        case "table", headers, rows, caption:
            words = caption.made(writer).inlines
            kinds = ["header"] * min(headers, len(rows)) + [kind for _, kind, _ in rows][headers:]
            return Table(
                (Column(0.35), Column(0.65)),
                tuple(
                    Row(tuple(cell(each, writer) for each in cells), kind, keeps)
                    for (cells, _, keeps), kind in zip(rows, kinds, strict=True)
                ),
                "A table",
                words,
            )
    raise AssertionError(spec)


def cell(lines: list[Words], writer: Writer) -> Cell:
    return Cell(tuple(line.made(writer) for line in lines))


def report_of(specs: list[Spec]) -> Document:
    writer = Writer()
    blocks = tuple(made(spec, writer, number) for number, spec in enumerate(specs))
    return replace(
        sample_document(),
        cover=(),
        cover_page=False,
        parts=(Part("body", blocks),),
        notes=tuple(writer.notes),
        citations=(),
    )


@dataclass(frozen=True)
class Printed:
    """A word on a page: its page from 0, and how far its ends are from the paper's lower left."""

    token: str
    page: int
    left: float
    right: float
    bottom: float
    top: float


def printed(pdf: bytes) -> Iterator[Printed]:
    with pdfplumber.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages):
            for word in page.extract_words(use_text_flow=True):
                for token in TOKEN.findall(word["text"]):
                    yield Printed(
                        token,
                        number,
                        word["x0"],
                        word["x1"],
                        float(page.height) - word["bottom"],
                        float(page.height) - word["top"],
                    )


def check_pages(document: Document, pdf: bytes, theme: Path) -> None:
    found = list(printed(pdf))
    text = [word for word in found if not word.token.startswith("n")]
    notes = [word for word in found if word.token.startswith("n")]
    check_nothing_is_lost(document, text, notes)
    check_frames(found, theme)
    check_notes_start_with_their_anchors(text, notes)
    check_notes_stand_below(text, notes)


def check_nothing_is_lost(document: Document, text: list[Printed], notes: list[Printed]) -> None:
    numbers = [numbered(word) for word in text if word.token.startswith("w")]
    assert set(numbers) == set(range(1, max(numbers, default=0) + 1))
    twice = {number for number, times in Counter(numbers).items() if times > 1}
    assert twice <= repeated_words(document)
    for note in document.notes:
        wanted = [t for i in note.inlines if isinstance(i, Text) for t in TOKEN.findall(i.text)]
        assert [word.token for word in notes if numbered(word) == note.number] == wanted


def numbered(word: Printed) -> int:
    """The number of the word, or of the note it belongs to."""
    return int(re.findall(r"\d+", word.token)[0])


def repeated_words(document: Document) -> set[int]:
    """The words of header rows, which stand on each page of their table."""
    tables = [block for block in document.body if isinstance(block, Table)]
    heads = [row for table in tables for row in table.rows if row.kind == "header"]
    inlines = [i for row in heads for c in row.cells for p in c.paragraphs for i in p.inlines]
    texts = [inline.text for inline in inlines if isinstance(inline, Text)]
    return {int(n) for text in texts for n in re.findall(r"w(\d+)x", text)}


def check_frames(found: list[Printed], theme: Path) -> None:
    page = load_theme(theme).page
    for word in found:
        assert word.left > page.left - 1, word
        assert word.right < page.width - page.right + 1, word
        assert page.bottom < word.bottom < word.top < page.height - page.top + 4, word


def check_notes_start_with_their_anchors(text: list[Printed], notes: list[Printed]) -> None:
    starts: dict[int, int] = {}
    for word in notes:
        starts.setdefault(numbered(word), word.page)
    anchors: dict[int, Printed] = {}
    for word in text:
        if word.token.startswith("a"):
            anchors.setdefault(numbered(word), word)
    assert starts.keys() == anchors.keys()
    for number, anchor in anchors.items():
        if starts[number] != anchor.page:
            # Only behind a note that fills the page, anchored in a line that cannot be parted.
            close = [n for n, other in anchors.items() if stay_together(other, anchor)]
            assert starts[number] > anchor.page
            assert any(starts[n] == anchor.page and ends(n, notes) > anchor.page for n in close)


def stay_together(one: Printed, other: Printed) -> bool:
    """Whether two words stand within three lines, the most that no page break may part."""
    return one.page == other.page and abs(one.bottom - other.bottom) < 3 * LINE


def ends(number: int, notes: list[Printed]) -> int:
    """The page on which a note ends."""
    return max(word.page for word in notes if numbered(word) == number)


def check_notes_stand_below(text: list[Printed], notes: list[Printed]) -> None:
    for page in {word.page for word in notes}:
        highest = max(word.top for word in notes if word.page == page)
        lowest = min((word.bottom for word in text if word.page == page), default=highest)
        assert highest < lowest + 3


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_any_blocks_with_any_notes_fill_pages_that_hold_together(
    small_pages: Path, specs: list[Spec]
) -> None:
    document = report_of(specs)
    check_pages(document, write_pdf(document, small_pages), small_pages)


def test_what_is_far_too_long_is_set_and_read_whole(small_pages: Path) -> None:
    endless = " ".join(f"w{n}x and so on{'.' if n % 9 == 0 else ''}" for n in range(1, 1500))
    address = "https://example.org/" + "a" * 3000
    document = replace(
        report_of([]),
        parts=(
            Part(
                "body",
                (
                    Heading(1, (Text(endless[:4000]),), "h"),
                    Paragraph((Text(endless), NoteRef(1))),
                    Paragraph((Link(address, address), Text("b" * 3000))),
                    Table((Column(1.0),), (Row((Cell((Paragraph((Text(endless),)),)),)),), "Long"),
                ),
            ),
        ),
        notes=(Note(1, (Text(endless),)),),
    )
    pdf = write_pdf(document, small_pages)
    assert failures(pdf) == []
    read = TaggedFile(pdf).root
    for node in (*read.all("TD"), *read.all("Note")):
        assert letters(endless) in letters(node.text)
    assert letters(endless[:4000]) == letters(read.all("H1")[0].text)
    assert letters(address + "b" * 3000) in letters(read.text)
    check_frames(list(printed(pdf)), small_pages)


def letters(text: str) -> str:
    return "".join(text.split())


def test_a_note_waits_for_none_that_fills_pages(small_pages: Path) -> None:
    """Behind a note of several pages the text goes on, and each later note still has its page."""
    specs = [Words(20, ((3, 900),)), *(Words(60, ((30, 5),)) for _ in range(6))]
    document = report_of(specs)
    check_pages(document, write_pdf(document, small_pages), small_pages)


def test_more_that_keeps_together_than_a_page_holds_is_parted(small_pages: Path) -> None:
    specs = [Words(9, ((2, 6),), "Label", keeps=True) for _ in range(60)]
    document = report_of([*specs, ("heading", 1, 300), ("heading", 2, 2), Words(40, ((1, 30),))])
    check_pages(document, write_pdf(document, small_pages), small_pages)


def test_rows_kept_after_a_tall_one_still_keep_together(small_pages: Path) -> None:
    tall = (
        [[Words(3, (), "Table Text")], [Words(300, ((2, 30), (250, 30)), "Table Text")]],
        "plain",
    )
    pair = [
        ([[Words(2, (), "Table Text")]], "block", True),
        ([[Words(2, (), "Table Text")]], "plain"),
    ]
    rows = [(*tall, False), *((*row[:2], row[1] == "block") for _ in range(25) for row in pair)]
    document = report_of([("table", 0, rows, Words(2, ()))])
    pdf = write_pdf(document, small_pages)
    check_pages(document, pdf, small_pages)
    lines: dict[tuple[int, int], set[int]] = {}
    for word in printed(pdf):
        if word.token.startswith("w") and numbered(word) > 305:
            lines.setdefault((word.page, -round(word.bottom)), set()).add(numbered(word))
    order = [min(found) for _, found in sorted(lines.items())]
    pages = [page for page, _ in sorted(lines)]
    heads = order[::2]
    assert [pages[2 * n] for n in range(len(heads))] == [
        pages[2 * n + 1] for n in range(len(heads))
    ]

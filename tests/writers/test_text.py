"""The text writer prints every word once, in order, with markers and notes written out."""

import pytest

from reportgen.document import (
    Block,
    Cell,
    Cited,
    Column,
    Contents,
    Heading,
    LineBreak,
    Link,
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
from reportgen.document.numerals import roman
from reportgen.writers import write_text
from tests.writers.sample import cell, inlines, paragraph
from tests.writers.word_file import report

ITEMS = (ListItem((paragraph("one"), paragraph("goes on"))), ListItem((paragraph("two"),)))

EXPECTED: dict[str, tuple[tuple[Block, ...], str]] = {
    "paragraphs": (
        (Heading(1, inlines("Title"), "t"), paragraph("Text ", Text("strong", "Strong"))),
        "Title\n\nText strong\n",
    ),
    "inlines": (
        (Paragraph((Cited("said", 1), LineBreak(), Link("here", "https://example.org"))),),
        "said\nhere\n",
    ),
    "bullets": ((List(ITEMS),), "• one\ngoes on\n• two\n"),
    "numbers": ((List(ITEMS, "decimal", 9),), "9. one\ngoes on\n10. two\n"),
    "numerals": ((List(ITEMS, "roman", 3),), "III. one\ngoes on\nIV. two\n"),
    "quotation": ((Quote(inlines("“Yes.”"), inlines("Ms. A, 14:05")),), "“Yes.”\nMs. A, 14:05\n"),
    "table": (
        (
            Table(
                (Column(0.5), Column(0.5)),
                (
                    Row((cell("Time"), cell("Item")), "header"),
                    Row((cell("9:00"), Cell((paragraph("Talk"), paragraph("Ms. A"))))),
                ),
                "an alternative text is not printed",
                inlines("Table 1"),
            ),
        ),
        "Table 1\nTime | Item\n9:00 | Talk / Ms. A\n",
    ),
    "what is not printed": ((Contents("Contents"), PageBreak(), paragraph("Text")), "Text\n"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_block(name: str) -> None:
    blocks, text = EXPECTED[name]
    assert write_text(report(*blocks)) == text


def test_notes_stand_at_the_end() -> None:
    document = report(Paragraph((Text("Said."), NoteRef(1))), paragraph("More."), notes=("Where.",))
    assert write_text(document) == "Said.[1]\n\nMore.\n\n[1] Where.\n"


def test_what_no_file_can_hold_is_replaced() -> None:
    assert write_text(report(paragraph("a\x00\ud800\u202e\nb"))) == "a\ufffd\ufffd b\n"


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (48, "XLVIII"), (99, "XCIX")],
)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral

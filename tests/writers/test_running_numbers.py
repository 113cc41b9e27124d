"""Numbers that count through a document are the same in text, Word and PDF, and real in Word."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.document import Block, Contents, Heading, List, ListItem, Paragraph, Text
from reportgen.document.numerals import letter
from reportgen.verification import read_docx, read_pdf_text
from reportgen.writers import write_pdf, write_text
from tests.writers.word_file import W, body, part, report, written

NUMBERS = {1: ("I.", "II.", "III."), 2: ("A.", "B.", "C."), 3: ("1.", "2.", "3.")}


def heading(level: int, number: str, words: str = "Words") -> Heading:
    return Heading(level, (Text(words),), f"h-{level}-{number}", number)  # type: ignore[arg-type]


def run(numbering: str, start: int, count: int = 1) -> List:
    items = tuple(ListItem((Paragraph((Text(f"Item {n}"),)),)) for n in range(count))
    return List(items, numbering, start)  # type: ignore[arg-type]


def shown(*blocks: Block) -> list[str]:
    return [f"{one.marker} {one.text}".strip() for one in read_docx(written(*blocks))]


SEQUENCE: tuple[Block, ...] = (
    heading(1, "I."),
    run("paragraph", 1, 2),
    run("letter", 1, 2),
    heading(2, "A."),
    run("paragraph", 3),
    run("letter", 1),
    heading(2, "B."),
    heading(1, "II."),
    heading(2, "A."),
    run("paragraph", 4),
)
PRINTED = [
    *("I. Words", "1. Item 0", "2. Item 1", "(a) Item 0", "(b) Item 1", "A. Words", "3. Item 0"),
    *("(a) Item 0", "B. Words", "II. Words", "A. Words", "4. Item 0"),
]


def test_all_writers_print_the_same_numbers() -> None:
    assert shown(*SEQUENCE) == PRINTED
    text = write_text(report(*SEQUENCE))
    assert [line for line in text.splitlines() if line] == PRINTED
    pages = " ".join(" ".join(read_pdf_text(write_pdf(report(*SEQUENCE)))).split())
    assert " ".join(PRINTED) in pages


def test_in_word_they_are_two_lists_that_count_by_themselves() -> None:
    content = written(*SEQUENCE)
    used = {str(n.get(f"{W}val")) for n in body(content).iter(f"{W}numId")}
    assert len(used) == 2
    instances = part(content, "word/numbering.xml").iter(f"{W}num")
    ours = [n for n in instances if n.get(f"{W}numId") in used]
    assert not [n for n in ours if n.find(f"{W}lvlOverride") is not None]


def test_a_number_that_word_would_not_count_is_typed() -> None:
    assert shown(heading(1, "IV."), heading(2, "1.1")) == ["IV. Words", "1.1 Words"]


def test_contents_show_the_numbers() -> None:
    lines = shown(Contents("Contents"), heading(1, "I.", "First"), heading(2, "A.", "Second"))
    assert lines[1:3] == ["I. First", "A. Second"]


def test_letters_go_on_as_in_word() -> None:
    assert [letter(n) for n in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]


BLOCKS = st.one_of(
    st.builds(run, st.sampled_from(["paragraph", "letter", "decimal"]), st.integers(1, 9)),
    st.integers(1, 3).flatmap(
        lambda level: st.builds(heading, st.just(level), st.sampled_from(NUMBERS[level]))
    ),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=8))
def test_word_shows_what_the_tree_says_whatever_the_order(blocks: list[Block]) -> None:
    text = [line for line in write_text(report(*blocks)).splitlines() if line]
    assert shown(*blocks) == text

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.composition.shared.prose import Notes, parse_prose, plain_text, prose_issues
from reportgen.composition.shared.words import Words
from reportgen.document import Blocks, Heading, Link, List, NoteRef, Paragraph, Table, Text
from reportgen.model import Prose
from tests.composition.tree_text import WORDS, lines_of, shipped_outline, words


def prose(text: str) -> Prose:
    return Prose("background", "prose/background.md", text)


def parse(text: str, notes: Notes | None = None) -> Blocks:
    return parse_prose(prose(text), notes or Notes(), WORDS)


def test_paragraphs_keep_emphasis_and_links() -> None:
    (block,) = parse("A *project title* and **a strong** [page](https://example.org/a_b).\n")
    assert isinstance(block, Paragraph)
    assert block.inlines == (
        Text("A "),
        Text("project title", "Emphasis"),
        Text(" and "),
        Text("a strong", "Strong"),
        Text(" "),
        Link("page", "https://example.org/a_b"),
        Text("."),
    )


def test_bare_addresses_become_links_without_the_full_stop() -> None:
    (block,) = parse("See https://example.org/a_b_c-d/?x=1&copy=2 (http://example.org/).")
    assert isinstance(block, Paragraph)
    links = [inline.target for inline in block.inlines if isinstance(inline, Link)]
    assert links == ["https://example.org/a_b_c-d/?x=1&copy=2", "http://example.org/"]
    assert words(block.inlines).endswith("(http://example.org/).")


def test_footnotes_are_numbered_over_all_texts_in_the_order_of_anchors() -> None:
    notes = Notes()
    first = parse("One[^b] two[^a].\n\n[^a]: Note *a*.\n[^b]: https://example.org/b\n", notes)
    second = parse("Three[^a].\n\n[^a]: Another.\n", notes)
    assert lines_of((*first, *second)) == ["One[1] two[2].", "Three[3]."]
    assert [words(note.inlines) for note in notes.notes] == [
        "https://example.org/b",
        "Note a.",
        "Another.",
    ]
    assert [note.number for note in notes.notes] == [1, 2, 3]


def test_a_note_used_twice_stands_under_both_anchors() -> None:
    notes = Notes()
    assert lines_of(parse("A[^1] b[^1].\n\n[^1]: Same.\n", notes)) == ["A[1] b[2]."]
    assert [words(note.inlines) for note in notes.notes] == ["Same.", "Same."]


def test_an_anchor_inside_a_note_stays_text() -> None:
    notes = Notes()
    parse("A[^1].\n\n[^1]: See [^1].\n", notes)
    assert [words(note.inlines) for note in notes.notes] == ["See [^1]."]


def test_an_anchor_without_a_note_stays_text() -> None:
    assert lines_of(parse("A[^9].")) == ["A[^9]."]


ROMAN_LISTS = (
    "- I. One;\n- II. Two;\n- III. Three.\n",
    "I. One;\nII. Two;\nIII. Three.\n",
    "I. One;\n\nII. Two;\n\nIII. Three.\n",
)


@pytest.mark.parametrize("text", ROMAN_LISTS)
def test_upper_roman_lists(text: str) -> None:
    (block,) = parse(text)
    assert isinstance(block, List)
    assert block.numbering == "roman"
    assert lines_of([block]) == ["I. One;", "II. Two;", "III. Three."]


def test_roman_lists_go_beyond_ten() -> None:
    tens = ("", "X")
    ones = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
    romans = [ten + one for ten in tens for one in ones]
    (block,) = parse("\n".join(f"{roman}. item" for roman in romans))
    assert isinstance(block, List)
    assert len(block.items) == 20


def test_a_single_i_is_a_sentence() -> None:
    assert lines_of(parse("So do\nI. Nobody else.")) == ["So do I. Nobody else."]


def test_a_roman_list_does_not_swallow_a_decimal_one() -> None:
    blocks = parse("I. a\nII. b\n\n1. c\n2. d\n")
    assert [block.numbering for block in blocks if isinstance(block, List)] == ["roman", "decimal"]


def test_decimal_lists_keep_their_start_and_bullets_their_levels() -> None:
    assert lines_of(parse("3. c\n4. d\n\ntext\n\n- a\n  - b\n- c\n")) == [
        "3. c",
        "4. d",
        "text",
        "- a / – b",
        "- c",
    ]


def test_headings_inside_prose_are_demoted() -> None:
    blocks = parse_prose(prose("### Top\n\na\n\n#### Sub\n\n##### Deeper\n"), Notes(), WORDS)
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels == [2, 3, 4]


def test_raw_html_is_printed_literally() -> None:
    text = "<script>alert(1)</script>\n\nA <b>bold</b> & <!-- hidden --> claim.\n"
    assert lines_of(parse(text)) == [
        "<script>alert(1)</script>",
        "A <b>bold</b> & <!-- hidden --> claim.",
    ]


def test_images_leave_their_text_and_an_issue() -> None:
    text = "Before ![a chart](/etc/passwd) after.\n"
    assert lines_of(parse(text)) == ["Before a chart after."]
    (issue,) = prose_issues(prose(text))
    assert issue.rule == "prose-image"
    assert "a chart" in issue.message


def test_a_note_without_an_anchor_is_an_issue() -> None:
    (issue,) = prose_issues(prose("Text[^1].\n\n[^1]: One.\n[^2]: Two.\n"))
    assert issue.rule == "note-without-anchor"
    assert "[^2]" in issue.message


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "vbscript:x", "data:text/html,x"]
)
def test_dangerous_links_are_printed_not_linked(target: str) -> None:
    blocks = parse(f"A [label]({target}) b.")
    assert not links_of(blocks)
    assert target in lines_of(blocks)[0]


def test_a_line_of_dashes_makes_no_heading_and_indented_text_no_code() -> None:
    assert lines_of(parse("Text\n---\n\n    Indented by a Word user.\n")) == [
        "Text",
        "Indented by a Word user.",
    ]


def test_markdown_tables() -> None:
    (table,) = parse("| Year | Ports |\n|---|---|\n| 2020 | 4 |\n")
    assert isinstance(table, Table)
    assert lines_of([table]) == ["header: Year | Ports", "plain: 2020 | 4"]
    assert table.description == "Table: Year, Ports"


# --- properties -------------------------------------------------------------------------------


def links_of(blocks: Blocks) -> list[Link]:
    return [
        inline
        for block in blocks
        if isinstance(block, Paragraph | Heading)
        for inline in block.inlines
        if isinstance(inline, Link)
    ]


@given(st.text(alphabet="abcI V.-*_#>[](){}^:!|`~\\<&;\n\t1 2éí가\"'/", max_size=200))
def test_any_text_parses_into_safe_blocks(text: str) -> None:
    notes = Notes()
    blocks = parse_prose(prose(text), notes, WORDS)
    anchors = [
        inline.number
        for block in blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, NoteRef)
    ]
    assert anchors == sorted(anchors)
    assert all(link.target.startswith(("http", "mailto:")) for link in links_of(blocks))
    assert all(1 <= block.level <= 4 for block in blocks if isinstance(block, Heading))


@given(st.lists(st.text(alphabet="abcdé 가,.(){}%$", min_size=1), min_size=1, max_size=5))
def test_plain_words_come_out_as_they_went_in(paragraphs: list[str]) -> None:
    blocks = parse("\n\n".join(paragraphs))
    printed = " ".join(
        plain_text(block.inlines) for block in blocks if isinstance(block, Paragraph)
    )
    assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", "".join(paragraphs))


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", 'The "step" isn\'t new.', "The “step” isn’t new."),
        ("en", "\"It's 'theirs'\", she said.", "“It’s ‘theirs’”, she said."),
        ("en", 'A 6" pipe, `a "b"`', 'A 6" pipe, a "b"'),
        ("fr", 'L\'eau dite "propre" : non', "L’eau dite «\u00a0propre\u00a0»\u00a0: non"),
        ("en", "Mr. Ode lost 4 % in Session II", "Mr.\u00a0Ode lost 4\u00a0% in Session\u00a0II"),
        ("en", "**\"Strong\"** and 'so'", "“Strong” and ‘so’"),
    ],
)
def test_marks_and_blanks_are_those_of_the_language(
    language: str, typed: str, printed: str
) -> None:
    words = Words(shipped_outline("project-report", "outcome-report", language))
    (block,) = parse_prose(Prose("p", "p.md", typed), Notes(), words)
    assert isinstance(block, Paragraph)
    assert plain_text(block.inlines) == printed

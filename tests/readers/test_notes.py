"""Notes: the rapporteur's words, line by line, with who they belong to."""

import pytest

from reportgen.model import Forum, Material
from reportgen.readers import read_forum, read_material

from .conftest import Write

Row = tuple[str, str, str]


def _material(write: Write, text: str) -> Material:
    path = write("notes/water.md", text)
    forum: Forum = read_forum(path.parent.parent).forum
    return read_material(path.parent.parent, forum)[0]


def _rows(write: Write, text: str) -> list[Row]:
    return [(s.form, s.speaker_label, s.text) for s in _material(write, text).segments]


def test_names_in_headings_bold_and_before_colons(write: Write) -> None:
    text = """\
## Water in Small Towns

The room was full.

### Ms. Minji Kim (ILS)

- Data first, *then* money.
    - nested
- See [the report](https://example.org) and `code`.

Half a sentence

#### Details

More of hers.

### Questions

**Mr. Bo Chu** (Ministry): pipes leak.
They always did.

- Park: who pays?
- Next step: write to towns
- **Aoife O'Brien** - Nobody knows.

김민지: 감사합니다.
"""
    assert _rows(write, text) == [
        ("heading", "", "Water in Small Towns"),
        ("paragraph", "", "The room was full."),
        ("bullet", "Ms. Minji Kim (ILS)", "Data first, then money."),
        ("bullet", "Ms. Minji Kim (ILS)", "nested"),
        ("bullet", "Ms. Minji Kim (ILS)", "See the report and code."),
        ("paragraph", "Ms. Minji Kim (ILS)", "Half a sentence"),
        ("heading", "", "Details"),
        ("paragraph", "Ms. Minji Kim (ILS)", "More of hers."),
        ("heading", "", "Questions"),
        ("paragraph", "Mr. Bo Chu (Ministry)", "pipes leak. They always did."),
        ("bullet", "Park", "who pays?"),
        ("bullet", "Mr. Bo Chu (Ministry)", "Next step: write to towns"),
        ("bullet", "Aoife O'Brien", "Nobody knows."),
        ("paragraph", "김민지", "감사합니다."),
    ]


def test_names_on_lines_without_empty_lines_between(write: Write) -> None:
    assert _rows(write, "Ms. Kim: one\nstill one\nMr. Park: two\n") == [
        ("paragraph", "Ms. Kim", "one still one"),
        ("paragraph", "Mr. Park", "two"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Next steps: write.",
        "**Key messages:** write.",
        "**Recommendations**",
        "Time: 13:30",
        "http://example.org: a link",
    ],
)
def test_these_are_no_speakers(write: Write, line: str) -> None:
    assert [(label, text) for _, label, text in _rows(write, line)] == [
        ("", line.replace("**", ""))
    ]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("The Chair asked the following: who pays?", "The Chair"),
        ("Dr. Kim noted the following: pipes leak.", "Dr. Kim"),
    ],
)
def test_a_name_that_opens_reported_speech_is_its_speaker(
    write: Write, line: str, label: str
) -> None:
    assert _rows(write, line) == [("paragraph", label, line)]


def test_no_consensus_is_nobodys_statement(write: Write) -> None:
    segments = _material(
        write, "### Ms. Kim\n\n- **No consensus:** whether towns pay.\n- Pay.\n"
    ).segments
    assert [(s.tag, s.speaker_label, s.text) for s in segments] == [
        ("no-consensus", "", "whether towns pay."),
        ("", "Ms. Kim", "Pay."),
    ]


def test_lines_count_in_the_file_front_matter_included(write: Write) -> None:
    text = "---\nsession: heat\nlanguage: en\n---\n<!-- a\ncomment -->\n# Title\n\nfirst\nsecond\n"
    heading, paragraph = _material(write, text).segments
    assert heading.marks[0].line == 7
    assert [(mark.offset, mark.line) for mark in paragraph.marks] == [(0, 9), (6, 10)]
    assert paragraph.text[6:] == "second"
    assert paragraph.session == "heat"


def test_text_that_markdown_would_eat_stays(write: Write) -> None:
    text = "A title\n---\n\n[ref]: words\n\n    indented words\n\n<b>bold</b> & <!-- gone --> x\n\n| a | b |\n|---|---|\n| c | d |\n\n```\nfenced\n```\n"
    assert [text for _, _, text in _rows(write, text)] == [
        "A title",
        "[ref]: words",
        "indented words",
        "bold & x",
        "a",
        "b",
        "c",
        "d",
        "fenced",
    ]


def test_a_rule_or_heading_ends_what_somebody_said(write: Write) -> None:
    rows = _rows(write, "**Ms. Kim:** one\n\n---\n\ntwo\n\n**Mr. Park**: three\n\n# Four\n\nfive\n")
    assert [(label, text) for _, label, text in rows] == [
        ("Ms. Kim", "one"),
        ("", "two"),
        ("Mr. Park", "three"),
        ("", "Four"),
        ("", "five"),
    ]


def test_ids_do_not_move_when_a_passage_is_withheld(write: Write) -> None:
    segments = _material(write, "one\n\n[off record] secret [on record]\n\nthree\n").segments
    assert [segment.id for segment in segments] == ["notes/water.md#1", "notes/water.md#3"]

"""The outcome summary is one page, from accepted points only, and says what does not fit."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.document import Document, Paragraph, Part, Text
from reportgen.project.documents.fitting import most_on_a_page
from reportgen.shipped import find_template
from reportgen.verification import read_docx_text, read_pdf_text
from reportgen.writers import write_html
from tests.writers.sample import sample_document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def summary(demo) -> Document:  # type: ignore[no-untyped-def]
    document: Document = demo.documents["outcome-summary"]
    return document


def test_it_is_one_page_in_pdf_and_says_how_much_more_there_is(demo) -> None:  # type: ignore[no-untyped-def]
    (page,) = read_pdf_text((demo.folder / "outcome-summary.pdf").read_bytes())
    words = " ".join(page.split())
    assert "Key messages" in words
    assert "Towns should publish within three months what went wrong" in words
    assert "more recommendations are in the outcome report" in words


def test_word_and_pages_say_the_same(demo, summary: Document) -> None:  # type: ignore[no-untyped-def]
    word = " ".join(read_docx_text((demo.folder / "outcome-summary.docx").read_bytes()))
    page = write_html(summary, find_template("html/style.css"))
    for part in summary.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                words = "".join(one.text for one in block.inlines if isinstance(one, Text))
                assert words in word
                assert words in page


def test_each_sentence_is_one_that_somebody_accepted(summary: Document) -> None:
    assert summary.citations
    assert all(one.kind == "wording" for one in summary.citations)


@pytest.mark.parametrize(("whole", "expected"), [(0, 0), (5, 5), (400, None)])
def test_as_many_entries_as_fit(whole: int, expected: int | None) -> None:
    plain = replace(sample_document(), cover=(), cover_page=False, notes=())

    def made(most: int) -> Document:
        lines = tuple(Paragraph((Text(f"Entry {n}"),)) for n in range(most))
        return replace(plain, parts=(Part("entries", lines),))

    theme: Path = find_template("theme.yaml")
    fits = most_on_a_page(made, whole, theme)
    assert fits == expected if expected is not None else 20 < fits < 60

"""The three reports of small forums as Word and PDF, part by part and page by page."""

from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from reportgen.composition import compose_concept_note, compose_speaker_briefs
from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document
from reportgen.ledger import settle
from reportgen.model import Edition
from reportgen.writers import write_docx, write_pdf
from tests.composition import forum_held
from tests.composition.forum_planned import FORUM
from tests.composition.tree_text import shipped_outline
from tests.goldens import assert_golden
from tests.writers.word_file import TEMPLATES, normalised_parts

GOLDENS = Path(__file__).parent / "goldens"
REPORTS = ("concept_note", "speaker_brief", "outcome_report_public", "outcome_report_working")


@cache
def composed(report: str) -> Document:
    if report == "concept_note":
        return compose_concept_note(FORUM, shipped_outline("project-report", "concept-note"))
    if report == "speaker_brief":
        outline = shipped_outline("project-report", "speaker-briefs")
        (brief,) = [b for b in compose_speaker_briefs(FORUM, outline) if b.person == "rao"]
        return brief.document
    edition: Edition = "public" if report.endswith("public") else "working"
    return compose_outcome_report(settle(forum_held.PROCEEDINGS), forum_held.outline(), edition)


def page_texts(pdf: bytes) -> str:
    """The words of each page as they are drawn, under the number of the page."""
    lines = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage().get_text_range()
        lines += [f"--- page {number}", *(line.rstrip() for line in text.splitlines())]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("report", REPORTS)
def test_word(report: str) -> None:
    document = composed(report)
    content = write_docx(document, TEMPLATES / f"{document.template}.docx")
    assert_golden(GOLDENS / f"{report}.xml", normalised_parts(content))


@pytest.mark.parametrize("report", REPORTS)
def test_pdf(report: str) -> None:
    assert_golden(GOLDENS / f"{report}.pdf.txt", page_texts(write_pdf(composed(report))))

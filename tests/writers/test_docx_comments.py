"""A draft asks its reader in the margin; contents ask Word for their page numbers."""

import re
import zipfile
from io import BytesIO

from reportgen.document import Contents, Heading, Text
from reportgen.writers import write_docx
from tests.writers.sample import paragraph
from tests.writers.word_file import TEMPLATES, report

TEMPLATE = TEMPLATES / "outcome_report.docx"
ASKS = "Write it in forum.yaml {{ dates }}"


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_placeholder_that_asks_has_a_comment() -> None:
    asking = Text("[to be written]", "Placeholder Text", asks=ASKS)
    parts = parts_of(
        write_docx(report(paragraph(Text("See "), asking), paragraph(asking)), TEMPLATE)
    )
    comments, body = parts["word/comments.xml"], parts["word/document.xml"]
    assert re.findall(r'<w:comment w:id="(\d)" w:author="reportgen"', comments) == ["0", "1"]
    assert "Write it in forum.yaml" in comments
    assert "{{" not in comments
    for number in "01":
        start, end, reference = (
            body.index(f'<w:{tag} w:id="{number}"/>')
            for tag in ("commentRangeStart", "commentRangeEnd", "commentReference")
        )
        assert start < body.index("[to be written]", start) < end < reference


def test_a_document_that_asks_nothing_has_no_comments() -> None:
    parts = parts_of(write_docx(report(paragraph(Text("[…]", "Placeholder Text"))), TEMPLATE))
    assert not [name for name in parts if "comments" in name]
    assert "comments" not in parts["word/_rels/document.xml.rels"]


def test_the_date_of_a_comment_is_a_fact_of_the_input() -> None:
    document = report(paragraph(Text("x", asks=ASKS)))
    comments = parts_of(write_docx(document, TEMPLATE))["word/comments.xml"]
    assert f'w:date="{document.properties.created:%Y-%m-%d}T' in comments


def test_contents_ask_word_for_page_numbers() -> None:
    heading = Heading(1, (Text("One"),), "one")
    for blocks, wished in (((Contents("Contents"), heading), True), ((heading,), False)):
        settings = parts_of(write_docx(report(*blocks), TEMPLATE))["word/settings.xml"]
        assert ("<w:updateFields" in settings) is wished
    with_contents = parts_of(write_docx(report(Contents("C"), heading), TEMPLATE))
    settings = with_contents["word/settings.xml"]
    assert settings.index("<w:updateFields") < settings.index("<w:footnotePr")

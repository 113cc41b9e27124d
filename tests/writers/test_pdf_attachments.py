"""Files inside a PDF: found by name, fit for an archive, and searched for what must not be there."""

import datetime as dt
from dataclasses import replace

import pytest
from pdfminer.pdftypes import resolve1

from reportgen.document import Attachment, Document, Paragraph, Part
from reportgen.verification import every_string, leaks
from reportgen.writers import write_pdf
from tests.writers.sample import sample_document, sample_pdf
from tests.writers.tagged_file import TaggedFile, attachments, failures

SECRET = "the minister's resignation letter"
EVIDENCE = Attachment("evidence.json", b'{"quote": "said"}\n', "application/json", "What was said")
OTHER = Attachment("Zoë & 한지원 (1).csv", "a;b\n한;글\n".encode(), "text/csv", "Größe <b>")


def carrying(*files: Attachment) -> Document:
    return replace(sample_document(), attachments=files)


def short(document: Document) -> Document:
    """The document with one paragraph of its text, for what does not depend on the text."""
    paragraph = next(block for block in document.body if isinstance(block, Paragraph))
    return replace(document, parts=(Part("text", (paragraph,)),), notes=(), citations=())


def test_files_are_found_by_name_and_the_archive_is_of_part_three() -> None:
    pdf = write_pdf(carrying(OTHER, EVIDENCE))
    assert failures(pdf) == []
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert attachments(pdf) == {file.name: file.content for file in (EVIDENCE, OTHER)}
    described = [resolve1(place) for place in TaggedFile(pdf).catalog["AF"]]
    assert [one["AFRelationship"].name for one in described] == ["Data", "Data"]
    stream = resolve1(described[0]["EF"]["F"])
    assert stream.attrs["Subtype"].name == "application/json"
    assert stream.attrs["Params"]["ModDate"] == b"D:20260520093000+00'00'"
    assert described[0]["Desc"] == b"What was said"


def test_without_files_the_archive_is_of_part_two() -> None:
    pdf = sample_pdf()
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"EmbeddedFile" not in pdf


def test_the_same_bytes_with_attachments_and_a_naive_date() -> None:
    document = carrying(EVIDENCE)
    properties = replace(document.properties, created=dt.datetime(2026, 1, 2))  # noqa: DTZ001
    naive = replace(document, properties=properties)
    pdf = write_pdf(naive)
    assert write_pdf(naive) == pdf
    assert failures(pdf) == []


@pytest.mark.parametrize(
    "file",
    [
        replace(EVIDENCE, content=f'{{"quote": "{SECRET}"}}'.encode()),
        replace(EVIDENCE, name=f"{SECRET}.json"),
        replace(EVIDENCE, description=f"With {SECRET}"),
        replace(EVIDENCE, content=f"quote,{SECRET.upper()},".encode("utf-16")),
    ],
)
def test_a_phrase_in_an_attachment_is_a_leak(file: Attachment) -> None:
    assert leaks(
        every_string(write_pdf(short(carrying(file))), ".pdf"), [SECRET, "never said"]
    ) == (SECRET,)

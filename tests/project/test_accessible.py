"""Every PDF of every example is PDF/UA-1 and PDF/A in the eyes of two judges; attachments: 3a."""

import json
from pathlib import Path

import pytest

from scripts.verapdf import Judge
from tests.project.conftest import BuiltForum
from tests.writers.sample import sample_pdf
from tests.writers.scripts_sample import scripts_pdf
from tests.writers.tagged_file import attachments, failures


@pytest.fixture(params=["demo", "kipa", "formal", "arabic"])
def forum(request: pytest.FixtureRequest) -> BuiltForum:
    """Each example as it is shipped, as a formal report, and in Arabic."""
    built: BuiltForum = request.getfixturevalue(request.param)
    return built


@pytest.mark.model
def test_page_validation_finds_nothing_in_any_document(forum: BuiltForum) -> None:
    names = forum.names(".pdf")
    assert len(names) > 10
    found = {name: failures((forum.folder / name).read_bytes()) for name in names}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.model
def test_verapdf_fails_no_check_of_any_document(forum: BuiltForum, verapdf: Judge) -> None:
    pdfs = [forum.folder / name for name in forum.names(".pdf")]
    carrying = [pdf for pdf in pdfs if attachments(pdf.read_bytes())]
    assert {pdf.stem for pdf in carrying} <= {"outcome-report-working"}
    told = [
        line
        for pdf in pdfs
        for line in verapdf.verdict(pdf, "ua1,3a" if pdf in carrying else "ua1,2a")
    ]
    assert [line for line in told if not line.startswith("PASS")] == []
    assert len(told) == 2 * len(pdfs)


@pytest.mark.model
def test_the_evidence_of_the_working_edition_is_what_it_prints(demo: BuiltForum) -> None:
    (content,) = attachments((demo.folder / "outcome-report-working.pdf").read_bytes()).values()
    told = json.loads(content)
    printed = squeezed(demo.words("outcome-report-working.docx"))
    assert len(told["citations"]) == len(demo.documents["outcome-report-working"].citations) > 10
    for citation in told["citations"]:
        assert squeezed(citation["quote"]) in printed
        assert citation["end"] - citation["start"] == len(citation["quote"])
    assert attachments((demo.folder / "outcome-report-public.pdf").read_bytes()) == {}


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_verapdf_fails_no_check_of_a_report_with_every_block(
    tmp_path: Path, verapdf: Judge
) -> None:
    pdf = tmp_path / "sample.pdf"
    pdf.write_bytes(sample_pdf())
    assert [line.split("\t")[:2] for line in verapdf.verdict(pdf)] == [
        ["PASS", "ua1"],
        ["PASS", "2a"],
    ]


def test_verapdf_fails_no_check_of_reports_in_every_script(tmp_path: Path, verapdf: Judge) -> None:
    pdfs = [tmp_path / f"{language}.pdf" for language in ("en-GB", "ar", "he", "ko", "zh-Hant")]
    for pdf in pdfs:
        pdf.write_bytes(scripts_pdf(pdf.stem))
    told = [line for pdf in pdfs for line in verapdf.verdict(pdf)]
    assert [line for line in told if not line.startswith("PASS")] == []
    assert len(told) == 2 * len(pdfs)


def test_verapdf_is_not_satisfied_by_anything(tmp_path: Path, verapdf: Judge) -> None:
    pdf = tmp_path / "untagged.pdf"
    pdf.write_bytes(sample_pdf().replace(b"/StructParents", b"/StructPirates"))
    assert any(line.startswith("FAIL\tua1") for line in verapdf.verdict(pdf))

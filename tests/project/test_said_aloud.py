"""Every PDF of every example is read aloud well, in the eyes of outloud."""

from pathlib import Path

import pytest

from tests.judges.said_aloud import remarks
from tests.project.conftest import BuiltForum
from tests.writers.sample import sample_document, sample_pdf


@pytest.fixture(params=["demo", "kipa", "formal", "formal_kipa", "arabic"])
def forum(request: pytest.FixtureRequest) -> BuiltForum:
    """Both forums in both profiles, and one in Arabic."""
    built: BuiltForum = request.getfixturevalue(request.param)
    return built


@pytest.mark.model
def test_outloud_finds_nothing_to_mend_in_any_document(forum: BuiltForum) -> None:
    documents = {f"{stem}.pdf": document for stem, document in forum.documents.items()}
    assert set(documents) == set(forum.names(".pdf"))
    told = {name: remarks(forum.folder / name, made) for name, made in documents.items()}
    assert {name: found for name, found in told.items() if found} == {}


def test_outloud_is_not_satisfied_by_anything(tmp_path: Path) -> None:
    document = sample_document()
    pdf = tmp_path / "sample.pdf"
    pdf.write_bytes(sample_pdf())
    assert not [told for told in remarks(pdf, document) if told.startswith("DOC-002")]
    pdf.write_bytes(sample_pdf().replace(b"/StructTreeRoot", b"/StrictTreeRoot"))
    assert [told for told in remarks(pdf, document) if told.startswith("DOC-002")]

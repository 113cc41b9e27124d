"""Every PDF of both example forums is PDF/UA-1 and PDF/A-2a, in the eyes of two judges."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.writers import write_pdf
from tests.conftest import skip_or_fail
from tests.project.conftest import BuiltForum
from tests.writers.sample import sample_document
from tests.writers.tagged_file import failures

NOT_HERE = 2
"""The exit status of scripts/verapdf.py where veraPDF cannot be run."""


@pytest.fixture(scope="session")
def verdicts(root: Path) -> Callable[[list[Path]], list[str]]:
    """Ask veraPDF about files."""

    def ask(pdfs: list[Path]) -> list[str]:
        command = [sys.executable, str(root / "scripts" / "verapdf.py"), *map(str, pdfs)]
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=300, check=False
        )
        if done.returncode == NOT_HERE:
            skip_or_fail(f"veraPDF cannot be run: {done.stderr.strip()}")
        return done.stdout.splitlines()

    return ask


@pytest.mark.model
def test_page_validation_finds_nothing_in_any_document(forum: BuiltForum) -> None:
    names = forum.names(".pdf")
    assert len(names) > 10
    found = {name: failures((forum.folder / name).read_bytes()) for name in names}
    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.model
@pytest.mark.java
def test_verapdf_fails_no_check_of_any_document(
    forum: BuiltForum, verdicts: Callable[[list[Path]], list[str]]
) -> None:
    pdfs = [forum.folder / name for name in forum.names(".pdf")]
    told = verdicts(pdfs)
    assert [line for line in told if not line.startswith("PASS")] == []
    assert len(told) == 2 * len(pdfs)


@pytest.mark.java
def test_verapdf_fails_no_check_of_a_report_with_every_block(
    tmp_path: Path, verdicts: Callable[[list[Path]], list[str]]
) -> None:
    pdf = tmp_path / "sample.pdf"
    pdf.write_bytes(write_pdf(sample_document()))
    assert [line.split("\t")[:2] for line in verdicts([pdf])] == [["PASS", "ua1"], ["PASS", "2a"]]


@pytest.mark.java
def test_verapdf_is_not_satisfied_by_anything(
    tmp_path: Path, verdicts: Callable[[list[Path]], list[str]]
) -> None:
    pdf = tmp_path / "untagged.pdf"
    pdf.write_bytes(write_pdf(sample_document()).replace(b"/StructParents", b"/StructPirates"))
    assert any(line.startswith("FAIL\tua1") for line in verdicts([pdf]))

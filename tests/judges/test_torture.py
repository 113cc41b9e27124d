"""The torture report in the eyes of the judges: PDF of both kinds, Word file, LibreOffice."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pypdfium2
import pytest

from reportgen.document import Block, Inline, lines_of
from reportgen.shipped import shipped
from reportgen.verification import read_docx_text, read_pdf_text
from reportgen.writers import lettering, write_docx, write_pdf
from scripts.verapdf import Judge
from tests.conftest import skip_or_fail
from tests.judges.said_aloud import remarks
from tests.judges.torture import EVIDENCE, torture
from tests.writers.tagged_file import failures


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report as PDF/A-2a, and with a file attached as 3a."""
    folder = tmp_path_factory.mktemp("torture")
    made = {"2a": folder / "plain.pdf", "3a": folder / "carrying.pdf"}
    made["2a"].write_bytes(write_pdf(torture()))
    made["3a"].write_bytes(write_pdf(torture(EVIDENCE)))
    return made


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("torture") / "torture.docx"
    template = shipped("templates") / "project-report" / "outcome_report.docx"
    path.write_bytes(write_docx(torture(), template))
    return path


def test_it_asks_for_everything(pdfs: dict[str, Path]) -> None:
    document = torture()
    blocks = (*document.cover, *document.body)
    assert {type(block) for block in blocks} == set(get_args(Block))
    lines = (line for block in blocks for line in lines_of(block))
    assert {type(inline) for line in lines for inline in line} == set(get_args(Inline))
    assert len(document.notes) >= 70
    assert lettering(document).missing == ()
    lying = [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(pdfs["2a"])]
    assert any(lying)
    assert not lying[0]
    assert not lying[-1]
    pages = read_pdf_text(pdfs["2a"].read_bytes())
    assert len(pages) >= 80
    assert sum("Number Asked by What was asked" in " ".join(page.split()) for page in pages) >= 4


@pytest.mark.parametrize("part", ["2a", "3a"])
def test_page_validation_finds_nothing(pdfs: dict[str, Path], part: str) -> None:
    assert failures(pdfs[part].read_bytes()) == []


@pytest.mark.parametrize("part", ["2a", "3a"])
def test_verapdf_fails_no_check(pdfs: dict[str, Path], part: str, verapdf: Judge) -> None:
    told = [line.split("\t")[:2] for line in verapdf.verdict(pdfs[part], f"ua1,{part}")]
    assert told == [["PASS", "ua1"], ["PASS", part]]


@pytest.mark.parametrize("program", ["openxml-audit", "docx-integrity"])
def test_the_word_file_is_sound(word: Path, program: str) -> None:
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        skip_or_fail(f"{program} is not installed")
    command = [str(found), *(["check"] if program == "docx-integrity" else []), str(word)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout
    assert "Errors: 0" in done.stdout or "0 error(s), 0 warning(s)" in done.stdout, done.stdout


def test_libreoffice_saves_it_again_without_loss(word: Path, soffice: str, tmp_path: Path) -> None:
    resaved(soffice, [word], tmp_path)
    before, after = (squeezed(path) for path in (word, tmp_path / word.name))
    assert after == before


def resaved(soffice: str, words: list[Path], folder: Path) -> None:
    """Let LibreOffice open Word files and save each under its name in a folder."""
    settings = f"-env:UserInstallation=file://{folder / 'settings'}"
    target = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    command = [soffice, settings, "--headless", *target, *map(str, words)]
    subprocess.run(command, check=True, capture_output=True, timeout=500)


def squeezed(path: Path) -> str:
    """The words of a Word file without any space, its notes among them."""
    return "".join("".join(read_docx_text(path.read_bytes())).split())


def test_the_pages_can_be_opened(pdfs: dict[str, Path]) -> None:
    for path in pdfs.values():
        assert len(pypdfium2.PdfDocument(path)) >= 80


def test_outloud_finds_nothing_to_mend(pdfs: dict[str, Path]) -> None:
    # The same few sentences stand on most pages, which is taken for a head or foot.
    found = [told for told in remarks(pdfs["2a"], torture()) if not told.startswith("PAG-001")]
    assert found == []

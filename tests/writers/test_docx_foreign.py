"""A template of another office works once fields and parts stand in it: its look, our words."""

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.text.paragraph import Paragraph as WordParagraph

from reportgen.document import Value
from reportgen.writers import check_template, write_docx, write_text
from tests.conftest import skip_or_fail
from tests.writers.sample import sample_document
from tests.writers.word_file import W, body, names, paragraphs, part

ITU = "samples/rapporteur/itu/itu_t_sg12_status_report_template.docx"
TAGS = {
    "SG12-TDnnn": "{{ document.status }}",
    "[place, dates]": "{{ document.date }}",
    "Rapporteur QX/12": "{{ furniture.event }}",
    "Status report of Question X/12: [title of question]": "{{ document.type }}",
}


def set_text(paragraph: WordParagraph, text: str) -> None:
    """As a person types over a line: the first run's look stays."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def put_tags(word: WordDocument) -> None:
    """What docs/templates.md asks of a person: fields in the table on top, the text below it."""
    for cell in (cell for row in word.tables[0].rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            if paragraph.text in TAGS:
                set_text(paragraph, TAGS[paragraph.text])
    first = next(p for p in word.paragraphs if p.text == "Introduction")
    first.insert_paragraph_before("{{ parts.cover }}")
    first.insert_paragraph_before("{{ parts.body }}")
    for old in [first._p, *first._p.itersiblings()]:
        if old.tag != f"{W}sectPr" and old.find(f"{W}pPr/{W}sectPr") is None:
            word.element.body.remove(old)
        else:
            for run in old.findall(f"{W}r"):
                old.remove(run)


@pytest.fixture
def foreign(shared: Path, tmp_path: Path) -> Path:
    """A copy of the office's template with our tags in it."""
    word = docx.Document(str(shared / ITU))
    put_tags(word)
    word.save(str(tmp_path / "outcome_report.docx"))
    return tmp_path / "outcome_report.docx"


@pytest.fixture
def sample(foreign: Path) -> bytes:
    document = sample_document()
    fields: dict[str, Value] = {
        "document": {"type": "Outcome Report", "status": "Draft", "date": "14 May 2026"}
    }
    return write_docx(replace(document, fields=fields), foreign)


def test_its_check_finds_nothing_to_mend(foreign: Path) -> None:
    found = check_template(foreign)
    assert {flaw.severity for flaw in found} == {"note"}
    assert {flaw.rule for flaw in found} == {"left-out", "missing-style"}


def test_its_look_stays_and_the_words_are_ours(sample: bytes) -> None:
    word = docx.Document(BytesIO(sample))
    top = [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert "Outcome Report" in top
    assert "14 May 2026" in top
    assert "word/media/image1.png" in names(sample), "the logo"
    assert any(name.startswith("word/header") for name in names(sample))
    assert word.styles["Heading 1"].element.find(f".//{W}b") is not None
    shown = "\n".join(paragraphs(sample))
    for line in write_text(sample_document()).split("\n")[:60]:
        assert re.sub(r"^([IVX]+\.|\d+\.|[•–-])\s+", "", line)[:40] in shown


def test_nothing_of_the_office_that_made_it_goes_along(sample: bytes) -> None:
    assert not [name for name in names(sample) if name.startswith("customXml")]
    assert "docProps/custom.xml" not in names(sample)
    assert "word/_rels/settings.xml.rels" not in names(sample)
    assert part(sample, "word/settings.xml").find(f"{W}attachedTemplate") is None
    assert body(sample) is not None


@pytest.mark.parametrize("program", ["openxml-audit", "docx-integrity"])
def test_outside_judges_find_nothing(sample: bytes, program: str, tmp_path: Path) -> None:
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    if found is None:
        skip_or_fail(f"{program} is not installed")
    assert found
    (tmp_path / "filled.docx").write_bytes(sample)
    command = [found, *(["check"] if program == "docx-integrity" else []), "filled.docx"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stdout
    assert "Errors: 0" in run.stdout or "0 error(s), 0 warning(s)" in run.stdout, run.stdout


def test_libreoffice_opens_it(sample: bytes, soffice: str, tmp_path: Path) -> None:
    (tmp_path / "filled.docx").write_bytes(sample)
    settings = f"-env:UserInstallation=file://{tmp_path.as_posix()}/office"
    subprocess.run(
        [soffice, settings, "--headless", "--convert-to", "pdf", "filled.docx"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert (tmp_path / "filled.pdf").stat().st_size > 20_000

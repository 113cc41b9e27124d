"""Notes in Word from the file to the printed report: places, quotations, comments, off record."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.readers.packed.word_xml import document, packed

pytestmark = pytest.mark.model

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BODY = (
    'P(B("Ann Carter")R(": Towns should share their flood maps each spring."))'
    'P(R("[off record] Kings should buy the zebra. [on record]"))'
    "TBL(ROW(CELL(P(B(Ravi Bose)))CELL(P(R(Ports should publish their silt surveys every year.)))))"
)


def noted(small: Path, content: bytes) -> None:
    (small / "notes" / "water.md").unlink()
    (small / "transcripts" / "water.vtt").unlink()
    (small / "transcripts" / "water.vtt.yaml").unlink()
    (small / "notes" / "water.docx").write_bytes(content)


def with_comment(text: str) -> bytes:
    comment = (
        f'<w:comments xmlns:w="{W}"><w:comment w:id="7" w:author="Jo Han" w:date="2026-11-02T08:00:00Z">'
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    body = (
        f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p>'
        '<w:commentRangeStart w:id="7"/><w:r><w:t>Towns should share their maps.</w:t></w:r>'
        "</w:p></w:body></w:document>"
    )
    return packed({"word/document.xml": body, "word/comments.xml": comment})


def test_places_are_those_that_word_shows(run: Run, small: Path) -> None:
    noted(small, document(BODY))
    listed = run("findings", small)
    assert "notes/water.docx:1, paragraph 1" in listed.out
    assert "Ravi Bose" in listed.out
    assert "table 1, row 1, column 2" in listed.out
    ran = run("build", small, "--format=docx", "--format=txt")
    assert ran.code == 0, ran.err
    text = "".join(p.read_text("utf-8") for p in Path("outputs").rglob("*.txt"))
    assert "notes/water.docx, paragraph 1" in text
    assert "notes/water.docx, paragraph 2: off record" in " ".join(text.split())
    assert "zebra" not in text
    assert run("verify", small).code == 0


def test_a_paragraph_in_the_sidecar_is_withheld(run: Run, small: Path) -> None:
    noted(small, document(BODY))
    sidecar = small / "notes" / "water.docx.yaml"
    sidecar.write_text("off_record: ['table 1, row 1']\n", "utf-8")
    assert "silt" not in run("findings", small).out
    sidecar.write_text("off_record: ['paragraphs 1-2']\n", "utf-8")
    assert "flood maps" not in run("findings", small).out
    sidecar.write_text("off_record: ['paragraph 77']\n", "utf-8")
    ran = run("findings", small)
    assert ran.code == 3
    assert "is in no line of this file" in ran.err


def test_a_comment_is_offered_and_one_that_may_mean_off_record_stops(run: Run, small: Path) -> None:
    noted(small, with_comment("Is that so?"))
    checked = run("check", small, "--all")
    assert "by Jo Han (2026-11-02)" in checked.out + checked.err
    assert "Is that so" not in run("read", small / "notes" / "water.docx").out
    sidecar = small / "notes" / "water.docx.yaml"
    sidecar.write_text("comments: read\n", "utf-8")
    assert "Jo Han: Is that so?" in run("read", small / "notes" / "water.docx").out
    sidecar.unlink()
    (small / "notes" / "water.docx").write_bytes(with_comment("OFF RECORD"))
    ran = run("build", small)
    assert ran.code == 3
    assert "paragraph 2" in ran.err

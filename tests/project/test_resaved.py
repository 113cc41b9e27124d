"""LibreOffice saves the Word files of both forums in both profiles again, and loses no word."""

from pathlib import Path

import pytest

from reportgen.verification import read_docx_text
from tests.judges.test_torture import resaved, squeezed
from tests.project.conftest import BuiltForum

pytestmark = pytest.mark.model

BRIEFS = 3


@pytest.mark.parametrize("built", ["demo", "kipa", "formal", "formal_kipa"])
def test_libreoffice_saves_every_report_again_without_loss(
    built: str, soffice: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    forum: BuiltForum = request.getfixturevalue(built)
    names = forum.names(".docx")
    briefs = [name for name in names if name.startswith("briefs/")]
    reports = [name for name in names if name not in briefs]
    assert any("outcome-report" in name for name in reports)
    assert len(briefs) >= BRIEFS
    words = [forum.folder / name for name in (*reports, *briefs[:BRIEFS])]
    resaved(soffice, words, tmp_path)
    for word in words:
        assert read_docx_text(word.read_bytes())
        assert squeezed(tmp_path / word.name) == squeezed(word), word.name

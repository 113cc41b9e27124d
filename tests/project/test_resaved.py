"""LibreOffice saves the Word files of both forums in both profiles again, and loses no word."""

import shutil
from pathlib import Path

import pytest

from reportgen.verification import read_docx_text
from tests.judges.test_torture import resaved, squeezed
from tests.project.conftest import BuiltForum

pytestmark = pytest.mark.model

BUILT = ("demo", "kipa", "formal", "formal_kipa")
BRIEFS = 3


@pytest.fixture(scope="module")
def saved_again(
    soffice: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """A folder of the files that LibreOffice saved, all in one go: it takes long to start."""
    folder, words = tmp_path_factory.mktemp("saved"), tmp_path_factory.mktemp("words")
    for built in BUILT:
        for name in chosen(request.getfixturevalue(built)):
            shutil.copyfile(name, words / f"{built}-{name.name}")
    resaved(soffice, sorted(words.iterdir()), folder)
    return folder


def chosen(forum: BuiltForum) -> list[Path]:
    """All reports of a forum, and some of its briefs."""
    names = forum.names(".docx")
    briefs = [name for name in names if name.startswith("briefs/")]
    reports = [name for name in names if name not in briefs]
    assert {name.removesuffix(".docx") for name in reports} == {
        stem for stem in forum.documents if not stem.startswith("briefs/")
    }
    assert len(briefs) >= BRIEFS
    return [forum.folder / name for name in (*reports, *briefs[:BRIEFS])]


@pytest.mark.parametrize("built", BUILT)
def test_libreoffice_saves_every_report_again_without_loss(
    built: str, saved_again: Path, request: pytest.FixtureRequest
) -> None:
    for word in chosen(request.getfixturevalue(built)):
        assert read_docx_text(word.read_bytes())
        assert squeezed(saved_again / f"{built}-{word.name}") == squeezed(word), word.name

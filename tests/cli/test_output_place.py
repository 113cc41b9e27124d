"""Documents go beside ``inputs/``, wherever the command is typed, and old places are still found."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.model
ONLY = ("--report", "concept-note", "--format", "docx")


@pytest.fixture
def alone(small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The small forum, and nobody says where documents go."""
    for command in ("BUILD", "FINDINGS", "DECIDE", "FINALIZE", "VERIFY", "CLEAN"):
        monkeypatch.delenv(f"REPORTGEN_{command}_OUTPUT")
    return tmp_path / small


@pytest.mark.parametrize("typed_in", [".", "inputs", "inputs/small", "elsewhere"])
def test_documents_go_beside_the_inputs(
    run: Run, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed_in: str
) -> None:
    forum = tmp_path / "inputs" / "small"
    shutil.move(alone, forum)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / typed_in)
    typed = "." if typed_in == "inputs/small" else forum
    assert run("build", typed, *ONLY).code == 0
    assert (tmp_path / "outputs/small-forum/concept-note.docx").is_file()
    monkeypatch.chdir(tmp_path)
    assert run("verify", "inputs/small").code == 0, "what was built there is found from here"


def test_a_forum_of_its_own_holds_its_documents(
    run: Run, alone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build", alone, *ONLY).code == 0
    assert (alone / "outputs/small-forum/concept-note.docx").is_file()
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run("verify", alone).code == 0
    assert run("check", alone, "--fail-on", "warning").code == 0, "the folder is no input"
    assert run("clean", alone).code == 0
    assert not (alone / "outputs/small-forum/concept-note.docx").exists()


def test_an_old_place_is_still_found(run: Run, alone: Path, tmp_path: Path) -> None:
    assert run("build", alone, "-o", "outputs", *ONLY).code == 0
    assert run("verify", alone).code == 0
    assert run("build", alone, *ONLY).code == 0
    assert not (alone / "outputs").exists()
    assert (tmp_path / "outputs/small-forum/concept-note.docx").is_file()

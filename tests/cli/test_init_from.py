"""`reportgen init DIR --from ...` as a person types it."""

from pathlib import Path

from tests.cli.conftest import Run

PROGRAMME = """\
Harbour Towns Forum

14 May 2026, 9:00-11:00 CEST

Agenda

9:00-10:00 Opening
Ms. Arin Vel, Mayor, City of Port
10:00-11:00 Panel: Dikes
Moderator: Mr. Teo Varga, Sea Office
"""


def office(tmp_path: Path) -> Path:
    folder = tmp_path / "office"
    folder.mkdir()
    (folder / "agenda.txt").write_text(PROGRAMME, encoding="utf-8")
    (folder / "plan.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    return folder


def test_a_folder_becomes_a_forum_that_builds(run: Run, tmp_path: Path) -> None:
    made = run("init", tmp_path / "forum", "--from", office(tmp_path))
    assert made.code == 0
    assert "agenda.txt: programme, because" in made.out
    assert "forum.yaml:" in made.out
    assert "save it as .docx" in made.err
    assert "reportgen build" in made.out
    built = run("build", tmp_path / "forum", "-o", tmp_path / "out", "--report", "concept-note")
    assert built.code == 0, built.err


def test_json_lists_files_and_doubts(run: Run, tmp_path: Path) -> None:
    content = run("init", tmp_path / "f", "--from", office(tmp_path), "--json").json("init-from/1")
    assert [one["kind"] for one in content["seen"]] == ["programme", "unknown"]
    assert content["doubts"][0]["rule"] == "time-zone"
    assert "forum.yaml" in content["files"]


def test_wrong_uses_say_what_to_do(run: Run, tmp_path: Path) -> None:
    nothing = run("init", tmp_path / "forum", "--from")
    assert nothing.code == 2
    assert "reportgen init DIR --from FILE" in nothing.err
    missing = run("init", tmp_path / "forum", "--from", tmp_path / "nowhere.docx")
    assert missing.code == 3
    assert "nowhere.docx: this does not exist" in missing.err
    assert not (tmp_path / "forum").exists()

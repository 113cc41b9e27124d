"""A report that came from somewhere, held against what was decided."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Desk
from tests.word_edits import edited, replaced, resaved, tracked

pytestmark = pytest.mark.model

OUT = Path("outputs/small-forum")


@pytest.fixture
def report(desk: Desk) -> Path:
    desk.accept_all()
    desk.decide(
        "edit", "lift the pumps", options=("--text", "Councils must lift their pumps soon.")
    )
    build = (
        "build",
        desk.forum,
        "--report",
        "outcome-report",
        "--format",
        "docx",
        "--format",
        "pdf",
    )
    assert desk.run(*build).code == 0
    return OUT / "outcome-report-public.docx"


def told(desk: Desk, path: Path) -> tuple[int, dict[str, list[Any]]]:
    ran = desk.run("verify", desk.forum, path, "--json")
    parts: dict[str, list[Any]] = {}
    for one in ran.json("verify/2")["received"]:
        parts.setdefault(one["state"], []).append(one)
    return ran.code, parts


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_received_file_as_it_was_built_differs_nowhere(
    desk: Desk, report: Path, suffix: str
) -> None:
    shutil.copy(report.with_suffix(suffix), f"received{suffix}")
    code, parts = told(desk, Path(f"received{suffix}"))
    assert (code, list(parts)) == (0, ["as decided"])
    assert len(parts["as decided"]) == 4


def test_a_changed_point_a_changed_text_and_one_from_nowhere_are_named(
    desk: Desk, report: Path
) -> None:
    content = replaced(
        report.read_bytes(), "must lift their pumps soon", "may sell their pumps soon"
    )
    content = tracked(content, "asked who pays", "never asked who pays")
    new = "<w:p><w:r><w:t>The ministers promise two new dams by next spring.</w:t></w:r></w:p>"
    content = edited(content, lambda xml: xml.replace("<w:body>", f"<w:body>{new}", 1))
    Path("received.docx").write_bytes(content)
    code, parts = told(desk, Path("received.docx"))
    assert code == 5
    (point,) = parts["changed"]
    assert point["was"] == "Councils must lift their pumps soon."
    assert point["says"] == "Councils may sell their pumps soon."
    (text,) = parts["text changed"]
    assert (text["author"], "never asked" in text["says"]) == ("Jane Roe", True)
    (nowhere,) = parts["from nowhere"]
    assert nowhere["says"] == "The ministers promise two new dams by next spring."
    assert len(parts["as decided"]) == 3
    ran = desk.run("verify", desk.forum, "received.docx")
    assert "3 of 4 points are as decided" in ran.out
    assert "from nowhere" in ran.err


def test_an_edited_built_file_is_held_against_decisions_too(desk: Desk, report: Path) -> None:
    report.write_bytes(replaced(report.read_bytes(), "who pays for pumps", "who sells the pumps"))
    ran = desk.run("verify", desk.forum)
    assert ran.code == 5
    assert "says:    The speakers asked who sells the pumps." in ran.err


def test_what_was_decided_since_shows(desk: Desk, report: Path) -> None:
    shutil.copy(report, "received.docx")
    desk.decide("edit", "lift the pumps", options=("--text", "Councils need not lift their pumps."))
    desk.decide("reject", "publish their flood maps")
    code, parts = told(desk, Path("received.docx"))
    assert code == 5
    assert [one["was"] for one in parts["changed"]] == ["Councils need not lift their pumps."]


@pytest.mark.office
def test_what_libreoffice_saves_again_differs_nowhere(
    desk: Desk, report: Path, soffice: str, tmp_path: Path
) -> None:
    again = resaved(soffice, report, tmp_path / "again")
    assert told(desk, again)[0] == 0


@pytest.mark.parametrize("name", ["gone.docx", "notes.txt"])
def test_a_file_that_cannot_be_compared_is_refused(desk: Desk, report: Path, name: str) -> None:
    assert report.is_file()
    if name == "notes.txt":
        Path(name).write_text("words", encoding="utf-8")
    ran = desk.run("verify", desk.forum, name)
    assert ran.code == 3
    assert name in ran.err

"""A report that was signed stays as it went out, whatever is decided and built afterwards."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Desk

pytestmark = pytest.mark.model

PUMPS = "Ministries should pay"
OUT = Path("outputs/small-forum")


def build(desk: Desk, *more: str) -> str:
    ran = desk.run("build", desk.forum, "--report", "outcome-report", *more)
    assert ran.code == 0, ran.err
    return ran.out


def frozen(desk: Desk) -> dict[str, bytes]:
    folder = desk.forum / "issued"
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_finalize_build_decide_build_leaves_the_issued_report(desk: Desk) -> None:
    desk.accept_all()
    build(desk, "--format", "html")
    assert frozen(desk) == {}
    assert desk.finalize().code == 0
    assert "the final report, kept as it is now" in build(desk, "--format", "html")
    kept = frozen(desk)
    (report, record) = sorted(kept)
    assert report.endswith("-1/outcome-report-public.html")
    assert kept[report] == (OUT / "outcome-report-public.html").read_bytes()
    told = json.loads(kept[record])
    assert (told["signed_by"], list(told["files"])) == ("Jo Rap", ["outcome-report-public.html"])
    build(desk, "--format", "html")
    assert frozen(desk) == kept
    desk.decide("reject", PUMPS)
    assert "kept as it is now" not in build(desk, "--format", "html")
    assert frozen(desk) == kept
    assert (OUT / "outcome-report-public.html").read_bytes() == kept[report]
    draft = (OUT / "outcome-report-public-draft.html").read_text(encoding="utf-8")
    assert "Final, approved" not in draft
    assert desk.run("verify", desk.forum).code == 0
    desk.finalize()
    build(desk, "--format", "html")
    assert {name.split("/")[0][-2:] for name in frozen(desk)} == {"-1", "-2"}
    assert {name: frozen(desk)[name] for name in kept} == kept


def test_another_format_is_kept_beside_and_a_changed_file_is_told(desk: Desk) -> None:
    desk.accept_all()
    desk.finalize()
    build(desk, "--format", "txt")
    build(desk, "--format", "html")
    assert sorted(name.rpartition("/")[2] for name in frozen(desk)) == [
        "outcome-report-public.html",
        "outcome-report-public.txt",
        "record.json",
        "record.json",
    ]
    assert desk.run("check", desk.forum, "--strict").code == 0
    report = next((desk.forum / "issued").glob("*/*.txt"))
    report.write_text("Something else.", encoding="utf-8")
    ran = desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    assert "error: the issued file was changed" in ran.err
    assert report.read_text(encoding="utf-8") == "Something else."


def test_a_link_in_the_place_of_the_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (desk.forum / "issued").symlink_to(tmp_path / "elsewhere")
    desk.accept_all()
    desk.finalize()
    ran = desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    assert (ran.code, "move it away" in ran.err) == (3, True)
    assert list((tmp_path / "elsewhere").iterdir()) == []

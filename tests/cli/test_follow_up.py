"""Last time's recommendations are this time's checklist; nobody's word about them is lost."""

import shutil
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from reportgen.project import read_folder
from tests.cli.conftest import Desk

pytestmark = pytest.mark.model

PUMPS = "Ministries should pay for pumps."
MAPS = "Towns should publish their flood maps every year."


@pytest.fixture
def now(desk: Desk, tmp_path: Path) -> Path:
    """A forum one year later, and the one before signed."""
    folder = tmp_path / "next-forum"
    shutil.copytree(desk.forum, folder)
    desk.accept_all()
    assert desk.finalize().code == 0
    text = (folder / "forum.yaml").read_text(encoding="utf-8")
    (folder / "forum.yaml").write_text(text.replace("id: small-forum", "id: next-forum  # ours"))
    return folder


def take_over(desk: Desk, now: Path) -> None:
    ran = desk.run("follow-up", now, "--from", desk.forum, "--yes")
    assert ran.code == 0, ran.err


def number_of(now: Path, words: str) -> str:
    points = read_folder(now).proceedings.forum.follow_up
    assert points is not None
    return next(point.number for point in points.points if point.text == words)


def test_only_what_a_final_report_printed_is_taken_over(desk: Desk, now: Path) -> None:
    draft = desk.run("follow-up", desk.forum, "--from", now)
    assert draft.code != 0
    assert "not final" in draft.err
    assert desk.run("follow-up", now).code != 0
    before = (now / "forum.yaml").read_bytes()
    shown = desk.run("follow-up", now, "--from", desk.forum)
    assert (shown.code, (now / "forum.yaml").read_bytes()) == (6, before)
    take_over(desk, now)
    assert "# ours" in (now / "forum.yaml").read_text(encoding="utf-8")
    listed = desk.run("follow-up", now)
    assert f"not known yet: {MAPS}" in listed.out
    assert "zebra" not in listed.out + (now / "forum.yaml").read_text(encoding="utf-8")


def test_a_word_on_a_point_prints_and_the_one_before_stays(desk: Desk, now: Path) -> None:
    take_over(desk, now)
    number = number_of(now, PUMPS)
    told = desk.run(
        "follow-up", now, number, "under-way", "--by", "Jo Rap", "--note", "A bill is drafted."
    )
    assert told.code == 0, told.err
    assert desk.run("follow-up", now, number, "done", "--by", "Ann Carter").code == 0
    follow_up = read_folder(now).proceedings.forum.follow_up
    assert follow_up is not None
    (point,) = (one for one in follow_up.points if one.number == number)
    assert (point.status, point.told_by, point.note) == ("done", "Ann Carter", "")
    assert point.earlier[0].startswith("under way, A bill is drafted., Jo Rap, ")
    take_over(desk, now)
    assert read_folder(now).proceedings.forum.follow_up == follow_up
    built = desk.run("build", now, "-o", now.parent / "out", "--format", "txt")
    assert built.code == 0, built.err
    for name in ("concept-note", "outcome-report-working"):
        text = (now.parent / "out" / "next-forum" / f"{name}.txt").read_text(encoding="utf-8")
        assert "Follow-up of earlier recommendations" in text
        assert "Not known yet" in text
        assert "Done" in text


def test_evidence_is_a_quotation_that_is_verified(desk: Desk, now: Path) -> None:
    take_over(desk, now)
    offers = desk.run("follow-up", now, "--json").json("follow-up/1")["points"]
    maps = next(point for point in offers if point["text"] == MAPS)
    assert maps["offered"]
    told = ["follow-up", now, maps["number"], "done", "--by", "Jo Rap"]
    assert desk.run(*told, "--evidence", maps["offered"][0]).code == 0
    assert desk.run("build", now, "-o", now.parent / "out", "--format", "docx").code == 0
    assert desk.run("verify", now, "-o", now.parent / "out").code == 0
    assert desk.run(*told, "--evidence", "ZZZZ").code != 0


@pytest.mark.parametrize(
    "words",
    [
        ["99", "done", "--by", "Jo"],
        ["1", "finished", "--by", "Jo"],
        ["1", "done"],
        ["done", "--by", "Jo"],
        ["1", "done", "--by", "Jo", "--note", "[off record] the minister left"],
    ],
)
def test_what_is_not_understood_changes_nothing(desk: Desk, now: Path, words: list[str]) -> None:
    take_over(desk, now)
    before = (now / "forum.yaml").read_bytes()
    ran = desk.run("follow-up", now, *words)
    assert ran.code in {2, 3, 4}
    assert "Traceback" not in ran.err
    assert (now / "forum.yaml").read_bytes() == before


def test_the_matrix_says_the_same_in_word_and_excel(desk: Desk, now: Path) -> None:
    take_over(desk, now)
    for suffix in ("docx", "xlsx"):
        assert desk.run("follow-up", now, "--matrix", now.parent / f"m.{suffix}").code == 0
    sheet = load_workbook(now.parent / "m.xlsx").worksheets[0]
    in_excel = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    table = docx.Document(str(now.parent / "m.docx")).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == in_excel
    assert MAPS in {row[1] for row in in_excel}
    assert desk.run("follow-up", now, "--matrix", now.parent / "m.odt").code == 2

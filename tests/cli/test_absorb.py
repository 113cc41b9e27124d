"""A built report that somebody edited in Word comes back to where each sentence is written."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Desk
from tests.word_edits import edited, replaced, resaved, tracked

pytestmark = pytest.mark.model

OUT = Path("outputs/small-forum")
PUMPS = "lift the pumps above"
SUMMARY = "The speakers asked who pays for pumps."


def built(desk: Desk, edition: str = "public") -> Path:
    ran = desk.run(
        "build", desk.forum, "--report", "outcome-report", "--format", "docx", "--format", "txt"
    )
    assert ran.code == 0, ran.err
    return OUT / f"outcome-report-{edition}.docx"


@pytest.fixture
def report(desk: Desk) -> Path:
    """The report with one point in the rapporteur's words."""
    desk.accept_all()
    desk.decide("edit", PUMPS, options=("--text", "Councils must lift their pumps."))
    return built(desk)


def taken(desk: Desk, path: Path, *options: str) -> Any:
    ran = desk.run("absorb", desk.forum, path, "--by", "Jo Rap", "--json", *options)
    assert ran.code in {0, 1}, ran.err
    return ran.json("absorb/1")


def came(content: Any, kind: str) -> list[Any]:
    return [one for one in content["changes"] if one["came"] == kind]


def printed(edition: str = "public") -> str:
    return (OUT / f"outcome-report-{edition}.txt").read_text("utf-8")


def test_an_edit_of_each_kind_is_in_the_next_build(desk: Desk, report: Path) -> None:
    content = replaced(
        report.read_bytes(), "Councils must lift their pumps.", "Councils should lift all pumps."
    )
    content = replaced(content, "asked who pays", "asked loudly who pays")
    content = replaced(content, "The session was about pumps", "The session was about old pumps")
    path = Path("edited.docx")
    path.write_bytes(content)
    told = taken(desk, path)
    assert came(told, "left") == []
    assert desk.row(PUMPS)["wording"] == "Councils should lift all pumps."
    assert "asked loudly who" in (desk.forum / "report/executive-summary.md").read_text("utf-8")
    assert Path(told["kept"]).read_bytes() == content
    built(desk)
    words = printed()
    for edit in ("Councils should lift all pumps.", "asked loudly who pays", "about old pumps"):
        assert edit in words
    again = taken(desk, path)
    assert (again["events"], again["written"], came(again, "taken")) == (0, [], [])
    assert '"via": "edited.docx"' in (desk.forum / "decisions.jsonl").read_text("utf-8")


def test_words_that_somebody_said_and_what_the_program_writes_are_left(
    desk: Desk, report: Path
) -> None:
    content = replaced(report.read_bytes(), "before the next season", "before Easter")
    content = replaced(content, "Small Water Forum", "Big Water Forum")
    Path("edited.docx").write_bytes(content)
    before = {p: p.read_bytes() for p in desk.forum.rglob("*") if p.is_file()}
    told = taken(desk, Path("edited.docx"))
    assert any("words that somebody said" in one["place"] for one in came(told, "left"))
    assert any("Big Water Forum" in one["says"] for one in came(told, "left"))
    assert came(told, "taken") == []
    assert all(path.read_bytes() == content for path, content in before.items())


def test_tracked_changes_count_with_author_or_not(desk: Desk, report: Path) -> None:
    path = Path("edited.docx")
    path.write_bytes(tracked(report.read_bytes(), "who pays", "who really pays"))
    assert taken(desk, path, "--pending", "reject")["changes"] == []
    told = taken(desk, path, "--check")
    assert (told["kept"], told["written"]) == ("", [])
    (change,) = came(taken(desk, path), "taken")
    assert (change["author"], change["at"]) == ("Jane Roe", "2026-05-20T10:00:00Z")
    assert "really pays" in (desk.forum / "report/executive-summary.md").read_text("utf-8")


def test_markup_of_a_text_is_kept_and_paragraphs_come_and_go(desk: Desk) -> None:
    path = desk.forum / "report/way-forward.md"
    path.write_text(
        "The **institute** sends the maps\nto [all towns](https://example.org).[^1]\n\n"
        "- Pumps first.\n- Maps later.\n\nNobody knows when.\n\n[^1]: Of the coast.\n",
        encoding="utf-8",
    )
    desk.accept_all()
    content = built(desk).read_bytes()
    content = replaced(content, "sends the maps", "sends all its maps")
    content = replaced(content, "Maps later.", "Maps in May.")
    new = "<w:p><w:r><w:t>The council meets in June [sic].</w:t></w:r></w:p>"
    content = edited(
        content, lambda xml: re.sub(r"Nobody knows when\..*?</w:p>", rf"\g<0>{new}", xml)
    )
    Path("edited.docx").write_bytes(content)
    taken(desk, Path("edited.docx"))
    text = path.read_text("utf-8")
    assert "The **institute** sends all its maps\nto [all towns](https://example.org).[^1]" in text
    assert "- Pumps first.\n- Maps in May.\n" in text
    assert "The council meets in June \\[sic\\]." in text
    built(desk)
    assert "The council meets in June [sic]." in printed()
    content = edited(
        (OUT / "outcome-report-public.docx").read_bytes(),
        lambda xml: re.sub(r"<w:p>(?:(?!</w:p>).)*Nobody knows when\..*?</w:p>", "", xml),
    )
    Path("edited.docx").write_bytes(content)
    (change,) = came(taken(desk, Path("edited.docx")), "taken")
    assert (change["was"], change["says"]) == ("Nobody knows when.", "")
    assert "Nobody" not in path.read_text("utf-8")


def test_a_summary_printed_from_the_notes_becomes_a_text(desk: Desk) -> None:
    (desk.forum / "report/session-water.md").unlink()
    desk.accept_all()
    content = built(desk, "working").read_bytes()
    content = replaced(content, "Ministries should pay for pumps.", "Ministries may pay for pumps.")
    Path("edited.docx").write_bytes(content)
    told = taken(desk, Path("edited.docx"))
    assert "report/sessions/water.md" in told["written"]
    built(desk)
    assert "Ministries may pay for pumps." in printed()


def test_what_was_decided_since_is_not_taken_back(desk: Desk, report: Path) -> None:
    content = replaced(report.read_bytes(), "asked who pays", "asked loudly who pays")
    Path("edited.docx").write_bytes(content)
    desk.decide("edit", PUMPS, options=("--text", "Lift them."))
    (desk.forum / "report/way-forward.md").write_text("Nothing is sent.\n", encoding="utf-8")
    built(desk)
    told = taken(desk, Path("edited.docx"))
    assert [one["place"] for one in came(told, "taken")] == ["report/executive-summary.md:1"]
    assert desk.row(PUMPS)["wording"] == "Lift them."
    assert "Nothing is sent." in (desk.forum / "report/way-forward.md").read_text("utf-8")


def test_a_point_that_both_sides_changed_is_a_conflict(desk: Desk, report: Path) -> None:
    content = replaced(report.read_bytes(), "Councils must lift their pumps.", "Councils may.")
    Path("edited.docx").write_bytes(content)
    desk.decide("edit", PUMPS, options=("--text", "Lift them."))
    built(desk)
    ran = desk.run("absorb", desk.forum, "edited.docx", "--by", "Jo Rap")
    assert ran.code == 1
    assert "conflict" in ran.err
    assert desk.row(PUMPS)["wording"] == "Lift them."


def test_another_word_file_is_refused(desk: Desk, report: Path, root: Path) -> None:
    other = root / "templates" / "project-report" / "speaker_brief.docx"
    ran = desk.run("absorb", desk.forum, other, "--by", "Jo Rap")
    assert (ran.code, "[not-our-report]" in ran.err) == (3, True)
    assert report.is_file()
    assert not (desk.forum / "received").exists()


@pytest.mark.office
def test_what_libreoffice_saves_again_is_absorbed(
    desk: Desk, report: Path, soffice: str, tmp_path: Path
) -> None:
    content = replaced(
        report.read_bytes(), "Councils must lift their pumps.", "Councils should lift all pumps."
    )
    path = Path("report.docx")
    path.write_bytes(tracked(content, "who pays", "who really pays"))
    again = resaved(soffice, path, tmp_path / "again")
    told = taken(desk, again)
    places = {one["place"].partition(":")[0] for one in came(told, "taken")}
    assert f"{desk.row(PUMPS)['code']} in decisions.jsonl" in places
    assert "report/executive-summary.md" in places
    assert came(told, "left") == []
    built(desk)
    assert "who really pays" in printed()

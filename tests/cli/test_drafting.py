"""Drafts of summaries: printed by no report until a person adopts them, never written over."""

from pathlib import Path

import pytest

from tests.cli.conftest import Desk

pytestmark = pytest.mark.model


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The small forum, of which nobody has written a summary."""
    for path in (desk.forum / "report").glob("*water*"):
        path.unlink()
    return desk


DRAFT = Path("report/drafts/water.md")
ADOPTED = Path("report/sessions/water.md")


def text(desk: Desk, path: Path) -> str:
    return (desk.forum / path).read_text(encoding="utf-8")


def built(desk: Desk, edition: str) -> str:
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    path = Path(f"outputs/small-forum/outcome-report-{edition}.txt")
    return " ".join(path.read_text(encoding="utf-8").split()) if path.exists() else ""


def test_a_draft_tells_what_was_said_and_where_it_stands(desk: Desk) -> None:
    ran = desk.run("draft", desk.forum, "--json")
    assert ran.code == 0, ran.err
    (row,) = ran.json("draft/1")["drafts"]
    assert row == {"session": "water", "path": DRAFT.as_posix(), "state": "written"}
    draft = text(desk, DRAFT)
    assert (
        "Ann Carter (Invented Institute) said that towns should publish their flood maps every "
        "year. <!-- notes/water.md:4 -->\n" in draft
    )
    assert "Ann Carter added that ministries should pay for pumps." in draft
    assert "zebra" not in draft
    assert "Ravi Bose" not in draft  # who chairs a session holds no talk


def test_no_report_prints_a_draft_and_the_working_edition_says_where_it_is(desk: Desk) -> None:
    desk.run("draft", desk.forum)
    working = built(desk, "working")
    assert "report/drafts/water.md" in working
    assert "said that towns" not in working
    assert "said that towns" not in built(desk, "public")


def test_what_a_person_edited_is_not_written_over(desk: Desk) -> None:
    desk.run("draft", desk.forum)
    assert desk.run("draft", desk.forum, "--json").json("draft/1")["drafts"][0]["state"] == (
        "unchanged"
    )
    path = desk.forum / DRAFT
    edited = text(desk, DRAFT).replace("said that", "explained that")
    path.write_text(edited, encoding="utf-8")
    ran = desk.run("draft", desk.forum, "--session", "water")
    assert "somebody edited it" in ran.out
    assert text(desk, DRAFT) == edited


def test_an_adopted_draft_is_printed_and_stands_in_the_journal(desk: Desk) -> None:
    desk.run("draft", desk.forum)
    path = desk.forum / DRAFT
    path.write_text(text(desk, DRAFT).replace("said that", "explained that"), encoding="utf-8")
    ran = desk.run("draft", desk.forum, "--adopt", "water", "--by", "Jo Rap")
    assert ran.code == 0, ran.err
    assert not path.exists()
    assert text(desk, ADOPTED).startswith("Ann Carter (Invented Institute) explained that")
    assert "explained that towns should publish" in built(desk, "working")
    line = (desk.forum / "decisions.jsonl").read_text(encoding="utf-8").splitlines()[-1]
    assert '"op": "adopt"' in line
    assert '"actor": "Jo Rap"' in line
    assert desk.run("findings", desk.forum).code == 0
    again = desk.run("draft", desk.forum, "--json").json("draft/1")["drafts"][0]
    assert again["state"] == "has a summary"
    desk.run("build", desk.forum, "--format", "html")
    assert desk.run("verify", desk.forum).code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--adopt", "water", "--by", " "), "nobody is named"),
        (("--adopt", "watr", "--by", "Jo"), "did you mean 'water'?"),
        (("--session", "dams"), "the sessions are: water"),
        (("--adopt", "water"), "give both"),
        (("--adopt", "water", "--by", "Jo"), "there is no draft"),
    ],
)
def test_what_cannot_be_done_is_told(desk: Desk, words: tuple[str, ...], told: str) -> None:
    ran = desk.run("draft", desk.forum, *words)
    assert ran.code != 0
    assert told in ran.err
    assert not (desk.forum / ADOPTED).exists()


def test_a_second_summary_is_refused_and_named(desk: Desk) -> None:
    desk.run("draft", desk.forum)
    (desk.forum / "report/session-water.md").write_text("Ours.\n", encoding="utf-8")
    ran = desk.run("draft", desk.forum, "--adopt", "water", "--by", "Jo Rap")
    assert "has a summary already (report/session-water.md)" in ran.err
    (desk.forum / "report/sessions").mkdir()
    (desk.forum / ADOPTED).write_text("Theirs.\n", encoding="utf-8")
    ran = desk.run("check", desk.forum)
    assert "report/session-water.md is printed in the same place" in ran.out + ran.err


def test_what_was_put_off_the_record_since_is_not_adopted(desk: Desk) -> None:
    desk.run("draft", desk.forum)
    desk.run("mark", desk.forum, "notes/water.md:4", "off", "--by", "Jo Rap")
    ran = desk.run("draft", desk.forum, "--adopt", "water", "--by", "Jo Rap")
    assert ran.code != 0
    assert "notes/water.md:4: off record by now" in ran.err
    assert (desk.forum / DRAFT).exists()

"""A point that the search missed is added from what was said, with its proof, or not at all."""

from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Ran

pytestmark = pytest.mark.model

WORDS = "My neighbours and I carried the pump up the stairs by hand."
TEXT = "Towns should keep a light pump in every quarter."


def heard(desk: Desk) -> str:
    """Let somebody say what no search finds, and return where it stands."""
    desk.hear(30, "Ann Carter", WORDS)
    lines = (desk.forum / "transcripts/water.vtt").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "by hand" in text)
    return f"transcripts/water.vtt:{line}"


def add(desk: Desk, place: str, *more: str) -> Ran:
    return desk.run("add", desk.forum, "--source", place, "--by", "Jo Rap", *more)


def test_an_added_point_is_printed_with_who_said_it_and_verified(desk: Desk) -> None:
    desk.accept_all()
    place = heard(desk)
    ran = add(desk, place, "--text", TEXT, "--json")
    assert ran.code == 0, ran.err
    (row,) = ran.json("add/1")["findings"]
    assert (row["wording"], row["quote"], row["decision"]) == (TEXT, WORDS, "accepted")
    assert (row["speaker"], row["place"]) == ("Ann Carter", place)
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "html")
    page = Path("outputs/small-forum/outcome-report-public.html").read_text(encoding="utf-8")
    assert TEXT in page
    assert desk.run("verify", desk.forum).code == 0
    assert desk.finalize().code == 0
    assert desk.listed()["final"]


def test_it_is_taken_back_and_waits_when_its_words_are_gone(desk: Desk) -> None:
    place = heard(desk)
    assert add(desk, place, "--quote", "carried the pump", "--kind", "challenge").code == 0
    assert desk.row("carried the pump")["kind"] == "challenge"
    desk.decide("undo", "carried the pump")
    assert not any("carried" in row["quote"] for row in desk.listed()["findings"])
    assert add(desk, place, "--text", TEXT).code == 0
    desk.correct("by hand", "by rope")
    (gone,) = desk.listed()["orphans"]
    assert gone["wording"] == TEXT


def test_what_was_not_said_was_found_or_is_off_record_is_not_added(desk: Desk) -> None:
    place = heard(desk)
    before = (desk.forum / "decisions.jsonl").exists()
    for words, told in (
        ((place, "--quote", "carried the boat"), "copy them exactly"),
        (("transcripts/water.vtt:4",), "was found already as"),
        (("notes/water.md:5",), "nothing that may be printed was said there"),
        (("transcripts/water.vtt:999",), "nothing that may be printed was said there"),
        (("elsewhere.vtt:4",), "nothing that may be printed was said there"),
        ((place, "--text", "[off record] zebra"), "leave out what must not be printed"),
    ):
        refused = add(desk, *words)
        assert (refused.code, told in refused.err) == (3, True), (words, refused.err)
        assert "zebra" not in refused.out
    assert (desk.forum / "decisions.jsonl").exists() == before

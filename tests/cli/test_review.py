"""Deciding at the command line: nothing is lost, nothing is final that nobody decided."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Desk, Run

pytestmark = pytest.mark.model

MAPS = "Towns should publish"
PUMPS = "Ministries should pay"
SHARE = "Cities should share"
LIFT = "Councils must lift"


def test_findings_are_listed_by_session_with_who_when_where(run: Run, small: Path) -> None:
    lines = run("findings", small).out.splitlines()
    assert lines[0] == "Water in small towns [water]: 4 found, 4 undecided"
    place = next(n for n, line in enumerate(lines) if SHARE in line)
    assert lines[place + 1].strip() == "Ann Carter, 13:30, transcripts/water.vtt:4"
    assert "4 of 4 findings lack a decision" in lines[-1]


def test_an_unknown_session_is_an_error(run: Run, small: Path) -> None:
    ran = run("findings", small, "--session", "watter")
    assert (ran.code, ran.out) == (2, "")
    assert "did you mean 'water'?" in ran.err
    assert len(run("findings", small, "--session", "water", "--json").json("findings/1")) == 4


def test_decide_shows_the_sentence(desk: Desk) -> None:
    code = desk.row(MAPS)["code"]
    ran = desk.run("decide", desk.forum, code.lower(), "ACCEPT", "--by", "Jo Rap")
    assert ran.code == 0
    assert "accepted  Towns should publish their flood maps every year." in ran.out
    assert "3 of 4 findings lack a decision" in ran.out
    assert [row["quote"] for row in desk.listed("--undecided")["findings"]].count(MAPS) == 0


def test_edit_prints_the_wording_and_undo_takes_it_back(desk: Desk) -> None:
    words = "Ministries should finance pumps."
    taken = desk.decide("edit", PUMPS, options=("--text", words))
    assert taken["findings"][0]["wording"] == words
    assert f"printed as: {words}" in desk.run("findings", desk.forum).out
    assert desk.decide("undo", PUMPS)["findings"][0]["decision"] == "undecided"
    code = desk.row(PUMPS)["code"]
    assert desk.run("decide", desk.forum, code, "edit", "--by", "J").code == 3
    assert desk.run("decide", desk.forum, code, "undo", "--by", "J").code == 3


def test_merge_prints_the_later_under_the_first(desk: Desk) -> None:
    taken = desk.decide("merge", MAPS, SHARE)
    assert [row["decision"] for row in taken["findings"]] == ["accepted", "merged"]
    assert desk.row(SHARE)["merged_into"] == desk.row(MAPS)["code"]
    desk.decide("reject", MAPS)
    orphaned = desk.row(SHARE)
    assert (orphaned["decision"], orphaned["lapsed"]) == ("undecided", "merged")
    assert "which is not accepted; decide again" in desk.run("findings", desk.forum).out


def test_finalize_is_refused_with_exit_4_until_all_is_decided(desk: Desk) -> None:
    refused = desk.finalize()
    assert (refused.code, refused.out) == (4, "")
    assert "not signed, 4 findings lack a decision" in refused.err
    assert PUMPS in refused.err
    told = desk.run("finalize", desk.forum, "--by", "J", "--json")
    assert told.code == 4
    assert len(told.json("finalize/1")["undecided"]) == 4
    desk.accept_all()
    assert desk.run("finalize", desk.forum, "--by", "J", "--json").json("finalize/1")["final"]


def test_final_holds_however_the_folder_is_named(desk: Desk) -> None:
    desk.accept_all()
    assert desk.finalize().code == 0
    for name in (desk.forum, desk.forum.resolve(), Path("small/../small")):
        built = desk.run("build", name, "--report", "outcome-report", "--format", "txt", "--json")
        assert built.json("build/1")["final"], name
    text = Path("outputs/small-forum/outcome-report-public.txt").read_text(encoding="utf-8")
    assert "Jo Rap" in text


def test_a_signed_report_says_why_it_is_a_draft_again(desk: Desk) -> None:
    desk.accept_all()
    desk.finalize()
    desk.decide("reject", PUMPS)
    out = desk.run("build", desk.forum, "--report", "outcome-report").out
    assert "a draft again: Jo Rap signed it on 20" in out
    assert "decisions were taken since; everything is decided" in out
    desk.finalize()
    forum = desk.forum / "forum.yaml"
    forum.write_text(forum.read_text(encoding="utf-8") + "venue: Hall 2\n", encoding="utf-8")
    assert "changed since" in desk.run("build", desk.forum).out


def test_nothing_said_is_nothing_to_sign(run: Run, kipa_folder: Path) -> None:
    ran = run("finalize", kipa_folder, "--by", "Jo Rap")
    assert ran.code == 3
    assert "nothing to sign" in ran.err
    assert not (kipa_folder / "decisions.jsonl").exists()


def test_changed_punctuation_waits_to_be_confirmed(desk: Desk) -> None:
    words = "Councils should lift their pumps."
    desk.decide("edit", LIFT, options=("--text", words))
    desk.correct("lift the pumps above", "lift the pumps, above")
    row = desk.row(LIFT)
    assert (row["decision"], row["lapsed"], row["stale"]) == ("undecided", "accepted", True)
    assert f"{row['code']} confirm --by NAME" in desk.run("findings", desk.forum).out
    taken = desk.decide("confirm", LIFT)["findings"][0]
    assert (taken["decision"], taken["wording"], taken["stale"]) == ("accepted", words, False)
    again = desk.run("decide", desk.forum, row["code"], "confirm", "--by", "J")
    assert again.code == 3
    assert "waits because its words changed" in again.err


def test_a_corrected_sentence_is_offered_the_decision(desk: Desk) -> None:
    desk.decide("merge", MAPS, SHARE)
    desk.correct("share their flood maps", "share their floodmaps")
    (lost,) = desk.listed()["orphans"]
    new = desk.row(SHARE)
    assert lost["candidates"] == [new["code"]]
    assert (lost["decision"], lost["merged_into"]) == ("merged", desk.row(MAPS)["code"])
    listed = desk.run("findings", desk.forum).out
    assert f"{lost['code']} {new['code']} move --by NAME" in listed
    assert "1 decision about what is gone" in desk.run("build", desk.forum).out
    refused = desk.run("decide", desk.forum, lost["code"], "accept", "--by", "J")
    assert refused.code == 3
    assert "gone from the sources" in refused.err
    moved = desk.run(
        "decide", desk.forum, lost["code"], new["code"], "move", "--by", "Jo", "--json"
    )
    assert moved.json("decide/1")["findings"][0]["decision"] == "merged"
    assert desk.listed()["orphans"] == []


@pytest.mark.parametrize("typed", [["WWWW"], ["W"], ["7KQM", "9999"]])
def test_a_code_that_names_nothing_decides_nothing(desk: Desk, typed: list[str]) -> None:
    ran = desk.run("decide", desk.forum, *typed, "accept", "--by", "Jo Rap")
    assert ran.code == 3
    assert not (desk.forum / "decisions.jsonl").exists()


def test_nobody_decides_without_a_name(desk: Desk) -> None:
    code = desk.row(MAPS)["code"]
    assert desk.run("decide", desk.forum, code, "accept", "--by", "  ").code == 3


def test_a_broken_journal_is_one_line_and_exit_3(desk: Desk) -> None:
    journal = desk.forum / "decisions.jsonl"
    journal.write_text('{"version": 1}\n', encoding="utf-8")
    ran = desk.run("findings", desk.forum)
    assert (ran.code, len(ran.err.splitlines())) == (3, 1)
    assert f"{journal}:1" in ran.err


def test_what_is_off_record_is_in_no_json_and_no_output(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    shown = [
        desk.run(*words, "--json").out
        for words in (
            ["check", desk.forum],
            ["read", desk.forum / "notes/water.md"],
            ["read", desk.forum / "transcripts/water.vtt"],
            ["findings", desk.forum],
            ["finalize", desk.forum, "--by", "J"],
            ["build", desk.forum, "--format", "txt"],
            ["decide", desk.forum, desk.row(PUMPS)["code"], "accept", "--by", "J"],
        )
    ]
    assert all(json.loads(one)["schema"] for one in shown)
    files = [path.read_bytes() for path in Path("outputs").rglob("*") if path.is_file()]
    for secret in ("zebra", "walrus"):
        assert not any(secret in one for one in shown)
        assert not any(secret.encode() in content for content in files)

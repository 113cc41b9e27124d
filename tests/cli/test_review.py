"""Deciding at the command line: nothing is lost, nothing is final that nobody decided."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import ReviewError
from reportgen.project import look_again, open_folder, sign, take_decision
from reportgen.project.decisions import conflicts, deciding
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
    listed = run("findings", small, "--session", "water", "--json").json("findings/2")
    assert len(listed["findings"]) == 4


def test_enough_for_a_report_comes_best_first_and_with_reasons(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "I think towns should publish their flood maps each year.")
    desk.hear(31, "Ann Carter", "We will send you our maps by the end of June.")
    rows = desk.listed("--enough")["findings"]
    assert sorted(row["enough"] for row in rows) == list(range(1, len(rows) + 1))
    assert 1 < len(rows) < 5
    out = desk.run("findings", desk.forum, "--enough").out.splitlines()
    assert out[0].startswith(
        "Enough for a report, the best of 5 recommendations and decisions first:"
    )
    shown = [
        line.split()[0] for line in out if " undecided " in line and "for a report" not in line
    ]
    assert shown == [row["code"] for row in sorted(rows, key=lambda row: row["enough"])]
    assert sum(line.strip().startswith("chance") for line in out) == len(rows)
    assert "We will send" not in "".join(out)


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
    marked = "Ministries [off record] zebra [on record] should pay."
    ran = desk.run("decide", desk.forum, code, "edit", "--by", "J", "--text", marked)
    assert (ran.code, "leave out what must not be printed" in ran.err) == (3, True)
    assert "zebra" not in (desk.forum / "decisions.jsonl").read_text(encoding="utf-8")
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
    assert len(told.json("error/1")["undecided"]) == 4
    desk.accept_all()
    marked = desk.run("finalize", desk.forum, "--by", "J [off record] zebra [on record]")
    assert (marked.code, "leave out what must not be printed" in marked.err) == (3, True)
    assert desk.run("finalize", desk.forum, "--by", "J", "--json").json("finalize/1")["final"]


def test_other_kinds_are_listed_and_printed_if_accepted_but_need_no_decision(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "We will send you our maps by the end of June.")
    desk.hear(31, "Ravi Bose", "We will pay for the pumps in July.")
    listed = desk.run("findings", desk.forum).out
    assert "Commitments: 2 found, printed only if you accept them" in listed
    assert "4 of 4 findings lack a decision" in listed
    assert len(desk.listed("--undecided")["findings"]) == 4
    (send, pay) = desk.listed("--undecided", "--kind", "commitment")["findings"]
    assert (send["kind"], send["needed"], send["decision"]) == ("commitment", False, "undecided")
    desk.decide("accept", "send you our maps")
    desk.accept_all()
    assert desk.finalize().code == 0
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    text = Path("outputs/small-forum/outcome-report-public.txt").read_text(encoding="utf-8")
    assert send["quote"] in text
    assert pay["quote"] not in text
    desk.correct("send you our maps", "send you, our maps")
    assert "1 of 5 findings lacks a decision" in desk.run("findings", desk.forum).out
    assert desk.finalize().code == 4


def test_a_question_and_its_answer_are_decided_together(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "Who is going to pay for all the pumps?")
    desk.hear(31, "Floor", "The province pays for them.")
    answer = desk.row("The province pays")
    question = desk.row("Who is going")
    assert (answer["kind"], answer["bears_on"]) == ("answer", [question["code"]])
    assert f"answers {question['code']}" in desk.run("findings", desk.forum).out
    desk.decide("accept", "The province pays")
    assert desk.row("The province pays")["lapsed"] == "accepted"
    out = desk.run("findings", desk.forum).out
    assert f"{question['code']} is not: accept that, or reject this" in out
    desk.decide("accept", "Who is going")
    assert desk.row("The province pays")["decision"] == "accepted"


def test_what_is_said_after_a_withheld_answer_is_no_answer(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "Who is going to pay for all the pumps?")
    desk.hear(31, "Ravi Bose", "[off record] The province, it said yesterday. [on record]")
    desk.hear(32, "Floor", "The lunch is served at noon.")
    assert desk.row("Who is going")["kind"] == "question"
    assert [row for row in desk.listed()["findings"] if row["kind"] == "answer"] == []


def test_what_seems_the_same_is_offered_until_somebody_decides(desk: Desk) -> None:
    desk.hear(30, "Ann Carter", "I think the ministries should pay for our pumps.")
    first, second = desk.row(PUMPS), desk.row("the ministries should pay")
    pair = [first["code"], second["code"]]
    assert pair in desk.listed()["alike"]
    out = desk.run("findings", desk.forum).out
    assert f"seems to say the same as {pair[1]}" in out
    assert f"decide small {' '.join(pair)} merge --by NAME" in out
    desk.decide("merge", PUMPS, "the ministries should pay")
    assert not any(pair[0] in codes for codes in desk.listed()["alike"])
    assert desk.row(PUMPS)["consensus"]["level"] == "one speaker"
    taken = desk.decide("apart", PUMPS, "the ministries should pay")
    assert [row["decision"] for row in taken["findings"]] == ["accepted", "undecided"]
    assert not any(pair[0] in codes for codes in desk.listed()["alike"])
    desk.decide("undo", "the ministries should pay")
    assert pair in desk.listed()["alike"]
    desk.decide("undo", PUMPS)
    desk.decide("quote", "the ministries should pay")
    assert pair[::-1] in desk.listed()["alike"]


def test_dissent_is_decided_and_printed_with_its_citation(desk: Desk) -> None:
    desk.hear(30, "Ravi Bose", "I cannot support that ministries pay for pumps.")
    desk.hear(31, "Ravi Bose", "Let us go on.")
    objection, plan = desk.row("I cannot support"), desk.row(PUMPS)
    assert (objection["kind"], objection["bears_on"]) == ("objection", [plan["code"]])
    assert not objection["needed"]
    desk.decide("accept", PUMPS)
    assert desk.row("I cannot support")["needed"]
    assert desk.row(PUMPS)["consensus"] is None
    assert f"speaks against {plan['code']}" in desk.run("findings", desk.forum).out
    desk.decide("accept", "I cannot support")
    assert desk.row(PUMPS)["consensus"] == {
        "level": "disputed",
        "speakers": 1,
        "sources": [],
        "unmatched": 0,
        "dissent": [objection["code"]],
    }
    desk.run("build", desk.forum, "--report", "outcome-report")
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "html")
    text = Path("outputs/small-forum/outcome-report-public.html").read_text(encoding="utf-8")
    assert "Disputed by Ravi Bose" in text
    assert desk.run("verify", desk.forum).code == 0
    desk.decide("reject", "I cannot support")
    assert desk.row(PUMPS)["consensus"]["level"] == "one speaker"


@pytest.mark.parametrize("how", ["marked", "withheld"])
def test_dissent_that_was_off_record_is_nowhere(desk: Desk, how: str) -> None:
    words = "I cannot support that ministries pay for pumps."
    said = f"[off record] {words} [on record]" if how == "marked" else words
    desk.hear(30 if how == "marked" else 20, "Ravi Bose", said)
    desk.decide("accept", PUMPS)
    assert desk.row(PUMPS)["consensus"]["level"] == "one speaker"
    assert "objection" not in {row["kind"] for row in desk.listed()["findings"]}
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    for path in Path("outputs").rglob("*"):
        assert path.is_dir() or b"cannot support" not in path.read_bytes()


def test_a_suggested_wording_is_printed_once_a_person_takes_it(desk: Desk) -> None:
    quote = "I think the districts should pool their engineers."
    desk.hear(30, "Ann Carter", quote)
    suggested = desk.row("pool their engineers")["suggestion"]
    assert suggested.endswith("istricts should pool their engineers.")
    listed = desk.run("findings", desk.forum).out
    assert f"accept prints (suggested wording; `quote` prints the quotation): {suggested}" in listed
    desk.decide("quote", "pool their engineers")
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    public = Path("outputs/small-forum/outcome-report-public.txt")
    assert suggested not in public.read_text(encoding="utf-8")
    taken = desk.decide("take", "pool their engineers")["findings"][0]
    assert (taken["decision"], taken["wording"]) == ("accepted", suggested)
    (line,) = (desk.forum / "decisions.jsonl").read_text(encoding="utf-8").splitlines()[1:]
    event = json.loads(line)
    assert (event["op"], event["wording"], event["quote"]) == ("edit", suggested, quote)
    assert event["text_hash"] == hashlib.sha256(quote.encode()).hexdigest()
    desk.run("build", desk.forum, "--report", "outcome-report")
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    assert suggested in public.read_text(encoding="utf-8")
    assert desk.run("verify", desk.forum).code == 0


def test_there_is_nothing_to_take_where_nothing_is_suggested(desk: Desk) -> None:
    assert desk.row(MAPS)["suggestion"] == ""
    ran = desk.run("decide", desk.forum, desk.row(MAPS)["code"], "take", "--by", "Jo")
    assert ran.code == 3
    assert "no suggested wording" in ran.err
    assert not (desk.forum / "decisions.jsonl").exists()


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
    assert "since then changed: the printed points, what is rejected (decided since: Jo" in out
    desk.finalize()
    forum = desk.forum / "forum.yaml"
    forum.write_text(forum.read_text(encoding="utf-8") + "series: Water forums\n", encoding="utf-8")
    assert "since then changed: series in forum.yaml;" in desk.run("build", desk.forum).out


def test_nobody_is_blamed_for_a_signature_of_an_earlier_version(desk: Desk) -> None:
    desk.accept_all()
    desk.finalize()
    journal = desk.forum / "decisions.jsonl"
    *lines, final = journal.read_text(encoding="utf-8").splitlines()
    old = json.loads(final) | {"digest": "0f" * 32}
    del old["check"]
    journal.write_text("\n".join([*lines, json.dumps(old), ""]), encoding="utf-8")
    out = desk.run("findings", desk.forum).out
    assert "Jo Rap signed it on 20" in out
    assert "with an earlier version, which cannot be compared" in out
    assert "changed" not in out
    desk.finalize()
    assert desk.listed()["final"]


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
    assert "waits to be confirmed" in again.err


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
    assert moved.json("decide/2")["findings"][0]["decision"] == "merged"
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


def test_a_decision_does_not_pass_to_the_same_words_said_at_another_time(desk: Desk) -> None:
    desk.hear(30, "Ravi Bose", "Towns should test the pumps.")
    desk.hear(40, "Ravi Bose", "Towns should test the pumps.")
    first, second = (r["code"] for r in desk.listed()["findings"] if "test the pumps" in r["quote"])
    by = ("--by", "Jo Rap")
    desk.run("decide", desk.forum, first, "reject", *by)
    desk.run("decide", desk.forum, second, "edit", *by, "--text", "Test pumps yearly.")
    desk.correct(
        "\n00:30:00.000 --> 00:30:04.000\n<v Ravi Bose>Towns should test the pumps.</v>\n", ""
    )
    left = desk.row("test the pumps")
    assert (left["code"], left["decision"], left["lapsed"]) == (first, "undecided", "rejected")
    ran = desk.run("findings", desk.forum)
    assert "was rejected, but the words, or how often they were said, changed since" in ran.out
    assert "printed as: Test pumps yearly." in ran.out
    (gone,) = desk.listed()["orphans"]
    desk.decide("undo", "test the pumps")
    ran = desk.run("decide", desk.forum, gone["code"], first, "move", *by)
    assert "printed as: Test pumps yearly." in ran.out
    assert desk.row("test the pumps")["decision"] == "accepted"


def test_a_torn_decision_is_told_to_who_decides_next(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    desk.decide("reject", PUMPS)
    path = desk.forum / "decisions.jsonl"
    path.write_bytes(path.read_bytes()[:-30])
    code = desk.row(SHARE)["code"]
    ran = desk.run("decide", desk.forum, code, "accept", "--by", "Jo Rap")
    assert "decisions.jsonl:2: error: a decision was not written to its end" in ran.err
    assert desk.row(PUMPS)["decision"] == "undecided"


def test_who_signs_signs_what_was_seen(desk: Desk) -> None:
    desk.accept_all()
    desk.decide("reject", PUMPS)
    seen = open_folder(desk.forum, Path("outputs"))
    code = desk.row(PUMPS)["code"]
    desk.run("decide", desk.forum, code, "accept", "--by", "Bo")
    told = f"somebody else decided meanwhile: Bo accepted {code}; look again, then sign"
    with pytest.raises(ReviewError, match=told):
        sign(seen, by="Jo Rap")
    assert not desk.listed()["final"]
    signed = sign(look_again(seen), by="Jo Rap")
    assert signed.status.final
    assert desk.listed()["final"]


def test_two_who_decide_at_once_lose_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = open_folder(desk.forum, Path("outputs"))
    codes = {words: desk.row(words)["code"] for words in (MAPS, PUMPS, SHARE, LIFT)}
    desk.decide("merge", MAPS, SHARE)
    for words in (MAPS, SHARE):
        with pytest.raises(ReviewError, match=f"Jo Rap .*{codes[SHARE]}; look again, then decide"):
            take_decision(opened, "reject", [codes[words]], by="Bo")
    done = take_decision(opened, "edit", [codes[PUMPS]], by="Bo", wording="Pay for pumps.")
    assert [row["decision"] for row in done.findings] == ["accepted"]
    assert len(done.opened.ledger.undecided) == 1
    again = take_decision(done.opened, "reject", [codes[SHARE]], by="Bo")
    assert again.opened.seen == done.opened.seen + 1
    write = conflicts.append_unless_changed

    def late(*words: Any) -> bool:
        monkeypatch.setattr(deciding, "append_unless_changed", write)
        desk.decide("undo", LIFT)
        return write(*words)

    desk.decide("accept", LIFT)
    monkeypatch.setattr(deciding, "append_unless_changed", late)
    with pytest.raises(ReviewError, match=f"took back the decision about {codes[LIFT]}"):
        take_decision(look_again(opened), "edit", [codes[LIFT]], by="Bo", wording="Lift pumps.")


def test_a_journal_that_shrank_is_written_to_by_nobody(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    desk.decide("accept", PUMPS)
    opened = open_folder(desk.forum, Path("outputs"))
    journal = desk.forum / "decisions.jsonl"
    first, _ = journal.read_text(encoding="utf-8").splitlines()
    journal.write_text(first + "\n", encoding="utf-8")
    with pytest.raises(ReviewError, match="holds 1 decisions, but held 2"):
        take_decision(opened, "accept", [desk.row(SHARE)["code"]], by="Bo")


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


def test_a_report_with_parts_to_be_written_is_not_signed(desk: Desk) -> None:
    desk.accept_all()
    for name in ("prose/background.md", "report/way-forward.md"):
        (desk.forum / name).write_text("<!-- Write below this line. -->\n", encoding="utf-8")
    summary = desk.forum / "report/executive-summary.md"
    summary.write_text("[to be written]\n", encoding="utf-8")
    forum = desk.forum / "forum.yaml"
    text = forum.read_text(encoding="utf-8").replace("venue: Hall 1", "venue: TBC")
    forum.write_text(text.replace("start: 13:30, end: 14:20, title", "title"), encoding="utf-8")
    (desk.forum / "report/session-water.md").unlink()
    refused = desk.finalize()
    assert (refused.code, refused.out) == (3, "")
    assert "not signed, 6 parts have still to be written" in refused.err
    for part in (
        "prose/background.md",
        "report/way-forward.md",
        "report/session-water.md",
        "forum.yaml (sessions, water.1: start, end)",
        "venue is 'TBC'",
        "report/executive-summary.md:1: a paragraph is '[to be written]'",
    ):
        assert part in refused.err
    assert not any("final" in line for line in _journal(desk))


def _journal(desk: Desk) -> list[str]:
    return (desk.forum / "decisions.jsonl").read_text(encoding="utf-8").splitlines()


def test_the_starter_is_not_signed_as_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    started = Path("started")
    assert run("init", started).code == 0
    noted = "---\nsession: one\n---\n## One\n\n### Ann Lee\n- Towns should publish their maps.\n"
    (started / "notes/one.md").write_text(noted, encoding="utf-8")
    yaml = started / "forum.yaml"
    sessions = "people:\n  - {id: lee, name: Ann Lee}\nsessions:\n  - {id: one, title: One}\n"
    text = yaml.read_text(encoding="utf-8").replace("people: []\n", "")
    yaml.write_text(text.replace("sessions: []\n", sessions), encoding="utf-8")
    (row,) = run("findings", started, "--json").json("findings/2")["findings"]
    run("decide", started, row["code"], "accept", "--by", "Jo")
    refused = run("finalize", started, "--by", "Jo")
    assert refused.code == 3
    for part in ("start, end", "dates", "title is '[Title of the forum]'", "way-forward.md"):
        assert part in refused.err


def test_a_public_edition_waits_until_everything_is_written(desk: Desk) -> None:
    for path in (desk.forum / "report").glob("*.md"):
        path.unlink()
    desk.decide("accept", PUMPS)
    plain = desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    assert plain.code == 0
    assert "public edition not written" in plain.out
    folder = Path("outputs/small-forum")
    assert (folder / "outcome-report-working.txt").exists()
    assert not (folder / "outcome-report-public.txt").exists()
    asked = desk.run("build", desk.forum, "--edition", "public", "--format", "txt")
    assert asked.code == 4
    assert "Executive summary: [to be written]" in asked.err

"""A journal that cloud storage or an editor had in hand: named, merged, never silently decided."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Desk

pytestmark = pytest.mark.model

MAPS = "Towns should publish"
PUMPS = "Ministries should pay"
SHARE = "Cities should share"
COPY = "decisions (conflicted copy 2026-05-20).jsonl"


def journal(desk: Desk) -> Path:
    return desk.forum / "decisions.jsonl"


def test_a_conflict_copy_is_merged_and_what_both_decided_waits(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    copy = desk.forum / COPY
    common = journal(desk).read_bytes()
    desk.decide("reject", PUMPS)
    ours = journal(desk).read_bytes()
    journal(desk).write_bytes(common)
    desk.run("clean", desk.forum)
    desk.decide("edit", PUMPS, options=("--text", "Pay for pumps."))
    desk.decide("accept", SHARE)
    copy.write_bytes(journal(desk).read_bytes())
    journal(desk).write_bytes(ours)
    desk.run("clean", desk.forum)
    told = desk.run("findings", desk.forum)
    assert f"{COPY}: error: a copy of decisions.jsonl with 2 decisions that it lacks" in told.err
    desk.accept_all()
    refused = desk.finalize()
    assert (refused.code, "with 2 decisions that it lacks" in refused.err) == (3, True)
    merged = desk.run("journal", "merge", desk.forum, COPY)
    assert "disputed    Jo Rap" in merged.out
    assert "edit  Pay for pumps." in merged.out
    assert copy.exists()
    assert desk.row(PUMPS)["in_doubt"]
    out = desk.run("findings", desk.forum).out
    assert "was rejected, but the journal is in doubt about it; to keep that decision:" in out
    desk.run("build", desk.forum, "--report", "outcome-report", "--format", "txt")
    working = Path("outputs/small-forum/outcome-report-working.txt").read_text(encoding="utf-8")
    assert "but the decision journal is in doubt about it:" in working
    desk.decide("edit", PUMPS, options=("--text", "Pay for all pumps."))
    assert desk.finalize().code == 0
    again = desk.run("journal", "merge", desk.forum, copy, "--json").json("journal-merge/1")
    assert again == {"agreed": [], "disputed": []}


def test_a_journal_that_was_emptied_or_cut_is_told_until_somebody_keeps_it(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    desk.decide("reject", PUMPS)
    whole = journal(desk).read_bytes()
    for cut in (b"", whole[: whole.index(b"\n") + 1]):
        journal(desk).write_bytes(cut)
        for _ in range(2):
            told = desk.run("findings", desk.forum)
            assert "decisions.jsonl: error: holds" in told.err
            assert "but 2 when it was last read" in told.err
    journal(desk).write_bytes(whole)
    assert "error" not in desk.run("findings", desk.forum).err
    journal(desk).write_bytes(cut)
    kept = desk.run("journal", "keep", desk.forum, "--by", "Jo Rap")
    assert "Jo Rap keeps the journal as it stands" in kept.out
    assert "error" not in desk.run("findings", desk.forum).err
    desk.decide("accept", SHARE)
    assert "error" not in desk.run("findings", desk.forum).err


def test_another_folder_of_the_same_forum_has_a_journal_of_its_own(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    other = desk.forum.with_name("other")
    shutil.copytree(desk.forum, other)
    (other / "decisions.jsonl").unlink()
    assert "error" not in desk.run("findings", other).err


def test_an_edited_wording_is_not_signed(desk: Desk) -> None:
    desk.decide("edit", PUMPS, options=("--text", "Pay for pumps."))
    desk.accept_all()
    text = journal(desk).read_text(encoding="utf-8")
    journal(desk).write_text(text.replace("Pay for pumps.", "Never pay."), encoding="utf-8")
    assert desk.row(PUMPS)["lapsed"] == "accepted"
    assert desk.finalize().code == 4
    taken = desk.decide("confirm", PUMPS)["findings"][0]
    assert (taken["wording"], taken["decision"]) == ("Never pay.", "accepted")


def test_a_merge_of_nothing_is_refused(desk: Desk) -> None:
    desk.decide("accept", MAPS)
    for name in ("missing.jsonl", journal(desk)):
        assert desk.run("journal", "merge", desk.forum, name).code == 3
    assert desk.run("journal", "keep", desk.forum, "--by", " ").code == 3

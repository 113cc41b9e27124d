"""A copy of the journal that parted ways gives back everything, and settles nothing by itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.journal import (
    Stamp,
    append,
    copies,
    copy_issues,
    decide,
    merge,
    read_journal,
    reanchor,
    stamp,
)
from reportgen.ledger import replay
from reportgen.model import Decision, Event, Finding

MakeFinding = Callable[[str, str], Finding]


@pytest.fixture
def findings(finding: MakeFinding) -> list[Finding]:
    return [finding(f"f{n}", f"We should act {n}.") for n in range(4)]


@pytest.fixture
def bo(by: Stamp) -> Stamp:
    return stamp("Bo", by.at)


class Desk:
    """A journal and its copy, both with the first finding accepted."""

    def __init__(self, folder: Path, findings: list[Finding], by: Stamp) -> None:
        self.ours = folder / "decisions.jsonl"
        self.theirs = folder / "decisions (conflicted copy 2026-05-20).jsonl"
        self.findings = findings
        append(self.ours, decide("accept", findings[:1], by))
        self.theirs.write_bytes(self.ours.read_bytes())

    def merge(self) -> tuple[Event, ...]:
        ours, _ = read_journal(self.ours)
        made = merge(ours, read_journal(self.theirs)[0])
        append(self.ours, made.events)
        return made.events

    def decided(self) -> dict[str, Decision]:
        review = replay(read_journal(self.ours)[0], self.findings)
        return {str(one.finding): one for one in review.decisions}

    def rules(self) -> list[tuple[str, str]]:
        events, issues = read_journal(self.ours)
        found = (*issues, *copy_issues(self.ours, events))
        return [(issue.severity, issue.rule) for issue in found]


@pytest.fixture
def desk(tmp_path: Path, findings: list[Finding], by: Stamp) -> Desk:
    return Desk(tmp_path, findings, by)


@pytest.mark.parametrize(
    "name",
    [
        "decisions (conflicted copy 2026-05-20 120000).jsonl",
        "decisions (Ann's conflicted copy 2026-05-20).jsonl",
        "decisions-DESKTOP-1.jsonl",
        "decisions (1).jsonl",
        "decisions 2.jsonl",
        "decisions.sync-conflict-20260520-120000-ABCDEFG.jsonl",
        "decisions.jsonl.bak",
    ],
)
def test_copies_are_known_by_their_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    (tmp_path / "forum.yaml").write_bytes(b"")
    assert [path.name for path in copies(tmp_path / "decisions.jsonl")] == [name]


def test_what_only_the_copy_holds_is_taken_over(desk: Desk, by: Stamp, bo: Stamp) -> None:
    append(desk.ours, decide("reject", [desk.findings[1]], by))
    append(desk.theirs, decide("edit", [desk.findings[2]], bo, wording="Act two."))
    assert desk.rules() == [("error", "journal-copy")]
    desk.merge()
    decided = desk.decided()
    assert decided["f1"].status == "rejected"
    assert (decided["f2"].wording, decided["f2"].by, decided["f2"].holds) == (
        "Act two.",
        "Bo",
        True,
    )
    assert desk.rules() == [("note", "journal-copy")]
    assert desk.merge() == ()


def test_where_both_decided_both_are_kept_and_a_person_settles(
    desk: Desk, by: Stamp, bo: Stamp
) -> None:
    one = desk.findings[1]
    append(desk.ours, decide("reject", [one], by))
    append(desk.theirs, decide("edit", [one], bo, wording="Act one."))
    desk.merge()
    waiting = desk.decided()["f1"]
    assert (waiting.status, waiting.holds) == ("rejected", False)
    assert ("error", "journal-disputed") in desk.rules()
    events, issues = read_journal(desk.ours)
    assert any("Bo: edit 'Act one.'" in issue.message for issue in issues)
    append(desk.ours, [reanchor(one.id, one, by, events)])
    assert (desk.decided()["f1"].status, desk.decided()["f1"].holds) == ("rejected", True)
    assert desk.rules() == [("note", "journal-copy")]


def test_what_one_took_back_and_the_other_accepts_is_not_settled(
    desk: Desk, by: Stamp, bo: Stamp
) -> None:
    one = desk.findings[0]
    log, _ = read_journal(desk.ours)
    append(desk.ours, decide("undo", [one], by, log=log))
    append(desk.theirs, decide("edit", [one], bo, wording="Act."))
    desk.merge()
    assert "f0" not in desk.decided()
    assert ("error", "journal-disputed") in desk.rules()


def test_the_same_decision_twice_is_no_dispute(desk: Desk, by: Stamp, bo: Stamp) -> None:
    append(desk.ours, decide("accept", [desk.findings[1]], by))
    append(desk.theirs, decide("accept", [desk.findings[1]], bo))
    desk.merge()
    assert desk.decided()["f1"].holds


def test_an_undo_in_the_copy_undoes_what_it_undid_there(desk: Desk, by: Stamp, bo: Stamp) -> None:
    one, two = desk.findings[1:3]
    append(desk.ours, decide("reject", [one], by))
    append(desk.theirs, decide("accept", [two], bo))
    append(desk.theirs, decide("edit", [two], bo, wording="Act two."))
    append(desk.theirs, decide("undo", [two], bo, log=read_journal(desk.theirs)[0]))
    append(desk.theirs, decide("undo", [desk.findings[0]], bo, log=read_journal(desk.theirs)[0]))
    desk.merge()
    decided = desk.decided()
    assert (decided["f2"].status, decided["f2"].wording) == ("accepted", "")
    assert decided["f1"].status == "rejected"
    assert "f0" not in decided


def test_a_merge_over_there_does_not_silently_move_what_was_edited_here(
    desk: Desk, by: Stamp, bo: Stamp
) -> None:
    one, two = desk.findings[1:3]
    append(desk.ours, decide("edit", [two], by, wording="Act two."))
    append(desk.theirs, decide("merge", [one, two], bo))
    desk.merge()
    waiting = desk.decided()["f2"]
    assert (waiting.wording, waiting.merged_into, waiting.holds) == ("Act two.", None, False)


def test_a_changed_line_of_the_copy_is_not_whitewashed(desk: Desk, bo: Stamp) -> None:
    append(desk.theirs, decide("edit", [desk.findings[1]], bo, wording="Act one."))
    text = desk.theirs.read_text(encoding="utf-8").replace("Act one.", "Act never.")
    desk.theirs.write_text(text, encoding="utf-8")
    desk.merge()
    assert "f1" not in desk.decided()
    assert ("error", "journal-disputed") in desk.rules()


def test_a_copy_that_is_no_journal_is_named(desk: Desk) -> None:
    desk.theirs.write_text("not json\n", encoding="utf-8")
    assert desk.rules() == [("error", "journal-copy")]

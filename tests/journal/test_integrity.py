"""Whatever happened to a journal outside of reportgen is named, and decides nothing silently."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from reportgen.journal import Stamp, append, decide, read_journal, reanchor, stamp
from reportgen.ledger import replay
from reportgen.model import Decision, Event, Finding

MakeFinding = Callable[[str, str], Finding]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "decisions.jsonl"


@pytest.fixture
def one(finding: MakeFinding) -> Finding:
    return finding("f1", "We should act.")


@pytest.fixture
def filled(journal: Path, finding: MakeFinding, one: Finding, by: Stamp) -> Path:
    append(journal, decide("edit", [one], by, wording="Act."))
    append(journal, decide("edit", [one], by, wording="Act now."))
    append(journal, decide("accept", [finding("f2", "We must pay.")], by))
    return journal


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def write(path: Path, new: Sequence[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in new), encoding="utf-8")


def told(path: Path) -> list[tuple[str, str, int]]:
    return [(i.severity, i.rule, i.where.line) for i in read_journal(path)[1]]


def decision(path: Path, one: Finding) -> Decision:
    return replay(read_journal(path)[0], [one]).decisions[0]


def keep(path: Path, by: Stamp) -> None:
    append(path, [Event(by.at, by.actor, "keep")])


def test_nothing_is_odd_about_a_journal_that_only_we_wrote(filled: Path, one: Finding) -> None:
    assert told(filled) == []
    assert decision(filled, one).holds


def test_after_swapped_lines_the_newer_wording_wins(filled: Path, one: Finding) -> None:
    first, second, third = lines(filled)
    write(filled, [second, first, third])
    assert decision(filled, one).wording == "Act now."
    assert told(filled) == [("warning", "journal-order", 2)]


def test_an_edited_wording_waits_until_somebody_confirms_it(
    filled: Path, one: Finding, by: Stamp
) -> None:
    write(filled, [line.replace("Act now.", "Act never.") for line in lines(filled)])
    assert told(filled) == [("error", "journal-edited", 2)]
    waiting = decision(filled, one)
    assert (waiting.wording, waiting.holds) == ("Act never.", False)
    append(filled, [reanchor(one.id, one, by, read_journal(filled)[0])])
    assert decision(filled, one).holds
    assert told(filled) == [("note", "journal-edited", 2)]


@pytest.mark.parametrize(
    "change", [("Ines", "Inez"), ("2026-05-14", "2026-05-15"), ('"f1"', '"f9"')]
)
def test_who_when_and_about_what_are_as_safe_as_the_words(
    filled: Path, change: tuple[str, str]
) -> None:
    first, second, third = lines(filled)
    write(filled, [first, second.replace(*change), third])
    assert told(filled)[0][:2] == ("error", "journal-edited")


def test_an_undo_that_was_edited_brings_nothing_back_silently(
    filled: Path, one: Finding, by: Stamp
) -> None:
    append(filled, decide("undo", [one], by, log=read_journal(filled)[0]))
    *rest, last = lines(filled)
    write(filled, [*rest, last.replace('"undoes": 2', '"undoes": 1')])
    assert not decision(filled, one).holds


def test_a_missing_line_is_named_until_somebody_keeps_the_journal(filled: Path, by: Stamp) -> None:
    first, _, third = lines(filled)
    write(filled, [first, third])
    assert told(filled) == [("error", "journal-missing", 2)]
    keep(filled, by)
    assert told(filled) == [("note", "journal-missing", 2)]


def test_two_copies_in_one_file_decide_nothing(
    filled: Path, one: Finding, by: Stamp, tmp_path: Path
) -> None:
    other = tmp_path / "other.jsonl"
    write(other, lines(filled)[:1])
    append(other, decide("reject", [one], stamp("Bo", by.at)))
    write(filled, [*lines(filled), lines(other)[1]])
    assert told(filled) == [("error", "journal-number-twice", 4)]
    assert not decision(filled, one).holds
    keep(filled, by)
    assert (decision(filled, one).status, decision(filled, one).holds) == ("rejected", True)


def test_a_line_that_is_there_twice_counts_once(filled: Path, one: Finding) -> None:
    first, *rest = lines(filled)
    write(filled, [first, first, *rest])
    assert told(filled) == [("warning", "journal-number-twice", 2)]
    assert decision(filled, one).wording == "Act now."
    assert decision(filled, one).holds


def test_an_emptied_journal_is_named(filled: Path) -> None:
    filled.write_bytes(b"")
    assert told(filled) == [("warning", "journal-empty", 0)]


def test_lines_of_a_version_without_check_are_read_as_they_are(filled: Path, one: Finding) -> None:
    old = [{k: v for k, v in json.loads(line).items() if k != "check"} for line in lines(filled)]
    write(filled, [json.dumps(line) for line in old])
    assert told(filled) == []
    assert decision(filled, one).holds


def test_another_spelling_of_the_same_json_is_no_change(filled: Path) -> None:
    spelt = [json.dumps(json.loads(line), sort_keys=True, indent=None) for line in lines(filled)]
    assert spelt != lines(filled)
    write(filled, spelt)
    assert told(filled) == []


def test_half_of_a_decision_is_none(filled: Path, finding: MakeFinding, by: Stamp) -> None:
    three, four = finding("f3", "We ought to ask."), finding("f4", "We ought to listen.")
    append(filled, decide("merge", [three, four], by))
    whole = lines(filled)
    write(filled, whole[:-1])
    assert told(filled) == [("error", "torn-decision", 4)]
    assert "f3" not in {event.target for event in read_journal(filled)[0]}
    append(filled, decide("reject", [four], by))
    assert told(filled) == [("warning", "torn-decision", 4)]
    events, _ = read_journal(filled)
    assert [(event.seq, str(event.target)) for event in events[3:]] == [(5, "f4")]

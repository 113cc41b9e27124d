import dataclasses
from collections.abc import Callable

import pytest

from reportgen.errors import ReviewError
from reportgen.journal import Stamp, decide, reanchor
from reportgen.journal.deciding import Choice
from reportgen.ledger import replay
from reportgen.model import Event, Finding, FindingId

MakeFinding = Callable[[str, str], Finding]


def numbered(*events: Event) -> tuple[Event, ...]:
    return tuple(dataclasses.replace(event, seq=n) for n, event in enumerate(events, 1))


def test_set_apart_takes_a_merge_back_and_is_remembered(finding: MakeFinding, by: Stamp) -> None:
    one, two, three = (finding(f"f{n}", f"We should act {n}.") for n in range(3))
    log = numbered(*decide("edit", [two], by, wording="Act two."))
    log = numbered(*log, *decide("merge", [one, two], by, log=log))
    log = numbered(*log, *decide("apart", [two, three], by, log=log))
    log = numbered(*log, *decide("apart", [one, two], by, log=log))
    review = replay(log, [one, two, three])
    assert set(review.apart) == {(one.id, two.id), (two.id, three.id)}
    assert {d.finding: (d.merged_into, d.wording) for d in review.decisions} == {
        one.id: (None, ""),
        two.id: (None, "Act two."),
    }
    log = numbered(*log, *decide("undo", [two], by, log=log))
    assert replay(log, [one, two, three]).apart == ((two.id, three.id),)


def test_set_apart_takes_a_confirmed_merge_back(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act")
    log = numbered(*decide("merge", [one, two], by))
    changed = finding("f2", "We must act.")
    log = numbered(*log, reanchor(two.id, changed, by, log))
    log = numbered(*log, *decide("apart", [one, changed], by, log=log))
    review = replay(log, [one, changed])
    assert [d.finding for d in review.decisions] == [one.id]
    assert review.apart == ((one.id, two.id),)


def test_set_apart_takes_back_a_merge_that_was_moved(finding: MakeFinding, by: Stamp) -> None:
    one, gone, new = (finding(f"f{n}", f"We should act {n}.") for n in range(3))
    log = numbered(*decide("accept", [gone], by))
    log = numbered(*log, *decide("merge", [one, gone], by, log=log))
    log = numbered(*log, reanchor(gone.id, new, by, log))
    log = numbered(*log, *decide("apart", [one, new], by, log=log))
    review = replay(log, [one, new])
    assert [d.finding for d in review.decisions] == [one.id]
    (waiting,) = review.orphans
    assert (waiting.decision.finding, waiting.decision.merged_into) == (gone.id, None)


def test_what_is_printed_under_a_third_is_set_apart_from_that(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two, three = (finding(f"f{n}", f"We should act {n}.") for n in range(3))
    log = numbered(*decide("merge", [one, two, three], by))
    with pytest.raises(ReviewError, match="both printed under 'We should act 0"):
        decide("apart", [two, three], by, log=log)
    log = numbered(*log, *decide("apart", [one, three], by, log=log))
    log = numbered(*log, *decide("apart", [two, three], by, log=log))
    decisions = replay(log, [one, two, three]).decisions
    assert {d.finding: d.merged_into for d in decisions} == {one.id: None, two.id: one.id}


def test_a_pair_set_apart_follows_a_corrected_sentence(finding: MakeFinding, by: Stamp) -> None:
    one, two, new = (finding(f"f{n}", f"We should act {n}.") for n in range(3))
    log = numbered(*decide("accept", [two], by), *decide("apart", [one, two], by))
    log = numbered(*log, reanchor(two.id, new, by, log))
    assert replay(log, [one, new]).apart == ((one.id, new.id),)


@pytest.mark.parametrize(
    ("choice", "names", "wording", "message"),
    [
        ("accept", [], "", "no finding"),
        ("edit", ["f1"], " \u202e\n", "empty"),
        ("edit", ["f1", "f2"], "Act.", "several"),
        ("edit", ["f1"], "x" * 5_000, "longer"),
        ("merge", ["f1"], "", "two findings"),
        ("merge", ["f1", "f1"], "", "two findings"),
        ("merge", ["f3", "f1"], "", "rejected"),
        ("merge", ["f5", "f1"], "", "merged into another"),
        ("apart", ["f1"], "", "two findings"),
        ("undo", ["f1"], "", "nothing was decided"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    finding: MakeFinding, by: Stamp, choice: Choice, names: list[str], wording: str, message: str
) -> None:
    known = {f"f{n}": finding(f"f{n}", f"We should act {n}.") for n in range(1, 6)}
    log = numbered(
        *decide("reject", [known["f3"]], by), *decide("merge", [known["f4"], known["f5"]], by)
    )
    with pytest.raises(ReviewError, match=message):
        decide(choice, [known[name] for name in names], by, log=log, wording=wording)


def test_a_decision_moves_only_from_what_was_decided_to_what_was_not(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("accept", [one], by))
    with pytest.raises(ReviewError, match="nothing to move"):
        reanchor(FindingId("f7"), two, by, log)
    log = numbered(*log, *decide("reject", [two], by))
    with pytest.raises(ReviewError, match="decided already"):
        reanchor(one.id, two, by, log)

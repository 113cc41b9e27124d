import dataclasses
from collections.abc import Callable

import pytest

from reportgen.errors import ReviewError
from reportgen.journal import Event, Stamp, decide, finalize, reanchor, replay, undecided
from reportgen.journal.deciding import Choice
from reportgen.model import Bearing, Finding, FindingId

MakeFinding = Callable[[str, str], Finding]


def numbered(*events: Event) -> tuple[Event, ...]:
    return tuple(dataclasses.replace(event, seq=n) for n, event in enumerate(events, 1))


def test_a_finding_is_undecided_until_a_decision_about_its_present_words(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("accept", [one], by), *decide("reject", [two], by))
    assert undecided([one, two], replay(log, [one, two])) == ()
    changed = finding("f2", "We must  act.")
    assert undecided([one, changed], replay(log, [one, changed])) == (changed,)


def test_merged_into_what_is_not_printed_is_undecided(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("merge", [one, two], by), *decide("reject", [one], by))
    assert undecided([one, two], replay(log, [one, two])) == (two,)


def test_a_circle_of_merges_is_undecided(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("merge", [one, two], by)[1:], *decide("merge", [two, one], by)[1:])
    assert undecided([one, two], replay(log, [one, two])) == (one, two)


def test_repeats_need_a_decision_each(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We should act.")
    log = numbered(*decide("accept", [one], by))
    assert undecided([one, two], replay(log, [one, two])) == (two,)


def test_other_kinds_need_no_decision_until_somebody_takes_one(
    finding: MakeFinding, by: Stamp
) -> None:
    one = dataclasses.replace(finding("f1", "We will act."), kind="commitment")
    assert undecided([one], replay((), [one])) == ()
    log = numbered(*decide("accept", [one], by))
    changed = dataclasses.replace(finding("f1", "We  will act."), kind="commitment")
    assert undecided([one], replay(log, [one])) == ()
    assert undecided([changed], replay(log, [changed])) == (changed,)


def test_an_answer_counts_with_its_question_only(finding: MakeFinding, by: Stamp) -> None:
    asked = dataclasses.replace(finding("q", "Who pays?"), kind="question")
    given = dataclasses.replace(finding("a", "The province."), kind="answer")
    both, link = [asked, given], [Bearing(given.id, asked.id)]
    alone = numbered(*decide("accept", [given], by))
    assert undecided(both, replay(alone, both), link) == (given,)
    log = numbered(*decide("accept", both, by))
    assert undecided(both, replay(log, both), link) == ()
    refused = numbered(*decide("accept", [given], by), *decide("reject", [given], by))
    assert undecided(both, replay(refused, both), link) == ()
    against = dataclasses.replace(finding("o", "I object."), kind="objection")
    for pair in (both, [against, given], [given, against]):
        with pytest.raises(ReviewError, match="accept it instead"):
            decide("merge", pair, by)


def test_what_speaks_against_print_needs_a_decision(finding: MakeFinding, by: Stamp) -> None:
    plan = finding("r", "Towns should pay.")
    no = dataclasses.replace(finding("o", "I object to that."), kind="objection")
    both, link = [plan, no], [Bearing(no.id, plan.id)]
    assert undecided(both, replay((), both), link) == (plan,)
    log = numbered(*decide("accept", [plan], by))
    assert undecided(both, replay(log, both), link) == (no,)
    log = numbered(*decide("reject", [plan], by))
    assert undecided(both, replay(log, both), link) == ()


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


def test_final_is_refused_while_a_decision_is_missing(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("accept", [one], by))
    with pytest.raises(ReviewError, match=r"1 of 2 findings lack a decision.*We must act"):
        finalize([one, two], replay(log, [one, two]), by, "digest")
    assert finalize([one], replay(log, [one]), by, "digest").digest == "digest"


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

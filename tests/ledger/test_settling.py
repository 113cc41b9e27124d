"""What is printed, what is needed and what waits, as events and findings give it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from reportgen.errors import ReviewError
from reportgen.journal import Stamp, decide, finalize
from reportgen.ledger import Ledger, chain, replay, settle
from reportgen.ledger.merges import merge_end
from reportgen.model import Bearing, Event, Finding, FindingId, Forum, Group, GroupId, Proceedings

MakeFinding = Callable[[str, str], Finding]


def numbered(*events: Event) -> tuple[Event, ...]:
    return tuple(replace(event, seq=n) for n, event in enumerate(events, 1))


def ledger(
    findings: Sequence[Finding],
    log: Sequence[Event] = (),
    bearings: Sequence[Bearing] = (),
    groups: Sequence[Group] = (),
) -> Ledger:
    review = replay(log, findings)
    given = Proceedings(Forum("f", "Forum"), findings=tuple(findings), review=review)
    return settle(replace(given, bearings=tuple(bearings), groups=tuple(groups)))


def undecided(
    findings: Sequence[Finding], log: Sequence[Event] = (), bearings: Sequence[Bearing] = ()
) -> tuple[Finding, ...]:
    return ledger(findings, log, bearings).undecided


def test_a_finding_is_undecided_until_a_decision_about_its_present_words(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("accept", [one], by), *decide("reject", [two], by))
    assert undecided([one, two], log) == ()
    changed = finding("f2", "We must  act.")
    assert undecided([one, changed], log) == (changed,)


def test_merged_into_what_is_not_printed_is_undecided(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("merge", [one, two], by), *decide("reject", [one], by))
    assert undecided([one, two], log) == (two,)


def test_a_circle_of_merges_is_undecided(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("merge", [one, two], by)[1:], *decide("merge", [two, one], by)[1:])
    assert undecided([one, two], log) == (one, two)


def test_repeats_need_a_decision_each(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We should act.")
    log = numbered(*decide("accept", [one], by))
    assert undecided([one, two], log) == (two,)


def test_other_kinds_need_no_decision_until_somebody_takes_one(
    finding: MakeFinding, by: Stamp
) -> None:
    one = replace(finding("f1", "We will act."), kind="commitment")
    assert undecided([one], ()) == ()
    log = numbered(*decide("accept", [one], by))
    changed = replace(finding("f1", "We  will act."), kind="commitment")
    assert undecided([one], log) == ()
    assert undecided([changed], log) == (changed,)


def test_an_answer_counts_with_its_question_only(finding: MakeFinding, by: Stamp) -> None:
    asked = replace(finding("q", "Who pays?"), kind="question")
    given = replace(finding("a", "The province."), kind="answer")
    both, link = [asked, given], [Bearing(given.id, asked.id)]
    alone = numbered(*decide("accept", [given], by))
    assert undecided(both, alone, link) == (given,)
    log = numbered(*decide("accept", both, by))
    assert undecided(both, log, link) == ()
    refused = numbered(*decide("accept", [given], by), *decide("reject", [given], by))
    assert undecided(both, refused, link) == ()
    against = replace(finding("o", "I object."), kind="objection")
    for pair in (both, [against, given], [given, against]):
        with pytest.raises(ReviewError, match="accept it instead"):
            decide("merge", pair, by)


def test_what_speaks_against_print_needs_a_decision(finding: MakeFinding, by: Stamp) -> None:
    plan = finding("r", "Towns should pay.")
    no = replace(finding("o", "I object to that."), kind="objection")
    both, link = [plan, no], [Bearing(no.id, plan.id)]
    assert undecided(both, (), link) == (plan,)
    log = numbered(*decide("accept", [plan], by))
    assert undecided(both, log, link) == (no,)
    log = numbered(*decide("reject", [plan], by))
    assert undecided(both, log, link) == ()


def test_final_is_refused_while_a_decision_is_missing(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    log = numbered(*decide("accept", [one], by))
    with pytest.raises(ReviewError, match=r"1 of 2 findings lack a decision.*We must act"):
        finalize(ledger([one, two], log), by)
    (signed,) = numbered(finalize(ledger([one], log), by))
    assert ledger([one], (*log, signed)).final


def test_a_chain_of_merges_ends_before_it_closes() -> None:
    a, b, c = map(FindingId, "abc")
    assert chain(a, {a: b, b: c}) == (a, b, c)
    assert merge_end(a, {a: b, b: c}) == c
    assert chain(a, {a: b, b: a}) == (a, b)
    assert merge_end(a, {a: b, b: a}) is None


def test_a_verdict_says_what_prints_a_finding(finding: MakeFinding, by: Stamp) -> None:
    one, two, three = (finding(f"f{n}", f"We should act {n}.") for n in range(3))
    log = numbered(*decide("merge", [one, two], by), *decide("reject", [three], by))
    made = ledger([one, two, three], log)
    assert [v.under for v in made.verdicts.values()] == [one.id, one.id, None]
    assert [p.evidence for p in made.points] == [(one, two)]
    assert made.rejected == 1
    assert made.undecided == ()


def test_what_is_grouped_is_printed_once_unless_it_was_set_apart(
    finding: MakeFinding, by: Stamp
) -> None:
    both = [finding("f1", "We should act."), finding("f2", "We should act!")]
    same = [Group(GroupId("g"), (both[0].id, both[1].id))]
    log = numbered(*decide("accept", both, by))
    assert len(ledger(both, log, groups=same).points) == 1
    log = numbered(*log, *decide("apart", both, by, log=log))
    assert len(ledger(both, log, groups=same).points) == 2

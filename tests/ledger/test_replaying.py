from collections.abc import Callable, Iterable
from dataclasses import replace

from reportgen.journal import Stamp, decide, reanchor
from reportgen.ledger import Heard, heard, replay, standing
from reportgen.model import Event, Finding, Mark, Review, Segment, SegmentId, Signature, SourceId

MakeFinding = Callable[[str, str], Finding]


def numbered(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(replace(event, seq=n, line=n) for n, event in enumerate(events, 1))


def statuses(review: Review) -> dict[str, str]:
    return {str(d.finding): d.status for d in review.decisions}


def test_the_last_decision_wins(finding: MakeFinding, by: Stamp) -> None:
    one = finding("f1", "We should act.")
    log = numbered([*decide("accept", [one], by), *decide("reject", [one], by)])
    assert statuses(replay(log, [one])) == {"f1": "rejected"}


def test_an_undo_brings_back_the_decision_before_and_then_none(
    finding: MakeFinding, by: Stamp
) -> None:
    one = finding("f1", "We should act.")
    log = numbered([*decide("accept", [one], by), *decide("edit", [one], by, wording="Act.")])
    log = numbered([*log, *decide("undo", [one], by, log=log)])
    assert replay(log, [one]).decisions[0].wording == ""
    log = numbered([*log, *decide("undo", [one], by, log=log)])
    assert replay(log, [one]) == Review()
    assert standing(log) == ()


def test_an_edit_accepts_with_its_wording_and_the_line_that_holds_it(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must.")
    log = numbered(
        [*decide("accept", [two], by), *decide("edit", [one], by, wording=" Act\n now ")]
    )
    decision = replay(log, [one, two]).decisions[0]
    assert (decision.status, decision.wording, decision.line) == ("accepted", "Act now", 2)
    assert (decision.by, decision.at) == (by.actor, by.at)


def test_a_merge_accepts_the_first_and_prints_the_rest_under_it(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two, three = (finding(f"f{n}", f"We should act {n}.") for n in (1, 2, 3))
    log = numbered(decide("merge", [one, two, three], by))
    decisions = replay(log, [one, two, three]).decisions
    assert [(d.status, d.merged_into) for d in decisions] == [
        ("accepted", None), ("accepted", "f1"), ("accepted", "f1"),
    ]  # fmt: skip


def test_a_merge_into_an_edited_finding_keeps_its_wording(finding: MakeFinding, by: Stamp) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "Act, we must.")
    log = numbered(decide("edit", [one], by, wording="Act."))
    log = numbered([*log, *decide("merge", [one, two], by, log=log)])
    assert replay(log, [one, two]).decisions[0].wording == "Act."


def test_a_decision_about_other_words_is_stale_until_confirmed(
    finding: MakeFinding, by: Stamp
) -> None:
    seen, now = finding("f1", "We should act."), finding("f1", "We  should act.")
    log = numbered(decide("edit", [seen], by, wording="Act."))
    assert replay(log, [now]).decisions[0].stale
    log = numbered([*log, reanchor(seen.id, now, by, log)])
    confirmed = replay(log, [now]).decisions[0]
    assert (confirmed.stale, confirmed.wording, confirmed.line) == (False, "Act.", 1)


def test_a_corrected_typo_is_offered_and_moved_only_by_a_person(
    finding: MakeFinding, by: Stamp
) -> None:
    typo = finding("f1", "Ministries should publsh the data.")
    fixed = finding("f2", "Ministries should publish the data.")
    other = finding("f3", "Universities should train teachers.")
    log = numbered(decide("edit", [typo], by, wording="Publish the data."))
    review = replay(log, [other, fixed])
    assert review.decisions == ()
    (orphan,) = review.orphans
    assert orphan.quote == "Ministries should publsh the data."
    assert orphan.decision.wording == "Publish the data."
    assert orphan.candidates == ("f2",)
    log = numbered([*log, reanchor(typo.id, fixed, by, log)])
    moved = replay(log, [other, fixed])
    assert moved.orphans == ()
    assert moved.decisions[0].finding == "f2"
    assert moved.decisions[0].wording == "Publish the data."
    log = numbered([*log, *decide("undo", [fixed], by, log=log)])
    assert replay(log, [other, fixed]) == review


def test_what_was_merged_into_a_moved_finding_moves_with_it(
    finding: MakeFinding, by: Stamp
) -> None:
    typo, fixed = finding("f1", "We shuold act now."), finding("f9", "We should act now.")
    two = finding("f2", "Act now, we should.")
    log = numbered(decide("merge", [typo, two], by))
    log = numbered([*log, reanchor(typo.id, fixed, by, log)])
    assert {d.finding: d.merged_into for d in replay(log, [two, fixed]).decisions} == {
        "f2": "f9",
        "f9": None,
    }


def test_a_lost_decision_is_not_offered_to_another_speaker(finding: MakeFinding, by: Stamp) -> None:
    typo, fixed = finding("f1", "We shuold act now."), finding("f2", "We should act now.")
    log = numbered(decide("accept", [typo], by, heard={typo.id: Heard("Ms. Park (Seoul)")}))
    for label, candidates in (("Ms. Park (Seoul)", ("f2",)), ("Mr. Park", ())):
        (orphan,) = replay(log, [fixed], heard={fixed.id: Heard(label)}).orphans
        assert orphan.candidates == candidates


def test_labels_come_from_the_segments(finding: MakeFinding) -> None:
    segment = Segment(
        SegmentId("segment-f1"), SourceId("s"), "turn", "We should act.", (Mark(0, 1),),
        speaker_label="KIM Shin",
    )  # fmt: skip
    one, two = finding("f1", "We should act."), finding("f2", "Never.")
    assert heard([one, two], [segment]) == {"f1": Heard("KIM Shin"), "f2": Heard()}


def test_a_decision_about_one_of_several_equals_waits_when_one_comes_or_goes(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We should act!")
    both, alone = (heard(shown, _said("a.vtt", "b.vtt")) for shown in ([one, two], [one]))
    assert both[two.id] == Heard("KIM Shin", "a.vtt, b.vtt")
    assert alone[one.id] == Heard("KIM Shin")
    log = numbered(decide("reject", [one], by, heard=both))
    assert [d.stale for d in replay(log, [one, two], heard=both).decisions] == [False]
    assert [d.stale for d in replay(log, [one], heard=alone).decisions] == [True]
    swapped = heard([one, two], _said("b.vtt", "a.vtt"))
    assert [d.stale for d in replay(log, [one, two], heard=swapped).decisions] == [True]
    log = numbered([*log, reanchor(one.id, one, by, log, alone[one.id])])
    assert [d.stale for d in replay(log, [one], heard=alone).decisions] == [False]


def _said(*sources: str) -> list[Segment]:
    return [
        Segment(
            SegmentId(f"segment-f{n}"), SourceId(source), "turn", "We should act.", (Mark(0, 1),),
            speaker_label="KIM Shin",
        )
        for n, source in enumerate(sources, 1)
    ]  # fmt: skip


def test_the_last_signature_is_told_with_who_decided_since(finding: MakeFinding, by: Stamp) -> None:
    one = finding("f1", "We should act.")
    log = numbered([*decide("accept", [one], by), Event(by.at, "Dr. Roe", "final", digest="d")])
    assert replay(log, [one]).signature == Signature("Dr. Roe", by.at, "d")
    later = numbered([*log, *decide("reject", [one], by)])
    assert replay(later, [one]).signature == Signature("Dr. Roe", by.at, "d", (by.actor,))


def test_two_copies_of_the_journal_put_together_undo_the_nearer_decision(
    finding: MakeFinding, by: Stamp
) -> None:
    one, two = finding("f1", "We should act."), finding("f2", "We must act.")
    ours = [replace(e, seq=1) for e in decide("accept", [one], by)]
    theirs = [replace(e, seq=1) for e in decide("reject", [two], by)]
    undo = [replace(e, seq=2) for e in decide("undo", [two], by, log=theirs)]
    assert statuses(replay([*ours, *theirs, *undo], [one, two])) == {"f1": "accepted"}

"""Turns land in the session and slot where they were said, and nobody is named by the clock."""

import datetime as dt

import pytest

from reportgen.alignment import align
from reportgen.model import (
    Actual,
    ActualStatus,
    Forum,
    Mark,
    Material,
    Person,
    PersonId,
    Segment,
    SegmentId,
    Session,
    SessionId,
    Slot,
    SlotId,
    Source,
    SourceId,
)

ANA, BO, CY, MOD = (PersonId(name) for name in ("ana", "bo", "cy", "mod"))


def clock(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def slot(n: int, times: str, *people: PersonId, kind: str = "presentation", **actual: str) -> Slot:
    start, end = times.split("-")
    happened = Actual(
        status=actual.get("status", "as planned"),  # type: ignore[arg-type]
        by=PersonId(actual["by"]) if "by" in actual else None,
        start=clock(actual["start"]) if "start" in actual else None,
        end=clock(actual["end"]) if "end" in actual else None,
    )
    return Slot(
        kind,  # type: ignore[arg-type]
        clock(start),
        clock(end),
        speakers=people,
        actual=happened,
        id=SlotId(f"s1.{n}"),
    )


def forum(*slots: Slot) -> Forum:
    session = Session(
        SessionId("s1"), "One", start=clock("13:00"), end=clock("15:00"), moderator=MOD, slots=slots
    )
    people = (
        Person(ANA, "Ana Ruiz"),
        Person(BO, "Bo Chen"),
        Person(CY, "Cy Young"),
        Person(MOD, "Mo Dee"),
    )
    return Forum("f", "F", dates=(dt.date(2026, 5, 14),), people=people, sessions=(session,))


PLAN = (
    slot(1, "13:30-13:50", ANA),
    slot(2, "13:50-14:10", BO),
    slot(3, "14:10-14:20", kind="break"),
    slot(4, "14:20-14:40", CY),
)


def material(*said: tuple[str, float | None], clocked: bool = True) -> Material:
    source = Source(
        SourceId("t.vtt"),
        "transcripts/t.vtt",
        "0" * 64,
        "transcript",
        "vtt",
        session=SessionId("s1"),
        recorded_from=clock("13:20") if clocked else None,
    )
    segments = tuple(
        Segment(
            SegmentId(f"t#{n}"),
            source.id,
            "turn",
            "Words.",
            (Mark(0, n, None if minutes is None else minutes * 60),),
            speaker_label=label,
        )
        for n, (label, minutes) in enumerate(said, 1)
    )
    return Material((source,), segments)


def test_clock_slot_and_session_are_filled() -> None:
    aligned, issues = align(forum(*PLAN), material(("Ana Ruiz", 10), ("Bo Chen", 30.5)))
    first, second = aligned.segments
    assert (first.clock, first.slot, first.session) == (clock("13:30:00"), "s1.1", "s1")
    assert (second.clock, second.slot, second.speakers) == (clock("13:50:30"), "s1.2", (BO,))
    assert issues == ()


def test_green_room_and_break_are_withheld_without_their_words() -> None:
    said = material(("Ana Ruiz", 5), ("Ana Ruiz", 12), ("Bo Chen", 55), ("Cy Young", 90))
    aligned, _ = align(forum(*PLAN), said)
    assert [s.id for s in aligned.segments] == ["t#2"]
    assert [(w.first_line, w.reason) for w in aligned.withheld] == [
        (1, "outside the slots"),
        (3, "break"),
        (4, "outside the slots"),
    ]


def test_the_clock_never_names_a_speaker() -> None:
    aligned, issues = align(forum(*PLAN), material(("Speaker 1", 12), ("", 13)))
    assert [s.slot for s in aligned.segments] == ["s1.1", "s1.1"]
    assert all(s.speakers == () for s in aligned.segments)
    assert [issue.rule for issue in issues] == ["unmatched-speaker", "attributed"]


def test_a_talk_that_ran_over_keeps_its_slot() -> None:
    slots = (slot(1, "13:30-13:50", ANA, end="13:58"), *PLAN[1:])
    aligned, _ = align(forum(*slots), material(("Ana Ruiz", 35), ("Bo Chen", 39)))
    assert [s.slot for s in aligned.segments] == ["s1.1", "s1.2"]


def test_a_talk_that_ran_into_the_break_is_not_lost() -> None:
    slots = (*PLAN[:1], slot(2, "13:50-14:10", BO, end="14:14"), *PLAN[2:])
    aligned, _ = align(forum(*slots), material(("Bo Chen", 53), ("Bo Chen", 56)))
    assert [s.slot for s in aligned.segments] == ["s1.2"]
    assert aligned.withheld[0].reason == "break"


def test_a_turn_is_cut_where_it_passes_into_a_break_and_out_of_it() -> None:
    source = material().sources[0]
    minutes = (9.9, 10, 49, 50, 59, 60, 61)  # recorded from 13:20; slots 13:30-14:10, 14:20-14:40
    words = " ".join(f"word{n}" for n in range(7))
    marks = tuple(Mark(6 * n, n + 1, m * 60) for n, m in enumerate(minutes))
    turn = Segment(
        SegmentId("t#1"), source.id, "turn", words, marks, end_seconds=3700, speaker_label="Bo Chen"
    )
    aligned, _ = align(forum(*PLAN), Material((source,), (turn,)))
    first, second = aligned.segments
    assert (first.id, first.text, first.slot) == ("t#1.2", "word1 word2", "s1.1")
    assert (second.id, second.text, second.slot) == ("t#1.4", "word5 word6", "s1.4")
    assert first.marks == (Mark(0, 2, 600), Mark(6, 3, 2940))
    assert (first.end_seconds, second.end_seconds) == (3000, 3700)
    assert [(w.first_line, w.last_line, w.reason) for w in aligned.withheld] == [
        (1, 1, "outside the slots"),
        (4, 5, "break"),
    ]


def test_speech_before_a_late_start_is_green_room() -> None:
    slots = (slot(1, "13:30-13:50", ANA, start="13:36"), *PLAN[1:])
    aligned, _ = align(forum(*slots), material(("Ana Ruiz", 12), ("Ana Ruiz", 17)))
    assert [s.id for s in aligned.segments] == ["t#2"]


def test_a_gap_left_by_an_early_end_loses_nothing() -> None:
    slots = (slot(1, "13:30-13:50", ANA, end="13:45"), *PLAN[1:])
    aligned, _ = align(forum(*slots), material(("Mo Dee", 27)))
    assert [(s.slot, s.speakers) for s in aligned.segments] == [(None, (MOD,))]


@pytest.mark.parametrize("status", ["absent", "cancelled"])
def test_the_time_of_a_slot_not_held_was_used_by_others(status: ActualStatus) -> None:
    slots = (*PLAN[:1], slot(2, "13:50-14:10", BO, status=status), *PLAN[2:])
    aligned, issues = align(forum(*slots), material(("Mo Dee", 35)))
    assert [(s.slot, s.speakers) for s in aligned.segments] == [(None, (MOD,))]
    assert issues == ()


def test_an_absent_person_who_is_heard_is_reported_once() -> None:
    slots = (*PLAN[:1], slot(2, "13:50-14:10", BO, status="absent"), *PLAN[2:])
    aligned, issues = align(forum(*slots), material(("Bo Chen", 12), ("Bo Chen", 13)))
    assert aligned.segments[0].speakers == (BO,)
    assert [(i.severity, i.rule) for i in issues] == [("warning", "absent-speaker")]
    assert str(issues[0]).startswith("transcripts/t.vtt:1: warning: Bo Chen is marked absent")


def test_a_substitute_speaks_under_the_own_name() -> None:
    slots = (*PLAN[:1], slot(2, "13:50-14:10", BO, status="replaced by", by="cy"), *PLAN[2:])
    aligned, issues = align(forum(*slots), material(("Cy Young", 35)))
    assert [(s.slot, s.speakers) for s in aligned.segments] == [("s1.2", (CY,))]
    assert issues == ()


def test_without_a_clock_the_label_gives_the_slot() -> None:
    said = material(("Ana Ruiz", None), ("Mo Dee", None), ("Someone", None), clocked=False)
    aligned, _ = align(forum(*PLAN), said)
    assert [(s.slot, s.clock) for s in aligned.segments] == [
        ("s1.1", None),
        (None, None),
        (None, None),
    ]


def test_without_a_clock_two_slots_of_one_speaker_give_none() -> None:
    slots = (*PLAN, slot(5, "14:40-15:00", ANA))
    aligned, _ = align(forum(*slots), material(("Ana Ruiz", None), clocked=False))
    assert aligned.segments[0].slot is None


def test_slots_without_times_withhold_nothing() -> None:
    untimed = Slot("presentation", speakers=(ANA,), id=SlotId("s1.1"))
    aligned, _ = align(forum(untimed), material(("Ana Ruiz", 400)))
    assert aligned.segments[0].slot is None
    assert aligned.withheld == ()


def test_every_unmatched_label_is_listed_once_with_count_and_candidates() -> None:
    said = material(("Anna Ruis", 12), ("Anna Ruis", 13), ("Ana Ruiz", 14), ("iPhone", 15))
    _, issues = align(forum(*PLAN), said)
    assert [str(issue) for issue in issues if issue.rule != "attributed"] == [
        (
            "transcripts/t.vtt:1: warning: speaker label 'Anna Ruis', 2 times (lines 1, 2), is the name of nobody "
            "in the forum (Ana Ruiz?); add the label to the aliases of the person it means, or leave "
            "it unattributed [unmatched-speaker]"
        ),
        (
            "transcripts/t.vtt:4: note: speaker label 'iPhone', once, names no person; write the name, "
            "or add the label to the aliases of the person it means [unmatched-speaker]"
        ),
    ]


def test_every_segment_is_kept_or_withheld() -> None:
    said = material(*(("Ana Ruiz", float(n)) for n in range(0, 120, 3)))
    aligned, _ = align(forum(*PLAN), said)
    assert len(aligned.segments) + len(aligned.withheld) == len(said.segments)

"""Each check finds its fault, and nothing on a clean forum."""

import datetime as dt
from dataclasses import replace

import pytest

from reportgen.checks import check_forum
from reportgen.model import (
    Forum,
    OrganizationId,
    Person,
    PersonId,
    Session,
    SessionId,
    Slot,
    SlotId,
)


def at(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def slot(start: str, end: str, *speakers: str, title: str = "A talk") -> Slot:
    people = tuple(PersonId(s) for s in speakers)
    return Slot("presentation", at(start), at(end), "Talk", title, people, id=SlotId(start))


PEOPLE = tuple(
    Person(PersonId(key), name, timezone="Asia/Seoul")
    for key, name in (("ode", "Ode Brenn"), ("sun", "Seon-a Bak"), ("ilya", "Ilja Korv"))
)
MORNING = Session(
    SessionId("session-1"),
    "Morning",
    start=at("09:00"),
    end=at("10:00"),
    moderator=PersonId("ilya"),
    slots=(slot("09:00", "09:30", "ode"), slot("09:30", "10:00", "sun")),
)
CLEAN = Forum(
    id="clean",
    title="Clean Forum",
    dates=(dt.date(2026, 5, 14),),
    duration_minutes=60,
    timezone="Asia/Seoul",
    people=PEOPLE,
    sessions=(MORNING,),
)


def with_slots(*slots: Slot) -> Forum:
    return replace(CLEAN, sessions=(replace(MORNING, slots=slots),))


def test_a_clean_forum_is_silent() -> None:
    assert check_forum(CLEAN) == ()


@pytest.mark.parametrize(
    ("forum", "rule"),
    [
        (with_slots(slot("09:00", "09:40", "ode"), slot("09:30", "10:00", "sun")), "slot-overlap"),
        (with_slots(slot("09:00", "09:20", "ode"), slot("09:30", "10:00", "sun")), "slot-gap"),
        (with_slots(slot("09:00", "10:10", "ode")), "slot-overlap"),
        (with_slots(slot("09:40", "09:10", "ode")), "slot-reversed"),
        (with_slots(slot("09:00", "10:00")), "slot-without-speaker"),
        (with_slots(slot("09:00", "10:00", "ode", title="")), "slot-without-title"),
        (with_slots(slot("09:00", "10:00", "odd")), "unknown-id"),
        (replace(CLEAN, duration_minutes=90), "duration"),
        (replace(CLEAN, timezone=None), "missing-zone"),
        (replace(CLEAN, people=(replace(PEOPLE[0], timezone=None), *PEOPLE[1:])), "missing-zone"),
        (
            replace(CLEAN, people=(*PEOPLE, Person(PersonId("sun2"), "BAK Seon-A"))),
            "two-spellings",
        ),
        (
            replace(CLEAN, sessions=(MORNING, Session(SessionId("closing"), "Closing"))),
            "empty-closing",
        ),
        (
            replace(CLEAN, sessions=(replace(MORNING, owners=(OrganizationId("none"),)),)),
            "unknown-id",
        ),
    ],
)
def test_each_fault_is_found_and_named(forum: Forum, rule: str) -> None:
    found = check_forum(forum)
    assert {issue.rule for issue in found} == {rule}
    assert all(issue.message and issue.where.path for issue in found)


def test_sessions_that_overlap_are_named() -> None:
    late = replace(MORNING, id=SessionId("session-2"), slots=())
    forum = replace(CLEAN, sessions=(MORNING, late), duration_minutes=None)
    (issue,) = [issue for issue in check_forum(forum) if issue.severity != "note"]
    assert issue.rule == "slot-overlap"
    assert "session-2" in issue.message


def test_different_people_with_one_surname_are_not_two_spellings() -> None:
    pair = (Person(PersonId("a"), "Haneul Kim"), Person(PersonId("b"), "Byeol Kim"))
    assert check_forum(replace(CLEAN, people=(*PEOPLE, *pair))) == ()

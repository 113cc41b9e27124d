"""A time zone is asked for only where a time of day is printed."""

import datetime as dt
from dataclasses import replace

from reportgen.checks.people import check_zones
from reportgen.model import Forum, Person, PersonId, Session, SessionId, Slot

ARA = Person(PersonId("ara"), "Ara Lind")
TALK = Slot("presentation", speakers=(ARA.id,))
FORUM = Forum("f", "F", people=(ARA,), sessions=(Session(SessionId("s"), "S", slots=(TALK,)),))


def test_without_a_clock_no_zone_is_missing() -> None:
    assert list(check_zones(FORUM, {})) == []


def test_with_a_clock_it_is() -> None:
    timed = replace(FORUM, start=dt.time(9))
    assert [issue.severity for issue in check_zones(timed, {})] == ["error", "note"]

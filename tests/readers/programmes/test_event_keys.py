"""What the judge of real events counts as right, and as a line to correct."""

import datetime as dt

from benchmarks.event_keys import programme_score
from benchmarks.events import judged
from reportgen.model import Forum, Person, PersonId, Session, SessionId, Slot

FORUM = Forum(
    "x",
    "Harbour Towns Forum",
    dates=(dt.date(2026, 5, 14),),
    people=(Person(PersonId("lund"), "Ida Lund"),),
    sessions=(
        Session(
            SessionId("dikes"),
            "Dikes and budgets",
            start=dt.time(9),
            slots=(Slot("presentation", title="Tides", speakers=(PersonId("lund"),)),),
        ),
    ),
)


def test_right_values_and_lines_to_correct() -> None:
    key = {
        "title": "Harbour Towns Forum",
        "dates": {"start": "2026-05-14", "end": "2026-05-15"},
        "sessions": [
            {"title": "Dikes and budget", "start": "09:00", "end": "10:00", "speakers": ["Bo Li"]},
            {"title": "Nothing like it", "start": "11:00"},
            {"title": "Day", "talks": [{"title": "Tides", "speakers": ["Ida Lund"]}]},
        ],
    }
    scores = programme_score(key, FORUM)
    assert {name: (one.right, one.asked) for name, one in scores.items()} == {
        "title": (1, 1),
        "dates": (0, 1),
        "sessions": (2, 4),
        "times": (1, 2),
        "speakers": (1, 2),
    }
    wrong = [line for one in scores.values() for line in one.wrong]
    assert "end of Dikes and budget: 10:00, not ''" in wrong
    assert "speaker of Dikes and budget: Bo Li" in wrong


def test_a_name_is_right_or_wrong_and_silence_is_neither() -> None:
    assert judged(["Ida Lund"], "Ida Lund", "") == "right"
    assert judged(["Ida Lund (Institute)"], "Ida Lund", "") == "right"
    assert judged([""], "Ida Lund", "") == "abstained"
    assert judged(["Bo Li"], "Ida Lund", "") == "wrong"
    assert judged(["Joshua Lund"], "Josh Lund", "") == "right"
    assert judged(["Nils Lund"], "Ida Lund", "") == "wrong"
    assert judged(["Lundy"], "Ida Lund", "also Lundy on screen") == "right"

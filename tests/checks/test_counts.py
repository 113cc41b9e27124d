"""Numbers that cannot be right together are told, with their place."""

import datetime as dt
from dataclasses import replace

import pytest

from reportgen.checks import check_forum
from reportgen.checks.consistency.counting import check_shares
from reportgen.errors import Place
from reportgen.model import Count, Evaluation, Forum, Headcount, Participation, Prose, Question
from tests.checks.test_checks import CLEAN

RIGHT = Participation(
    registered=20,
    attended=10,
    countries=2,
    by_country=(Count("Peru", 4), Count("Fiji", 3), Count("Not declared", 3)),
    by_gender=(Count("Women", 6), Count("Men", 4)),
    over_time=(Headcount(dt.time(9), 8, "Room"), Headcount(dt.time(9), 8, "Stream")),
)
AGREE, DISAGREE = Count("Agree", 5), Count("Disagree", 3)
FORMS = Evaluation(10, 8, questions=(Question("Well?", (AGREE, DISAGREE)),))


def found(participation: Participation = RIGHT, evaluation: Evaluation = FORMS) -> list[str]:
    forum = replace(CLEAN, participation=participation, evaluation=evaluation)
    return [f"{issue.severity} {issue.rule}" for issue in check_forum(forum)]


def test_what_is_right_is_silent() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"attended": 11}, ["warning counts-disagree"] * 2),
        ({"counted": "registered"}, ["warning counts-disagree"] * 2),
        ({"countries": 5}, ["warning counts-disagree"]),
        ({"attended": None}, []),
        ({"by_sector": (Count("A", 5), Count("a", 5))}, ["error counted-twice"]),
        ({"by_gender": (Count("W", 8), Count("M", 2))}, ["note small-group"] * 2),
        ({"by_sector": (Count("A", 5), Count("B", 4), Count("C", 1))}, ["note small-group"]),
        (
            {"by_gender": (Count("W", 4), Count("M", 4), Count("N", 1), Count("O", 1))},
            ["note small-group"] * 4,
        ),
        (
            {"over_time": (Headcount(dt.time(9), 8), Headcount(dt.time(9), 9))},
            ["error counted-twice"],
        ),
    ],
)
def test_participation(changes: dict[str, object], told: list[str]) -> None:
    assert found(replace(RIGHT, **changes)) == told  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("evaluation", "told"),
    [
        (replace(FORMS, sent=7), ["error counts-disagree"]),
        (replace(FORMS, returned=7), ["warning counts-disagree"]),
        (Evaluation(questions=(Question("Well?"),)), ["warning question-without-answers"]),
        (Evaluation(questions=(Question("Well?", (AGREE, AGREE)),)), ["error counted-twice"]),
    ],
)
def test_evaluation(evaluation: Evaluation, told: list[str]) -> None:
    assert found(evaluation=evaluation) == told


def test_the_place_is_that_of_the_numbers() -> None:
    forum: Forum = replace(CLEAN, participation=replace(RIGHT, attended=11))
    places: dict[tuple[str | int, ...], Place] = {
        ("participation", "by_country"): Place("forum.yaml", 12, 3)
    }
    message = [str(issue) for issue in check_forum(forum, places) if issue.where.line == 12]
    assert message == [
        (
            "forum.yaml:12:3: warning: by_country sums to 10, but 11 attended; correct one "
            "or say with counted: whom it counts [counts-disagree]"
        )
    ]


def test_two_shares_of_one_thing_are_named() -> None:
    texts = (
        Prose(
            "report/session-a",
            "report/session-a.md",
            "The letter was remembered by 4 % of households.",
        ),
        Prose(
            "report/way-forward",
            "report/way-forward.md",
            "A letter, remembered by 42 per cent of households, goes out.",
        ),
        Prose("report/opening", "report/opening.md", "The car was heard by 60 % of households."),
    )
    issues = list(check_shares(Forum("f", "F", prose=texts), {}))
    assert [one.rule for one in issues] == ["counted-differently"]
    assert issues[0].message.startswith("42 per cent here, 4 per cent in report/session-a.md")

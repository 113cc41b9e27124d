"""How many recommendations are enough follows the length of the forum."""

import datetime as dt

import pytest

from reportgen.model import Forum
from reportgen.project.decisions.cut import half_days


@pytest.mark.parametrize(
    ("minutes", "days", "wanted"), [(None, 1, 1), (270, 1, 1), (480, 1, 2), (480, 3, 6), (90, 0, 1)]
)
def test_half_days(minutes: int | None, days: int, wanted: int) -> None:
    dates = tuple(dt.date(2026, 5, 1 + day) for day in range(days))
    assert half_days(Forum("f", "F", dates=dates, duration_minutes=minutes)) == wanted


def test_half_days_by_the_clock() -> None:
    forum = Forum("f", "F", start=dt.time(9), end=dt.time(17))
    assert half_days(forum) == 2

"""The short list has a longest length for each day of the forum."""

import datetime as dt

import pytest

from reportgen.model import Forum
from reportgen.project.decisions.cut import enough_for


@pytest.mark.parametrize(("days", "wanted"), [(0, 30), (1, 30), (3, 90)])
def test_at_most_thirty_a_day(days: int, wanted: int) -> None:
    dates = tuple(dt.date(2026, 5, 4 + day) for day in range(days))
    assert enough_for(Forum("f", "F", dates=dates)) == wanted

"""Words by which a speaker who is not named tells all the same who speaks."""

import pytest

from reportgen.model import Forum
from reportgen.people import tell_tales
from reportgen.people.tell_tales import CASES
from reportgen.shipped import read_data

FORUM = Forum("f", "Forum")


WRITTEN = read_data(CASES, dict[str, list[dict[str, str]]])["tell_tales"]


@pytest.mark.parametrize("case", WRITTEN, ids=lambda one: one["example"])
def test_every_tell_tale_is_found_and_its_counterexample_not(case: dict[str, str]) -> None:
    assert tell_tales(case["example"], FORUM, ())
    assert not tell_tales(case["counterexample"], FORUM, ())

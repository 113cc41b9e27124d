"""Findings and a clock for the tests of the review room."""

import datetime as dt
from collections.abc import Callable

import pytest

from reportgen.journal import Stamp, stamp
from reportgen.model import Evidence, Finding, FindingId, SegmentId

NOON = dt.datetime(2026, 5, 14, 12, 0, tzinfo=dt.UTC)
MakeFinding = Callable[[str, str], Finding]


@pytest.fixture
def by() -> Stamp:
    return stamp("Ms. Ines Faro", NOON)


@pytest.fixture
def finding() -> MakeFinding:
    def make(name: str, quote: str) -> Finding:
        evidence = Evidence(SegmentId(f"segment-{name}"), 0, len(quote), quote)
        return Finding(FindingId(name), "recommendation", evidence, "should")

    return make

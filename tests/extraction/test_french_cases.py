"""Labelled French sentences in context are found, credited and kept negative."""

import importlib.util

import pytest

from benchmarks.french import (
    FILES,
    Answer,
    addressees,
    answer,
    found_score,
    polarities,
    read_cases,
    sources,
)
from reportgen.extraction import FRENCH_MODEL
from tests.conftest import skip_or_fail

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=FILES)
def answers(request: pytest.FixtureRequest) -> list[Answer]:
    if importlib.util.find_spec(FRENCH_MODEL) is None:
        skip_or_fail("the French language model is not installed")
    return [answer(case) for case in read_cases(request.param)]


def test_recommendations_are_found_and_traps_are_not(answers: list[Answer]) -> None:
    result = found_score(answers)
    assert result.precision >= 0.9
    assert result.recall >= 0.9


def test_others_are_credited_and_never_the_speaker(answers: list[Answer]) -> None:
    credited, reported, own = sources(answers)
    assert credited >= 0.9 * reported
    assert own == 0


def test_who_should_act_is_exact_where_it_is_said(answers: list[Answer]) -> None:
    exact, stated = addressees(answers)
    assert exact >= 0.75 * stated


def test_polarity_is_as_labelled(answers: list[Answer]) -> None:
    same, found = polarities(answers)
    assert same == found


@pytest.mark.parametrize("name", FILES)
def test_cases_hold_both_kinds(name: str) -> None:
    labels = [bool(case["label"]) for case in read_cases(name)]
    assert 0.4 <= sum(labels) / len(labels) <= 0.6

"""Labelled French sentences in context are found, credited and kept negative."""

import importlib.util

import pytest

from benchmarks.french import (
    FILES,
    UNSEEN,
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
def file(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def answers(file: str) -> list[Answer]:
    if importlib.util.find_spec(FRENCH_MODEL) is None:
        skip_or_fail("the French language model is not installed")
    return [answer(case) for case in read_cases(file)]


def test_recommendations_are_found_and_traps_are_not(file: str, answers: list[Answer]) -> None:
    result = found_score(answers)
    floor = 0.75 if file == UNSEEN else 0.9
    assert result.precision >= floor
    assert result.recall >= floor


def test_others_are_credited_and_never_the_speaker(answers: list[Answer]) -> None:
    credited, reported, own = sources(answers)
    assert credited >= 0.9 * reported
    assert own == 0


def test_who_should_act_is_exact_where_it_is_said(file: str, answers: list[Answer]) -> None:
    exact, stated = addressees(answers)
    assert exact >= (0.65 if file == UNSEEN else 0.75) * stated


def test_polarity_is_as_labelled(file: str, answers: list[Answer]) -> None:
    same, found = polarities(answers)
    assert same >= found - (file == UNSEEN)


@pytest.mark.parametrize("name", FILES)
def test_cases_hold_both_kinds(name: str) -> None:
    labels = [bool(case["label"]) for case in read_cases(name)]
    assert 0.3 <= sum(labels) / len(labels) <= 0.6

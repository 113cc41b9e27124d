"""Each way in which a sentence cannot stand alone, with a case that shows it and one that does not."""

import pytest

from reportgen.ledger.alone import Leaning, leans_on, ways_to_lean

LISTED = [(language, one) for language, ways in ways_to_lean().items() for one in ways]


@pytest.mark.parametrize(("language", "case"), LISTED)
def test_each_way_has_an_example_and_a_counterexample(language: str, case: Leaning) -> None:
    assert case.name in leans_on(case.example, language)
    assert leans_on(case.counterexample, language) == ()


def test_a_relative_clause_points_to_nothing_before() -> None:
    assert leans_on("Prefectures should name one section that is responsible.", "en") == ()


def test_other_languages_are_not_judged() -> None:
    assert leans_on("Wir sollten das tun.", "de") == ()

"""Lists of cues find most of what is asked for in the languages without a trained model."""

import pytest

from benchmarks.basic_languages import FIRST_RUN, language_score, read_cases

CASES = read_cases()


@pytest.mark.parametrize("language", sorted(FIRST_RUN))
def test_labelled_sentences_are_told_apart(language: str) -> None:
    cases = CASES[language]
    assert len(cases) == 20
    assert sum(case["label"] for case in cases) >= 8
    result = language_score(language, cases)
    assert result.precision >= 0.85
    assert result.recall >= 0.85

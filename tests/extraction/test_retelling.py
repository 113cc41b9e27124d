"""Sentences are put after "said that" where nothing is guessed, and left alone otherwise."""

import pytest

from reportgen.extraction.english.retelling import Case, retell, rules


@pytest.mark.model
@pytest.mark.parametrize("case", rules().cases, ids=lambda case: case.said[:40])
def test_every_case(case: Case) -> None:
    (told,) = retell([case.said])
    whole = told is not None and told.is_whole
    assert ("as it is" if whole else told and told.words) == case.told

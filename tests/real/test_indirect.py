"""What is unclear, open or believed by nobody is no recommendation."""

import pytest

from reportgen.extraction import extract_text

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "What sluice keepers should do first—",
        "How towns should pay for the nets remains open.",
        "Who should lead and when towns should follow was not decided.",
        "Which harbour should go first was left for June.",
        "The question is how harbours should share the crane.",
        "It is not clear who should repair the mole.",
        "Nobody should believe that harbours must shrink.",
    ],
)
def test_what_is_open_is_not_proposed(sentence: str) -> None:
    assert extract_text(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "What harbours should do is share the crane.",
        "Where nets are old, towns should replace them.",
        "Whoever keeps a sluice should log its hours.",
    ],
)
def test_what_is_proposed_after_such_a_word_is_found(sentence: str) -> None:
    assert extract_text(sentence)

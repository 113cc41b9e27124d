"""What only stands where something has to be written is found; a sentence about it is not."""

import pytest

from reportgen.checks import check_forum
from reportgen.checks.stand_ins import StandIns, is_stand_in, stand_ins
from reportgen.model import Forum, Prose


@pytest.mark.parametrize("entry", stand_ins(), ids=lambda entry: str(entry.language))
def test_each_language_proves_both_sides(entry: StandIns) -> None:
    assert is_stand_in(entry.example)
    assert not is_stand_in(entry.counterexample)
    assert all(is_stand_in(f"({word.upper()})") for word in entry.words)


@pytest.mark.parametrize(
    "text", ["[Title of the forum]", "<name>", "{{ background }}", "XXX", "TBC."]
)
def test_brackets_around_all_of_it_are_a_stand_in(text: str) -> None:
    assert is_stand_in(text)


@pytest.mark.parametrize("text", ["", "Hall [2]", "[1] A note [2]", "2026", "Todo Bien", "[a] [b]"])
def test_what_is_a_text_is_none(text: str) -> None:
    assert not is_stand_in(text)


def test_texts_and_values_are_told_with_their_place() -> None:
    prose = (Prose("background", "prose/background.md", "It rains.\n\n[tbd]\n", 3),)
    issues = check_forum(Forum("f", "[Title]", venue="to be confirmed", prose=prose))
    told = [str(issue.where) for issue in issues if issue.rule == "stand-in"]
    assert len(told) == 3
    assert "prose/background.md:5" in told

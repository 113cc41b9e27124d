"""Themes are the forum's own first; a goal fires with its words and for nothing else."""

import pytest

from reportgen.extraction import tag_themes
from reportgen.extraction.choosing.themes import Goal, goals, tag_goals

EXAMPLES = [(goal, text) for goal in goals() for text in goal.example]
COUNTEREXAMPLES = [(goal, text) for goal in goals() for text in goal.counterexample]
TITLES = ("Keeping Water and Shelter Running in Heat and Flood", "Opening")


def test_there_are_seventeen_goals_with_a_lexicon_each() -> None:
    assert [goal.number for goal in goals()] == list(range(1, 18))
    assert all(goal.example and goal.counterexample for goal in goals())
    assert all(len(set(goal.terms)) == len(goal.terms) for goal in goals())


@pytest.mark.parametrize(("goal", "text"), EXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_example_gets_its_goal(goal: Goal, text: str) -> None:
    assert goal.number in {tag.goal for tag in tag_goals(text)}


@pytest.mark.parametrize(("goal", "text"), COUNTEREXAMPLES, ids=lambda v: getattr(v, "name", v))
def test_counterexample_does_not(goal: Goal, text: str) -> None:
    assert goal.number not in {tag.goal for tag in tag_goals(text)}


def test_the_forums_own_themes_come_first_with_the_words_that_fired() -> None:
    text = "Town halls should renew the consent registers before the heat, with the water works."
    tags = tag_themes(text, ("consent registers", "early warning"), TITLES)
    assert [(tag.theme, tag.terms) for tag in tags if not tag.goal] == [
        ("consent registers", ("consent", "registers")),
        (TITLES[0], ("water", "heat")),
    ]
    assert {6, 11} <= {tag.goal for tag in tags}
    assert [tag.goal > 0 for tag in tags] == sorted(tag.goal > 0 for tag in tags)


def test_one_word_of_a_title_is_no_theme() -> None:
    assert tag_themes("The opening was long and the water cold.", (), TITLES)[0].goal == 6


def test_terms_stand_in_the_text_as_they_are_said() -> None:
    text = "Floods, FLOODING and e-waste: the Gini index, not gini."
    terms = {term for tag in tag_goals(text) for term in tag.terms}
    assert {"Floods", "FLOODING", "e-waste", "Gini"} <= terms
    assert all(term in text for term in terms)


@pytest.mark.parametrize(
    ("text", "themes"),
    [("", []), ("\x00", []), ("( [ {" * 4_000, []), ("water " * 20_000, ["water"])],
    ids=["nothing", "a control character", "brackets", "one word"],
)
def test_odd_text_has_the_themes_of_its_words(text: str, themes: list[str]) -> None:
    assert [tag.theme for tag in tag_themes(text, ("water",), TITLES) if not tag.goal] == themes

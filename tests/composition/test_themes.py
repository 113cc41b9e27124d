"""Themes are printed under accepted recommendations only, and may order them."""

from dataclasses import replace

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document
from reportgen.extraction import tag_themes
from reportgen.ledger import settle
from reportgen.model import Appraisal, Edition, Proceedings, Review, SessionId, ThemeTag
from tests.composition import forum_held as held
from tests.composition.tree_text import part_lines, text_of

OUTLINE = held.outline()
ACCEPTED = [held.decided(name) for name in ("maps", "sirens", "dams", "send")]


def proceedings(*themes: str) -> Proceedings:
    sessions = tuple(
        replace(s, themes=themes if s.id == SessionId("two") else ()) for s in held.FORUM.sessions
    )
    proposed = [f for f in held.FINDINGS if f.kind == "recommendation"]
    return replace(
        held.PROCEEDINGS,
        forum=replace(held.FORUM, sessions=sessions),
        review=Review(tuple(ACCEPTED)),
        appraisals=tuple(
            Appraisal(f.id, themes=tag_themes(f.evidence.quote, themes)) for f in proposed
        ),
    )


def compose(edition: Edition, *themes: str, **house: bool) -> Document:
    outline = replace(OUTLINE, house=replace(OUTLINE.house, **house))
    return compose_outcome_report(settle(proceedings(*themes)), outline, edition)


def test_the_own_themes_come_first_and_the_words_that_fired_in_the_working_edition() -> None:
    text = "\n".join(part_lines(compose("working", "flood maps"), "recommendations"))
    assert "Themes: flood maps (flood, maps)" in text
    # One term says too little of a goal: "Cities" alone is no reason to name it.
    assert "SDG" not in text
    shown = compose("public", "flood maps", themes=True)
    public = "\n".join(part_lines(shown, "recommendations"))
    assert "Themes: flood maps" in public
    assert "(flood" not in public


def test_a_goal_is_named_where_two_of_its_terms_stand() -> None:
    assert not ThemeTag("Sustainable Cities", ("Cities",), 11).is_shown
    assert ThemeTag("Sustainable Cities", ("Cities", "housing"), 11).is_shown
    assert ThemeTag("flood maps", ("flood",)).is_shown


def test_a_house_may_do_without() -> None:
    text = "\n".join(part_lines(compose("public", "flood maps", themes=False), "recommendations"))
    assert "Themes:" not in text


def test_recommendations_may_stand_under_the_themes_of_the_forum() -> None:
    lines = part_lines(compose("public", "sirens", "dams", by_theme=True), "recommendations")
    assert [n for n in lines if n.startswith("## ")] == [
        "## Sirens",
        "## Dams",
        "## Other recommendations",
    ]
    numbers = [n.split()[0] for n in lines if n[:1].isdigit()]
    assert numbers == ["1.", "2.", "3."]
    plain = part_lines(compose("public", by_theme=True), "recommendations")
    assert "## Other recommendations" not in plain


def test_only_what_is_printed_has_themes() -> None:
    given = replace(proceedings("flood maps"), review=Review())
    assert "Themes:" not in text_of(compose_outcome_report(settle(given), OUTLINE, "public"))

"""What a summary quotes and counts has to stand in the sources of its session."""

import pytest

from reportgen.verification import Summary, check_summary
from reportgen.verification.figures import every_value, figures

SAID = (
    "We asked two hundred and twelve people, and forty-four towns of three hundred and ten thousand.",
    "In twenty twenty-three the letter was remembered by 4 % of them, the car by sixty per cent.",
    "A repair costs between five and fifty thousand; the “staircase” has steps, and it works.",
)


def problems(text: str, known: tuple[str, ...] = ()) -> list[str]:
    summary = Summary("report/sessions/a.md", text, 1, SAID, known)
    return [problem.quote for problem in check_summary(summary)]


@pytest.mark.parametrize(
    "text",
    [
        "Of 212 people in forty-four towns (310,000 inhabitants), four per cent remembered it.",
        "In 2023, sixty per cent remembered the car; repairs cost 5,000 to 50,000.",
        'She spoke of a "staircase"; it “has steps … and it works”.',
        "One of them said two things at 14:30 about COVID-19 and the G20.",
        "The 310 000 inhabitants of forty-four towns.",
    ],
)
def test_what_stands_in_the_sources_is_no_problem(text: str) -> None:
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Of 221 people, 4 % remembered it.", ["221"]),
        ("Of 212 people, 42 % remembered it.", ["42"]),
        ("Some ninety-one towns took part.", ["ninety-one"]),
        ("He spoke of “a stairway to heaven”.", ["a stairway to heaven"]),
        ("“the letter … was never sent”", ["the letter … was never sent"]),
        ("It was in August 2025: nobody came.", ["2025"]),
    ],
)
def test_what_stands_in_none_is_named(text: str, found: list[str]) -> None:
    assert problems(text) == found


def test_titles_and_counts_of_the_forum_are_known() -> None:
    assert problems("“Pumps and People” had 160 listeners.", ("Pumps and People", "160")) == []


def test_figures_are_read_in_digits_and_words() -> None:
    text = "1,063 of 3 000 forms, 4.5 euros, one hundred and five boats, nineteen eighty-seven"
    assert [one.value for one in figures(text)] == [1063, 3000, 4.5, 105, 1987]
    assert {19.0, 1987.0} <= every_value([text])

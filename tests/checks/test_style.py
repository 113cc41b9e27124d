"""Style rules find what they promise, stay quiet otherwise, and give file and line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.checks import check_points, check_style
from reportgen.checks.prose_style import style_names
from reportgen.checks.style import (
    heading_case,
    readable,
    rule_remarks,
    rules,
    sentence_case,
    single_subheadings,
    small_numbers,
)
from reportgen.errors import Issue, Place
from reportgen.model import (
    CountryName,
    Forum,
    Mark,
    Material,
    Outline,
    Person,
    PersonId,
    Prose,
    Segment,
    SegmentId,
    Session,
    SessionId,
    Source,
    SourceId,
)

KOREA = CountryName("Republic of Korea", ("South Korea", "Korea"))
OUTLINE = Outline("outcome-report", "Report", style_checks=style_names(), countries=(KOREA,))
TITLED = Session(SessionId("s"), "The Long Way Home")
ANA = Person(PersonId("ana"), "Ana Kim", "Kim", country="South Korea")


def remarks(text: str, key: str = "background", line: int = 1, **forum: object) -> list[Issue]:
    prose = (Prose(key, f"prose/{key}.md", text, line),)
    made = Forum("f", "Forum", people=(ANA,), prose=prose)
    return list(check_style(replace(made, **forum), OUTLINE, {}))  # type: ignore[arg-type]


def found(text: str, key: str = "background") -> list[str]:
    return [issue.rule.removeprefix("style-") for issue in remarks(text, key)]


@pytest.mark.parametrize("name", rules())
def test_each_rule_fires_and_is_quiet(name: str) -> None:
    rule = rules()[name]
    assert rule.fires
    assert rule.quiet
    for text in rule.fires:
        assert list(rule_remarks(rule, text)), text
    for text in rule.quiet:
        assert not list(rule_remarks(rule, text)), text


def test_a_suggestion_stands_at_its_line_of_the_file() -> None:
    (issue,) = remarks("One line.\n\nThe organisation met.\n", line=4)
    assert issue.where == Place("prose/background.md", 6)
    assert issue.message == "'organisation': write 'organization'"


@pytest.mark.parametrize(
    "text",
    [
        "She said “12% of the UN organisation”.",
        'He asked for "a 5% program".',
        "See https://example.org/UN/program.",
        "Read [the page](https://example.org/email).",
        "| Share | 12% |",
        "[^1]: A note.",
    ],
)
def test_quotations_addresses_and_tables_are_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text('ab “”"\n|[](){}`12%UN.', max_size=80))
def test_what_is_read_has_the_same_places(text: str) -> None:
    prose = readable(text)
    assert len(prose) == len(text)
    assert [n for n, c in enumerate(text) if c == "\n"] == [
        n for n, c in enumerate(prose) if c == "\n"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("There were 5 towns.", ["'5 towns': write 'five towns'"]),
        ("There were 5 towns and 12 cities.", []),
        ("See session 3 for more.", []),
        ("On 8 December the towns met.", []),
        ("About 9 per cent, or 3 million people.", []),
        ("A gauge of 3.5 metres; version 2.1 works.", []),
        ("At 9:05 and on pages 3-5 there.", []),
    ],
)
def test_numbers_under_ten_are_words_unless_there_is_a_reason(text: str, said: list[str]) -> None:
    assert [remark.message for remark in small_numbers(text)] == said


@pytest.mark.parametrize(
    ("title", "suggested"),
    [
        ("Warnings That Reach Everyone", "Warnings that reach everyone"),
        ("Warnings that reach everyone", ""),
        ("Water in Seoul", ""),
        ("Paying for Repair: Who Decides", "Paying for repair: Who decides"),
        ("COVID-19 and the SDGs", ""),
    ],
)
def test_headings_in_sentence_case(title: str, suggested: str) -> None:
    assert sentence_case(title, frozenset({"seoul"})) == suggested


def test_headings_are_found_in_prose() -> None:
    text = "# Towns That Live with Water\n\n## Only One Here\n\nText."
    assert len(list(heading_case(text, frozenset()))) == 2
    assert [r.offset for r in single_subheadings(text)] == [text.index("## Only")]
    assert not list(single_subheadings("# Title\n\n## One\n\n## Two\n"))


def test_an_acronym_is_told_once_and_only_if_nothing_spells_it_out() -> None:
    assert found("The OKRB met. The OKRB left.") == ["acronym"]
    assert found("The Office of River Books (ORB) met. The ORB left.") == []


def test_a_summary_that_reports_individuals_is_told() -> None:
    assert found("Ms. Kim asked for sirens.", "report/session-one") == ["individual-statement"]
    assert found("Kimchi was served.", "report/session-one") == []
    assert found("Ms. Kim runs it.") == []


def test_other_names_of_countries_are_told_in_prose() -> None:
    assert found("Towns in South Korea flood.") == ["country-name"]
    assert found("Towns in the Republic of Korea and of the Korea Institute.") == []


def test_a_country_without_a_name_to_print_is_a_warning() -> None:
    issues = remarks("Text.", people=(replace(ANA, country="Ruritania"),))
    assert [(i.severity, i.rule) for i in issues] == [("warning", "country-not-printed")]
    assert remarks("Text.", people=(ANA,)) == []


def test_titles_of_sessions_are_headings() -> None:
    session = Session(SessionId("s"), "Paying for Repair Everywhere")
    (issue,) = remarks("Text.", sessions=(session,))
    assert "Paying for repair everywhere" in issue.message


def test_a_profile_without_checks_says_nothing() -> None:
    forum = Forum("f", "F", prose=(Prose("background", "b.md", "A 5% program.  The UN."),))
    assert not list(check_style(forum, Outline("outcome-report", "R"), {}))


def test_an_unknown_check_is_told_with_the_one_that_was_meant() -> None:
    outline = replace(OUTLINE, style_checks=("small-numbers",))
    (issue,) = check_style(Forum("f", "F"), outline, {})
    assert issue.severity == "error"
    assert "did you mean 'small-number'" in issue.message


def test_a_point_without_consensus_that_names_somebody_is_told() -> None:
    source = Source(SourceId("n"), "notes/n.md", "0", "notes", "notes")
    point = Segment(
        SegmentId("n#3"), source.id, "bullet", "Ms. Kim did not agree.", (Mark(0, 3),),
        tag="no-consensus",
    )  # fmt: skip
    forum = Forum("f", "F", people=(ANA,))
    (issue,) = check_points(forum, OUTLINE, Material((source,), (point,)))
    assert issue.where == Place("notes/n.md", 3)


def test_rules_of_english_are_not_asked_of_other_languages() -> None:
    text = "## Le Marché De La Ville\n\nIls  ont 3 villes, 12 % du programme.\n\n- un;\n- deux OMD"
    prose = (Prose("background", "prose/background.md", text, 1),)
    forum = Forum("f", "Forum", people=(ANA,), prose=prose, sessions=(TITLED,))
    told: dict[str, set[str]] = {tag: set() for tag in ("en", "fr", "ko", "ar")}
    for language, names in told.items():
        issues = check_style(forum, replace(OUTLINE, language=language, countries=()), {})
        names.update(issue.rule.removeprefix("style-") for issue in issues)
    assert {"per-cent-sign", "heading-case", "list-semicolon"} < told["en"]
    assert "double-space" in told["en"]
    for language in ("fr", "ko", "ar"):
        assert told[language] == {"double-space"}

"""Declared numbers are drawn and printed as declared, none invented, nobody named by a small one."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Chart, Document, Paragraph
from reportgen.ledger import settle
from reportgen.model import (
    SMALLEST,
    Actual,
    Count,
    CountryName,
    Evaluation,
    Headcount,
    Outline,
    Participation,
    Question,
    left_out,
)
from tests.composition import forum_held as held
from tests.composition.tree_text import part_lines, words

COUNTS = Participation(
    attended=164,
    source="registration form",
    by_country=(Count("Peru", 4), Count("Republic of Korea", 143), Count("Åland", 17)),
    by_sector=(Count("Local government", 100), Count("Civil society", 64)),
    by_gender=(
        Count("Women", 80),
        Count("Men", 72),
        Count("Not declared", 10),
        Count("Another gender", 2),
    ),
)


def compose(outline: Outline | None = None, **changes: object) -> Document:
    forum = replace(held.FORUM, **changes)  # type: ignore[arg-type]
    proceedings = replace(held.PROCEEDINGS, forum=forum)
    return compose_outcome_report(settle(proceedings), outline or held.outline(), "public")


def charts(document: Document, part: str = "figures") -> list[Chart]:
    blocks = (b for p in document.parts if p.name == part for b in p.blocks)
    return [block for block in blocks if isinstance(block, Chart)]


def test_without_numbers_there_is_no_chart() -> None:
    document = compose(participation=Participation(attended=164))
    assert [part.name for part in document.parts if part.name in {"figures", "evaluation"}] == []


def test_the_annex_reads_as_agreed() -> None:
    assert part_lines(compose(participation=COUNTS), "figures") == [
        "(page)",
        "# Annex III. The forum in figures",
        (
            "(bar chart: Participants by country: Republic of Korea 143; Åland 17; Peru 4) "
            "Figure 1. Participants by country, as declared. Source: registration form; "
            "n = 164 participants who attended."
        ),
        "header: Country | Participants",
        "plain: Republic of Korea | 143",
        "plain: Åland | 17",
        "plain: Peru | 4",
        (
            "(bar chart: Participants by sector: Local government 100; Civil society 64) "
            "Figure 2. Participants by sector, as declared. Source: registration form; "
            "n = 164 participants who attended."
        ),
        "header: Sector | Participants",
        "plain: Local government | 100",
        "plain: Civil society | 64",
        (
            "(bar chart: Participants by gender: Women 80; Men 72) "
            "Figure 3. Participants by gender, as declared. Source: registration form; "
            "n = 152 participants who attended."
        ),
        "header: Gender | Participants",
        "plain: Women | 80",
        "plain: Men | 72",
        (
            "Groups are left out where their number, or what it leaves of the total, could name one or "
            "two people."
        ),
    ]


def test_a_small_group_by_gender_is_nowhere_in_the_report() -> None:
    printed = repr(compose(participation=COUNTS).parts)
    assert "Another gender" not in printed
    assert "Not declared" not in printed


def test_small_countries_and_sectors_are_printed_as_one() -> None:
    countries = (Count("Peru", 9), Count("Fiji", 5), Count("Oman", 2), Count("Mali", 1))
    few = replace(COUNTS, by_country=countries, by_sector=(Count("Ports", 4), Count("Inns", 2)))
    document = compose(participation=few)
    printed = part_lines(document, "figures")
    assert [line for line in printed if line.startswith("plain:")][:3] == [
        "plain: Peru | 9",
        "plain: Fiji | 5",
        "plain: 2 others | 3",
    ]
    whole = repr(document.parts)
    assert "Oman" not in whole
    assert "Inns" not in whole
    assert "counted together with others" in whole


def test_without_two_groups_left_no_number_by_gender_is_printed() -> None:
    few = replace(COUNTS, by_gender=(Count("Women", 90), Count("Men", 73), Count("Other", 1)))
    printed = repr(compose(participation=few).parts)
    assert "Women" not in printed
    assert "could name one or two people" in printed


@given(st.lists(st.integers(0, 9), max_size=6))
def test_no_small_number_can_be_worked_out_from_the_total(numbers: list[int]) -> None:
    groups = tuple(Count(f"G{place}", number) for place, number in enumerate(numbers))
    hidden = [count.number for count in left_out(groups) if count.number]
    shown = [count for count in groups if count.number and count not in left_out(groups)]
    assert all(count.number >= SMALLEST for count in shown)
    assert not shown or not hidden or (len(hidden) >= 2 and sum(hidden) >= SMALLEST)
    assert hidden or all(number >= SMALLEST for number in numbers if number)


@pytest.mark.parametrize("kind", ["registered", "attended", "online"])
def test_the_caption_says_who_was_counted(kind: str) -> None:
    counted = replace(COUNTS, counted=kind, source="")  # type: ignore[arg-type]
    caption = words(charts(compose(participation=counted))[0].caption)
    assert caption.startswith("Figure 1. Participants by country, as declared. n = 164 ")
    assert {"registered": "registered", "attended": "attended", "online": "online"}[kind] in caption


def test_every_country_is_in_the_table_though_not_in_the_drawing() -> None:
    many = tuple(Count(f"Land {n:02}", 40 - n) for n in range(30))
    (chart, *_) = charts(compose(participation=replace(COUNTS, by_country=many)))
    assert len(chart.categories) == 15
    assert chart.categories[-1] == "16 others"
    assert len(chart.table.rows) == 31
    assert sum(chart.series[0].values) == sum(count.number for count in many)


def test_countries_have_the_names_of_the_profile() -> None:
    table = (CountryName("Republic of Korea", ("South Korea",)), CountryName("Peru"))
    outline = held.outline()
    outline = replace(
        outline,
        countries=table,
    )
    counts = (Count("Atlantis", 3), Count("Peru", 4), Count("South Korea", 9), Count("Lemuria", 2))
    (chart, *_) = charts(compose(outline, participation=Participation(by_country=counts)))
    assert chart.categories == ("Republic of Korea", "Peru", "Other participants")
    assert chart.series[0].values == (9, 4, 5)


# --- attendance -------------------------------------------------------------------------------


def at(clock: str, number: int, place: str = "", day: int = 0) -> Headcount:
    date = dt.date(2026, 5, day) if day else None
    return Headcount(dt.time.fromisoformat(clock), number, place, date)


def test_attendance_is_a_line_in_the_order_of_time() -> None:
    counts = (at("15:00", 163), at("14:00", 101), at("16:00", 88))
    (chart,) = charts(compose(participation=Participation(over_time=counts)))
    assert (chart.kind, chart.categories) == ("line", ("14:00", "15:00", "16:00"))
    assert chart.series[0].values == (101, 163, 88)


def test_places_counted_together_share_a_chart() -> None:
    counts = (at("14:00", 9, "Room"), at("14:00", 4, "Stream"), at("15:00", 8, "Room"))
    both = (*counts, at("15:00", 5, "Stream"))
    (chart,) = charts(compose(participation=Participation(over_time=both)))
    assert [(s.name, s.values) for s in chart.series] == [("Room", (9, 8)), ("Stream", (4, 5))]
    assert len(charts(compose(participation=Participation(over_time=counts)))) == 2


def test_several_days_are_told_apart() -> None:
    counts = (at("14:00", 9, day=15), at("14:00", 7))
    (chart,) = charts(compose(participation=Participation(over_time=counts)))
    assert chart.categories == ("14 May 2026, 14:00", "15 May 2026, 14:00")


# --- the day ----------------------------------------------------------------------------------


def test_the_day_is_drawn_where_a_time_was_written_down() -> None:
    assert charts(compose()) == []
    slots = held.ONE.slots
    late = replace(slots[-1], actual=Actual(start=dt.time(14, 4), end=dt.time(14, 17)))
    one = replace(held.ONE, slots=(*slots[:-1], late))
    (chart,) = charts(compose(sessions=(held.OPENING, one, held.TWO, held.THREE)))
    assert chart.kind == "timeline"
    assert chart.categories == ("Opening", "Session I", "Session II")
    assert chart.starts == (780, 790, 850)
    assert chart.series[0].values == (10, 67, 60)
    row = [words(cell.paragraphs[0].inlines) for cell in chart.table.rows[2].cells]
    assert row == ["Session I", "13:10–14:10", "13:10–14:17", "67"]


# --- evaluation -------------------------------------------------------------------------------


def question(words: str, *numbers: int) -> Question:
    names = ("Agree", "Neither", "Disagree")
    return Question(words, tuple(map(Count, names, numbers)))


def test_evaluation_says_how_many_answered_and_what() -> None:
    given = Evaluation(
        160, 64, "Sent by e-mail.", (question("A?", 1, 2, 3), question("B?", 3, 2, 1))
    )
    document = compose(evaluation=given)
    assert part_lines(document, "evaluation") == [
        "# Evaluation",
        "Of 160 evaluation forms, 64 were returned (40 per cent).",
        "Sent by e-mail.",
        (
            "(stacked chart: Answers on the evaluation forms: A? (Agree 1, Neither 2, Disagree 3); "
            "B? (Agree 3, Neither 2, Disagree 1)) Figure 1. Answers on the evaluation forms"
        ),
        "header: Question | Agree | Neither | Disagree",
        "plain: A? | 1 | 2 | 3",
        "plain: B? | 3 | 2 | 1",
    ]


def test_a_question_with_answers_of_its_own_has_a_chart_of_its_own() -> None:
    given = Evaluation(questions=(question("A?", 1, 2, 3), Question("Stay?", (Count("Yes", 5),))))
    found = charts(compose(evaluation=given), "evaluation")
    assert [(c.kind, words(c.caption)) for c in found] == [
        ("bar", "Figure 1. A? n = 6."),
        ("bar", "Figure 2. Stay? n = 5."),
    ]


def test_many_questions_are_several_charts() -> None:
    given = Evaluation(questions=tuple(question(f"{n}?", 1, 2, 3) for n in range(20)))
    found = charts(compose(evaluation=given), "evaluation")
    assert [len(chart.categories) for chart in found] == [8, 8, 4]


def test_rows_of_a_short_table_stay_together() -> None:
    (chart, *_) = charts(compose(participation=COUNTS))
    assert [row.keep_with_next for row in chart.table.rows] == [True, True, True, False]
    assert not any(isinstance(block, Paragraph) and not block.inlines for block in compose().body)

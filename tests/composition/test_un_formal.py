"""The profile of formal United Nations reports: numbered, and nobody printed with a statement."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.composition import measure
from reportgen.composition.briefs.brief import compose_speaker_briefs
from reportgen.composition.concept_note import compose_concept_note
from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document, Heading, List, Paragraph, Text
from reportgen.errors import TemplateError
from reportgen.ledger import Ledger, settle
from reportgen.model import (
    Edition,
    Forum,
    Outline,
    Participation,
    Proceedings,
    Prose,
    ReportName,
)
from reportgen.project.documents.profiles import profile_names
from reportgen.readers import read_country_names
from tests.composition import forum_held as held
from tests.composition.tree_text import part_lines, shipped_outline, text_of
from tests.goldens import assert_golden

GOLDENS = Path(__file__).parent / "goldens"
PROFILE = Path(__file__).parents[2] / "templates" / "un-formal"


def outline(report: ReportName = "outcome-report") -> Outline:
    read = shipped_outline("un-formal", report)
    return replace(read, countries=read_country_names(PROFILE / "country_names.yaml"))


OUTLINE = outline()


def compose(
    decided: Proceedings | Ledger = held.PROCEEDINGS, edition: Edition = "public"
) -> Document:
    ledger = decided if isinstance(decided, Ledger) else settle(decided)
    return compose_outcome_report(ledger, OUTLINE, edition)


def with_forum(**changes: object) -> Proceedings:
    return replace(held.PROCEEDINGS, forum=replace(held.FORUM, **changes))  # type: ignore[arg-type]


def from_countries(*countries: str) -> Proceedings:
    people = [
        replace(p, country=c) for p, c in zip(held.PEOPLE, (*countries, *[""] * 9), strict=False)
    ]
    return with_forum(people=tuple(people))


@pytest.mark.parametrize("edition", ["public", "working"])
def test_the_report_reads_as_agreed(edition: Edition) -> None:
    assert_golden(GOLDENS / f"un_formal_{edition}.txt", text_of(compose(edition=edition)) + "\n")


# --- numbers ----------------------------------------------------------------------------------


def test_paragraphs_count_through_the_report() -> None:
    lists = [b for b in compose().body if isinstance(b, List) and b.numbering == "paragraph"]
    counted = [n for b in lists for n in range(b.start, b.start + len(b.items))]
    assert counted == list(range(1, len(counted) + 1))
    assert len(counted) > 10


def test_headings_count_by_level_and_annexes_have_their_own_numbers() -> None:
    headings = [b for b in compose(edition="working").body if isinstance(b, Heading)]
    chapters = [h.number for h in headings if h.level == 1 and h.number]
    assert chapters[:4] == ["I.", "II.", "III.", "IV."]
    assert [h.number for h in headings if h.level == 2 and h.number][:2] == ["A.", "B."]
    plain = [h.anchor for h in headings if not h.number]
    assert {"executive-summary", "agenda", "participants-by-country", "evidence"} <= set(plain)


def test_the_summary_has_no_numbers() -> None:
    prose = (*held.FORUM.prose, Prose("report/executive-summary", "s.md", "One.\n\nTwo."))
    lines = part_lines(compose(with_forum(prose=prose)), "executive-summary")
    assert lines == ["# Summary", "One.", "Two."]


def test_bullets_under_a_paragraph_are_its_sub_paragraphs() -> None:
    text = "Lead:\n\n- one\n- two\n\nNext.\n\n- three"
    lines = part_lines(
        compose(with_forum(prose=(Prose("background", "b.md", text),))), "background"
    )
    assert lines == ["# I. Background", "1. Lead:", "(a) one", "(b) two", "2. Next.", "(a) three"]


def test_a_section_of_bullets_alone_is_one_of_paragraphs() -> None:
    forum = with_forum(prose=(Prose("background", "b.md", "- one\n- two"),))
    assert part_lines(compose(forum), "background") == ["# I. Background", "1. one", "2. two"]


def test_roman_lists_are_lettered_since_headings_are_roman() -> None:
    assert part_lines(compose(), "objectives")[1:] == ["(a) Compare;", "(b) Learn."]


# --- no individual statements -------------------------------------------------------------------


def test_no_point_names_who_made_it() -> None:
    names = [person.name for person in held.PEOPLE]
    for edition in ("public", "working"):
        document = compose(edition=edition)
        points = part_lines(document, "recommendations") + part_lines(document, "other-points")
        assert points
        assert not [line for line in points for name in names if name in line]


def test_the_evidence_stays_in_the_working_edition() -> None:
    working = compose(edition="working")
    assert "evidence 1.1" in "\n".join(part_lines(working, "recommendations"))
    assert "Jun Kim" in "\n".join(part_lines(working, "evidence"))


def test_speakers_are_listed_and_their_sentences_are_not_printed() -> None:
    document = compose(edition="working")
    sessions = "\n".join(part_lines(document, "sessions"))
    assert "Ms. Ana Kim" in sessions
    assert "Half of the towns have no siren." not in sessions
    assert "The office repairs gauges" not in sessions
    assert "Participants asked who pays for batteries." in sessions
    not_printed = part_lines(document, "not-printed")
    assert any("individual statements are not printed" in line for line in not_printed)


def test_a_note_that_names_somebody_is_a_statement_even_without_a_label() -> None:
    segments = tuple(
        replace(s, text=s.text.replace("Participants", "Dr. Okoro")) for s in held.SEGMENTS
    )
    material = replace(held.PROCEEDINGS.material, segments=segments)
    document = compose(replace(held.PROCEEDINGS, material=material))
    assert "who pays for batteries" not in text_of(document)


def test_dissent_is_never_left_out() -> None:
    assert "Whether sirens or phones come first." in text_of(compose())


# --- numbers in words, countries ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (Participation(countries=9), "Participants came from nine countries."),
        (Participation(countries=10), "Participants came from 10 countries."),
        (Participation(countries=1), "Participants came from one country."),
        (Participation(attended=9, online=8), "nine attended and eight followed online."),
        (Participation(attended=12, online=8), "12 attended and 8 followed online."),
        (Participation(registered=1212), "1,212 participants registered."),
    ],
)
def test_counts_under_ten_are_words_unless_the_series_goes_higher(
    given: Participation, printed: str
) -> None:
    assert printed in text_of(compose(with_forum(participation=given)))


def test_countries_have_united_nations_names_and_others_are_not_printed() -> None:
    given = ("South Korea", "vietnam", "Ruritania", "", "Côte d'Ivoire")
    text = text_of(compose(from_countries(*given)))
    assert "following countries: Côte d’Ivoire; Republic of Korea; Viet Nam." in text
    assert "Ruritania" not in text
    assert "South Korea" not in text


def test_participants_stand_by_country_in_english_order() -> None:
    proceedings = from_countries("Türkiye", "Côte d'Ivoire", "Korea", "", "South Korea")
    lines = part_lines(compose(proceedings), "participants-by-country")
    countries = [line.partition(" / ")[0] for line in lines[2:]]
    assert countries == ["Côte d’Ivoire", "Republic of Korea", "Türkiye", "Other participants"]
    assert lines[3].endswith(
        "Ms. Dora Lim, Engineer, Delta River Office; Dr. Élise Okoro, Adviser, Delta River Office"
    )


def test_the_table_names_every_country_once() -> None:
    names = [n.casefold() for c in OUTLINE.countries for n in (c.name, *c.also)]
    assert len(names) == len(set(names))
    assert len(OUTLINE.countries) == 193 + 2


# --- lengths ------------------------------------------------------------------------------------


def test_every_budget_passes_or_fails_in_the_working_edition() -> None:
    tight = replace(OUTLINE, budgets=(("total", 8500), ("background", 3)))
    document = compose_outcome_report(settle(held.PROCEEDINGS), tight, "working")
    assert [line.rpartition(" | ")[2] for line in part_lines(document, "length")[2:]] == [
        "Result",
        "pass",
        "too long",
    ]


def test_headings_and_footnotes_count() -> None:
    document = compose()
    measures = {one.section: one for one in measure(document.parts, document.notes, OUTLINE)}
    assert measures["background"].words == len(["Background", "Towns", "flood", "more", "often."])
    without = measure(document.parts, (), OUTLINE)[0]
    assert measures["total"].words == without.words + len(["A", "note."])


def test_a_budget_of_no_section_is_an_error() -> None:
    with pytest.raises(TemplateError, match="did you mean 'background'"):
        compose_outcome_report(
            settle(held.PROCEEDINGS), replace(OUTLINE, budgets=(("backgrund", 3),)), "public"
        )


# --- the other reports --------------------------------------------------------------------------


def test_the_concept_note_is_numbered_and_says_that_it_is_a_draft(forum: Forum) -> None:
    note = compose_concept_note(forum, outline("concept-note"))
    lines = text_of(note).splitlines()
    assert "# I. Background" in lines
    assert "1. Storms come[1] often." in lines
    assert "# Draft agenda" in lines
    assert lines[3] == note.furniture.status == "Draft"


def test_briefs_are_letters_without_numbers(forum: Forum) -> None:
    briefs = compose_speaker_briefs(forum, outline("speaker-briefs"))
    blocks = [block for brief in briefs for block in brief.document.body]
    assert not [b for b in blocks if isinstance(b, Heading) and b.number]
    assert not [b for b in blocks if isinstance(b, List) and b.numbering == "paragraph"]


def test_no_shipped_profile_speaks_for_somebody_else() -> None:
    for profile in profile_names():
        assert shipped_outline(profile, "outcome-report").disclaimer == ""


def test_headings_have_four_levels_of_numbers() -> None:
    text = "# One\n\na\n\n## Two\n\nb\n\n### Three\n\nc\n\n### Next\n\nd\n"
    prose = Prose("background", "prose/background.md", text)
    document = compose(with_forum(prose=(prose,)))
    numbers = [b.number for b in document.body if isinstance(b, Heading)]
    at = numbers.index("A.")
    assert numbers[at : at + 4] == ["A.", "1.", "(a)", "(b)"]


# --- what a draft asks ------------------------------------------------------------------------


def asked(document: Document) -> set[str]:
    paragraphs = (b for b in document.body if isinstance(b, Paragraph))
    return {i.asks for b in paragraphs for i in b.inlines if isinstance(i, Text) and i.asks}


def test_only_the_working_edition_of_a_draft_asks() -> None:
    bare = with_forum(prose=())
    told = asked(compose(bare, "working"))
    assert any("report/executive-summary.md" in words for words in told)
    assert any("report/way-forward.md" in words for words in told)
    assert not asked(compose(bare, "public"))
    signed = held.signed(bare)
    assert not asked(compose(signed, "working"))

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.composition import compose_concept_note
from reportgen.document import Heading, Link, Table
from reportgen.errors import InputError, TemplateError
from reportgen.model import Custom, Forum, OrganizationId, Outline, OutlineSection, Prose
from tests.composition.tree_text import lines_of, part_lines, text_of
from tests.goldens import assert_golden

GOLDEN = Path(__file__).parent / "goldens" / "concept_note.txt"


def test_the_whole_note(forum: Forum, concept_outline: Outline) -> None:
    assert_golden(GOLDEN, text_of(compose_concept_note(forum, concept_outline)) + "\n")


def test_what_stands_around_it(forum: Forum, concept_outline: Outline) -> None:
    document = compose_concept_note(replace(forum, notice="Invented example"), concept_outline)
    assert document.template == "concept_note"
    assert not document.cover_page
    assert document.furniture.status == "Draft"
    assert document.furniture.date == "20 November 2020"
    assert document.furniture.notice == "Invented example"
    assert "Invented example" in lines_of(document.cover)
    assert document.properties.title == "2020 Harbour Forum: Concept Note"
    assert document.properties.created.year == 2020
    assert "email" not in repr(document.fields)
    assert "meet.example.org" not in repr(document)


def test_a_section_without_content_is_left_out(concept_outline: Outline) -> None:
    document = compose_concept_note(Forum(id="bare", title="Bare Forum"), concept_outline)
    assert text_of(document) == "\n".join(
        ["Bare Forum", "Concept Note", "Draft", "<time to be confirmed>, <date to be confirmed>"]
    )
    assert document.furniture.status == "Draft"


def test_sections_are_renamed_reordered_and_broken_by_the_outline(
    forum: Forum, concept_outline: Outline
) -> None:
    sections = (
        OutlineSection("objectives", "Aims of the {event}"),
        OutlineSection("background", "Context", page_break=True),
    )
    document = compose_concept_note(forum, replace(concept_outline, sections=sections))
    headings = [line for line in lines_of(document.body) if line.startswith("# ")]
    assert headings == ["# Aims of the 2020 Harbour Forum", "# Context"]
    assert "(page)" in lines_of(document.body)


def test_a_section_is_laid_on_its_side_by_the_outline(
    forum: Forum, concept_outline: Outline
) -> None:
    sections = (
        OutlineSection("objectives", "Aims", layout="landscape"),
        OutlineSection("background", "Context", page_break=True),
    )
    document = compose_concept_note(forum, replace(concept_outline, sections=sections))
    lines = [line for line in lines_of(document.body) if line.startswith(("# ", "(page"))]
    assert lines == ["(page on its side)", "# Aims", "(page)", "(page)", "# Context"]


def test_any_text_of_the_folder_can_be_a_section(forum: Forum, concept_outline: Outline) -> None:
    extra = Prose("code-of-conduct", "prose/code-of-conduct.md", "Be kind.")
    outline = replace(
        concept_outline, sections=(OutlineSection("code-of-conduct", "Code of Conduct"),)
    )
    document = compose_concept_note(replace(forum, prose=(*forum.prose, extra)), outline)
    assert part_lines(document, "code-of-conduct") == ["# Code of Conduct", "Be kind."]


def test_an_unknown_section_is_refused_with_the_nearest(
    forum: Forum, concept_outline: Outline
) -> None:
    outline = replace(concept_outline, sections=(OutlineSection("backgruond", "Background"),))
    with pytest.raises(TemplateError, match="did you mean 'background'"):
        compose_concept_note(forum, outline)


def test_an_unknown_field_in_a_heading_is_refused(forum: Forum, concept_outline: Outline) -> None:
    outline = replace(concept_outline, sections=(OutlineSection("agenda", "{staus} Agenda"),))
    with pytest.raises(TemplateError, match="did you mean 'status'"):
        compose_concept_note(forum, outline)


def test_an_unknown_owner_is_refused(forum: Forum, concept_outline: Outline) -> None:
    opening, first, closing = forum.sessions
    sessions = (opening, replace(first, owners=(OrganizationId("ippa"),)), closing)
    with pytest.raises(InputError, match="did you mean 'ipa'"):
        compose_concept_note(replace(forum, sessions=sessions), concept_outline)


def test_a_zone_of_city_and_offset_stands_in_parentheses(
    forum: Forum, concept_outline: Outline
) -> None:
    document = compose_concept_note(replace(forum, timezone_label=""), concept_outline)
    assert "13:00–17:30 (Seoul, UTC+9), 8 December 2020" in lines_of(document.cover)


def test_every_organizer_role_has_its_line(forum: Forum, concept_outline: Outline) -> None:
    first, second, third = forum.organizations
    bodies = (first, replace(second, role="with the support of"), replace(third, role="host"))
    document = compose_concept_note(replace(forum, organizations=bodies), concept_outline)
    assert lines_of(document.cover)[6:] == [
        "Co-organized by",
        "Institute of Port Affairs (IPA)",
        "Hosted by",
        "Bay University",
        "With the support of",
        "Local Governance Network (LGN/RO/LG)",
    ]


def test_anchors_are_unique(forum: Forum, concept_outline: Outline) -> None:
    twice = Prose("background", "prose/background.md", "## Why\n\na\n\n## Why\n\nb\n")
    document = compose_concept_note(replace(forum, prose=(twice,)), concept_outline)
    anchors = [block.anchor for block in document.body if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))


HOSTILE = (
    "{{ forum.title }}", "{status}", "{% for x in y %}", "<b>&amp;", "=1+1", "**bold**",
    "\u202egnp.exe", "a|b", "[x](javascript:alert(1))",
)  # fmt: skip


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_names_and_titles_are_printed_literally(
    forum: Forum, concept_outline: Outline, value: str
) -> None:
    opening, first, closing = forum.sessions
    people = tuple(replace(person, name=value) for person in forum.people)
    sessions = (opening, replace(first, title=value), closing)
    hostile = replace(forum, title=value, people=people, sessions=sessions)
    text = text_of(compose_concept_note(hostile, concept_outline))
    assert text.startswith(value)
    assert f"Ms. {value}, Director" in text
    assert f"Session I. {value} (IPA" in text


def test_an_address_carries_nothing_but_itself(forum: Forum, concept_outline: Outline) -> None:
    address = "a@example.org?bcc=b@example.org"
    people = tuple(replace(person, email=address) for person in forum.people)
    document = compose_concept_note(replace(forum, people=people), concept_outline)
    targets = {
        inline.target
        for block in document.body
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for inline in paragraph.inlines
        if isinstance(inline, Link)
    }
    assert targets == {"mailto:a@example.org%3Fbcc%3Db@example.org"}


def test_a_house_has_sections_of_its_own(forum: Forum, concept_outline: Outline) -> None:
    custom = (
        Custom("Decision requested", "The Board is asked to **agree**."),
        Custom("Background", "Why the house wants it."),
        Custom("Budget"),
        Custom("Risks"),
    )
    document = compose_concept_note(replace(forum, custom=custom), concept_outline)
    text = text_of(document)
    assert "Decision requested" in text
    assert "The Board is asked to agree." in text
    assert text.count("Background") == 1
    assert "Why the house wants it." in text
    assert "Storms come" not in text
    assert "Still to be written: Budget; Risks" in text

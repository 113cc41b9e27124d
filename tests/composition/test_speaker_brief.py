import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.composition import compose_speaker_briefs
from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import Document
from reportgen.errors import TemplateError
from reportgen.model import Actual, Forum, Logistics, Outline, OutlineSection, Person, PersonId
from tests.composition.tree_text import lines_of, part_lines, shipped_outline, text_of
from tests.goldens import assert_golden

GOLDEN = Path(__file__).parent / "goldens" / "speaker_brief.txt"


def briefs(forum: Forum, outline: Outline) -> dict[str, Document]:
    return {brief.person: brief.document for brief in compose_speaker_briefs(forum, outline)}


def test_a_presenters_brief(forum: Forum, brief_outline: Outline) -> None:
    assert_golden(GOLDEN, text_of(briefs(forum, brief_outline)["rao"]) + "\n")


def test_everybody_with_a_slot_or_a_session_gets_one(forum: Forum, brief_outline: Outline) -> None:
    assert set(briefs(forum, brief_outline)) == {"kim-ara", "kim-bo", "rao", "sato", "lind"}


def test_what_happened_later_changes_no_brief(forum: Forum, brief_outline: Outline) -> None:
    opening, first, closing = forum.sessions
    actual = Actual("replaced by", PersonId("sato"))
    slots = (replace(first.slots[0], actual=actual), *first.slots[1:])
    later = replace(forum, sessions=(opening, replace(first, slots=slots), closing))
    assert briefs(later, brief_outline) == briefs(forum, brief_outline)


def test_nobody_elses_link_address_or_number(forum: Forum, brief_outline: Outline) -> None:
    for who, document in briefs(forum, brief_outline).items():
        printed = repr(document)
        for person in forum.people:
            if person.id != who and person.join_link:
                assert person.join_link not in printed
        assert "private@example.net" not in printed


def test_people_of_one_surname_are_always_named_in_full(
    forum: Forum, brief_outline: Outline
) -> None:
    for document in briefs(forum, brief_outline).values():
        for before in re.findall(r"(?<!\S)(?<!Dear )(\S+) Kim\b", text_of(document)):
            assert before in {"Ara", "Bo"}


@pytest.mark.parametrize(
    ("honorific", "name", "surname", "language", "expected"),
    [
        ("Ms.", "Ragnhild Løvaas", "Løvaas", "en", "Dear Ms. Løvaas,"),
        ("Prof. Dr.", "Ara Kim", "Kim", "en", "Dear Prof. Dr. Kim,"),
        ("Mx", "Ara Kim", "Kim", "en", "Dear Mx Kim,"),
        ("Ms.", "Halldóra Jónsdóttir", "", "en", "Dear Ms. Halldóra Jónsdóttir,"),
        ("", "Ara Kim", "Kim", "en", "Dear Ara Kim,"),
        ("H.E.", "Ara Kim", "Kim", "en", "Dear H.E. Ara Kim,"),
        ("Sir", "Ara Kim", "Kim", "en", "Dear Sir Ara Kim,"),
        ("Ms. and so on", "Ara Kim", "Kim", "en", "Dear Ms. and so on Ara Kim,"),
        ("Mme", "Maëlle Osier", "Osier", "fr", "Madame,"),
        ("M.", "Ousmane Fall", "", "fr", "Monsieur,"),
        ("Dr.", "Ousmane Fall", "Fall", "fr", "Dr. Ousmane Fall,"),
        ("", "Ousmane Fall", "Fall", "fr", "Ousmane Fall,"),
        ("교수", "김아라", "김", "ko", "김아라 교수 귀하"),
        ("السيدة", "ليلى حداد", "حداد", "ar", "السيدة ليلى حداد، تحية طيبة وبعد،"),
    ],
)
def test_a_letter_begins_by_the_custom_of_its_language(
    honorific: str, name: str, surname: str, language: str, expected: str
) -> None:
    outline = shipped_outline("project-report", "speaker-briefs", language)
    one = Person(PersonId("one"), name, surname, honorific)
    assert People(Forum("f", "F", people=(one,)), Words(outline)).salutation(one.id) == expected


@pytest.mark.parametrize("value", ["{{ 7*7 }}", "{name}", "<b>&amp;", "=1+1", "**x**", "a|b"])
def test_hostile_names_are_printed_literally(
    forum: Forum, brief_outline: Outline, value: str
) -> None:
    people = tuple(
        replace(person, name=value, surname=value, position=value) for person in forum.people
    )
    opening, first, closing = forum.sessions
    slots = (replace(first.slots[0], title=value), *first.slots[1:])
    sessions = (opening, replace(first, slots=slots), closing)
    text = text_of(briefs(replace(forum, people=people, sessions=sessions), brief_outline)["rao"])
    assert f"Dear Prof. {value}," in text
    assert f"Title: “{value}”" in text
    assert f"For Prof. {value}, {value}, Bay University, India" in text


def test_no_state_is_carried_from_one_brief_to_the_next(
    forum: Forum, brief_outline: Outline
) -> None:
    backwards = replace(forum, people=tuple(reversed(forum.people)))
    assert briefs(backwards, brief_outline) == briefs(forum, brief_outline)


def test_the_day_before_is_named_on_the_speakers_clock(
    forum: Forum, brief_outline: Outline
) -> None:
    glance = part_lines(briefs(forum, brief_outline)["kim-bo"], "at-a-glance")
    assert "Tuesday, 8 December 2020 / 13:45–14:00 (Seoul, UTC+9)" in glance[1]
    assert "Monday, 7 December 2020, 23:45 – Tuesday, 8 December 2020, 00:00" in glance[1]
    assert "Monday, 7 December 2020, 23:30 (New York, UTC-5)" in glance[3]


def test_a_moderator_gets_both_sessions_and_their_running_order(
    forum: Forum, brief_outline: Outline
) -> None:
    document = briefs(forum, brief_outline)["kim-ara"]
    roles = [line for line in part_lines(document, "at-a-glance") if "Moderator |" in line]
    assert len(roles) == 2
    assert all("This is also your local time." in line for line in roles)
    order = part_lines(document, "running-order")
    assert order.index("Opening") < order.index(
        "Session I. Harbours after the Storm (IPA & LGN/RO/LG)"
    )
    assert any(line.startswith("plain: 13:45–14:00 | Discussion | Mr. Bo Kim") for line in order)
    session = "\n".join(part_lines(document, "session"))
    assert (
        "Prof. Lakshmi Rao (LUK-shmee rao), Presentation\u00a01 / Studies small harbours."
        in session
    )
    assert "Opening / Mr. Émile Sato, " in session
    assert "Mr. Bo Kim and Åsa Lind: Who pays?" in session


def test_nobody_is_asked_to_join_twice_in_a_row(forum: Forum, brief_outline: Outline) -> None:
    glance = part_lines(briefs(forum, brief_outline)["kim-ara"], "at-a-glance")
    (join,) = [line for line in glance if line.startswith("plain: Please join")]
    assert join.count("Moderator, ") == 1


def test_a_brief_is_never_dated_after_the_forum(forum: Forum, brief_outline: Outline) -> None:
    later = replace(forum, issued=forum.dates[0] + dt.timedelta(days=7))
    document = briefs(later, brief_outline)["rao"]
    assert document.furniture.date == ""
    assert "<date to be confirmed>, Draft" in text_of(document)
    sent = replace(later, papers_issued=dt.date(2020, 11, 2))
    assert briefs(sent, brief_outline)["rao"].furniture.date == "2 November 2020"


def test_a_biography_is_markdown(forum: Forum, brief_outline: Outline) -> None:
    people = tuple(replace(person, bio="Wrote *Tides*[^1].\n\n[^1]: x") for person in forum.people)
    document = briefs(replace(forum, people=people), brief_outline)["rao"]
    assert "/ Wrote Tides." in "\n".join(part_lines(document, "practical"))


def test_co_panellists_do_not_see_each_others_biographies(
    forum: Forum, brief_outline: Outline
) -> None:
    assert "Studies small harbours." not in text_of(briefs(forum, brief_outline)["kim-bo"])


def test_a_shared_slot_shares_its_words(forum: Forum, brief_outline: Outline) -> None:
    role = part_lines(briefs(forum, brief_outline)["lind"], "at-a-glance")[1]
    assert "/ You share this slot with Mr. Bo Kim. /" in role
    assert "15 minutes together, at most 1,800 words in all" in role


def test_no_word_budget_without_interpretation(forum: Forum, brief_outline: Outline) -> None:
    plain = briefs(replace(forum, interpretation=()), brief_outline)["rao"]
    assert part_lines(plain, "at-a-glance")[1].endswith("/ Length: 15 minutes.")
    assert "interpret" not in text_of(plain)


def test_what_is_not_known_is_to_be_confirmed(forum: Forum, brief_outline: Outline) -> None:
    opening, first, closing = forum.sessions
    talk = replace(first.slots[0], title="", start=None, end=None)
    session = replace(first, slots=(talk, *first.slots[1:]), guiding_questions=())
    bare = replace(
        forum,
        dates=(),
        timezone=None,
        timezone_label="",
        issued=None,
        logistics=Logistics(),
        contacts=(),
        people=tuple(replace(p, bio="", join_link="", timezone=None) for p in forum.people),
        sessions=(opening, session, closing),
    )
    text = text_of(briefs(bare, brief_outline)["rao"])
    for missing in (
        "Speaker Brief, Version 2, <date to be confirmed>, Draft",
        "(IPA & LGN/RO/LG) / <date to be confirmed> / <time to be confirmed> / Your turn: 1 of 2",
        "Where to click | <link to be confirmed> / <platform to be confirmed>",
        "Please join | <to be confirmed>",
        "What we need | <to be confirmed>",
        "/ <Title: to be confirmed>",
        "/ <length to be confirmed>",
        "Guiding questions | <to be confirmed>",
        "Rehearsal | <to be confirmed>",
        "<biography to be confirmed>",
        "Contacts | <to be confirmed>",
    ):
        assert missing in text
    assert "None" not in text
    sato = text_of(briefs(bare, brief_outline)["sato"])
    assert "<date to be confirmed> / 13:00–13:10 / <your local time to be confirmed>" in sato


def test_a_hybrid_forum_names_the_room_and_the_link(forum: Forum, brief_outline: Outline) -> None:
    hybrid = replace(forum, format="hybrid", venue="Harbour House")
    where = part_lines(briefs(hybrid, brief_outline)["rao"], "at-a-glance")[2]
    assert "Venue: Harbour House / https://meet.example.org/rao" in where
    onsite = replace(forum, format="onsite")
    where = part_lines(briefs(onsite, brief_outline)["rao"], "at-a-glance")[2]
    assert where == "plain: Where | Venue: <to be confirmed>"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "{{ 1 }}"])
def test_a_link_that_is_none_is_printed_not_linked(
    forum: Forum, brief_outline: Outline, link: str
) -> None:
    people = tuple(replace(person, join_link=link) for person in forum.people)
    document = briefs(replace(forum, people=people), brief_outline)["rao"]
    assert link in "\n".join(lines_of(document.body))
    assert f"Link(text={link!r}" not in repr(document.parts)


def test_an_unknown_section_is_refused(forum: Forum, brief_outline: Outline) -> None:
    outline = replace(brief_outline, sections=(OutlineSection("practcal", "Notes"),))
    with pytest.raises(TemplateError, match="did you mean 'practical'"):
        compose_speaker_briefs(forum, outline)


def test_a_missing_sentence_is_named(forum: Forum, brief_outline: Outline) -> None:
    sentences = tuple(pair for pair in brief_outline.sentences if pair[0] != "dear")
    with pytest.raises(TemplateError, match="'dear' is missing"):
        compose_speaker_briefs(forum, replace(brief_outline, sentences=sentences))

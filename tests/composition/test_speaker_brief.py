import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

import reportgen.model as m
from reportgen.composition import Mailing, SentPack, compose_speaker_briefs
from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import Document, Table
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


def with_actual(forum: Forum, actual: Actual) -> Forum:
    opening, first, closing = forum.sessions
    slots = (replace(first.slots[0], actual=actual), *first.slots[1:])
    return replace(forum, sessions=(opening, replace(first, slots=slots), closing))


def test_a_substitute_is_briefed_and_who_is_replaced_is_not(
    forum: Forum, brief_outline: Outline
) -> None:
    made = briefs(with_actual(forum, Actual("replaced by", PersonId("sato"))), brief_outline)
    assert "rao" not in made
    assert "You speak in place of Prof. Lakshmi Rao." in text_of(made["sato"])
    assert "Lakshmi" not in text_of(made["kim-bo"])


@pytest.mark.parametrize("status", ["absent", "cancelled"])
def test_whoever_cannot_come_is_not_briefed(
    forum: Forum, brief_outline: Outline, status: m.ActualStatus
) -> None:
    made = briefs(with_actual(forum, Actual(status)), brief_outline)
    assert "rao" not in made
    assert "Not held, since Prof. Lakshmi Rao cannot come" in text_of(made["kim-ara"])


def test_times_as_held_change_no_brief(forum: Forum, brief_outline: Outline) -> None:
    later = with_actual(forum, Actual(start=dt.time(13, 35), end=dt.time(13, 50)))
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
    assert "| Monday, 7 December 2020, 23:45 – Tuesday, 8 December 2020, 00:00 " in glance[0]
    assert "/ Event time: Tuesday, 8 December 2020, 13:45–14:00 (Seoul, UTC+9)" in glance[0]
    assert "| Monday, 7 December 2020, 23:15 (New York, UTC-5); 13:15 (Seoul, UTC+9)" in glance[2]


def test_a_moderator_gets_a_timed_script_and_introductions(
    forum: Forum, brief_outline: Outline
) -> None:
    document = briefs(forum, brief_outline)["kim-ara"]
    roles = [line for line in part_lines(document, "at-a-glance") if "Moderator |" in line]
    assert len(roles) == 2
    assert all("This is also your local time." in line for line in roles)
    script = "\n".join(part_lines(document, "running-order"))
    assert "13:30 | Welcome everybody to Session I. Harbours after the Storm" in script
    assert (
        "Presentation 1: Prof. Lakshmi Rao, “Small Harbours” / Signals at 5, 2 and 0 minutes: 13:40, 13:43 and 13:45."
        in script
    )
    assert "14:15 | Ask each speaker for one recommendation" in script
    assert "Slides" not in text_of(document)
    introduced = "\n".join(part_lines(document, "introductions"))
    assert (
        "Prof. Lakshmi Rao (LUK-shmee rao) / Professor, Bay University, India (Presentation 1) "
        "/ Studies small harbours. | “Small Harbours” / What broke first?"
    ) in introduced
    assert "Who pays?" in introduced
    assert "If a speaker is late" in introduced


def test_nobody_is_asked_to_join_twice_in_a_row(forum: Forum, brief_outline: Outline) -> None:
    glance = part_lines(briefs(forum, brief_outline)["kim-ara"], "at-a-glance")
    (join,) = [line for line in glance if line.startswith("plain: Be there by")]
    assert join.count("minutes before") == 1


def test_a_brief_is_never_dated_after_the_forum(forum: Forum, brief_outline: Outline) -> None:
    later = replace(forum, issued=forum.dates[0] + dt.timedelta(days=7))
    document = briefs(later, brief_outline)["rao"]
    assert document.furniture.date == ""
    assert "Speaker Brief, Revision 1, Draft" in text_of(document)
    sent = replace(later, papers_issued=dt.date(2020, 11, 2))
    assert briefs(sent, brief_outline)["rao"].furniture.date == "2 November 2020"


def test_a_biography_is_markdown_and_has_two_sentences_for_the_moderator(
    forum: Forum, brief_outline: Outline
) -> None:
    bio = "Wrote *Tides*[^1]. Sails. Sings.\n\n[^1]: x"
    people = tuple(replace(person, bio=bio) for person in forum.people)
    document = briefs(replace(forum, people=people), brief_outline)["kim-ara"]
    introduced = "\n".join(part_lines(document, "introductions"))
    assert "/ Wrote Tides. Sails. |" in introduced
    assert "Sings" not in introduced


def test_co_panellists_do_not_see_each_others_biographies(
    forum: Forum, brief_outline: Outline
) -> None:
    assert "Studies small harbours." not in text_of(briefs(forum, brief_outline)["kim-bo"])


def test_deliverables_are_asked_by_role_and_state(forum: Forum, brief_outline: Outline) -> None:
    owed = (
        m.Deliverable("Slides", dt.date(2020, 12, 1), ("presenter",), (PersonId("rao"),)),
        m.Deliverable("Consent", dt.date(2020, 11, 1), ("speaker", "moderator")),
    )
    asking = replace(forum, logistics=replace(forum.logistics, deliverables=owed))
    made = briefs(asking, brief_outline)
    assert all("Slides" not in text_of(one) for one in made.values())
    assert all("By 1 November 2020: Consent" in text_of(made[who]) for who in ("rao", "kim-ara"))
    late = Mailing(today=dt.date(2020, 11, 2))
    (rao,) = (b for b in compose_speaker_briefs(asking, brief_outline, late) if b.person == "rao")
    assert "The date has passed, please send it now: Consent" in text_of(rao.document)


def test_a_revision_rises_when_a_pack_differs_from_the_one_sent(
    forum: Forum, brief_outline: Outline
) -> None:
    first = {one.person: one for one in compose_speaker_briefs(forum, brief_outline)}
    sent = {who: SentPack(3, one.digest, one.facts) for who, one in first.items()}
    again = compose_speaker_briefs(
        replace(forum, papers_issued=dt.date(2020, 12, 1), version="9", status="Final"),
        brief_outline,
        Mailing(sent),
    )
    assert {one.revision for one in again} == {3}
    opening, session, closing = forum.sessions
    later = replace(session.slots[1], start=dt.time(13, 50), end=dt.time(14, 0))
    moved = replace(session, slots=(session.slots[0], later, session.slots[2]))
    changed = compose_speaker_briefs(
        replace(forum, sessions=(opening, moved, closing)), brief_outline, Mailing(sent)
    )
    revisions = {one.person: one.revision for one in changed}
    assert revisions == {"kim-ara": 4, "kim-bo": 4, "rao": 3, "sato": 3, "lind": 4}
    (bo,) = (one for one in changed if one.person == "kim-bo")
    assert bo.changed == ("Your slot: 13:45–14:00 → 13:50–14:00",)
    assert part_lines(bo.document, "changes") == [
        "block: What changed / Your slot: 13:45–14:00 → 13:50–14:00"
    ]


def test_a_line_says_that_clocks_change_before_the_forum(
    forum: Forum, brief_outline: Outline
) -> None:
    spring = replace(forum, dates=(dt.date(2021, 3, 30),), issued=dt.date(2021, 3, 1))
    made = briefs(spring, brief_outline)
    assert "Clocks change in Stockholm on 28 March 2021" in text_of(made["lind"])
    assert "Clocks change" not in text_of(made["rao"])
    night = replace(forum, dates=(dt.date(2021, 3, 27),), issued=dt.date(2021, 3, 20))
    assert "Clocks change in Stockholm" in text_of(briefs(night, brief_outline)["lind"])


def test_others_get_what_their_task_needs(forum: Forum, brief_outline: Outline) -> None:
    people = (*forum.people, m.Person(PersonId("mori"), "Aya Mori", timezone="Asia/Tokyo"))
    duty = m.Duty(PersonId("mori"), "interpreter", (m.SessionId("session-1"),), "Booth 2.")
    made = briefs(replace(forum, people=people, duties=(duty,)), brief_outline)
    glance = part_lines(made["mori"], "at-a-glance")[0]
    assert "Your task | You interpret. / Session I. Harbours after the Storm: 13:30" in glance
    assert glance.endswith("/ Booth 2.")
    assert "Slides" not in text_of(made["mori"])


def test_a_shared_slot_shares_its_words(forum: Forum, brief_outline: Outline) -> None:
    role = part_lines(briefs(forum, brief_outline)["lind"], "at-a-glance")[0]
    assert "/ You share this slot with Mr. Bo Kim. /" in role
    assert "15 minutes together are at most 1,800 words in all" in role


def test_no_word_budget_without_interpretation(forum: Forum, brief_outline: Outline) -> None:
    plain = briefs(replace(forum, interpretation=()), brief_outline)["rao"]
    assert part_lines(plain, "at-a-glance")[0].endswith("/ 15 minutes.")
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
    assert "confirm" not in text
    assert "None" not in text
    assert "Still to come | We will send you the time of your slot and the link." in text
    assert "Tell us your time zone" in text
    dated = replace(bare, logistics=Logistics(send_by=dt.date(2020, 12, 1)))
    assert "the link by 1 December 2020." in text_of(briefs(dated, brief_outline)["rao"])


def test_without_an_own_zone_the_event_and_utc_print(forum: Forum, brief_outline: Outline) -> None:
    glance = part_lines(briefs(forum, brief_outline)["sato"], "at-a-glance")[0]
    assert "| Tuesday, 8 December 2020 / 13:00–13:10 (Seoul, UTC+9) / 04:00–04:10 (UTC) /" in glance


def test_a_hybrid_forum_names_the_room_and_the_link(forum: Forum, brief_outline: Outline) -> None:
    hybrid = replace(forum, format="hybrid", venue="Harbour House")
    where = part_lines(briefs(hybrid, brief_outline)["rao"], "at-a-glance")[1]
    assert "Where | Harbour House / https://meet.example.org/rao (Webinar tool)" in where
    onsite = replace(forum, format="onsite")
    text = text_of(briefs(onsite, brief_outline)["rao"])
    assert "We will send you the room." in text
    assert "https://" not in text


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


def test_large_print_has_one_column_and_every_word(forum: Forum, brief_outline: Outline) -> None:
    people = tuple(replace(person, large_print=True) for person in forum.people)
    large = briefs(replace(forum, people=people), brief_outline)
    for who, plain in briefs(forum, brief_outline).items():
        assert large[who].look.size == "large print"
        assert not any(isinstance(block, Table) for block in large[who].body)
        words = [
            re.sub(r"[|/]|plain:", " ", text_of(plain)).split() for plain in (plain, large[who])
        ]
        heads = {"Time", "What", "happens", "Introduce", "Then", "ask", "header:"}
        assert set(words[0]) - set(words[1]) <= heads


def test_a_letter_begins_as_the_person_wants(forum: Forum, brief_outline: Outline) -> None:
    people = tuple(replace(one, address_as="Your Excellency") for one in forum.people)
    made = briefs(replace(forum, people=people), brief_outline)
    assert all("Dear Your Excellency," in text_of(one) for one in made.values())


def test_plain_text_and_needs_stay_with_the_person(forum: Forum, brief_outline: Outline) -> None:
    people = tuple(
        replace(one, access="A ramp." if one.id == "rao" else "") for one in forum.people
    )
    for who, document in briefs(replace(forum, people=people), brief_outline).items():
        assert ("A ramp." in text_of(document)) == (who == "rao")

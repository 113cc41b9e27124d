from dataclasses import replace

from reportgen.composition import Chase, chase_list
from reportgen.model import Forum, Logistics, Prose
from tests.composition.tree_text import shipped_outline

OUTLINE = shipped_outline("project-report", "speaker-briefs")


def asked(forum: Forum, who: str) -> list[tuple[str, str]]:
    return [(row.what, row.where) for row in chase_list(forum, OUTLINE) if row.who == who]


def test_a_person_is_asked_for_what_the_brief_lacks(forum: Forum) -> None:
    assert asked(forum, "Mr. Émile Sato") == [
        ("e-mail address", "forum.yaml: people, sato, email"),
        ("home time zone", "forum.yaml: people, sato, timezone"),
        ("personal link", "forum.yaml: people, sato, join_link"),
        ("biography", "bios/sato.md"),
    ]


def test_a_talk_without_a_title_is_asked_of_its_speaker(forum: Forum) -> None:
    opening, first, closing = forum.sessions
    slots = (replace(first.slots[0], title=""), *first.slots[1:])
    untitled = replace(forum, sessions=(opening, replace(first, slots=slots), closing))
    where = "forum.yaml: sessions, session-1, slots, number 1, title"
    assert ("title: Presentation 1, Session I", where) in asked(untitled, "Prof. Lakshmi Rao")


def test_the_organizer_is_asked_for_the_rest(forum: Forum) -> None:
    assert asked(forum, "Organizer") == [
        ("text: format, structure and methodology", "prose/format.md"),
        ("text: target audience", "prose/audience.md"),
        ("what to do when the connection fails", "forum.yaml: logistics.backup"),
        ("deadline: Biography", "forum.yaml: logistics.deliverables, number 2, due"),
        ("time of Closing", "forum.yaml: sessions, closing, start and end"),
        ("what happens in Closing", "forum.yaml: sessions, closing, slots"),
    ]


def test_a_bare_forum_is_asked_for_everything() -> None:
    asked_for = {row.what for row in chase_list(Forum(id="bare", title="Bare"), OUTLINE)}
    assert {
        "time zone",
        "date of the forum",
        "sessions",
        "contacts",
        "text: background",
    } <= asked_for
    assert "date and time of the rehearsal" in asked_for


def test_what_is_there_is_not_chased(forum: Forum) -> None:
    before = set(chase_list(forum, OUTLINE))
    more = (Prose("format", "prose/format.md", "Three talks."),)
    after = set(chase_list(replace(forum, prose=(*forum.prose, *more)), OUTLINE))
    assert {row.where for row in before - after} == {"prose/format.md"}
    assert not after - before


def test_guiding_questions_and_moderators_are_chased(forum: Forum) -> None:
    opening, first, closing = forum.sessions
    bare = replace(first, guiding_questions=(), moderator=None, aim="")
    rows = asked(replace(forum, sessions=(opening, bare, closing)), "Organizer")
    what = {row[0] for row in rows}
    assert {"guiding questions of Session I", "moderator of Session I", "aim of Session I"} <= what


def test_the_mandate_of_an_office_stands_for_its_parent(forum: Forum) -> None:
    ipa, lgn, bay = forum.organizations
    prose = tuple(text for text in forum.prose if text.key != "mandates/ipa")
    without = replace(forum, prose=prose)
    assert ("text: mandate of IPA", "prose/mandates/ipa.md") in asked(without, "Organizer")
    office = replace(without, organizations=(ipa, replace(lgn, parent=ipa.id), bay))
    assert "text: mandate of IPA" not in {row.what for row in chase_list(office, OUTLINE)}


def test_an_onsite_forum_needs_no_link(forum: Forum) -> None:
    rows = chase_list(replace(forum, format="onsite", logistics=Logistics(platform="-")), OUTLINE)
    assert "personal link" not in {row.what for row in rows}
    assert Chase("Organizer", "venue", "title page", "forum.yaml: venue") in rows

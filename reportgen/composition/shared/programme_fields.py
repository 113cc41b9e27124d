"""The programme as fields for Word templates: sessions with their slots, and people."""

from reportgen.composition.shared.agenda import slot_label
from reportgen.composition.shared.names import People
from reportgen.composition.shared.wording import format_range
from reportgen.composition.shared.words import Words
from reportgen.document import Value
from reportgen.model import Forum, PersonId, Session, Slot


def programme_fields(forum: Forum, words: Words) -> dict[str, Value]:
    """Return the fields ``sessions`` and ``people``: plain values without links and addresses.

    ``people`` are those with a slot or a moderator's role, in the order of the agenda, and no
    others.
    """
    people = People(forum, words)
    return {
        "sessions": [_session(session, people, words) for session in forum.sessions],
        "people": [_person(who, people) for who in _on_programme(forum)],
    }


def _on_programme(forum: Forum) -> tuple[PersonId, ...]:
    named = [
        who
        for session in forum.sessions
        for who in (session.moderator, *(s for slot in session.slots for s in slot.speakers))
    ]
    return tuple(dict.fromkeys(who for who in named if who))


def _session(session: Session, people: People, words: Words) -> dict[str, Value]:
    return {
        "number": session.number,
        "title": session.title,
        "heading": people.session_heading(session),
        "time": format_range(session.start, session.end, words),
        "owners": people.owners_label(session),
        "moderator": people.introduce(session.moderator) if session.moderator else "",
        "slots": [_slot(slot, people, words) for slot in session.slots],
    }


def _slot(slot: Slot, people: People, words: Words) -> dict[str, Value]:
    return {
        "time": format_range(slot.start, slot.end, words),
        "label": slot_label(slot, words),
        "title": slot.title,
        "speakers": [people.introduce(speaker) for speaker in slot.speakers],
    }


def _person(who: PersonId, people: People) -> dict[str, Value]:
    return {
        "name": people.full_name(who),
        "description": people.describe(who),
        "country": people.person(who).country,
    }

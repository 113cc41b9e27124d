"""The chase list: what is still missing, whom to ask for it, and where it goes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.composition.briefs.appointments import Appointment, appointments, briefed
from reportgen.composition.shared.agenda import is_spoken, session_date, session_times, slot_label
from reportgen.composition.shared.frame import papers_date
from reportgen.composition.shared.names import People, session_label
from reportgen.composition.shared.words import Words
from reportgen.model import Forum, Outline, PersonId, Session


@dataclass(frozen=True, slots=True)
class Chase:
    """A missing thing; ``where`` is the file of the forum folder and the key where it goes."""

    who: str
    what: str
    why: str
    where: str


def chase_list(forum: Forum, outline: Outline) -> tuple[Chase, ...]:
    """Return what is missing: for the event, for its sessions, then person by person.

    Sessions and slots have the names that the briefs use, whose outline this is.

    Raises:
        InputError: the forum refers to a person or organization that it does not know.
    """
    words = Words(outline)
    people = People(forum, words)
    rows = [*_event(forum), *_texts(forum, words), *_logistics(forum)]
    for session in forum.sessions:
        rows += _session(forum, session, words)
    for contact in (one for group in forum.contacts for one in group.people):
        if not people.person(contact).email:
            where = f"forum.yaml: people, {contact}, email"
            rows.append(Chase(people.full_name(contact), "e-mail address", "contacts", where))
    for person in (one for one in briefed(forum) if appointments(forum, one)):
        rows += _person(forum, people, person, words)
    return tuple(rows)


# --- the event --------------------------------------------------------------------------------

_ORGANIZER = "Organizer"
_EVENT: tuple[tuple[Callable[[Forum], object], str, str, str], ...] = (
    (lambda f: f.dates, "date of the forum", "title page and every brief", "dates"),
    (lambda f: f.start and f.end, "start and end of the day", "title page", "start, end"),
    (lambda f: f.timezone, "time zone", "every clock in the papers", "timezone"),
    (lambda f: f.theme, "theme", "title page", "theme"),
    (lambda f: f.format, "format (virtual, hybrid or onsite)", "how people take part", "format"),
    (lambda f: f.format in {None, "virtual"} or f.venue, "venue", "title page", "venue"),
    (lambda f: f.organizations, "organizing bodies", "title page", "organizations"),
    (lambda f: f.sessions, "sessions", "the agenda", "sessions"),
    (papers_date, "date of the papers", "head of every pack", "papers_issued"),
    (lambda f: f.status, "status (Draft or Final)", "papers say Draft until then", "status"),
    (lambda f: any(g.people for g in f.contacts), "contacts", "whom to ask", "contacts"),
)
_LOGISTICS: tuple[tuple[Callable[[Forum], object], str, str], ...] = (
    (lambda f: f.logistics.platform, "meeting platform", "platform"),
    (
        lambda f: f.logistics.join_early_minutes is not None,
        "how early to join",
        "join_early_minutes",
    ),
    (lambda f: f.logistics.recording, "recording notice", "recording"),
    (lambda f: f.logistics.backup, "what to do when the connection fails", "backup"),
    (lambda f: f.logistics.deliverables, "what speakers owe, with deadlines", "deliverables"),
)
_TEXTS = (
    ("background", "background"),
    ("objectives", "objectives"),
    ("format", "format, structure and methodology"),
    ("audience", "target audience"),
)


def _event(forum: Forum) -> list[Chase]:
    return [
        Chase(_ORGANIZER, what, why, f"forum.yaml: {key}")
        for known, what, why, key in _EVENT
        if not known(forum)
    ]


def _logistics(forum: Forum) -> Iterator[Chase]:
    """Yield missing facts about the meeting and its rehearsal that the briefs print."""
    why = "every brief says it"
    for known, what, key in _LOGISTICS:
        if not known(forum):
            yield Chase(_ORGANIZER, what, why, f"forum.yaml: logistics.{key}")
    rehearsal = forum.logistics.rehearsal
    if rehearsal is None or rehearsal.date is None or rehearsal.start is None:
        what = "date and time of the rehearsal"
        yield Chase(_ORGANIZER, what, why, "forum.yaml: logistics.rehearsal")
    for number, owed in enumerate(forum.logistics.deliverables, 1):
        if owed.due is None:
            where = f"forum.yaml: logistics.deliverables, number {number}, due"
            yield Chase(_ORGANIZER, f"deadline: {owed.name}", why, where)


def _texts(forum: Forum, words: Words) -> Iterator[Chase]:
    """Yield missing texts for which the concept note leaves out a section."""
    written = {prose.key for prose in forum.prose if prose.text.strip()}
    why = "the section is left out of the concept note"
    for key, what in _TEXTS:
        if key not in written:
            yield Chase(_ORGANIZER, f"text: {what}", why, f"prose/{key}.md")
    for body in forum.organizations:
        offices = {office.id for office in forum.organizations if office.parent == body.id}
        has_mandate = any(f"mandates/{one}" in written for one in (body.id, *offices))
        if body.role in {"co-organizer", "organizer"} and not has_mandate:
            what = f"text: mandate of {body.abbreviation or body.name}"
            yield Chase(_ORGANIZER, what, why, f"prose/mandates/{body.id}.md")
    for session in forum.sessions:
        if session.number and f"sessions/{session.id}" not in written:
            what = f"text: thematic focus of {session_label(session, words)}"
            yield Chase(_ORGANIZER, what, why, f"prose/sessions/{session.id}.md")


# --- sessions ---------------------------------------------------------------------------------


def _session(forum: Forum, session: Session, words: Words) -> Iterator[Chase]:
    """Yield what agenda and briefs lack about a session and its slots."""
    where = f"forum.yaml: sessions, {session.id}"
    label = session_label(session, words)
    if None in session_times(session) or session_date(forum, session) is None:
        yield Chase(_ORGANIZER, f"time of {label}", "the agenda", f"{where}, start and end")
    if session.number and session.moderator is None:
        yield Chase(_ORGANIZER, f"moderator of {label}", "the agenda", f"{where}, moderator")
    if session.number and not session.aim:
        yield Chase(_ORGANIZER, f"aim of {label}", "briefs of the session", f"{where}, aim")
    if session.number and not session.guiding_questions:
        what = f"guiding questions of {label}"
        yield Chase(_ORGANIZER, what, "briefs of the session", f"{where}, guiding_questions")
    if not session.slots:
        yield Chase(_ORGANIZER, f"what happens in {label}", "the agenda", f"{where}, slots")
    for number, slot in enumerate(session.slots, 1):
        what = f"{slot_label(slot, words) or f'slot {number}'}, {label}"
        place = f"{where}, slots, number {number}"
        if None in (slot.start, slot.end):
            yield Chase(_ORGANIZER, f"time of {what}", "the agenda", f"{place}, start and end")
        if is_spoken(slot) and not slot.speakers:
            yield Chase(_ORGANIZER, f"speaker of {what}", "the agenda", f"{place}, speakers")


# --- people -----------------------------------------------------------------------------------

_PERSON: tuple[tuple[str, str, str], ...] = (
    ("timezone", "home time zone", "local time in the brief"),
    ("join_link", "personal link", "where to click"),
    ("honorific", "how to be addressed", "names in all papers"),
)


def _person(forum: Forum, people: People, person: PersonId, words: Words) -> Iterator[Chase]:
    """Yield what one person's brief lacks."""
    who, record = people.full_name(person), people.person(person)
    where = f"forum.yaml: people, {person}"
    for key, what, why in _PERSON:
        is_needed = key != "join_link" or forum.format != "onsite"
        if is_needed and not getattr(record, key):
            yield Chase(who, what, why, f"{where}, {key}")
    if not people.describe(person):
        yield Chase(who, "position and organization", "the agenda", f"{where}, position")
    if not record.bio.strip():
        yield Chase(who, "biography", "the introduction", f"bios/{person}.md")
    for held in appointments(forum, person):
        yield from _talk(who, held, words)


def _talk(who: str, held: Appointment, words: Words) -> Iterator[Chase]:
    slot = held.slot
    if slot and slot.kind == "presentation" and not slot.title:
        number = held.session.slots.index(slot) + 1
        where = f"forum.yaml: sessions, {held.session.id}, slots, number {number}, title"
        yield Chase(who, f"title: {held.name(words)}", "the agenda and the brief", where)

"""Sheets about people: contacts, what is owed, interpretation and access, protocol."""

import datetime as dt
from collections.abc import Iterator, Mapping

from reportgen.composition.briefs.appointments import (
    appointments,
    briefed,
    duties,
    expected,
    speaking_slots,
)
from reportgen.composition.briefs.context import BriefContext
from reportgen.composition.briefs.owed import owed_by
from reportgen.composition.office.sheet import Sheet, compose_sheet
from reportgen.composition.shared.agenda import slot_label
from reportgen.composition.shared.names import People
from reportgen.composition.shared.wording import format_date, format_range, language_name
from reportgen.composition.shared.words import Words
from reportgen.model import Forum, Outline, PersonId

_SOON = dt.timedelta(days=7)


def contact_sheet(forum: Forum, outline: Outline) -> Sheet:
    """Return everybody with a task: role, address, telephone, assistant. It is internal."""
    words = Words(outline)
    people = People(forum, words)
    rows = []
    for who in briefed(forum):
        held = [one.name(words) for one in appointments(forum, who)]
        held += [words.say(f"duty-{duty.role}") for duty in duties(forum, who)]
        one = people.person(who)
        described = people.describe(who)
        name = f"{people.full_name(who)}\n{described}" if described else people.full_name(who)
        rows.append((name, "\n".join(held), one.email, one.phone, one.assistant))
    return compose_sheet(forum, outline, "contact-sheet", rows)


def chase_sheet(
    forum: Forum, outline: Outline, asked: Mapping[PersonId, dt.date], today: dt.date
) -> Sheet:
    """Return what people owe by the day it is due, in the words in which they are asked.

    ``asked`` is when each was last sent a pack, which asks for it.
    """
    words = Words(outline)
    people = People(forum, words)
    found: list[tuple[dt.date, tuple[str, ...]]] = []
    for who in briefed(forum):
        context = BriefContext(forum, outline, words, people, who)
        for due, thing in _owed(context):
            day = format_date(due, words) if due else ""
            on = format_date(asked[who], words) if who in asked else ""
            one = people.person(who)
            rank = _priority(due, today)
            row = (day, people.full_name(who), one.email, thing, rank, on)
            found.append((due or dt.date.max, row))
    rows = [row for _, row in sorted(found, key=lambda one: one[0])]
    return compose_sheet(forum, outline, "chase-sheet", rows)


def _owed(context: BriefContext) -> Iterator[tuple[dt.date | None, str]]:
    """Yield what is asked of a person: deliverables, then what the pack lacks."""
    for one in owed_by(context):
        yield one.due, one.name
    person = context.person
    if not person.timezone and context.forum.format != "onsite" and context.appointments:
        yield None, context.say("tell-zone")
    for held in context.appointments:
        is_one_of_several = len(speaking_slots(held.session)) > 1
        if held.duty == "presenter" and is_one_of_several and not (held.slot and held.slot.title):
            yield None, context.say("tell-title", slot=held.name(context.standing))
    if context.appointments and not person.bio.strip():
        yield None, context.say("tell-bio")


def _priority(due: dt.date | None, today: dt.date) -> str:
    """Return 1 for what is overdue, 2 for what is due within a week, 3 for the rest."""
    if due is None:
        return "3"
    return "1" if due < today else "2" if due - today <= _SOON else "3"


def access_sheet(forum: Forum, outline: Outline) -> Sheet:
    """Return the language of each slot, what interpreters have, and what people need."""
    words = Words(outline)
    people = People(forum, words)
    rows = []
    for session in forum.sessions:
        for slot in session.slots:
            tag = slot.language or session.language or forum.languages[0]
            who = expected(slot)
            received = [
                words.pair(people.full_name(one), words.join(names))
                for one in who
                if (names := _received(forum, one))
            ]
            needs = [
                words.pair(people.full_name(one), people.person(one).access)
                for one in who
                if people.person(one).access
            ]
            said = [_named(people, one) for one in who]
            if who:
                time = format_range(slot.start, slot.end, words)
                label = slot_label(slot, words)
                title = words.pair(label, slot.title) if slot.title not in {"", label} else label
                row = (time, title, language_name(tag, words), "\n".join(said))
                rows.append((*row, "\n".join(received), "\n".join(needs)))
    return compose_sheet(forum, outline, "access-sheet", rows)


def _named(people: People, who: PersonId) -> str:
    spoken = people.person(who).pronunciation
    return f"{people.full_name(who)} ({spoken})" if spoken else people.full_name(who)


def _received(forum: Forum, who: PersonId) -> list[str]:
    return [one.name for one in forum.logistics.deliverables if who in one.received]


def protocol_sheet(forum: Forum, outline: Outline) -> Sheet:
    """Return people in the order of precedence that was entered; the others follow unnumbered."""
    words = Words(outline)
    people = People(forum, words)
    last = 10**9
    order = sorted(briefed(forum), key=lambda who: _rank(people, who) or last)
    rows = []
    for who in order:
        one, rank = people.person(who), _rank(people, who)
        described = people.describe(who)
        name = f"{people.full_name(who)}\n{described}" if described else people.full_name(who)
        shown = str(rank) if rank else ""
        rows.append((shown, name, one.address_as, one.arrival, one.host, one.seat))
    return compose_sheet(forum, outline, "protocol-sheet", rows)


def _rank(people: People, who: PersonId) -> int | None:
    return people.person(who).precedence


def plate_names(forum: Forum, outline: Outline) -> tuple[tuple[str, str], ...]:
    """Return the name of everybody on stage as papers print it, with the organization."""
    people = People(forum, Words(outline))
    found = []
    for who in briefed(forum):
        body = people.person(who).organization
        below = people.organization(body).name if body else people.person(who).affiliation
        found += [(people.full_name(who), below)] if appointments(forum, who) else []
    return tuple(found)


def glossary_sheet(forum: Forum, outline: Outline) -> Sheet:
    """Return abbreviations and names with how they are said, for interpreters and moderators."""
    words = Words(outline)
    people = People(forum, words)
    rows = [(body.abbreviation, body.name) for body in forum.organizations if body.abbreviation]
    for who in briefed(forum):
        if spoken := people.person(who).pronunciation:
            rows.append((people.full_name(who), spoken))
    return compose_sheet(forum, outline, "glossary-sheet", rows)

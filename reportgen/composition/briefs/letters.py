"""The words of the mails that packs go out with, and the entries of calendars."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.composition.briefs.appointments import link_of, sessions_of
from reportgen.composition.briefs.clocks import both_clocks
from reportgen.composition.briefs.context import BriefContext
from reportgen.composition.briefs.revising import numbered
from reportgen.composition.shared.agenda import session_date, session_times
from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import CalendarEntry
from reportgen.model import Forum, Outline, PersonId, Rehearsal

LetterKind = Literal["first", "changed", "reminder", "cancelled", "thanks"]
_EARLY = 15
"""Minutes before an appointment at which a calendar rings where nobody said how early to join."""

_TALK = 30
"""Minutes that an appointment of unknown length is given in a calendar."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in words: its subject and its paragraphs."""

    subject: str
    lines: tuple[str, ...]


NO_LETTER = Letter("", ())


def write_letter(
    context: BriefContext, kind: LetterKind, changed: tuple[str, ...], by: str
) -> Letter:
    """Return the mail that a pack goes out with, with what changed and when the person is due."""
    times = tuple(_when(context)) if kind != "thanks" else ()
    listed = (context.say("changes"), *changed) if changed and kind == "changed" else ()
    attached = (context.say("mail-attached"),) if kind != "thanks" else ()
    dear = context.people.salutation(context.who)
    return _letter(context.forum, context.standing, kind, (dear, (*listed, *times, *attached), by))


def write_farewell(forum: Forum, outline: Outline, who: PersonId, name: str, by: str) -> Letter:
    """Return the mail to somebody who was sent a pack and has no task any more.

    ``name`` is used where the forum no longer knows the person.
    """
    words = Words(outline)
    people = People(forum, words)
    known = any(one.id == who for one in people.everybody)
    dear = people.salutation(who) if known else words.say("dear", name=name)
    return _letter(forum, words, "cancelled", (dear, (), by))


def _letter(
    forum: Forum, words: Words, kind: LetterKind, said: tuple[str, tuple[str, ...], str]
) -> Letter:
    dear, lines, by = said
    subject = words.say(f"mail-subject-{kind}", event=forum.title)
    opening = words.say(f"mail-{kind}", event=forum.title)
    ending = (words.say("mail-answer"), words.say("mail-regards"), by)
    return Letter(subject, (dear, opening, *lines, *ending))


def _when(context: BriefContext) -> Iterator[str]:
    for held in context.appointments:
        start, end = held.times
        if start is None:
            continue
        day = context.day(held)
        clocks = both_clocks(context.forum, context.person, day, (start, end), context.standing)
        date = context.standing.series(clocks)
        yield context.standing.pair(held.name(context.standing), date)


# --- calendars --------------------------------------------------------------------------------


def entries_of(context: BriefContext) -> tuple[CalendarEntry, ...]:
    """Return a person's slots, moderated sessions and rehearsals for a calendar."""
    forum, standing = context.forum, context.standing
    found = []
    for key, held in numbered(context.appointments):
        named = f"{held.name(standing)}, {forum.title}"
        place = standing.listed(held.room, forum.venue)
        entry = _entry(context, f"{key}-{context.who}", named, (context.day(held), *held.times))
        found += [_placed(entry, place, held.slot.title if held.slot else "")] if entry else []
    sessions = sessions_of(context.appointments)
    planned = [(str(one.id), one.rehearsal) for one in sessions if one.rehearsal]
    common = forum.logistics.rehearsal
    for key, rehearsal in planned or ([("forum", common)] if common else []):
        found += _rehearsal(context, f"{key}-rehearsal-{context.who}", rehearsal)
    return tuple(found)


def _rehearsal(context: BriefContext, key: str, planned: Rehearsal) -> list[CalendarEntry]:
    title = f"{context.say('rehearsal')}, {context.forum.title}"
    entry = _entry(context, key, title, (planned.date, planned.start, planned.end))
    return [_placed(entry, "", planned.note)] if entry else []


def _entry(
    context: BriefContext,
    key: str,
    title: str,
    at: tuple[dt.date | None, dt.time | None, dt.time | None],
) -> CalendarEntry | None:
    early = context.forum.logistics.join_early_minutes or _EARLY
    link = link_of(context.forum, context.person) if context.forum.format != "onsite" else ""
    return _timed(context.forum, key, title, at, (link, early))


def _timed(
    forum: Forum,
    key: str,
    title: str,
    at: tuple[dt.date | None, dt.time | None, dt.time | None],
    more: tuple[str, int],
) -> CalendarEntry | None:
    day, begins, ends = at
    if day is None or begins is None:
        return None
    start = dt.datetime.combine(day, begins)
    end = dt.datetime.combine(day, ends) if ends else start + dt.timedelta(minutes=_TALK)
    end += dt.timedelta(days=1) if end <= start else dt.timedelta()
    link, early = more
    uid = f"{forum.id}-{key}@reportgen"
    return CalendarEntry(uid, title, start, end, forum.timezone or "", link=link, alarm=early)


def _placed(entry: CalendarEntry, place: str, description: str) -> CalendarEntry:
    return replace(entry, place=place, description=description)


def programme_entries(forum: Forum, outline: Outline) -> tuple[CalendarEntry, ...]:
    """Return every session of a forum for a calendar; no personal link is in it."""
    words = Words(outline)
    people, found = People(forum, words), []
    for session in forum.sessions:
        at = (session_date(forum, session), *session_times(session))
        title = people.session_title(session)
        entry = _timed(forum, session.id, title, at, (forum.logistics.link, _EARLY))
        place = words.listed(session.room, forum.venue)
        found += [_placed(entry, place, session.aim)] if entry else []
    return tuple(found)

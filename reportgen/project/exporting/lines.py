"""What every export needs of a line of the agenda: when it is, and who has a part in it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from reportgen.model import Forum, Person, PersonId, Session, Slot, session_day, slot_day


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A session, or a slot of it, with its people; ``end`` may lie on the next day."""

    session: Session
    slot: Slot | None
    title: str
    start: dt.datetime | None
    end: dt.datetime | None
    speakers: tuple[Person, ...]
    moderator: Person | None

    @property
    def is_held(self) -> bool:
        """Whether it takes place."""
        return self.slot is None or self.slot.actual.status != "cancelled"


def agenda_lines(forum: Forum) -> Iterator[AgendaLine]:
    """Yield each session, then its slots."""
    people = {person.id: person for person in forum.people}
    for session in forum.sessions:
        moderator = people.get(session.moderator) if session.moderator else None
        first = session.start or (session.slots[0].start if session.slots else None)
        last = session.end or (session.slots[-1].end if session.slots else None)
        begins, ends = _moments(forum, session_day(forum, session), first, last)
        yield AgendaLine(session, None, session.title, begins, ends, (), moderator)
        for slot in session.slots:
            day = slot_day(forum, session, slot)
            begins, ends = _moments(forum, day, slot.start, slot.end)
            title = slot.title or slot.label or slot.kind.capitalize()
            speakers = tuple(people[one] for one in _speaking(slot) if one in people)
            yield AgendaLine(session, slot, title, begins, ends, speakers, moderator)


def _speaking(slot: Slot) -> tuple[PersonId, ...]:
    replaced = slot.actual.status == "replaced by" and slot.actual.by
    return (slot.actual.by,) if replaced and slot.actual.by else slot.speakers


def _moments(
    forum: Forum, day: dt.date | None, start: dt.time | None, end: dt.time | None
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Return start and end as instants in the forum's zone; without a zone they have none."""
    if day is None or start is None:
        return None, None
    zone = ZoneInfo(forum.timezone) if forum.timezone else None
    begins = dt.datetime.combine(day, start, zone)
    if end is None:
        return begins, None
    later = day + dt.timedelta(days=end < start)
    return begins, dt.datetime.combine(later, end, zone)


def affiliation_of(forum: Forum, person: Person) -> str:
    """Return the words behind a person's name."""
    bodies = {body.id: body.name for body in forum.organizations}
    body = bodies.get(person.organization, "") if person.organization else ""
    return person.affiliation or ", ".join(filter(None, (person.position, body)))

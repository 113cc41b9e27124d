"""A person's appointments: the slots the person speaks in and the sessions he or she moderates."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.composition.shared.agenda import session_date, session_times, slot_label
from reportgen.composition.shared.names import session_label
from reportgen.composition.shared.wording import minutes_between
from reportgen.composition.shared.words import Words
from reportgen.model import Duty, DutyRole, Forum, PersonId, Session, Slot, SlotKind, slot_day
from reportgen.people import Details, everybody

WORDS_A_MINUTE = 120
"""The speed of speech that interpreters can follow."""

_ROLES: Mapping[SlotKind, DutyRole] = {
    "opening": "opener",
    "presentation": "presenter",
    "discussion": "discussant",
}


@dataclass(frozen=True, slots=True)
class Appointment:
    """A slot that a person speaks in, or a session that the person moderates (no slot).

    ``replaces`` are those whose place the person takes.
    """

    session: Session
    slot: Slot | None = None
    replaces: tuple[PersonId, ...] = ()

    @property
    def duty(self) -> DutyRole:
        """What the person does there."""
        return _ROLES.get(self.slot.kind, "speaker") if self.slot else "moderator"

    def role(self, words: Words) -> str:
        """Return "Moderator", or the printed kind of the slot ("Presentation 2")."""
        return slot_label(self.slot, words) if self.slot else words.say("moderator-role")

    def name(self, words: Words) -> str:
        """Return "Presentation 2, Session I", or the role alone if it names the session."""
        role, session = self.role(words), session_label(self.session, words)
        return role if role == session else words.listed(role, session)

    @property
    def times(self) -> tuple[dt.time | None, dt.time | None]:
        """Start and end in event time."""
        return (self.slot.start, self.slot.end) if self.slot else session_times(self.session)

    @property
    def minutes(self) -> int | None:
        """The length in minutes, None if unknown."""
        return minutes_between(*self.times)

    @property
    def room(self) -> str:
        """The room of the slot, else that of its session."""
        return (self.slot.room if self.slot else "") or self.session.room


def appointments(forum: Forum, person: PersonId) -> tuple[Appointment, ...]:
    """Return a person's appointments in the order of the agenda.

    Whoever cannot come to a slot, or is replaced there, has none in it; the substitute has one.
    """
    found: list[Appointment] = []
    for session in forum.sessions:
        found += [Appointment(session)] if session.moderator == person else []
        for slot in session.slots:
            if person in expected(slot):
                found.append(Appointment(session, slot, _replaced(slot, person)))
    return tuple(found)


def expected(slot: Slot) -> tuple[PersonId, ...]:
    """Return who is expected to speak in a slot: not those who cannot, but their substitute."""
    match slot.actual.status:
        case "absent" | "cancelled":
            return ()
        case "replaced by":
            return (slot.actual.by,) if slot.actual.by else ()
        case _:
            return slot.speakers


def _replaced(slot: Slot, person: PersonId) -> tuple[PersonId, ...]:
    is_substitute = slot.actual.status == "replaced by" and slot.actual.by == person
    return slot.speakers if is_substitute else ()


def duties(forum: Forum, person: PersonId) -> tuple[Duty, ...]:
    """Return what else a person does; whoever is only a contact is one of the organizers."""
    found = tuple(duty for duty in forum.duties if duty.person == person)
    is_contact = any(person in group.people for group in forum.contacts)
    if found or not is_contact or appointments(forum, person):
        return found
    return (Duty(person, "organizer"),)


def roles_of(forum: Forum, person: PersonId) -> frozenset[DutyRole]:
    """Return all that a person does at the forum; whoever speaks is a "speaker", too."""
    held = {one.duty for one in appointments(forum, person)}
    speaks: set[DutyRole] = {"speaker"} if held - {"moderator"} else set()
    return frozenset({*held, *speaks, *(duty.role for duty in duties(forum, person))})


def briefed(forum: Forum) -> tuple[PersonId, ...]:
    """Return everybody with something to do at the forum, in the order of the list of people."""
    people = (person.id for person in everybody(forum))
    return tuple(one for one in people if appointments(forum, one) or duties(forum, one))


def released(forum: Forum) -> tuple[tuple[PersonId, Session, Slot], ...]:
    """Return who is on the agenda but not expected, with the slot that says so."""
    return tuple(
        (person, session, slot)
        for session in forum.sessions
        for slot in session.slots
        for person in slot.speakers
        if person not in expected(slot)
    )


def sessions_of(held: tuple[Appointment, ...]) -> tuple[Session, ...]:
    """Return the sessions of appointments, each once."""
    return tuple({appointment.session.id: appointment.session for appointment in held}.values())


def day_of(forum: Forum, appointment: Appointment) -> dt.date | None:
    """Return the date of an appointment, None if unknown."""
    if appointment.slot is None:
        return session_date(forum, appointment.session)
    return slot_day(forum, appointment.session, appointment.slot)


def link_of(forum: Forum, person: Details) -> str:
    """Return the person's own link, else the one for everybody, empty if neither is known."""
    return (person.join_link or forum.logistics.link).strip()


# --- order ------------------------------------------------------------------------------------


def speaking_slots(session: Session) -> tuple[Slot, ...]:
    """Return the slots of a session in which somebody is expected to speak."""
    return tuple(slot for slot in session.slots if expected(slot))


def neighbours(session: Session, slot: Slot) -> tuple[Slot | None, Slot | None]:
    """Return the slots before and after a slot in its session, as far as they are held."""
    held = [one for one in session.slots if one is slot or not one.speakers or expected(one)]
    at = held.index(slot)
    before = held[at - 1] if at else None
    return before, held[at + 1] if at + 1 < len(held) else None

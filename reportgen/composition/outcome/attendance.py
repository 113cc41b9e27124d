"""Who spoke, who sent a message and who did not come, as far as it is known."""

from collections.abc import Iterator

from reportgen.composition.outcome.context import Context
from reportgen.composition.shared.agenda import slot_label
from reportgen.model import ActualStatus, PersonId, Session, Slot

_ABSENT: frozenset[ActualStatus] = frozenset({"absent", "replaced by", "cancelled"})


def is_away(person: PersonId, session: Session) -> bool:
    """Whether every slot of the person in this session passed without the person.

    A moderator and a substitute are present, whatever happened to their own slots.
    """
    there = {session.moderator, *_substitutes(session)}
    slots = [slot for slot in session.slots if person in slot.speakers]
    return (
        person not in there and bool(slots) and all(slot.actual.status in _ABSENT for slot in slots)
    )


def _substitutes(session: Session) -> set[PersonId | None]:
    return {slot.actual.by for slot in session.slots if slot.actual.status == "replaced by"}


def _represented(session: Session) -> set[PersonId | None]:
    return {slot.actual.by for slot in session.slots if slot.actual.status == "on behalf of"}


def spoke(context: Context, person: PersonId, session: Session) -> bool:
    """Whether notes or transcript hold words of a person who was there, or the agenda says so.

    It does where what happened in the person's slot is told, be it "as planned".
    """
    if is_away(person, session):
        return False
    told = (slot for slot in session.slots if slot.is_told and slot.actual.status == "as planned")
    is_told = any(person in slot.speakers for slot in told)
    return is_told or context.record.has_spoken(person, session.id)


def speakers_of(context: Context, session: Session) -> tuple[PersonId, ...]:
    """Return the people on a session's agenda who spoke in it, in the order of the agenda."""
    return tuple(person for person in _agenda(session) if spoke(context, person, session))


def floor_of(context: Context, session: Session) -> tuple[PersonId, ...]:
    """Return who else spoke in a session, without staff who are on no agenda."""
    planned = (*_agenda(session), session.moderator)
    return tuple(
        person.id
        for person in context.people.everybody
        if person.id not in planned
        and spoke(context, person.id, session)
        and not _is_staff(context, person.id)
    )


def all_speakers(context: Context) -> tuple[PersonId, ...]:
    """Return everybody who spoke in any session, in the order of the agenda."""
    found: dict[PersonId, None] = {}
    for session in context.record.forum.sessions:
        moderator = (session.moderator,) if session.moderator else ()
        planned = (*moderator, *speakers_of(context, session), *floor_of(context, session))
        found.update(dict.fromkeys(p for p in planned if spoke(context, p, session)))
    return tuple(found)


def _agenda(session: Session) -> tuple[PersonId, ...]:
    """Return the people of the session's slots, substitutes after those they replace."""
    found: dict[PersonId, None] = {}
    for slot in session.slots:
        found.update(dict.fromkeys(slot.speakers))
        if slot.actual.by and slot.actual.status == "replaced by":
            found[slot.actual.by] = None
    return tuple(person for person in found if person != session.moderator)


def _is_staff(context: Context, person: PersonId) -> bool:
    """Whether the person is a contact of the forum and on no agenda."""
    forum = context.record.forum
    on_agenda = any(person in (*_agenda(s), s.moderator) for s in forum.sessions)
    return not on_agenda and any(person in group.people for group in forum.contacts)


def contradictions(context: Context) -> Iterator[tuple[PersonId, Session]]:
    """Yield people who were absent according to a slot, but whose words are in the record."""
    for session in context.record.forum.sessions:
        for person in context.people.everybody:
            away = is_away(person.id, session)
            if away and context.record.has_spoken(person.id, session.id):
                yield person.id, session


def is_not_held(session: Session) -> bool:
    """Whether every slot of the session, apart from breaks and photographs, was cancelled."""
    slots = [slot for slot in session.slots if slot.kind not in {"break", "photo"}]
    return bool(slots) and all(slot.actual.status == "cancelled" for slot in slots)


def changes(context: Context, session: Session) -> Iterator[str]:
    """Yield a sentence for each slot of the session that did not go as planned."""
    for slot in session.slots:
        if key := _change(slot, session):
            yield context.say(
                key,
                speakers=context.names(slot.speakers),
                by=context.people.introduce(slot.actual.by) if slot.actual.by else "",
                session=context.session_name(session),
                slot=_named(slot, context),
            )


def _named(slot: Slot, context: Context) -> str:
    """Return kind and title of a slot, once if they are the same."""
    label = slot_label(slot, context.standing)
    is_told = label and slot.title and slot.title != label
    return context.standing.pair(label, slot.title) if is_told else label or slot.title


def _change(slot: Slot, session: Session) -> str:
    """Return the key of the sentence about what happened to a slot, empty if there is none.

    About people who were there for another slot it says only which slot they missed.
    """
    status = slot.actual.status
    if status == "cancelled":
        return "" if slot.kind in {"break", "photo"} else "cancelled"
    if not slot.speakers or status == "as planned":
        return ""
    if slot.actual.by is None and status in {"replaced by", "on behalf of"}:
        status = "absent" if status == "replaced by" else "as planned"
    key = "" if status == "as planned" else status.replace(" ", "-")
    away = all(is_away(person, session) for person in slot.speakers)
    return f"{key}-in-slot" if status in _ABSENT and not away else key


def roles(context: Context, person: PersonId) -> str:
    """Return a person's roles at the forum: "Moderator, Session I; Speaker, Session II".

    People on the agenda who are not on record as speakers are described as being on the agenda.
    """
    sessions = context.record.forum.sessions
    taken: dict[str, list[str]] = {}
    for session in sessions:
        if key := _role(context, person, session):
            taken.setdefault(key, []).append(context.session_name(session))
    if taken:
        return context.standing.series(
            context.say(key, session=context.standing.join(names)) for key, names in taken.items()
        )
    if _is_staff(context, person):
        return context.say("role-contact")
    heard = [context.session_name(s) for s in sessions if person in floor_of(context, s)]
    return context.say("role-floor", session=context.standing.join(heard)) if heard else ""


def _role(context: Context, person: PersonId, session: Session) -> str:
    """Return the key of the words for a person's role in a session, empty for none."""
    if person == session.moderator:
        return "role-moderator"
    if person not in _agenda(session) or is_away(person, session):
        return ""
    slots = [slot for slot in session.slots if person in slot.speakers]
    if any(slot.actual.status == "video message" for slot in slots):
        return "role-video-message"
    return "role-speaker" if spoke(context, person, session) else "role-on-agenda"


def is_participant(context: Context, person: PersonId) -> bool:
    """Whether the person had a role, or agreed to be listed and did not miss the whole forum."""
    if roles(context, person):
        return True
    forum = context.record.forum
    away = any(is_away(person, s) or person in _represented(s) for s in forum.sessions)
    return not away and context.people.person(person).listed

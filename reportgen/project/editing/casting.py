"""Puts another person in somebody's place, or cancels a slot, a session or somebody's part."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen.model import Forum, Person, PersonId, Session
from reportgen.project.editing.edit import Edit, begin, named, refuse, slot_keys, slot_path
from reportgen.project.editing.targets import (
    PersonTarget,
    SessionTarget,
    SlotTarget,
    person_named,
    person_of,
    target_of,
)
from reportgen.readers import slug
from reportgen.yaml_editing import Value


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What is known of somebody who is new to a forum."""

    name: str
    honorific: str = ""
    position: str = ""
    organization: str = ""
    email: str = ""


def plan_substitution(folder: Path, person: str, new: Newcomer) -> Edit:
    """Return the edit that puts a person in another's place in every slot and on every chair.

    A slot with one speaker says who was to speak and who does; in one with several, and on a
    chair, the name changes. Who is new to the forum is added to its people.

    Raises:
        InputError: if the person is not known, speaks nowhere, or a slot says otherwise already.
    """
    edit = begin(folder)
    old = person_of(edit.forum, person)
    if not list(_parts(edit.forum, old.id)):
        message = f"{person!r} has no slot and no chair in this programme; nothing to hand over"
        raise refuse(edit, message, "no-part")
    by = _entered(edit, new, old)
    if by == old.id:
        raise refuse(edit, f"{new.name!r} is the same person; name another", "same-person")
    for number, place in _parts(edit.forum, old.id):
        session = edit.forum.sessions[number]
        if place < 0:
            edit.set(("sessions", number, "moderator"), by)
            edit.changes.append(f"{named(session)}: {new.name} moderates in place of {old.name}")
        else:
            _hand_over(edit, number, place, (old, by, new.name))
    return edit


def plan_cancellation(folder: Path, target: str) -> Edit:
    """Return the edit that cancels a slot, a session with all its slots, or a person's parts.

    Nothing is removed: a slot says that it is cancelled, or that its speaker is absent. Where
    others speak in the slot, too, only the name goes.

    Raises:
        InputError: if nothing or several things are called so, or a slot says otherwise already.
    """
    edit = begin(folder)
    match target_of(edit.forum, target):
        case SlotTarget(session, slot):
            cancel_slot(edit, session, slot)
        case SessionTarget(session):
            cancel_session(edit, session)
        case PersonTarget(person):
            _cancel_person(edit, edit.forum.people[person])
    return edit


def _parts(forum: Forum, person: PersonId) -> Iterator[tuple[int, int]]:
    """Yield session and slot where somebody speaks; a slot of -1 is the chair of the session."""
    for number, session in enumerate(forum.sessions):
        if session.moderator == person:
            yield number, -1
        for place, slot in enumerate(session.slots):
            speaks = slot.actual.by if slot.actual.status == "replaced by" else None
            if person == speaks or (person in slot.speakers and speaks is None):
                yield number, place


def _entered(edit: Edit, new: Newcomer, old: Person) -> str:
    """Return the id of a person, who is added to the people where nobody is called so."""
    known = person_named(edit.forum, new.name)
    told = _told(edit.forum, new)
    if known is not None:
        if told:
            message = f"{known.id} is in people: already; what you told of them is not used"
            edit.notes.append(message)
        return known.id
    taken = {person.id for person in edit.forum.people}
    wanted = slug(new.name) or "person"
    number, identity = 2, wanted
    while identity in taken:
        identity, number = f"{wanted}-{number}", number + 1
    record = {"id": identity, "name": new.name, **told}
    edit.file.insert(("people",), edit.forum.people.index(old) + 1, record)
    edit.changes.append(f"{identity}: {new.name} is added to the people")
    return identity


def _told(forum: Forum, new: Newcomer) -> dict[str, str]:
    """Return what is known of somebody, as forum.yaml holds it."""
    body = next(
        (
            one.id
            for one in forum.organizations
            if new.organization and new.organization in (one.id, one.name, one.abbreviation)
        ),
        "",
    )
    is_loose = bool(new.organization) and not body
    told = {
        "honorific": new.honorific,
        "position": "" if is_loose else new.position,
        "organization": body,
        "affiliation": ", ".join(filter(None, (new.position, new.organization))) * is_loose,
        "email": new.email,
    }
    return {key: text for key, text in told.items() if text}


def _hand_over(edit: Edit, number: int, place: int, who: tuple[Person, str, str]) -> None:
    old, by, name = who
    session = edit.forum.sessions[number]
    slot = session.slots[place]
    path = slot_path(number, place)
    if slot.actual.by == old.id:
        edit.set((*path, "actual", "by"), by)
    elif len(slot.speakers) > 1:
        speakers = [by if speaker == old.id else speaker for speaker in slot.speakers]
        edit.set((*path, "speakers"), list(dict.fromkeys(speakers)))
    else:
        _set_status(edit, number, place, {"status": "replaced by", "by": by})
    edit.changes.append(f"{named(session, slot)}: {name} speaks in place of {old.name}")


def cancel_slot(edit: Edit, number: int, place: int) -> None:
    """Say that a slot does not take place."""
    session = edit.forum.sessions[number]
    slot = session.slots[place]
    if slot.actual.status == "cancelled":
        edit.notes.append(f"{named(session, slot)} is cancelled already")
        return
    _set_status(edit, number, place, {"status": "cancelled"})
    edit.changes.append(f"{named(session, slot)}: cancelled")


def cancel_session(edit: Edit, number: int) -> None:
    """Say of all slots of a session that they do not take place."""
    session = edit.forum.sessions[number]
    if not session.slots:
        edit.set(("sessions", number, "slots"), [_whole(session)])
        edit.changes.append(f"{named(session)}: cancelled")
    for place, slot in enumerate(session.slots):
        if slot.actual.status not in ("cancelled", "absent"):
            cancel_slot(edit, number, place)


def _whole(session: Session) -> Value:
    """Return the one slot that a session without slots is."""
    slot: dict[str, Value] = {"kind": "other"}
    if session.start:
        slot["start"] = session.start
    if session.end:
        slot["end"] = session.end
    return slot | {"label": session.title, "actual": {"status": "cancelled"}}


def _cancel_person(edit: Edit, person: Person) -> None:
    for number, place in _parts(edit.forum, person.id):
        session = edit.forum.sessions[number]
        if place < 0:
            edit.file.remove(("sessions", number, "moderator"))
            edit.changes.append(f"{named(session)}: {person.name} does not moderate")
            edit.notes.append(f"{named(session)} has no moderator now; write one into forum.yaml")
            continue
        slot = session.slots[place]
        if len(slot.speakers) > 1:
            others = [speaker for speaker in slot.speakers if speaker != person.id]
            edit.set((*slot_path(number, place), "speakers"), others)
            edit.changes.append(f"{named(session, slot)}: without {person.name}")
        elif slot.actual.status not in ("absent", "cancelled"):
            _set_status(edit, number, place, {"status": "absent"})
            edit.changes.append(f"{named(session, slot)}: {person.name} does not speak")
    if edit.is_empty:
        edit.notes.append(f"{person.name} has no slot and no chair; nothing to cancel")


def _set_status(edit: Edit, number: int, place: int, told: dict[str, Value]) -> None:
    """Write what becomes of a slot; times and notes that are there stay.

    Raises:
        InputError: if something else is said about it already.
    """
    session = edit.forum.sessions[number]
    slot = session.slots[place]
    status, path = slot.actual.status, (*slot_path(number, place), "actual")
    if status not in ("as planned", "video message") and told["status"] != "cancelled":
        message = f"{named(session, slot)} says '{status}' already; change its 'actual:' by hand"
        raise refuse(edit, message, "told-already")
    if edit.file.at(path):
        for key, value in told.items():
            edit.set((*path, key), value)
        if "by" not in told:
            edit.file.remove((*path, "by"))
    else:
        edit.set(path, told, slot_keys("actual"))

"""Puts sessions and slots where the clock says, and keeps the ids of those around them."""

import datetime as dt

from reportgen.model import Session, Slot, session_day
from reportgen.project.editing.edit import Edit, slot_path
from reportgen.yaml_editing import Value

_LAST = dt.time(23, 59)


def insert_session(edit: Edit, session: Session) -> None:
    """Insert a new session with its slots before the first that begins later."""
    forum = edit.after()
    taken = {one.id for one in forum.sessions}
    number, identity = 2, str(session.id)
    while identity in taken:
        identity, number = f"{session.id}-{number}", number + 1
    first = forum.dates[0] if forum.dates else None
    day = session.date or first
    at = sum(
        _before(session_day(forum, one), one.start, day, session.start) for one in forum.sessions
    )
    record: dict[str, Value] = {"id": identity, "title": session.title}
    if session.number:
        record = {"id": identity, "number": session.number, "title": session.title}
    if session.date and session.date != first:
        record["date"] = session.date
    record |= _times(session)
    if session.moderator:
        record["moderator"] = session.moderator
    if session.slots:
        record["slots"] = [_slot(slot) for slot in session.slots]
    edit.file.insert(("sessions",), at, record)
    edit.changes.append(f"{identity} ({session.title}): new session")


def insert_slot(edit: Edit, number: int, slot: Slot, told: dict[str, Value] | None = None) -> None:
    """Insert a slot into a session; ``told`` is all that is written of one from elsewhere."""
    session = edit.after().sessions[number]
    at = sum(_before(None, one.start, None, slot.start) for one in session.slots)
    for place in range(at, len(session.slots)):
        _pin(edit, number, place, session.slots[place])
    taken = {one.id for part in edit.after().sessions for one in part.slots}
    count = len(session.slots) + 1
    while f"{session.id}.{count}" in taken:
        count += 1
    needs_id = at < len(session.slots)
    record = told or {**_slot(slot), **({"id": f"{session.id}.{count}"} if needs_id else {})}
    edit.file.insert(("sessions", number, "slots"), at, record)
    if told is None:
        words = slot.title or slot.label or slot.kind
        edit.changes.append(f"{session.id}.{count} ({words}): new slot")


def transfer_slot(edit: Edit, identity: str, number: int, slot: Slot) -> None:
    """Move a slot into another session, with everything that is written of it."""
    forum = edit.after()
    source, place = next(
        (at, n)
        for at, session in enumerate(forum.sessions)
        for n, one in enumerate(session.slots)
        if one.id == identity
    )
    for later in range(place, len(forum.sessions[source].slots)):
        _pin(edit, source, later, forum.sessions[source].slots[later])
    written = edit.file.at(slot_path(source, place))
    told: dict[str, Value] = dict(written) if isinstance(written, dict) else {}
    edit.file.remove(slot_path(source, place))
    insert_slot(edit, number, slot, told | _times(slot))
    words = slot.title or slot.label
    edit.changes.append(f"{identity} ({words}): moved to {forum.sessions[number].id}")


def _pin(edit: Edit, number: int, place: int, slot: Slot) -> None:
    """Write the id of a slot that is only counted."""
    path = (*slot_path(number, place), "id")
    if edit.file.at(path) is None:
        edit.set(path, slot.id)


def _before(
    day: dt.date | None, start: dt.time | None, new_day: dt.date | None, new: dt.time | None
) -> bool:
    if day and new_day and day != new_day:
        return day < new_day
    return (start or dt.time(0)) <= (new or _LAST)


def _times(one: Session | Slot) -> dict[str, Value]:
    return {k: v for k, v in (("start", one.start), ("end", one.end)) if v is not None}


def _slot(slot: Slot) -> dict[str, Value]:
    record: dict[str, Value] = {"kind": slot.kind, **_times(slot)}
    record |= {k: v for k, v in (("label", slot.label), ("title", slot.title)) if v}
    return record | ({"speakers": list(slot.speakers)} if slot.speakers else {})

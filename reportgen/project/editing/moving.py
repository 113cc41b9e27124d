"""Moves a slot or session to another time, with what follows only where that is asked."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from reportgen.model import Forum, Session, Slot, session_day
from reportgen.project.editing.edit import Edit, begin, named, refuse, slot_keys, slot_path
from reportgen.project.editing.targets import SlotTarget, part_of
from reportgen.yaml_editing import ValuePath

_DAY = 24 * 60


def plan_move(folder: Path, target: str, to: dt.time, *, shift_following: bool = False) -> Edit:
    """Return the edit that moves a slot or session to a time; lengths stay as they are.

    With ``shift_following`` what comes after it on the same day moves by as much: the later slots
    of the session, then the later sessions.

    Raises:
        InputError: if nothing or several things are called so, or it has no time to be moved from.
    """
    edit = begin(folder)
    found = part_of(edit.forum, target)
    session = edit.forum.sessions[found.session]
    if isinstance(found, SlotTarget):
        moved: Slot | Session = session.slots[found.slot]
    else:
        moved = session
    if moved.start is None:
        message = f"{target!r} has no start in forum.yaml; write 'start: \"{to:%H:%M}\"' there"
        raise refuse(edit, message, "no-time")
    delta = _minutes(to) - _minutes(moved.start)
    over = moved.end or moved.start
    if isinstance(found, SlotTarget):
        _move_slot(edit, found.session, found.slot, delta)
        if shift_following:
            _shift_slots(edit, found, over, delta)
    else:
        _move_session(edit, found.session, delta)
    if shift_following:
        _shift_sessions(edit, found.session, session.end or over, delta)
    return in_order(edit)


def _move_slot(edit: Edit, session: int, slot: int, delta: int) -> None:
    holder = edit.forum.sessions[session]
    one = holder.slots[slot]
    _shift(edit, slot_path(session, slot), one, delta)
    edit.changes.append(f"{named(holder, one)}: {_moved(one, delta)}")


def _move_session(edit: Edit, number: int, delta: int) -> None:
    session = edit.forum.sessions[number]
    _shift(edit, ("sessions", number), session, delta)
    for place, slot in enumerate(session.slots):
        _shift(edit, slot_path(number, place), slot, delta)
    edit.changes.append(f"{named(session)}: {_moved(session, delta)}")


def _shift_slots(edit: Edit, found: SlotTarget, over: dt.time, delta: int) -> None:
    """Move the later slots of a session, and its end with them."""
    session = edit.forum.sessions[found.session]
    for place, slot in enumerate(session.slots):
        if place != found.slot and slot.start and slot.start >= over:
            _move_slot(edit, found.session, place, delta)
    if session.end:
        edit.set(("sessions", found.session, "end"), later(session.end, delta))


def _shift_sessions(edit: Edit, number: int, over: dt.time, delta: int) -> None:
    """Move the sessions of the same day that begin once this one is over."""
    forum, own = edit.forum, edit.forum.sessions[number]
    day = session_day(forum, own)
    last = own
    for place, session in enumerate(forum.sessions):
        same = place != number and session_day(forum, session) == day
        if same and session.start and session.start >= over:
            _move_session(edit, place, delta)
            last = session
    if forum.end and last.end == forum.end and len(forum.dates) < 2:
        edit.set(("end",), later(forum.end, delta))
        edit.changes.append(f"the forum: ends at {later(forum.end, delta):%H:%M}")


def _shift(edit: Edit, path: ValuePath, one: Slot | Session, delta: int) -> None:
    for key, moment in (("start", one.start), ("end", one.end)):
        if moment is not None:
            edit.set((*path, key), later(moment, delta), slot_keys(key))


def in_order(edit: Edit) -> Edit:
    """Return an edit in which slots and sessions stand by the clock, where they did before."""
    after = edit.after()
    for number, session in enumerate(after.sessions):
        was = _starts(edit.forum, session)
        order = _order([slot.start for slot in session.slots])
        if order and was == sorted(was):
            _pin(edit, number, session, order)
            edit.file.reorder(("sessions", number, "slots"), order)
    days = [session_day(after, session) for session in after.sessions]
    starts = [session.start for session in after.sessions]
    if len(set(days)) == 1 and (order := _order(starts)):
        edit.file.reorder(("sessions",), order)
    return edit


def _starts(forum: Forum, session: Session) -> list[dt.time]:
    before = next((one for one in forum.sessions if one.id == session.id), session)
    return [slot.start for slot in before.slots if slot.start]


def _order(starts: list[dt.time | None]) -> list[int]:
    """Return the order by the clock; empty where it is that already or times are missing."""
    known = [start for start in starts if start is not None]
    order = sorted(range(len(known)), key=lambda number: known[number])
    return order if len(known) == len(starts) and order != list(range(len(starts))) else []


def _pin(edit: Edit, number: int, session: Session, order: list[int]) -> None:
    """Write the ids of slots that are only counted, so that each keeps its own in another place."""
    for place in (old for new, old in enumerate(order) if new != old):
        slot = session.slots[place]
        path = (*slot_path(number, place), "id")
        if edit.file.at(path) is None:
            edit.set(path, slot.id)


def later(moment: dt.time, minutes: int) -> dt.time:
    """Return a time of day so many minutes later, past midnight where it comes to that."""
    whole = (_minutes(moment) + minutes) % _DAY
    return dt.time(whole // 60, whole % 60, moment.second)


def _minutes(moment: dt.time) -> int:
    return moment.hour * 60 + moment.minute


def _moved(one: Slot | Session, delta: int) -> str:
    return f"{span(one)} becomes {'-'.join(_times(one, delta))}"


def span(one: Slot | Session) -> str:
    """Return the times of a slot or session as they are printed."""
    return "-".join(_times(one, 0)) or "no time"


def _times(one: Slot | Session, delta: int) -> Iterator[str]:
    for moment in (one.start, one.end):
        if moment is not None:
            yield f"{later(moment, delta):%H:%M}"

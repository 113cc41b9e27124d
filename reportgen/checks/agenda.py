"""Checks of the agenda: order, duration, empty slots."""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportgen.checks.places import Path, place_of
from reportgen.errors import Issue
from reportgen.model import (
    Forum,
    Places,
    Session,
    Slot,
    is_past_midnight,
    running_minutes,
    session_days,
)

SPOKEN = ("opening", "presentation", "discussion", "closing")


class _Timed(NamedTuple):
    """Something with a start and an end, and where it stands."""

    name: str
    start: dt.time | None
    end: dt.time | None
    path: Path


def minutes(moment: dt.time) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + moment.minute


def _session_name(session: Session) -> str:
    return f"session '{session.id}'"


def _slot_name(slot: Slot) -> str:
    return f"slot '{slot.label or slot.title or slot.kind}'"


def _bounds(session: Session) -> tuple[dt.time | None, dt.time | None]:
    """Return when the session starts and ends: as written, else from its first and last slot."""
    if not session.slots:
        return session.start, session.end
    return session.start or session.slots[0].start, session.end or session.slots[-1].end


def _timed_sessions(forum: Forum) -> list[list[_Timed]]:
    """Return the sessions of each day and room in the order of the agenda."""
    days: dict[tuple[dt.date | None, str], list[_Timed]] = {}
    dates = session_days(forum)
    for number, session in enumerate(forum.sessions):
        day = dates[session.id]
        start, end = _bounds(session)
        row = _Timed(_session_name(session), start, end, ("sessions", number))
        days.setdefault((day, session.room), []).append(row)
    return list(days.values())


def _timed_slots(session: Session, number: int) -> list[_Timed]:
    """Return the session's slots between its own start and end."""
    base: Path = ("sessions", number)
    slots = [
        _Timed(_slot_name(slot), slot.start, slot.end, (*base, "slots", index))
        for index, slot in enumerate(session.slots)
        if not _is_given_away(slot, session)
    ]
    if not slots:
        return []
    name = _session_name(session)
    opening = _Timed(f"the start of {name}", session.start, session.start, base)
    closing = _Timed(f"the end of {name}", session.end, session.end, base)
    return [opening, *slots, closing]


def _is_given_away(slot: Slot, session: Session) -> bool:
    """Whether a cancelled slot's time is used for another."""
    if slot.actual.status != "cancelled" or slot.start is None or slot.end is None:
        return False
    starts = [one.start for one in session.slots if one is not slot and one.start]
    return any(slot.start <= start < slot.end for start in starts)


def check_order(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield slots and sessions that overlap, leave a gap or end before they start."""
    rows = _timed_sessions(forum)
    rows += [_timed_slots(session, number) for number, session in enumerate(forum.sessions)]
    for row in rows:
        timed = [entry for entry in row if entry.start and entry.end]
        reversed_ones = [entry for entry in timed if _is_reversed(entry)]
        for entry in reversed_ones:
            message = f"{entry.name} ends at {entry.end:%H:%M}, before it starts; correct it"
            yield Issue("error", "slot-reversed", message, place_of(places, entry.path))
        if not reversed_ones:
            clock = running_minutes((e.start, e.end) for e in timed if e.start and e.end)
            for (before, earlier), (after, later) in pairwise(zip(timed, clock, strict=True)):
                yield from _between(before, after, later[0] - earlier[1], places)


def _is_reversed(entry: _Timed) -> bool:
    if entry.start is None or entry.end is None or is_past_midnight(entry.start, entry.end):
        return False
    return entry.end < entry.start


def _between(before: _Timed, after: _Timed, gap: int, places: Places) -> Iterator[Issue]:
    """Yield an overlap or a gap, which is ``gap`` minutes long."""
    if before.end is None or after.start is None or not gap:
        return
    late, soon = f"{before.end:%H:%M}", f"{after.start:%H:%M}"
    path = after.path if len(after.path) >= len(before.path) else before.path
    if gap < 0:
        message = f"{after.name} ({soon}) begins before {before.name} ({late}) is over; move one"
        yield Issue("error", "slot-overlap", message, place_of(places, path))
    else:
        message = f"nothing is planned between {before.name} ({late}) and {after.name} ({soon})"
        message += "; move one or add a break"
        yield Issue("warning", "slot-gap", message, place_of(places, path))


def check_duration(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a sum of sessions that differs from the announced duration."""
    if forum.duration_minutes is None:
        return
    bounds = [_bounds(session) for session in forum.sessions]
    lengths = (next(running_minutes([(s, e)])) for s, e in bounds if s and e)
    total = sum(end - start for start, end in lengths)
    if total != forum.duration_minutes:
        message = (
            f"{forum.duration_minutes} minutes are announced, the sessions sum to {total}; "
            "correct duration_minutes or the agenda"
        )
        yield Issue("error", "duration", message, place_of(places, ("duration_minutes",)))


def check_slots(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield slots in which nobody speaks and presentations without a title."""
    for number, session in enumerate(forum.sessions):
        for index, slot in enumerate(session.slots):
            where = place_of(places, ("sessions", number, "slots", index))
            name = f"{_slot_name(slot)} of {_session_name(session)}"
            if slot.kind in SPOKEN and not slot.speakers:
                message = f"{name} has no speaker; add speakers:"
                yield Issue("warning", "slot-without-speaker", message, where)
            if slot.kind == "presentation" and not slot.title:
                message = f"{name} has no title; ask the speaker and add title:"
                yield Issue("warning", "slot-without-title", message, where)


def _is_closing(session: Session) -> bool:
    return "closing" in session.id.casefold() or session.title.casefold().startswith("closing")


def check_closing(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a closing without a time or without anything in it."""
    for number, session in enumerate(forum.sessions):
        start, end = _bounds(session)
        if _is_closing(session) and (not session.slots or not (start and end)):
            message = "the closing has no time or no slot; add start:, end: and slots:"
            yield Issue("error", "empty-closing", message, place_of(places, ("sessions", number)))

"""Checks that save a phone call: what a pack would say that cannot be."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from reportgen.checks.clocks import zone_named
from reportgen.checks.places import Path, place_of
from reportgen.errors import Issue
from reportgen.model import (
    Forum,
    PersonId,
    Places,
    Rehearsal,
    Session,
    Slot,
    is_past_midnight,
    running_minutes,
    session_days,
    slot_day,
)

_ADDRESS = re.compile(r"[^\s@<>(),;:\"\[\]\\]{1,64}@[^\s@<>(),;:\"\[\]\\]+\.[^\W_]{2,}")


class _Held(NamedTuple):
    """A person at a place for a time; minutes count from midnight."""

    session: Session
    label: str
    start: int
    end: int
    path: Path


def check_two_places(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield people who are expected in two rooms at once; in one room, sessions overlap."""
    for person, held in _held(forum).items():
        for (day, one), (other_day, two) in combinations(held, 2):
            if day != other_day or one.session.room == two.session.room:
                continue
            if one.start < two.end and two.start < one.end:
                message = (
                    f"'{person}' is in two sessions at once: {one.label} of '{one.session.id}' and "
                    f"{two.label} of '{two.session.id}'; move one"
                )
                yield Issue("error", "two-places", message, place_of(places, two.path))


def _held(forum: Forum) -> dict[PersonId, list[tuple[dt.date | None, _Held]]]:
    days = session_days(forum)
    found: dict[PersonId, list[tuple[dt.date | None, _Held]]] = {}
    for number, session in enumerate(forum.sessions):
        base: Path = ("sessions", number)
        if session.moderator and session.start and session.end:
            start, end = next(running_minutes([(session.start, session.end)]))
            row = _Held(session, "the chair", start, end, base)
            found.setdefault(session.moderator, []).append((days[session.id], row))
        for index, slot in enumerate(session.slots):
            if not (slot.start and slot.end):
                continue
            start, end = next(running_minutes([(slot.start, slot.end)]))
            label = slot.label or slot.title or slot.kind
            row = _Held(session, label, start, end, (*base, "slots", index))
            for person in _expected(slot):
                found.setdefault(person, []).append((slot_day(forum, session, slot), row))
    return found


def _expected(slot: Slot) -> tuple[PersonId, ...]:
    if slot.actual.status in {"absent", "cancelled"}:
        return ()
    if slot.actual.status == "replaced by":
        return (slot.actual.by,) if slot.actual.by else ()
    return slot.speakers


def check_ends(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield sessions that go on after the end of the forum."""
    if forum.end is None or is_past_midnight(forum.start, forum.end):
        return
    for number, session in enumerate(forum.sessions):
        ends = [session.end, *(slot.end for slot in session.slots)]
        start = session.start or (session.slots[0].start if session.slots else None)
        late = [end for end in ends if end and end > forum.end]
        if late and start and start < forum.end:
            message = (
                f"session '{session.id}' ends at {max(late):%H:%M}, after the forum, which ends at "
                f"{forum.end:%H:%M}; move it, or correct end:"
            )
            yield Issue("warning", "after-the-end", message, place_of(places, ("sessions", number)))


def check_deadlines(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield rehearsals and deadlines that come after the event they are for."""
    if not forum.dates:
        return
    for number, owed in enumerate(forum.logistics.deliverables):
        if owed.due and owed.due > max(forum.dates):
            message = f"'{owed.name}' is due on {owed.due}, after the forum; correct due:"
            where = place_of(places, ("logistics", "deliverables", number, "due"))
            yield Issue("warning", "late-deadline", message, where)
    days = session_days(forum)
    common: Path = ("logistics", "rehearsal")
    last = max(forum.dates)
    yield from _late(forum.logistics.rehearsal, last, place_path=common, places=places)
    for number, session in enumerate(forum.sessions):
        day = days[session.id]
        if day:
            path: Path = ("sessions", number, "rehearsal")
            yield from _late(session.rehearsal, day, place_path=path, places=places)


def _late(
    planned: Rehearsal | None, day: dt.date, *, place_path: Path, places: Places
) -> Iterator[Issue]:
    if planned and planned.date and planned.date > day:
        message = f"the rehearsal on {planned.date} comes after the event on {day}; correct it"
        yield Issue("error", "late-rehearsal", message, place_of(places, place_path))


def check_addresses(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield mail addresses that are none, and people whose files would be named alike."""
    written: list[tuple[Path, str]] = [(("mailbox",), forum.mailbox)]
    written += [(("people", n, "email"), one.email) for n, one in enumerate(forum.people)]
    for path, address in written:
        if address and (not _ADDRESS.fullmatch(address) or ".." in address):
            message = f"{address!r} is no mail address; write one, as in name@example.org"
            yield Issue("error", "bad-address", message, place_of(places, path))
    taken: dict[str, str] = {}
    for number, person in enumerate(forum.people):
        earlier = taken.setdefault(person.name.casefold(), person.name)
        if earlier != person.name:
            message = f"{person.name!r} and {earlier!r} differ by capitals only; are they one?"
            where = place_of(places, ("people", number, "name"))
            yield Issue("warning", "same-file-name", message, where)


def check_custom(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield sections of a house that are longer than its form allows."""
    for number, one in enumerate(forum.custom):
        count = len(one.text.split())
        if one.most_words is not None and count > one.most_words:
            message = f"'{one.heading}' has {count} words of {one.most_words} allowed; shorten it"
            yield Issue("warning", "too-long", message, place_of(places, ("custom", number)))


def check_clock_nights(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield zones in which clocks change in the night before or after a day of the forum."""
    named: dict[str | None, Path] = {}
    for number, person in reversed([*enumerate(forum.people)]):
        named[person.timezone] = ("people", number, "timezone")
    named[forum.timezone] = ("timezone",)
    for name, path in named.items():
        zone = zone_named(name)
        if zone is None:
            continue
        for day in forum.dates:
            offsets = {
                dt.datetime.combine(day + dt.timedelta(days=n), dt.time(12), zone).utcoffset()
                for n in (-1, 0, 1)
            }
            if len(offsets) > 1:
                message = f"clocks in {name} change in a night beside {day}; tell people twice"
                yield Issue("warning", "clock-night", message, place_of(places, path))

"""Checks of the clock: hours that come twice or never, and sessions outside the forum's hours."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reportgen.checks.places import Path, place_of
from reportgen.errors import Issue
from reportgen.model import Forum, Places, outside_hours, session_days, slot_day


def check_clock_changes(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield times in an hour that clocks repeat or skip on that day."""
    zone = zone_named(forum.timezone)
    days = session_days(forum)
    for number, session in enumerate(forum.sessions if zone else ()):
        base: Path = ("sessions", number)
        times = [(days[session.id], session.start, base)]
        times += [
            (slot_day(forum, session, slot), slot.start, (*base, "slots", index))
            for index, slot in enumerate(session.slots)
            if slot.start != session.start
        ]
        for day, start, path in times:
            if day and start and zone and (how := _oddity(day, start, zone)):
                message = (
                    f"{start:%H:%M} on {day} {how} in {forum.timezone}, where clocks change; "
                    "move it, or say which hour is meant"
                )
                yield Issue("warning", "clock-change", message, place_of(places, path))


def _oddity(day: dt.date, start: dt.time, zone: ZoneInfo) -> str:
    first = dt.datetime.combine(day, start, zone)
    if first.utcoffset() == first.replace(fold=1).utcoffset():
        return ""
    back = first.astimezone(dt.UTC).astimezone(zone)
    return (
        "comes twice" if back.replace(tzinfo=None) == first.replace(tzinfo=None) else "is skipped"
    )


def zone_named(name: str | None) -> ZoneInfo | None:
    """Return the time zone with this name, None for none and for one that does not exist."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def check_hours(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield sessions that begin outside the hours of the forum, which then are not printed."""
    numbers = {session.id: number for number, session in enumerate(forum.sessions)}
    for session in outside_hours(forum):
        message = (
            f"session '{session.id}' begins at {session.start:%H:%M}, outside the forum's "
            f"{forum.start:%H:%M} to {forum.end:%H:%M}, so the title page gives no hours; "
            "correct start: and end:, or leave them out"
        )
        where = place_of(places, ("sessions", numbers[session.id]))
        yield Issue("warning", "outside-hours", message, where)

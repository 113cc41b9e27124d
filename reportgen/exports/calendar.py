"""Calendar files (iCalendar): the appointments of one person, or the whole programme."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vCalAddress, vText

from reportgen.document import CalendarEntry
from reportgen.exports.invitation import Invitation


def write_calendar(entries: Iterable[CalendarEntry], name: str, sent: Invitation) -> bytes:
    """Return a calendar file of the entries, with the time zones that they are in."""
    calendar = Calendar()
    calendar.add("prodid", "-//reportgen//packs//EN")
    calendar.add("version", "2.0")
    calendar.add("method", sent.method)
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, sent))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, sent: Invitation) -> Event:
    event = Event()
    zone = ZoneInfo(entry.timezone) if entry.timezone else None
    event.add("uid", entry.uid)
    event.add("dtstamp", dt.datetime.combine(sent.stamp, dt.time(), dt.UTC))
    event.add("sequence", sent.sequence)
    event.add("summary", entry.title)
    event.add("dtstart", entry.start.replace(tzinfo=zone))
    event.add("dtend", entry.end.replace(tzinfo=zone))
    event.add("status", "CANCELLED" if sent.cancelled else "CONFIRMED")
    for name in ("place", "link", "description"):
        if words := getattr(entry, name):
            event.add({"place": "location", "link": "url"}.get(name, name), words)
    if sent.organizer:
        event.add("organizer", vCalAddress(f"mailto:{sent.organizer}"))
    if sent.attendee:
        attendee = vCalAddress(f"mailto:{sent.attendee}")
        attendee.params["RSVP"] = vText("FALSE")
        event.add("attendee", attendee)
    if not sent.cancelled:
        event.add_component(_alarm(entry))
    return event


def _alarm(entry: CalendarEntry) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", dt.timedelta(minutes=-entry.alarm))
    return alarm

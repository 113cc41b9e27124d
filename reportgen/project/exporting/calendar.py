"""The programme as iCalendar: an event a session and one a slot that belongs to it."""

import datetime as dt

from icalendar import Calendar, Event

from reportgen.model import Forum, Person
from reportgen.project.exporting.lines import AgendaLine, affiliation_of, agenda_lines

_STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def calendar_of(forum: Forum) -> bytes:
    """Return the calendar of a forum; equal programmes give equal bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//reportgen//programme//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", forum.title)
    if forum.timezone:
        calendar.add("x-wr-timezone", forum.timezone)
    for line in agenda_lines(forum):
        if line.start is not None:
            calendar.add_component(_event(forum, line))
    if forum.timezone:
        calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _event(forum: Forum, line: AgendaLine) -> Event:
    event = Event()
    slot, session = line.slot, line.session
    event.add("uid", f"{slot.id if slot else session.id}@{forum.id}.reportgen")
    event.add("dtstamp", _STAMP)
    event.add("summary", line.title)
    event.add("dtstart", line.start)
    if line.end:
        event.add("dtend", line.end)
    if forum.venue:
        event.add("location", forum.venue)
    event.add("status", "CONFIRMED" if line.is_held else "CANCELLED")
    if slot:
        event.add("related-to", f"{session.id}@{forum.id}.reportgen")
        event.add("categories", [slot.kind])
        event.add("x-reportgen-kind", slot.kind)
        if slot.label:
            event.add("x-reportgen-label", slot.label)
    elif session.number:
        event.add("x-reportgen-number", session.number)
    words = [
        f"Speakers: {person.name}, {place}" if place else f"Speakers: {person.name}"
        for person in line.speakers
        for place in [affiliation_of(forum, person)]
    ]
    if line.moderator and not slot:
        place = affiliation_of(forum, line.moderator)
        words.append(f"Moderator: {line.moderator.name}" + f", {place}" * bool(place))
    for person in line.speakers:
        event.add("x-reportgen-speaker", person.name, _told(forum, person))
    if line.moderator and not slot:
        chair = _told(forum, line.moderator)
        event.add("x-reportgen-moderator", line.moderator.name, chair)
    if words:
        event.add("description", "\n".join(words))
    return event


def _told(forum: Forum, person: Person) -> dict[str, str]:
    """Return what a calendar program may not know of a person, as parameters."""
    told = {"X-HONORIFIC": person.honorific, "X-AFFILIATION": affiliation_of(forum, person)}
    return {key: words for key, words in told.items() if words}

"""The programme as linked data of schema.org, for web pages and search engines."""

import json

from reportgen.model import Forum, Person
from reportgen.project.exporting.lines import AgendaLine, affiliation_of, agenda_lines

Record = dict[str, object]


def linked_data_of(forum: Forum) -> bytes:
    """Return an Event with its sessions as sub-events, and their slots as theirs."""
    sessions: list[Record] = []
    for line in agenda_lines(forum):
        record = _event(forum, line)
        if line.slot is None:
            sessions.append(record | {"subEvent": []})
        else:
            inner = sessions[-1]["subEvent"]
            if isinstance(inner, list):
                inner.append(record)
    whole: Record = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": forum.title,
        "identifier": forum.id,
    }
    if forum.theme:
        whole["description"] = forum.theme
    if forum.dates:
        whole["startDate"] = forum.dates[0].isoformat()
        whole["endDate"] = forum.dates[-1].isoformat()
    if forum.venue:
        whole["location"] = {"@type": "Place", "name": forum.venue}
    if forum.timezone:
        schedule = {"@type": "Schedule", "scheduleTimezone": forum.timezone}
        whole["eventSchedule"] = schedule
    if forum.languages:
        whole["inLanguage"] = list(forum.languages)
    whole["organizer"] = [
        {"@type": "Organization", "name": body.name, "alternateName": body.abbreviation}
        for body in forum.organizations
        if body.role != "participant"
    ]
    whole["subEvent"] = sessions
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _event(forum: Forum, line: AgendaLine) -> Record:
    record: Record = {"@type": "Event", "name": line.title}
    record["identifier"] = line.slot.id if line.slot else line.session.id
    if line.start:
        record["startDate"] = line.start.isoformat()
    if line.end:
        record["endDate"] = line.end.isoformat()
    if not line.is_held:
        record["eventStatus"] = "https://schema.org/EventCancelled"
    if line.slot:
        record["additionalType"] = line.slot.kind
        if line.slot.label:
            record["alternateName"] = line.slot.label
    elif line.session.number:
        record["alternateName"] = f"Session {line.session.number}"
    if line.speakers:
        record["performer"] = [_person(forum, one) for one in line.speakers]
    if line.moderator and line.slot is None:
        chair = {"@type": "PerformanceRole", "roleName": "moderator"}
        record["contributor"] = chair | {"contributor": _person(forum, line.moderator)}
    return record


def _person(forum: Forum, person: Person) -> Record:
    record: Record = {"@type": "Person", "name": person.name}
    if person.honorific:
        record["honorificPrefix"] = person.honorific
    if place := affiliation_of(forum, person):
        record["affiliation"] = {"@type": "Organization", "name": place}
    return record

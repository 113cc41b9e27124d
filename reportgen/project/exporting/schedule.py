"""The programme as a schedule of frab and pretalx: an event a slot, its session as the track."""

import datetime as dt
import json
from collections.abc import Sequence

from reportgen.model import Forum
from reportgen.project.exporting.lines import AgendaLine, affiliation_of, agenda_lines


def schedule_of(forum: Forum) -> bytes:
    """Return the schedule of a forum as JSON, which pretalx, c3voc's tools and apps read."""
    lines = [line for line in agenda_lines(forum) if line.start is not None]
    talks = [one for one in lines if one.is_held and (one.slot or not one.session.slots)]
    days = sorted({line.start.date() for line in talks if line.start})
    conference: dict[str, object] = {
        "acronym": forum.id,
        "title": forum.title,
        "start": days[0].isoformat() if days else "",
        "end": days[-1].isoformat() if days else "",
        "daysCount": len(days),
        "timeslot_duration": "00:05",
    }
    if forum.timezone:
        conference["time_zone_name"] = forum.timezone
    room = forum.venue or "Plenary"
    conference["days"] = [
        {
            "index": number,
            "date": day.isoformat(),
            "rooms": {room: _events(forum, talks, room, day)},
        }
        for number, day in enumerate(days, 1)
    ]
    generator = {"name": "reportgen", "version": "1"}
    whole = {"schedule": {"generator": generator, "version": "1", "conference": conference}}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _events(
    forum: Forum, talks: Sequence[AgendaLine], room: str, day: dt.date
) -> list[dict[str, object]]:
    return [
        _event(forum, one, room, number)
        for number, one in enumerate(talks, 1)
        if one.start is not None and one.start.date() == day
    ]


def _event(forum: Forum, line: AgendaLine, room: str, number: int) -> dict[str, object]:
    slot, session = line.slot, line.session
    length = int((line.end - line.start).total_seconds()) // 60 if line.end and line.start else 0
    track = f"Session {session.number}. {session.title}" if session.number else session.title
    persons = [
        {
            "id": count,
            "public_name": one.name,
            "biography": one.bio,
            "honorific": one.honorific,
            "affiliation": affiliation_of(forum, one),
        }
        for count, one in enumerate(line.speakers, 1)
    ]
    return {
        "id": number,
        "guid": f"{slot.id if slot else session.id}@{forum.id}",
        "date": line.start.isoformat() if line.start else "",
        "start": f"{line.start:%H:%M}" if line.start else "",
        "duration": f"{length // 60:02}:{length % 60:02}",
        "room": room,
        "title": line.title,
        "subtitle": "",
        "track": track,
        "type": slot.kind if slot else "other",
        "language": forum.languages[0] if forum.languages else "",
        "abstract": "",
        "description": "",
        "persons": persons,
        "label": slot.label if slot else "",
        "whole": slot is None,
        "endDate": line.end.isoformat() if line.end else "",
        "session": _session(forum, line),
        "links": [],
    }


def _session(forum: Forum, line: AgendaLine) -> dict[str, object]:
    """Return the session of an event, for which the format has only a track."""
    session, chair = line.session, line.moderator
    whole = next(one for one in agenda_lines(forum) if one.session is session)
    told: dict[str, object] = {"id": session.id, "number": session.number, "title": session.title}
    told["startDate"] = whole.start.isoformat() if whole.start else ""
    told["endDate"] = whole.end.isoformat() if whole.end else ""
    if chair:
        place = affiliation_of(forum, chair)
        told["moderator"] = {
            "name": chair.name,
            "honorific": chair.honorific,
            "affiliation": place,
        }
    return told

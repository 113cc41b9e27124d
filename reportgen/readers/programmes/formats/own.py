"""Programmes that reportgen exported: sessions with their slots, as they were."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from icalendar import Calendar, Component

from reportgen.model import SlotKind
from reportgen.readers.programmes.grammar.persons import HONORIFIC
from reportgen.readers.programmes.records import (
    Line,
    PersonWritten,
    Programme,
    SessionWritten,
    SlotWritten,
    Spot,
)

Node = Mapping[str, object]

CSV_HEADS = (
    *("Date", "Start", "End", "Number", "Session", "Moderator"),
    *("Type", "Label", "Title", "Speakers"),
)
"""The first row of the table that `export --to csv` writes."""

KINDS: Mapping[str, SlotKind] = {kind: kind for kind in get_args(SlotKind)}


def own_schedule(conference: Node, path: str) -> list[SessionWritten]:
    """Return the sessions of a schedule of ours, in which each event tells its session."""
    sessions: dict[str, SessionWritten] = {}
    for day in _nodes(conference.get("days")):
        rooms = day.get("rooms")
        for events in rooms.values() if isinstance(rooms, Mapping) else ():
            for event in _nodes(events):
                _add_event(sessions, event, path)
    return list(sessions.values())


def _add_event(sessions: dict[str, SessionWritten], event: Node, path: str) -> None:
    told = _node(event.get("session"))
    spot = Spot(path, f"event {_text(event, 'id')}")
    identity = _text(told, "id")
    if identity not in sessions:
        sessions[identity] = _session(told, spot)
    start, end = _times(event)
    if _text(event, "type") in KINDS and not event.get("whole"):
        slot = _slot(_text(event, "type"), spot, (start, end), event)
        held = sessions[identity]
        sessions[identity] = replace(held, slots=(*held.slots, slot))


def own_linked_data(event: Node, path: str) -> list[SessionWritten]:
    """Return the sessions of an event of schema.org whose sub-events have sub-events."""
    sessions = []
    for node in _nodes(event.get("subEvent")):
        spot = Spot(path, f"event {_text(node, 'identifier') or _text(node, 'name')}")
        chair = _node(_node(node.get("contributor")).get("contributor"))
        told = {
            "title": _text(node, "name"),
            "number": _text(node, "alternateName").removeprefix("Session "),
            "startDate": node.get("startDate"),
            "endDate": node.get("endDate"),
            "moderator": chair,
        }
        slots = tuple(
            _slot(
                _text(inner, "additionalType"),
                Spot(path, f"event {_text(inner, 'identifier')}"),
                _times(inner),
                {
                    "title": inner.get("name"),
                    "label": inner.get("alternateName"),
                    "persons": inner.get("performer"),
                },
            )
            for inner in _nodes(node.get("subEvent"))
            if "Cancelled" not in _text(inner, "eventStatus")
        )
        sessions.append(replace(_session(told, spot), slots=slots))
    return sessions


def own_calendar(calendar: Calendar, path: str) -> list[SessionWritten]:
    """Return the sessions of a calendar of ours, in which slots are related to their session."""
    sessions: dict[str, SessionWritten] = {}
    for event in calendar.walk("VEVENT"):
        uid, owner = str(event.get("UID", "")), str(event.get("RELATED-TO", ""))
        spot = Spot(path, f"event {uid}")
        start, end = (getattr(event.get(key), "dt", None) for key in ("DTSTART", "DTEND"))
        told: dict[str, object] = {
            "title": str(event.get("SUMMARY", "")),
            "number": str(event.get("X-REPORTGEN-NUMBER", "")),
            "label": str(event.get("X-REPORTGEN-LABEL", "")),
            "startDate": start.isoformat() if isinstance(start, dt.datetime) else "",
            "endDate": end.isoformat() if isinstance(end, dt.datetime) else "",
            "moderator": next(iter(_named(event, "X-REPORTGEN-MODERATOR")), {}),
            "persons": _named(event, "X-REPORTGEN-SPEAKER"),
        }
        if str(event.get("STATUS", "")) == "CANCELLED":
            continue
        if owner in sessions:
            kind = str(event.get("X-REPORTGEN-KIND", ""))
            held = sessions[owner]
            slot = _slot(kind, spot, _times(told), told)
            sessions[owner] = replace(held, slots=(*held.slots, slot))
        else:
            sessions[uid] = _session(told, spot)
    return list(sessions.values())


def own_table(lines: Sequence[Line], path: str) -> Programme | None:
    """Return the programme of a table of ours, None where a table is none."""
    rows = [line for line in lines if line.form == "row"]
    if not rows or tuple(rows[0].cells) != CSV_HEADS:
        return None
    sessions: dict[tuple[str, str, str], SessionWritten] = {}
    for line in rows[1:]:
        cells = dict(zip(CSV_HEADS, (_bare(cell) for cell in line.cells), strict=False))
        told: dict[str, object] = {
            "title": cells["Title"],
            "label": cells["Label"],
            "startDate": f"{cells['Date']}T{cells['Start']}",
            "endDate": f"{cells['Date']}T{cells['End']}",
            "persons": [_person_of(words) for words in cells["Speakers"].split("\n") if words],
        }
        key = (cells["Date"], cells["Number"], cells["Session"])
        if key not in sessions:
            chair = _person_of(cells["Moderator"]) if cells["Moderator"] else {}
            head = {**told, "title": cells["Session"], "number": cells["Number"]}
            sessions[key] = _session({**head, "moderator": chair}, line.spot)
        if cells["Type"]:
            slot = _slot(cells["Type"], line.spot, _times(told), told)
            held = sessions[key]
            sessions[key] = replace(held, slots=(*held.slots, slot), end=slot.end or held.end)
    found = tuple(sessions.values())
    dates = tuple(dict.fromkeys(one.date for one in found if one.date))
    return Programme(path, "a table of reportgen", (), dates, sessions=found)


def _session(told: Node, spot: Spot) -> SessionWritten:
    start, end = _times(told)
    chair = _node(told.get("moderator"))
    return SessionWritten(
        title=_text(told, "title"),
        spot=spot,
        number=_text(told, "number"),
        date=start.date() if start else None,
        start=start.time() if start else None,
        end=end.time() if end else None,
        moderators=(_person(chair, spot),) if chair else (),
    )


def _slot(
    kind: str, spot: Spot, times: tuple[dt.datetime | None, dt.datetime | None], told: Node
) -> SlotWritten:
    start, end = times
    title, label = _text(told, "title"), _text(told, "label")
    return SlotWritten(
        KINDS.get(kind, "other"),
        spot,
        start.time() if start else None,
        end.time() if end else None,
        label=label,
        title="" if title in (label, kind.capitalize()) else title,
        speakers=tuple(_person(one, spot) for one in _nodes(told.get("persons"))),
    )


def _person(told: Node, spot: Spot) -> PersonWritten:
    place = told.get("affiliation")
    words = (
        _text(_node(place), "name") if isinstance(place, Mapping) else _text(told, "affiliation")
    )
    return PersonWritten(
        _text(told, "name") or _text(told, "public_name"),
        spot,
        honorific=_text(told, "honorificPrefix") or _text(told, "honorific"),
        affiliation=words,
        bio=str(told.get("biography") or ""),
    )


def _named(event: Component, key: str) -> list[Node]:
    """Return the people of a property, each with what stands in its parameters."""
    values = event.get(key, [])
    return [
        {
            "name": str(one),
            "honorific": str(getattr(one, "params", {}).get("X-HONORIFIC", "")),
            "affiliation": str(getattr(one, "params", {}).get("X-AFFILIATION", "")),
        }
        for one in (values if isinstance(values, list) else [values])
    ]


def _person_of(words: str) -> Node:
    """Return a person written as ``Ms. Name (affiliation)``."""
    name, _, rest = words.partition(" (")
    title = HONORIFIC.match(name)
    bare = name[title.end() :] if title else name
    return {
        "name": bare.strip(),
        "honorific": title[0].strip() if title else "",
        "affiliation": rest.removesuffix(")"),
    }


def _bare(cell: str) -> str:
    """Return a cell without the mark that keeps it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _times(told: Node) -> tuple[dt.datetime | None, dt.datetime | None]:
    keys = ("startDate", "endDate") if "startDate" in told else ("date", "endDate")
    start, end = (_moment(told.get(key)) for key in keys)
    return start, end


def _moment(value: object) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None


def _nodes(value: object) -> Iterator[Node]:
    yield from (
        one for one in (value if isinstance(value, list) else []) if isinstance(one, Mapping)
    )


def _node(value: object) -> Node:
    return value if isinstance(value, Mapping) else {}


def _text(node: Node, key: str) -> str:
    value = node.get(key)
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""

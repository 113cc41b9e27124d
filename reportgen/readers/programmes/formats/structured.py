"""Programmes of conference software as JSON: frab and pretalx, Indico, schema.org."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from reportgen.errors import InputError
from reportgen.readers.programmes.formats.own import own_linked_data, own_schedule
from reportgen.readers.programmes.grammar.persons import HONORIFIC
from reportgen.readers.programmes.records import (
    Doubt,
    Fact,
    PersonWritten,
    Programme,
    SessionWritten,
    SlotWritten,
    Spot,
)
from reportgen.readers.programmes.vocabulary import slot_kind

Node = Mapping[str, object]


def programme_of_json(loaded: object, path: str) -> Programme | None:
    """Return the programme that a JSON text holds, None where it is none that is known.

    Raises:
        InputError: if it is a programme without any event in it.
    """
    found = _schedule(loaded, path) or _indico(loaded, path)
    if found is not None and not found.sessions:
        message = "this schedule holds no event; export it again with its sessions"
        raise InputError(message, path, rule="no-speech")
    return found


def _schedule(loaded: object, path: str) -> Programme | None:
    conference = _under(loaded, "schedule", "conference")
    if conference is None:
        return None
    generator = _under(loaded, "schedule", "generator") or {}
    sessions = [
        _event(event, path)
        for day in _list(conference.get("days"))
        for events in _table(day.get("rooms")).values()
        for event in _list(events)
    ]
    if _text(generator, "name") == "reportgen":
        sessions = own_schedule(conference, path)
    spot = Spot(path, "conference")
    facts = {"title": _text(conference, "title")}
    doubts = _zone(_text(conference, "time_zone_name"), conference, facts, spot)
    days = [_moment(day.get("date")) for day in _list(conference.get("days"))]
    dates = tuple(dict.fromkeys(day.date() for day in days if day))
    return _programme(path, "a schedule of frab or pretalx", sessions, facts, (dates, doubts))


def schedule_of_xml(root: etree._Element) -> Node:
    """Return a frab or pretalx schedule in XML as its JSON form holds it."""
    days = [{"date": day.get("date", ""), "rooms": _rooms_of_xml(day)} for day in root.iter("day")]
    about = root.find("conference")
    held = {node.tag: node.text or "" for node in about} if about is not None else {}
    return {"schedule": {"conference": {**held, "days": days}}}


def _rooms_of_xml(day: etree._Element) -> Node:
    rooms = enumerate(day.iter("room"))
    return {
        f"{number}": [_event_of_xml(one) for one in room.iter("event")] for number, room in rooms
    }


def _event_of_xml(event: etree._Element) -> Node:
    persons = [{"public_name": person.text or ""} for person in event.iter("person")]
    plain = {node.tag: node.text or "" for node in event if isinstance(node.tag, str)}
    return {**plain, "id": event.get("id", ""), "persons": persons}


def _zone(name: str, conference: Node, facts: dict[str, str], spot: Spot) -> tuple[Doubt, ...]:
    """Take the zone that a schedule names, unless the offsets of its events contradict it."""
    offsets = {
        moment.utcoffset()
        for day in _list(conference.get("days"))
        for events in _table(day.get("rooms")).values()
        for event in _list(events)
        if (moment := _moment(event.get("date"))) is not None and moment.tzinfo
    }
    if not name:
        return ()
    if name == "UTC" and offsets - {dt.timedelta(0)}:
        told = ", ".join(sorted(f"{offset}" for offset in offsets if offset is not None))
        message = (
            f"the schedule says the zone is {name}, its events are {told} hours from UTC: timezone "
            "stays empty; write it as in Asia/Seoul"
        )
        return (Doubt(1, "zone-contradicts", message, spot),)
    facts["timezone"] = name
    return ()


def _event(event: Node, path: str) -> SessionWritten:
    spot = Spot(path, f"event {_text(event, 'id') or _text(event, 'guid')}")
    start = _moment(event.get("date"))
    begins = _clock(_text(event, "start")) or (start.time() if start else None)
    people = tuple(_person(person, spot) for person in _list(event.get("persons")))
    title = " – ".join(filter(None, (_text(event, "title"), _text(event, "subtitle"))))
    ends = _after(begins, _minutes(_text(event, "duration")))
    kind = slot_kind(f"{_text(event, 'type')} {title}") or "presentation"
    slot = SlotWritten(kind, spot, begins, ends, speakers=tuple(p for p in people if p.name))
    return SessionWritten(
        title=title,
        spot=spot,
        date=start.date() if start else None,
        start=begins,
        end=ends,
        slots=(slot,) if slot.speakers or kind == "break" else (),
        room=_text(event, "room"),
    )


def _person(person: Node, spot: Spot) -> PersonWritten:
    name = next(
        (
            found
            for key in ("public_name", "name", "full_public_name")
            if (found := _text(person, key))
        ),
        "",
    )
    return PersonWritten(name, spot, bio=_text(person, "biography"))


def _indico(loaded: object, path: str) -> Programme | None:
    results = _under(loaded, "results")
    if results is None or (
        "indico" not in str(loaded)[:400_000].casefold() and not _dated(results)
    ):
        return None
    sessions: list[SessionWritten] = []
    facts: dict[str, str] = {}
    zones: set[str] = set()
    for event in results.values():
        days = _table(event)
        for day in sorted(days):
            for entry in sorted(_table(days[day]).values(), key=_order):
                if isinstance(entry, Mapping):
                    sessions.append(_entry(entry, path))
                    zones.add(_text(_table(entry.get("startDate")), "tz"))
    zones.discard("")
    if len(zones) == 1:
        facts["timezone"] = zones.pop()
    return _programme(path, "an export of Indico", sessions, facts, ((), ()))


def _dated(results: Node) -> bool:
    return any(
        key.isdigit() and len(key) == 8 for event in results.values() for key in _table(event)
    )


def _order(entry: object) -> tuple[str, str]:
    start = _table(_table(entry).get("startDate"))
    return _text(start, "date"), _text(start, "time")


def _entry(entry: Node, path: str) -> SessionWritten:
    spot = Spot(path, f"entry {_text(entry, 'id') or _text(entry, 'title')}")
    begins, ends, day = _indico_times(entry)
    inner = sorted(_table(entry.get("entries")).values(), key=_order)
    slots = [_contribution(_table(one), path) for one in inner]
    speakers = _indico_people(entry, spot, "presenters", "personLinks")
    title = " – ".join(filter(None, (_text(entry, "title"), _text(entry, "slotTitle"))))
    kind = slot_kind(f"{_text(entry, 'entryType')} {title}")
    if speakers or (kind == "break" and not slots):
        slots.insert(0, SlotWritten(kind or "presentation", spot, begins, ends, speakers=speakers))
    return SessionWritten(
        title=title,
        spot=spot,
        date=day,
        start=begins,
        end=ends,
        moderators=_indico_people(entry, spot, "conveners"),
        slots=tuple(slots),
        room=_text(entry, "room"),
    )


def _contribution(entry: Node, path: str) -> SlotWritten:
    spot = Spot(path, f"contribution {_text(entry, 'contributionId') or _text(entry, 'title')}")
    begins, ends, _ = _indico_times(entry)
    title = _text(entry, "title")
    speakers = _indico_people(entry, spot, "presenters", "personLinks")
    kind = slot_kind(title) or ("presentation" if speakers else "other")
    return SlotWritten(kind, spot, begins, ends, title=title, speakers=speakers)


def _indico_times(entry: Node) -> tuple[dt.time | None, dt.time | None, dt.date | None]:
    start, end = _table(entry.get("startDate")), _table(entry.get("endDate"))
    begins = _clock(_text(start, "time"))
    ends = _clock(_text(end, "time"))
    length = entry.get("duration")
    if ends is None and isinstance(length, int | float):
        ends = _after(begins, int(length))
    day = _moment(_text(start, "date"))
    return begins, ends, day.date() if day else None


def _indico_people(entry: Node, spot: Spot, *keys: str) -> tuple[PersonWritten, ...]:
    found: list[PersonWritten] = []
    for key in keys:
        for person in _list(entry.get(key)):
            first, last = _text(person, "firstName"), _text(person, "familyName")
            name = " ".join(filter(None, (first, last))) or _text(person, "name")
            if name:
                bare = HONORIFIC.sub("", name)
                place = _text(person, "affiliation")
                found.append(PersonWritten(bare, spot, affiliation=place))
    return tuple({person.name: person for person in found}.values())


def programme_of_linked_data(records: Sequence[Node], path: str) -> Programme | None:
    """Return what a page says about its event in schema.org, None where it says nothing."""
    events = [record for record in records if str(record.get("@type", "")).endswith("Event")]
    if not events:
        return None
    main = events[0]
    spot = Spot(path, "schema.org record")
    facts = {"title": _text(main, "name"), "venue": _text(_table(main.get("location")), "name")}
    start, end = _moment(main.get("startDate")), _moment(main.get("endDate"))
    dates = tuple(dict.fromkeys(day.date() for day in (start, end) if day))
    zone = _text(_table(main.get("eventSchedule")), "scheduleTimezone")
    facts |= {"timezone": zone, "theme": _text(main, "description") if zone else ""}
    inner = [*_list(main.get("subEvent")), *events[1:]]
    if any("subEvent" in event for event in inner):
        ours = tuple(own_linked_data(main, path))
        return replace(_programme(path, "schema.org", (), facts, (dates, ())), sessions=ours)
    sessions = [_sub_event(event, spot) for event in inner]
    return _programme(path, "schema.org", sessions, facts, (dates, ()))


def _sub_event(event: Node, spot: Spot) -> SessionWritten:
    start, end = _moment(event.get("startDate")), _moment(event.get("endDate"))
    people = tuple(
        PersonWritten(name, spot, affiliation=_text(_table(one.get("affiliation")), "name"))
        for one in _list(event.get("performer"))
        if (name := _text(one, "name"))
    )
    begins, ends = start.time() if start else None, end.time() if end else None
    title = _text(event, "name")
    slot = SlotWritten(slot_kind(title) or "presentation", spot, begins, ends, speakers=people)
    day = start.date() if start else None
    return SessionWritten(title, spot, "", day, begins, ends, slots=(slot,) if people else ())


def _programme(
    path: str,
    dialect: str,
    sessions: Sequence[SessionWritten],
    facts: Mapping[str, str],
    more: tuple[tuple[dt.date, ...], tuple[Doubt, ...]],
) -> Programme:
    dates, doubts = more
    found = tuple((key, Fact(value, Spot(path))) for key, value in facts.items() if value)
    ordered = sorted(sessions, key=lambda one: (one.date or dt.date.min, one.start or dt.time.min))
    return Programme(path, dialect, found, dates, sessions=tuple(ordered), doubts=doubts)


# --- plain values of JSON ---------------------------------------------------------------------


def _under(loaded: object, *keys: str) -> Node | None:
    for key in keys:
        loaded = loaded.get(key) if isinstance(loaded, Mapping) else None
    return loaded if isinstance(loaded, Mapping) else None


def _table(value: object) -> Node:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Iterator[Node]:
    listed = value if isinstance(value, list) else [value]
    yield from (one for one in listed if isinstance(one, Mapping))


def _text(node: Node, key: str) -> str:
    value = node.get(key)
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def _moment(value: object) -> dt.datetime | None:
    if not isinstance(value, str) or not value:
        return None
    try:
        return dt.datetime.fromisoformat(value)
    except ValueError:
        return None


def _clock(text: str) -> dt.time | None:
    try:
        return dt.time.fromisoformat(text.zfill(5)) if text else None
    except ValueError:
        return None


def _minutes(text: str) -> int:
    hours, colon, minutes = text.partition(":")
    whole = hours.isdigit() and minutes[:2].isdigit()
    return int(hours) * 60 + int(minutes[:2]) if colon and whole else 0


def _after(begins: dt.time | None, minutes: int) -> dt.time | None:
    if begins is None or not 0 < minutes < 24 * 60:
        return None
    total = begins.hour * 60 + begins.minute + minutes
    return dt.time(total // 60 % 24, total % 60)

"""iCalendar: each event is a line of the programme, in the event's own time."""

import datetime as dt
import warnings
from collections.abc import Iterator

from icalendar import Calendar, Event

from reportgen.errors import InputError
from reportgen.readers.programmes.formats.own import own_calendar
from reportgen.readers.programmes.grammar.persons import moderator_of, speakers_of
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
from reportgen.readers.shared.problems import shorten


def programme_of_calendar(text: str, path: str) -> Programme:
    """Return the programme of a calendar.

    Raises:
        InputError: if it is no calendar, or none of its events has a title and a time.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            calendar = Calendar.from_ical(text)
            read = [
                _session(event, path)
                for event in calendar.walk("VEVENT")
                if isinstance(event, Event)
            ]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        message = f"this is no calendar ({shorten(str(error))}); export it again, or as .docx"
        raise InputError(message, path, rule="damaged") from None
    found = [pair for pair in read if pair is not None]
    if not found:
        message = "no event of this calendar has a title and a time; export the whole event"
        raise InputError(message, path, rule="no-speech")
    read_ours = own_calendar(calendar, path) if _is_ours(calendar) else []
    sessions = read_ours or sorted(
        (session for session, _ in found),
        key=lambda one: (one.date or dt.date.min, one.start or dt.time.min),
    )
    facts, doubts = _facts(calendar, {zone for _, zone in found if zone}, path)
    dates = tuple(dict.fromkeys(one.date for one in sessions if one.date))
    return Programme(path, "a calendar", facts, dates, sessions=tuple(sessions), doubts=doubts)


def _is_ours(calendar: Calendar) -> bool:
    return "//reportgen//programme" in str(calendar.get("PRODID", ""))


def _facts(
    calendar: Calendar, zones: set[str], path: str
) -> tuple[tuple[tuple[str, Fact], ...], tuple[Doubt, ...]]:
    spot = Spot(path)
    name = str(calendar.get("X-WR-CALNAME", "")).strip()
    facts = [("title", Fact(name, spot))] if name else []
    if len(zones) == 1:
        return (*facts, ("timezone", Fact(zones.pop(), spot))), ()
    if not zones:
        return tuple(facts), ()
    message = (
        f"the calendar has several time zones ({', '.join(sorted(zones))}): timezone stays empty"
    )
    return tuple(facts), (Doubt(1, "several-zones", message, spot),)


def _session(event: Event, path: str) -> tuple[SessionWritten, str] | None:
    title = " ".join(str(event.get("SUMMARY", "")).split())
    start = _moment(event, "DTSTART")
    if not title or start is None:
        return None
    spot = Spot(path, f"event {str(event.get('UID', '')) or title}")
    end = _moment(event, "DTEND")
    if end is None and (length := event.get("DURATION")) is not None:
        end = start + length.dt if isinstance(start, dt.datetime) else None
    begins = start.time() if isinstance(start, dt.datetime) else None
    ends = end.time() if isinstance(end, dt.datetime) else None
    speakers, moderators = _people(event, spot)
    kind = slot_kind(title) or "presentation"
    slot = SlotWritten(kind, spot, begins, ends, speakers=speakers)
    session = SessionWritten(
        title=title,
        spot=spot,
        date=start.date() if isinstance(start, dt.datetime) else start,
        start=begins,
        end=ends,
        moderators=moderators,
        slots=(slot,) if speakers or kind == "break" else (),
        room=" ".join(str(event.get("LOCATION", "")).split()),
        doubts=tuple(_repeated(event, title, spot)),
    )
    return session, _zone_of(start)


def _moment(event: Event, key: str) -> dt.datetime | dt.date | None:
    value = getattr(event.get(key), "dt", None)
    return value if isinstance(value, dt.date) else None


def _zone_of(start: dt.datetime | dt.date) -> str:
    zone = start.tzinfo if isinstance(start, dt.datetime) else None
    name = getattr(zone, "key", "") or getattr(zone, "zone", "")
    return str(name) if "/" in str(name) or str(name) == "UTC" else ""


def _people(
    event: Event, spot: Spot
) -> tuple[tuple[PersonWritten, ...], tuple[PersonWritten, ...]]:
    """Return speakers, whom only the description names, and who chairs; guests are not taken."""
    speakers: list[PersonWritten] = []
    moderators: list[PersonWritten] = []
    attendees = event.get("ATTENDEE", [])
    for one in attendees if isinstance(attendees, list) else [attendees]:
        parameters = getattr(one, "params", {})
        name = " ".join(str(parameters.get("CN", "")).split())
        if name and "@" not in name and str(parameters.get("ROLE", "")) == "CHAIR":
            moderators.append(PersonWritten(name, spot))
    for line in str(event.get("DESCRIPTION", "")).split("\n"):
        if found := moderator_of(line, spot):
            moderators += found[1]
        elif found := speakers_of(line, spot):
            speakers += found[1]
    return tuple(speakers), tuple(moderators)


def _repeated(event: Event, title: str, spot: Spot) -> Iterator[Doubt]:
    if event.get("RRULE") is not None:
        message = f"'{title}' is repeated in the calendar; only the first time is taken"
        yield Doubt(2, "repeated-event", message, spot)

"""An entry of a calendar: what a calendar file says of one appointment."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One appointment; ``uid`` stays the same while its time and words change.

    ``start`` and ``end`` are times of day in ``timezone``, an IANA name, empty where it is unknown.
    ``alarm`` is how many minutes before it rings.
    """

    uid: str
    title: str
    start: dt.datetime
    end: dt.datetime
    timezone: str = ""
    place: str = ""
    link: str = ""
    description: str = ""
    alarm: int = 15

    @property
    def told(self) -> str:
        """Everything that matters to whoever has it, as one text."""
        parts = (self.start.isoformat(), self.end.isoformat(), self.timezone)
        return "\t".join((*parts, self.title, self.place, self.link))


def recalled_entry(uid: str, told: str) -> CalendarEntry:
    """Return the entry that was told so."""
    start, end, timezone, title, place, link, *_ = (*told.split("\t"), "", "", "", "")
    times = (dt.datetime.fromisoformat(start), dt.datetime.fromisoformat(end))
    return CalendarEntry(uid, title, *times, timezone, place, link)

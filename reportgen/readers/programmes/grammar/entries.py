"""One timed or named line of an agenda while it is read, and times that cannot be meant."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.readers.programmes.records import Doubt, PersonWritten, Spot

HALF_DAY = 12


@dataclass(slots=True)
class Entry:
    """A line of the agenda with what the lines below it add.

    ``lent`` is the row of a block from which the block has its title.
    """

    spot: Spot
    start: dt.time | None = None
    end: dt.time | None = None
    half: tuple[str, str] = ("", "")
    date: dt.date | None = None
    title: str = ""
    label: str = ""
    people: list[PersonWritten] = field(default_factory=list)
    moderators: list[PersonWritten] = field(default_factory=list)
    owners: tuple[str, ...] = ()
    room: str = ""
    minutes: int | None = None
    level: int = 0
    block: bool = False
    group: str = ""
    doubts: list[Doubt] = field(default_factory=list)
    inside: list["Entry"] = field(default_factory=list)
    lent: "Entry | None" = None

    @property
    def words(self) -> str:
        """Return title or label, whichever is there."""
        return self.title or self.label


def repaired(entries: list[Entry]) -> tuple[list[Entry], list[Doubt]]:
    """Return the entries with half days set right and missing ends filled, and all doubts."""
    doubts: list[Doubt] = []
    for day in _days(entries):
        for number, entry in enumerate(day):
            before = day[number - 1].start if number else None
            after = day[number + 1].start if number + 1 < len(day) else None
            _mend_half(entry, before, after)
        _fill_ends(day, doubts)
    return entries, doubts


def _days(entries: list[Entry]) -> Iterator[list[Entry]]:
    """Yield the timed entries of each day, in the order in which they are written."""
    days: dict[tuple[dt.date | None, str], list[Entry]] = {}
    for entry in entries:
        if entry.start:
            days.setdefault((entry.date, entry.room), []).append(entry)
    yield from days.values()


def _mend_half(entry: Entry, before: dt.time | None, after: dt.time | None) -> None:
    """Move a time by half a day where it stands in the wrong half and its neighbours say so."""
    start = entry.start
    if start is None or ((before is None or before <= start) and (after is None or start <= after)):
        return
    other = start.replace(hour=(start.hour + HALF_DAY) % 24)
    fits = (before is None or before <= other) and (after is None or other <= after)
    if not fits or before is None:
        return
    written = f"{start:%H:%M}" if not entry.half[0] else f"{_twelve(start)} {entry.half[0]}"
    entry.start = other
    if entry.end and entry.end < other:
        entry.end = entry.end.replace(hour=(entry.end.hour + HALF_DAY) % 24)
    message = (
        f"'{entry.words}' is written at {written}, which does not fit between its neighbours; "
        f"{other:%H:%M} is taken: correct it if that is wrong"
    )
    entry.doubts.append(Doubt(1, "half-day", message, entry.spot))


def _twelve(moment: dt.time) -> str:
    return f"{(moment.hour - 1) % HALF_DAY + 1}:{moment:%M}"


def _fill_ends(day: list[Entry], doubts: list[Doubt]) -> None:
    filled = 0
    first: Entry | None = None
    if any(entry.end for entry in day):
        return
    for entry, following in pairwise(day):
        if following.start and entry.start and following.start > entry.start:
            entry.end = following.start
            first, filled = first or entry, filled + 1
    if first is not None:
        message = (
            f"{filled} lines have no end; the start of the next line is taken, "
            "and the last end stays empty"
        )
        doubts.append(Doubt(4, "end-from-next", message, first.spot))

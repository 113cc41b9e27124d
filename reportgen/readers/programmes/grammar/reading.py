"""Reads an agenda line by line; each line opens an entry or adds to the one before it."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from reportgen.readers.programmes.grammar.entries import Entry
from reportgen.readers.programmes.grammar.persons import (
    is_name,
    listed_names,
    moderator_of,
    people_in,
    speakers_of,
)
from reportgen.readers.programmes.grammar.pieces import split_people
from reportgen.readers.programmes.grammar.tables import Columns, is_placeholder
from reportgen.readers.programmes.grammar.times import (
    Clock,
    ambiguous_date,
    clock_at_start,
    clock_in,
    dates_in,
    minutes_in,
    without_dates,
)
from reportgen.readers.programmes.grammar.titles import is_session_title, without_item_number
from reportgen.readers.programmes.records import Doubt, Line, PersonWritten, Spot
from reportgen.readers.programmes.vocabulary import is_label, slot_kind

_DAY_NUMBER = re.compile(
    r"\bday\s*(?:\d+|one|two|three)\b|\b\d+일차\b|^\W*(?:day|date|time)\b", re.I
)
_ZONES = re.compile(
    r"(?:local\s+)?times?\s+(?:in|across)\b.*zones?|local\s+times?\b", re.IGNORECASE
)
_ZONE_ONLY = re.compile(r"[\W\d]*(?:[A-Z]{2,5}(?:/[A-Z]{2,5})?)?[\W\d]*")
_LEADING = " \t:|–—-·•*)]_"
_TRAILING = " \t:|–—-·•*_,"
_CODE = 2
"""Words of a name that only numbers or calls a block; more are its title."""


class AgendaLines:
    """Keeps the day, the current block and the last entry while lines are read."""

    def __init__(self, year: int) -> None:
        """Start with the year that completes dates, 0 where none is known."""
        self.entries: list[Entry] = []
        self.hours: list[tuple[dt.time, dt.time | None, str]] = []
        self.left: list[Line] = []
        self._year = year
        self._date: dt.date | None = None
        self._columns = Columns()
        self._other_zones = False
        self._heading = 0

    def take(self, line: Line) -> None:
        """Take the next line into account."""
        if line.form == "row":
            self._row(line)
        elif line.form == "heading":
            self._take_heading(line)
        elif not self._passes(line):
            self._text(line, line.text)

    # --- rows -------------------------------------------------------------------------------

    def _row(self, line: Line) -> None:
        if not any(line.cells) or self._columns.meets_head(line):
            return
        if self._columns.roles:
            self._row_by_roles(line)
        else:
            self._row_by_content(line)

    def _row_by_roles(self, line: Line) -> None:
        cells = self._columns.by_role(line.cells)
        written = [cell for kind in cells.values() for cell in kind]
        if len(written) == 1 and set(cells) <= {"time", "start", "title", "date", "other"}:
            self._text(line, written[0], row=True)
            return
        first = {role: texts[0] for role, texts in cells.items()}
        clock = self._clock_of(first)
        self._date = self._dated(first.get("date", "")) or self._date
        people, chairs = _cast(cells.get("speakers", ()), line.spot)
        title = first.get("title", "")
        is_more = not clock and not title and not first.get("label")
        if is_more and (people or chairs) and self.entries:
            self.entries[-1].people += people
            self.entries[-1].moderators += chairs
            return
        entry = self._open(line, clock, title)
        entry.moderators += chairs
        self._with_columns(line, first, entry, people)

    def _clock_of(self, first: dict[str, str]) -> Clock | None:
        written = first.get("time") or first.get("start") or ""
        if first.get("start") and first.get("end"):
            written = f"{first['start']} - {first['end']}"
        return clock_at_start(written) if written else None

    def _with_columns(
        self, line: Line, first: dict[str, str], entry: Entry, people: list[PersonWritten]
    ) -> None:
        entry.label = first.get("label", "")
        entry.room = first.get("room", "")
        entry.people += people
        if entry.people and first.get("position" if len(entry.people) == 1 else ""):
            entry.people[0] = _with_post(entry.people[0], first)
        if found := minutes_in(first.get("duration", "")):
            entry.minutes = found[0]
        described = moderator_of(first.get("description", ""), line.spot)
        moderators = people_in(first.get("moderator", ""), line.spot, expected=True)
        entry.moderators += list(moderators) or (list(described[1]) if described else [])
        if "recording" in first:
            message = (
                f"'{first['recording']}' is a place in the recording, not a time of day; "
                "the time stays empty"
            )
            entry.doubts.append(Doubt(4, "recording-time", message, line.spot))
        if block := first.get("block"):
            self._group(line, entry, block, first)

    def _group(self, line: Line, entry: Entry, block: str, first: dict[str, str]) -> None:
        """Tie a row to the block that its own column names; the first row opens the block."""
        same = [e for e in self.entries if e.group == block and e is not entry]
        owner = next((e for e in same if e.block), None)
        titled = bool(first.get("label")) and bool(entry.title) and len(block.split()) <= _CODE
        if owner and owner.lent and entry.title != owner.title:
            # The titles differ from row to row, so they are those of the talks.
            owner.lent.title, owner.title, owner.lent = owner.title, block, None
        titled = titled and (owner is None or owner.lent is not None)
        if owner is None:
            title = f"Session {block}. {entry.title}" if _is_number(block) and titled else block
            title = entry.title if titled and not _is_number(block) else title
            owner = Entry(line.spot, date=self._date, title=title, block=True, group=block)
            owner.owners = tuple(re.split(r"\s*[&,]\s*", first.get("organization", "")))
            owner.moderators, owner.start = list(entry.moderators), entry.start
            owner.lent = entry if titled else None
            self.entries.insert(len(self.entries) - 1, owner)
        if titled:
            entry.title = ""
        owner.end = entry.end or owner.end
        entry.group, entry.moderators = block, []
        twin = same[-1] if same and not same[-1].block else None
        if twin and (twin.start, twin.end, twin.label, twin.title) == (
            entry.start, entry.end, entry.label, entry.title,
        ) and entry.start:  # fmt: skip
            twin.people += entry.people
            self.entries.remove(entry)

    def _row_by_content(self, line: Line) -> None:
        cells = [cell for cell in line.cells if not is_placeholder(cell)]
        if not cells:
            return
        if len(cells) == 1:
            self._text(line, cells[0], row=True)
            return
        if (date := self._dated(cells[0])) and not without_dates(cells[0]).strip(_LEADING):
            self._date, cells = date, cells[1:]
        clock = clock_at_start(cells[0])
        if clock is None and (line.continues or not line.cells[0].strip()) and self.entries:
            for cell in cells:
                self._add(line, cell)
            return
        rest = cells[0][clock.end :].lstrip(_LEADING).rstrip(_TRAILING) if clock else cells[0]
        entry = self._open(line, clock, "")
        for cell in filter(None, (rest, *cells[1:])):
            self._add(line, cell)
        if (
            not clock
            and not (slot_kind(entry.words) or entry.people)
            and not self._table_is_timed()
        ):
            self.entries.remove(entry)
            self.left.append(line)

    def _table_is_timed(self) -> bool:
        return any(entry.start for entry in self.entries)

    # --- headings and text ------------------------------------------------------------------

    def _take_heading(self, line: Line) -> None:
        self._other_zones = bool(_ZONES.search(line.text))
        if self._other_zones:
            return
        text = line.text
        clock = clock_at_start(text) or clock_in(text)
        self._date = self._dated(text) or self._date
        rest = _without_clock(without_dates(text), clock_in(without_dates(text)))
        rest = _DAY_NUMBER.sub(" ", rest).lstrip(_LEADING).strip(_TRAILING + ".")
        if not rest and clock:
            self._hours(clock)
        if not rest or rest.endswith(":") or text.endswith(":"):
            return
        self._heading = line.level
        entry = self._open(line, clock, rest, line.level)
        entry.block = True

    def _hours(self, clock: Clock) -> None:
        self.hours.append((clock.begins, clock.ends, clock.zone))

    def _passes(self, line: Line) -> bool:
        """Return whether a line only repeats a time for another zone."""
        if not self._other_zones:
            return False
        text = without_dates(line.text)
        clock = clock_at_start(text.lstrip(_LEADING + ","))
        bare = text.lstrip(_LEADING + ",")
        if clock and _ZONE_ONLY.fullmatch(bare[clock.end :]):
            return True
        self._other_zones = False
        return False

    def _text(self, line: Line, text: str, *, row: bool = False) -> None:
        bare = text.strip().lstrip(_LEADING)
        clock = clock_at_start(bare)
        if clock:
            self._timed(line, bare, clock)
        elif self._only_date(bare):
            self._date = self._dated(bare) or self._date
        elif is_session_title(bare) and not moderator_of(bare, line.spot):
            inside = clock_in(bare)
            self._date = self._dated(bare) or self._date
            self._open(line, inside, _without_clock(bare, inside)).block = True
        elif line.form == "bullet" and self._item(line, bare):
            pass
        elif row and slot_kind(bare) and not people_in(bare, line.spot, expected=False):
            self._open(line, None, bare)
        else:
            self._add(line, bare)

    def _timed(self, line: Line, text: str, clock: Clock) -> None:
        rest = text[clock.end :].lstrip(_LEADING + ",").rstrip(_TRAILING)
        date = self._dated(rest)
        if not without_dates(rest).strip(_LEADING + ",_"):
            if date and not self.entries:
                self._date = date
            if rest or line.form != "row":
                self._hours(clock)
                return
        entry = self._open(line, clock, "", line.level if line.form == "bullet" else 0)
        if rest:
            self._add(line, rest)
        entry.block = entry.block or is_session_title(rest)

    def _item(self, line: Line, text: str) -> bool:
        """Take a bullet with a length in minutes, or "Name: title of the talk"."""
        found = minutes_in(text)
        if found is None and not (self._heading and self.entries and self.entries[-1].block):
            return False
        if found is None and people_in(text, line.spot, expected=False):
            return False
        minutes = found[0] if found else None
        words = (text[: found[1]] + " " + text[found[2] :]) if found else text
        words = without_item_number(words.strip().lstrip(_LEADING).rstrip(_TRAILING + "(").strip())
        entry = self._open(line, None, "", 10 + line.level)
        entry.minutes = minutes
        before, colon, after = words.partition(":")
        names = listed_names(before, line.spot) if colon and after.strip() else ()
        if names:
            entry.people, entry.title = list(names), after.strip()
            entry.label = ""
        else:
            entry.title = words
        return True

    def _only_date(self, text: str) -> bool:
        if not any(dates_in(text)) and not ambiguous_date(text):
            return False
        return not _DAY_NUMBER.sub(" ", without_dates(text)).strip(_LEADING + ",.|()")

    def _dated(self, text: str) -> dt.date | None:
        for found in dates_in(text):
            year, month, day = found.days[0]
            if year or self._year:
                return dt.date(year or self._year, month, day)
        return None

    # --- entries ----------------------------------------------------------------------------

    def _open(self, line: Line, clock: Clock | None, title: str, level: int = 0) -> Entry:
        entry = Entry(line.spot, date=self._date, title=title, level=level)
        if clock:
            entry.start, entry.end, entry.half = clock.begins, clock.ends, clock.half
        self.entries.append(entry)
        return entry

    def _add(self, line: Line, text: str) -> None:
        """Add words to the last entry: its moderator, people, label or title."""
        entry = self.entries[-1] if self.entries else None
        if entry is None:
            self.left.append(line)
        elif found := moderator_of(text, line.spot):
            self._moderated(line, entry, *found)
        elif found := speakers_of(text, line.spot):
            entry.people += found[1]
            entry.title = entry.title or found[0]
        else:
            words, people = split_people(text, line.spot, expected=False)
            entry.people += people
            self._name(line, entry, words)

    def _moderated(
        self, line: Line, entry: Entry, before: str, people: tuple[PersonWritten, ...]
    ) -> None:
        if before and entry.words:
            inner = self._open(line, None, before, 10 + line.level)
            inner.moderators += people
            return
        entry.title = entry.title or before
        entry.moderators += people

    def _name(self, line: Line, entry: Entry, words: str) -> None:
        if not words:
            return
        row = line.form == "row"
        if is_label(words) and not entry.label and not entry.title:
            entry.label = words
        elif row and entry.label and not entry.people and is_name(words, alone=not words.isascii()):
            message = f"'{words}' is read as a person; make it the title if it is one"
            entry.doubts.append(Doubt(3, "bare-name", message, line.spot))
            entry.people.append(PersonWritten(words, line.spot))
        elif not entry.title and (not entry.people or row or line.spot == entry.spot):
            entry.title = words
        else:
            self.left.append(line)


def _without_clock(text: str, clock: Clock | None) -> str:
    if clock is None:
        return text.strip()
    return f"{text[: clock.start].rstrip(' ,(')} {text[clock.end :].lstrip(' ),')}".strip(_TRAILING)


def _is_number(block: str) -> bool:
    return bool(re.fullmatch(r"[IVX]{1,5}|\d{1,2}", block.strip()))


def _with_post(person: PersonWritten, first: dict[str, str]) -> PersonWritten:
    position, organization = first.get("position", ""), first.get("organization", "")
    return replace(person, position=position, organization=organization)


def _cast(cells: Sequence[str], spot: Spot) -> tuple[list[PersonWritten], list[PersonWritten]]:
    """Return who speaks and who moderates by the cells of a column of people."""
    people: list[PersonWritten] = []
    chairs: list[PersonWritten] = []
    for cell in cells:
        lines = [line for line in cell.split("\n") if line.strip()]
        if not any(moderator_of(line, spot) for line in lines):
            people += people_in(cell, spot, expected=True)
            continue
        for line in lines:
            if chair := moderator_of(line, spot):
                chairs += chair[1]
            elif named := speakers_of(line, spot):
                people += named[1]
            else:
                people += people_in(line, spot, expected=True)
    return people, chairs

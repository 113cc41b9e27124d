"""Lines become the agenda: blocks with their slots, people and times."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.readers.programmes.grammar.entries import Entry, repaired
from reportgen.readers.programmes.grammar.reading import AgendaLines
from reportgen.readers.programmes.grammar.titles import numbered_title, title_and_owners
from reportgen.readers.programmes.records import (
    Doubt,
    Line,
    PersonWritten,
    SessionWritten,
    SlotWritten,
)
from reportgen.readers.programmes.vocabulary import is_label, slot_kind

_LONGEST_LINE = 2_000
_OWN_SESSION = ("break", "photo")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The blocks of an agenda, the hours it states for a day, and what found no place."""

    sessions: tuple[SessionWritten, ...]
    hours: tuple[tuple[dt.time, dt.time | None, str], ...] = ()
    left: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_agenda(lines: Sequence[Line], year: int) -> Agenda:
    """Return the agenda that lines hold; ``year`` completes dates without one, 0 where unknown."""
    reader = AgendaLines(year)
    for line in lines:
        if len(line.text) <= _LONGEST_LINE:
            reader.take(line)
        else:
            reader.left.append(line)
    entries, doubts = repaired(reader.entries)
    sessions = tuple(_session(block) for block in _nested(entries))
    return Agenda(sessions, tuple(reader.hours), tuple(reader.left), tuple(doubts))


def _nested(entries: list[Entry]) -> list[Entry]:
    """Return the blocks in order, each with the entries that belong to it."""
    blocks: list[Entry] = []
    for number, entry in enumerate(entries):
        following = next((e for e in entries[number + 1 :] if e.start), None)
        entry.block = entry.block or _contains(entry, following)
        current = blocks[-1] if blocks else None
        if entry.block or current is None or not _belongs(entry, current):
            blocks.append(entry)
        else:
            current.inside.append(entry)
    return blocks


def _contains(entry: Entry, following: Entry | None) -> bool:
    """Return whether the next entry begins with this one and ends before it does."""
    if following is None or not (entry.start and entry.end and following.end):
        return False
    same_day = following.date in (None, entry.date)
    return same_day and following.start == entry.start and following.end < entry.end


def _belongs(entry: Entry, block: Entry) -> bool:
    if entry.group or block.group:
        return entry.group == block.group
    if block.date and entry.date and block.date != entry.date:
        return False
    if not block.block:
        return not entry.start and entry.level > block.level
    if not entry.start:
        last = next((inner.end for inner in reversed(block.inside) if inner.end), None)
        return not (block.end and last == block.end)
    if block.start and block.end and block.start <= block.end:
        return block.start <= entry.start and (entry.end or entry.start) <= block.end
    return not block.start or entry.level > block.level


def _session(block: Entry) -> SessionWritten:
    number, title = numbered_title(block.title or block.label)
    title, owners = title_and_owners(title)
    owners = owners or tuple(filter(None, block.owners))
    chairs = _chairs(block)
    return SessionWritten(
        title=title,
        spot=block.spot,
        number=number,
        date=block.date,
        start=block.start,
        end=block.end,
        owners=owners,
        moderators=tuple(block.moderators) or chairs,
        slots=tuple(_slots(block)),
        room=block.room,
        minutes=block.minutes,
        doubts=tuple(block.doubts),
    )


def _chairs(block: Entry) -> tuple[PersonWritten, ...]:
    """Return who moderates the one slot that names a moderator, where the block names none.

    Who moderates a slot does not speak in it.
    """
    told = [inner for inner in block.inside if inner.moderators]
    if block.moderators or len(told) != 1:
        return ()
    inner = told[0]
    found, inner.moderators = tuple(inner.moderators), []
    names = ", ".join(person.name for person in found)
    message = f"'{names}' moderates '{inner.words}', and is taken as moderator of the whole session"
    inner.doubts.append(Doubt(2, "slot-moderator", message, inner.spot))
    return found


def _slots(block: Entry) -> list[SlotWritten]:
    slots = [_slot(inner) for inner in block.inside]
    kind = slot_kind(block.title or block.label)
    if block.people or (not slots and kind in _OWN_SESSION):
        timed = not any(slot.start for slot in slots)
        own = SlotWritten(
            kind or "presentation",
            block.spot,
            block.start if timed and not slots else None,
            block.end if timed and not slots else None,
            speakers=tuple(block.people),
        )
        slots.insert(0, own)
    return slots


def _slot(entry: Entry) -> SlotWritten:
    label, title = entry.label, entry.title
    if not label and is_label(title):
        label, title = title, ""
    kind = slot_kind(label or title) or ("presentation" if entry.people else "other")
    return SlotWritten(
        kind,
        entry.spot,
        entry.start,
        entry.end,
        label,
        title,
        (*entry.people, *entry.moderators),
        entry.minutes,
        tuple(entry.doubts),
    )

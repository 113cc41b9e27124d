"""The agenda as a table, as planned or as it was held."""

import datetime as dt
from dataclasses import replace

from reportgen.composition.names import People
from reportgen.composition.placeholders import to_be_confirmed
from reportgen.composition.wording import format_range, format_weekday_date
from reportgen.document import Cell, Column, Inlines, Paragraph, Row, Table, Text
from reportgen.model import Actual, ActualStatus, Forum, PersonId, Session, Slot, SlotKind

_KINDS: dict[SlotKind, str] = {
    "opening": "Opening remarks",
    "presentation": "Presentation",
    "discussion": "Discussion",
    "q-and-a": "Q&A",
    "break": "Break",
    "photo": "Group photo",
    "closing": "Closing remarks",
    "other": "",
}
_SPOKEN: frozenset[SlotKind] = frozenset({"opening", "presentation", "discussion", "closing"})
_OUTCOMES: dict[ActualStatus, str] = {
    "as planned": "",
    "absent": "did not attend",
    "cancelled": "not held",
    "video message": "video message",
    "replaced by": "replaced by ",
    "on behalf of": "on behalf of ",
}
_COLUMNS = (Column(0.15), Column(0.33), Column(0.52))
_ORDER_COLUMNS = (Column(0.15), Column(0.52), Column(0.33))


# --- what is printed of a session and a slot --------------------------------------------------


def slot_label(slot: Slot) -> str:
    """Return the printed kind of a slot ("Presentation 1"), its title where it has no kind."""
    return slot.label or _KINDS[slot.kind] or slot.title


def is_spoken(slot: Slot) -> bool:
    """Return whether a slot of this kind needs a speaker."""
    return slot.kind in _SPOKEN


def session_date(forum: Forum, session: Session) -> dt.date | None:
    """Return the day of a session, by default the forum's first."""
    return session.date or (forum.dates[0] if forum.dates else None)


def slot_times(slot: Slot, *, as_held: bool = False) -> tuple[dt.time | None, dt.time | None]:
    """Return start and end of a slot; as held, what is not recorded is as planned."""
    if not as_held:
        return slot.start, slot.end
    return slot.actual.start or slot.start, slot.actual.end or slot.end


def session_times(
    session: Session, *, as_held: bool = False
) -> tuple[dt.time | None, dt.time | None]:
    """Return start and end of a session; those of its first and last slot where it has none.

    As held, the slots come first: a talk that ran over moves the end.
    """
    if not session.slots:
        return session.start, session.end
    first = slot_times(session.slots[0], as_held=as_held)[0]
    last = slot_times(session.slots[-1], as_held=as_held)[1]
    if as_held:
        return first or session.start, last or session.end
    return session.start or first, session.end or last


def actual_words(actual: Actual, people: People) -> Inlines:
    """Return what became of a slot in plain words, empty where it went as planned.

    A substitute who is not named is to be confirmed, never left out.
    """
    words = _OUTCOMES[actual.status]
    if not words:
        return ()
    if not words.endswith(" "):
        return (Text(words, "Emphasis"),)
    by = person_words(actual.by, people) if actual.by else (to_be_confirmed("name"),)
    return (Text(words, "Emphasis"), *by)


def person_words(person: PersonId, people: People) -> Inlines:
    """Return the full name in semibold and what describes the person in regular."""
    description = people.describe(person)
    name = Text(people.full_name(person), "Strong")
    return (name, Text(f", {description}")) if description else (name,)


# --- the table --------------------------------------------------------------------------------


def agenda_table(forum: Forum, *, as_held: bool) -> Table:
    """Return the agenda in blocks of block row, moderator row and slots.

    ``as_held`` prints the actual times and what became of each slot, in plain words.
    """
    people = People(forum)
    rows = [_header()]
    for session in forum.sessions:
        rows += _session_rows(forum, session, people, as_held=as_held)
    held = "as held" if as_held else "as planned"
    return Table(_COLUMNS, tuple(rows), f"Agenda of the {forum.title}, {held}")


def running_order(session: Session, people: People) -> Table:
    """Return the planned slots of one session as a table of its own, the speakers by name.

    The last slot never stands alone on a page.
    """
    rows = [_header(), *(_order_row(slot, people) for slot in session.slots)]
    rows[-2:-1] = [replace(row, keep_with_next=True) for row in rows[-2:-1]]
    description = f"Speaking order of {people.session_heading(session)}"
    return Table(_ORDER_COLUMNS, tuple(rows), description)


def _order_row(slot: Slot, people: People) -> Row:
    names: list[Inlines] = [(Text(people.full_name(one), "Strong"),) for one in slot.speakers]
    if not names and is_spoken(slot):
        names = [(to_be_confirmed(),)]
    label = slot_label(slot)
    words = f"{label}: {slot.title}" if slot.title and slot.title != label else label
    speakers = tuple(Paragraph(name, "Table Text") for name in names)
    cells = (_time_cell(slot, as_held=False), Cell((Paragraph((Text(words),), "Table Text"),)))
    return Row((*cells, Cell(speakers)) if speakers else (cells[0], replace(cells[1], span=2)))


def _header() -> Row:
    heads = ("Time", "Item", "Speakers")
    cells = tuple(Cell((Paragraph((Text(head),), "Table Heading"),)) for head in heads)
    return Row(cells, "header", keep_with_next=True)


def _session_rows(forum: Forum, session: Session, people: People, *, as_held: bool) -> list[Row]:
    """Return the rows of a session: none of the first ones may stand alone at a page foot."""
    block = Paragraph(_block_words(forum, session, people, as_held=as_held), "Table Text")
    rows = [Row((Cell((block,), span=3),), "block", keep_with_next=bool(session.slots))]
    if session.moderator:
        moderator = Paragraph(
            (Text("Moderator: "), *person_words(session.moderator, people)), "Table Text"
        )
        rows.append(Row((Cell((moderator,), span=3),), "sub", keep_with_next=bool(session.slots)))
        rows[0] = Row(rows[0].cells, "block", keep_with_next=True)
    return rows + [_slot_row(slot, people, as_held=as_held) for slot in session.slots]


def _block_words(forum: Forum, session: Session, people: People, *, as_held: bool) -> Inlines:
    day = session_date(forum, session)
    several_days = len(set(forum.dates)) > 1 and day is not None
    date = f"{format_weekday_date(day)}, " if several_days and day else ""
    owners = people.owners_label(session)
    heading = people.session_heading(session)
    title = heading.removesuffix(f" ({owners})") if owners else heading
    clock = format_range(*session_times(session, as_held=as_held))
    when = (Text(f"{date}{clock} "),) if clock else (Text(date), to_be_confirmed("time"), Text(" "))
    words = (*when, Text(title, "Strong"), Text(f" ({owners})" if owners else ""))
    return tuple(word for word in words if word.text)


def _slot_row(slot: Slot, people: People, *, as_held: bool) -> Row:
    time = _time_cell(slot, as_held=as_held)
    speakers = _speakers(slot, people, as_held=as_held)
    label = Cell(_label(slot), span=1 if speakers else 2)
    return Row((time, label, *([Cell(speakers)] if speakers else [])))


def _time_cell(slot: Slot, *, as_held: bool) -> Cell:
    clock = format_range(*slot_times(slot, as_held=as_held))
    return Cell((Paragraph((Text(clock) if clock else to_be_confirmed("time"),), "Table Text"),))


def _label(slot: Slot) -> tuple[Paragraph, ...]:
    label = slot_label(slot)
    words = [label, slot.title] if slot.title and slot.title != label else [label]
    return tuple(Paragraph((Text(word),), "Table Text") for word in words)


def _speakers(slot: Slot, people: People, *, as_held: bool) -> tuple[Paragraph, ...]:
    """Return one paragraph per person, then what became of the slot."""
    lines = [person_words(speaker, people) for speaker in slot.speakers]
    if as_held and (outcome := actual_words(slot.actual, people)):
        lines.append(outcome)
    if not lines and is_spoken(slot):
        lines.append((to_be_confirmed(),))
    return tuple(Paragraph(line, "Table Text") for line in lines)

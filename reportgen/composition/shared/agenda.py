"""The agenda as a table, as planned or as it was held."""

import datetime as dt
from dataclasses import dataclass, replace

from reportgen.composition.shared.names import People
from reportgen.composition.shared.placeholders import to_be_confirmed
from reportgen.composition.shared.wording import format_range, format_weekday_date
from reportgen.composition.shared.words import Words
from reportgen.document import Cell, Column, Inlines, Paragraph, Row, Table, Text
from reportgen.model import (
    Actual,
    ActualStatus,
    Forum,
    PersonId,
    Session,
    Slot,
    SlotKind,
    all_days,
    session_day,
    slot_day,
)

_SPOKEN: frozenset[SlotKind] = frozenset({"opening", "presentation", "discussion", "closing"})
NOT_HELD: frozenset[ActualStatus] = frozenset({"absent", "cancelled"})
"""What became of a slot that took no time."""

_COLUMNS = (Column(0.15), Column(0.33), Column(0.52))
_ORDER_COLUMNS = (Column(0.15), Column(0.52), Column(0.33))


# --- what is printed of a session and a slot --------------------------------------------------


def slot_label(slot: Slot, words: Words) -> str:
    """Return the printed kind of a slot ("Presentation 1"), or its title if it has no kind."""
    kind = "" if slot.kind == "other" else words.say(f"slot-{slot.kind}")
    return slot.label or kind or slot.title


def is_spoken(slot: Slot) -> bool:
    """Whether a slot of this kind needs a speaker."""
    return slot.kind in _SPOKEN


def session_date(forum: Forum, session: Session) -> dt.date | None:
    """Return the day of a session: its own, else the forum's first, or the next after a night."""
    return session_day(forum, session)


def slot_times(slot: Slot, *, as_held: bool = False) -> tuple[dt.time | None, dt.time | None]:
    """Return start and end of a slot; as held, unrecorded times are as planned."""
    if not as_held:
        return slot.start, slot.end
    if slot.actual.status in NOT_HELD:
        return None, None
    return slot.actual.start or slot.start, slot.actual.end or slot.end


def session_times(
    session: Session, *, as_held: bool = False
) -> tuple[dt.time | None, dt.time | None]:
    """Return start and end of a session; without its own, those of its first and last slot.

    As held, the slots count first, since a talk that ran over moves the end.
    """
    if not session.slots:
        return session.start, session.end
    opens, closes = session.slots[0], session.slots[-1]
    start, end = session.start or opens.start, session.end or closes.end
    held = [slot for slot in session.slots if slot.actual.status not in NOT_HELD]
    if not as_held or not held:
        return start, end
    # When a session began whose first talk was not held, only a recorded time can tell.
    first = slot_times(opens, as_held=True)[0] or held[0].actual.start
    last = slot_times(closes, as_held=True)[1] or held[-1].actual.end
    return first or start, last or end


def actual_words(actual: Actual, people: People, words: Words) -> Inlines:
    """Return in plain words what happened to a slot, empty if it went as planned.

    A substitute who is not named is printed as to be confirmed, never left out.
    """
    if actual.status == "as planned":
        return ()
    key = f"was-{actual.status.replace(' ', '-')}"
    if actual.status not in {"replaced by", "on behalf of"}:
        return (Text(words.say(key), "Emphasis"),)
    unknown = (to_be_confirmed(words, "name", "sessions, actual: by"),)
    by = person_words(actual.by, people) if actual.by else unknown
    return words.splice(key, "Emphasis", name=by)


def person_words(person: PersonId, people: People) -> Inlines:
    """Return the full name in semibold and the description of the person in regular type."""
    description = people.describe(person)
    name = Text(people.full_name(person), "Strong")
    return (name, Text(f"{people.comma}{description}")) if description else (name,)


# --- the table --------------------------------------------------------------------------------


def agenda_table(forum: Forum, words: Words, *, as_held: bool) -> Table:
    """Return the agenda as a table: a tinted row for each session, its moderator, its slots.

    ``as_held`` prints the actual times and, in plain words, what happened to each slot.
    """
    agenda = _Agenda(forum, People(forum, words), words, as_held)
    rows = [_header(words)]
    for session in forum.sessions:
        rows += agenda.session_rows(session)
    description = words.say(f"agenda-as-{'held' if as_held else 'planned'}", forum=forum.title)
    return Table(_COLUMNS, tuple(rows), description)


def running_order(session: Session, people: People, words: Words) -> Table:
    """Return the planned slots of one session as a table, with the speakers' names.

    The last slot never stands alone on a page.
    """
    rows = [_header(words), *(_order_row(slot, people, words) for slot in session.slots)]
    rows[-2:-1] = [replace(row, keep_with_next=True) for row in rows[-2:-1]]
    description = words.say("speaking-order", session=people.session_heading(session))
    return Table(_ORDER_COLUMNS, tuple(rows), description)


def _order_row(slot: Slot, people: People, words: Words) -> Row:
    names: list[Inlines] = [(Text(people.full_name(one), "Strong"),) for one in slot.speakers]
    if not names and is_spoken(slot):
        names = [(to_be_confirmed(words),)]
    label = slot_label(slot, words)
    titled = words.pair(label, slot.title) if slot.title and slot.title != label else label
    speakers = tuple(Paragraph(name, "Table Text") for name in names)
    time = _time_cell(slot, words)
    cells = (time, Cell((Paragraph((Text(titled),), "Table Text"),)))
    return Row((*cells, Cell(speakers)) if speakers else (cells[0], replace(cells[1], span=2)))


def _header(words: Words) -> Row:
    heads = words.columns("agenda-columns")
    cells = tuple(Cell((Paragraph((Text(head),), "Table Heading"),)) for head in heads)
    return Row(cells, "header", keep_with_next=True)


def _time_cell(slot: Slot, words: Words, *, as_held: bool = False) -> Cell:
    clock = format_range(*slot_times(slot, as_held=as_held), words)
    if as_held and slot.actual.status in NOT_HELD:
        clock = "–"
    unknown = to_be_confirmed(words, "time", f"sessions, {slot.id}: start, end")
    line = Text(clock) if clock else unknown
    return Cell((Paragraph((line,), "Table Text"),))


@dataclass(frozen=True, slots=True)
class _Agenda:
    """The rows of one agenda, as planned or as held."""

    forum: Forum
    people: People
    words: Words
    as_held: bool

    def session_rows(self, session: Session) -> list[Row]:
        """Return the rows of a session; its first rows stay together at the foot of a page."""
        block = Paragraph(self._block_words(session), "Table Text")
        rows = [Row((Cell((block,), span=3),), "block", keep_with_next=bool(session.slots))]
        if session.moderator:
            line = Paragraph(self._moderator(session.moderator), "Table Text")
            rows.append(Row((Cell((line,), span=3),), "sub", keep_with_next=bool(session.slots)))
            rows[0] = Row(rows[0].cells, "block", keep_with_next=True)
        return rows + [self._slot_row(slot, session) for slot in session.slots]

    def _moderator(self, moderator: PersonId) -> Inlines:
        return self.words.splice("moderator", name=person_words(moderator, self.people))

    def _block_words(self, session: Session) -> Inlines:
        day = session_date(self.forum, session)
        several_days = len(all_days(self.forum)) > 1
        date = (
            format_weekday_date(day, self.words) + self.words.comma if day and several_days else ""
        )
        title = self.people.session_title(session)
        owners = self.people.session_heading(session).removeprefix(title)
        clock = format_range(*session_times(session, as_held=self.as_held), self.words)
        unknown = to_be_confirmed(self.words, "time", f"sessions, {session.id}: start, end")
        missing = (Text(date), unknown, Text(" "))
        when = (Text(f"{date}{clock} "),) if clock else missing
        words = (*when, Text(title, "Strong"), Text(owners))
        return tuple(word for word in words if word.text)

    def _slot_row(self, slot: Slot, session: Session) -> Row:
        time = _time_cell(slot, self.words, as_held=self.as_held)
        day = slot_day(self.forum, session, slot)
        if day and day != session_day(self.forum, session):
            date = Paragraph((Text(format_weekday_date(day, self.words)),), "Table Text")
            time = replace(time, paragraphs=(date, *time.paragraphs))
        speakers = self._speakers(slot, expected=session.attribution != "none")
        label = Cell(self._label(slot), span=1 if speakers else 2)
        return Row((time, label, *([Cell(speakers)] if speakers else [])))

    def _label(self, slot: Slot) -> tuple[Paragraph, ...]:
        label = slot_label(slot, self.words)
        lines = [label, slot.title] if slot.title and slot.title != label else [label]
        return tuple(Paragraph((Text(line),), "Table Text") for line in lines)

    def _speakers(self, slot: Slot, *, expected: bool) -> tuple[Paragraph, ...]:
        """Return one paragraph for each person, then what happened to the slot."""
        lines = [person_words(speaker, self.people) for speaker in slot.speakers]
        outcome = actual_words(slot.actual, self.people, self.words) if self.as_held else ()
        lines += [outcome] if outcome else []
        if expected and not lines and is_spoken(slot):
            lines.append((to_be_confirmed(self.words, where=f"sessions, {slot.id}: speakers"),))
        return tuple(Paragraph(line, "Table Text") for line in lines)

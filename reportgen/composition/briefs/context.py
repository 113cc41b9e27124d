"""The context in which every section of one person's brief is written."""

import datetime as dt
from dataclasses import dataclass

from reportgen.composition.briefs.appointments import (
    Appointment,
    appointments,
    day_of,
    duties,
    roles_of,
)
from reportgen.composition.shared.names import People
from reportgen.composition.shared.prose import Notes, parse_prose
from reportgen.composition.shared.words import Words
from reportgen.document import (
    Cell,
    Column,
    Inline,
    Inlines,
    NoteRef,
    Paragraph,
    ParagraphStyle,
    Row,
    Table,
    Text,
)
from reportgen.model import Duty, DutyRole, Forum, Outline, PersonId, Prose
from reportgen.people import Details


@dataclass(frozen=True, slots=True)
class BriefContext:
    """The forum, the outline with its standing sentences, and the person the brief is for.

    ``today`` is the day of sending, after which nothing may be due; None prints every date.
    """

    forum: Forum
    outline: Outline
    standing: Words
    people: People
    who: PersonId
    today: dt.date | None = None

    @property
    def person(self) -> Details:
        """The record of the person the brief is for."""
        return self.people.person(self.who)

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """The person's appointments."""
        return appointments(self.forum, self.who)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """What else the person does."""
        return duties(self.forum, self.who)

    @property
    def roles(self) -> frozenset[DutyRole]:
        """All that the person does."""
        return roles_of(self.forum, self.who)

    @property
    def speaks(self) -> bool:
        """Whether the person has a slot."""
        return "speaker" in self.roles

    @property
    def is_moderator(self) -> bool:
        """Whether the person moderates a session."""
        return any(held.slot is None for held in self.appointments)

    def day(self, held: Appointment) -> dt.date | None:
        """Return the date of an appointment in event time, None if unknown."""
        return day_of(self.forum, held)

    def say(self, key: str, /, **values: str) -> str:
        """Return a standing sentence of the outline with its fields filled.

        Raises:
            TemplateError: the outline lacks the sentence, or the sentence has an unknown field.
        """
        return self.standing.say(key, **values)

    def bio(self, person: PersonId) -> tuple[Inlines, ...]:
        """Return a person's biography as paragraphs without notes, empty if there is none."""
        text = self.people.person(person).bio
        prose = Prose(f"bios/{person}", f"bios/{person}.md", text)
        blocks = parse_prose(prose, Notes(), self.standing)
        return tuple(without_notes(b.inlines) for b in blocks if isinstance(b, Paragraph))

    def line(self, words: str) -> Paragraph:
        """Return words as a body paragraph."""
        return Paragraph((Text(words),))

    def label(self, words: str) -> Paragraph:
        """Return words as a label that stays with the next paragraph."""
        return Paragraph((Text(words),), "Label", keep_with_next=True)


def fact(*inlines: Inline, style: ParagraphStyle = "Table Text") -> Paragraph:
    """Return a line for a table of facts."""
    return Paragraph(inlines, style)


def fact_row(label: str, lines: list[Paragraph]) -> Row:
    """Return a table row with its label on the left."""
    return Row((Cell((Paragraph((Text(label),), "Table Heading"),)), Cell(tuple(lines))))


def fact_table(rows: list[Row], description: str) -> Table:
    """Return labelled facts as a table without a header row."""
    return Table((Column(0.18), Column(0.82)), tuple(rows), description)


def without_notes(inlines: Inlines) -> Inlines:
    """Return inlines without note anchors, since a brief prints no notes."""
    return tuple(inline for inline in inlines if not isinstance(inline, NoteRef))

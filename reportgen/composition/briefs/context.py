"""What every section of one person's brief is written from."""

from dataclasses import dataclass

from reportgen.composition.briefs.appointments import Appointment, appointments
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
from reportgen.model import Forum, Outline, PersonId, Prose
from reportgen.people import Details


@dataclass(frozen=True, slots=True)
class BriefContext:
    """The forum, the outline and its standing words, the names, and whom the brief is for."""

    forum: Forum
    outline: Outline
    standing: Words
    people: People
    who: PersonId

    @property
    def person(self) -> Details:
        """Return the record of the person the brief is for."""
        return self.people.person(self.who)

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """Return what the person was asked to do."""
        return appointments(self.forum, self.who)

    def say(self, key: str, /, **values: str) -> str:
        """Return a standing sentence of the outline with its fields filled.

        Raises:
            TemplateError: the outline does not have it or it names an unknown field.
        """
        return self.standing.say(key, **values)

    def bio(self, person: PersonId) -> tuple[Inlines, ...]:
        """Return the paragraphs of a biography, without notes; empty where there is none."""
        text = self.people.person(person).bio
        prose = Prose(f"bios/{person}", f"bios/{person}.md", text)
        blocks = parse_prose(prose, Notes(), self.standing)
        return tuple(without_notes(b.inlines) for b in blocks if isinstance(b, Paragraph))

    def line(self, words: str) -> Paragraph:
        """Return words as a paragraph of text."""
        return Paragraph((Text(words),))

    def label(self, words: str) -> Paragraph:
        """Return words as a label that stays with what follows."""
        return Paragraph((Text(words),), "Label", keep_with_next=True)


def fact(*inlines: Inline, style: ParagraphStyle = "Table Text") -> Paragraph:
    """Return a line of a table of facts."""
    return Paragraph(inlines, style)


def fact_row(label: str, lines: list[Paragraph]) -> Row:
    """Return a row with its label on the left."""
    return Row((Cell((Paragraph((Text(label),), "Table Heading"),)), Cell(tuple(lines))))


def fact_table(rows: list[Row], description: str) -> Table:
    """Return labelled facts as a table without a header row."""
    return Table((Column(0.18), Column(0.82)), tuple(rows), description)


def without_notes(inlines: Inlines) -> Inlines:
    """Return inlines without the anchors of notes, which a brief does not print."""
    return tuple(inline for inline in inlines if not isinstance(inline, NoteRef))

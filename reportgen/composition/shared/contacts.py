"""The contacts of a forum, as the table of a concept note or the lines of a brief."""

from typing import Literal
from urllib.parse import quote

from reportgen.composition.shared.names import People
from reportgen.composition.shared.words import Words
from reportgen.document import Cell, Column, Inlines, Link, Paragraph, Row, Table, Text
from reportgen.model import ContactGroup, Forum, PersonId


def contacts_table(forum: Forum, words: Words) -> Table | None:
    """Return a column for each group: heading, unit, one person a row; None without contacts."""
    groups = [group for group in forum.contacts if group.heading or group.people]
    if not groups:
        return None
    people = People(forum, words)
    heads = tuple(_cell((Text(group.heading),), "Table Heading") for group in groups)
    rows = [Row(heads, "header", keep_with_next=True)]
    if any(group.unit for group in groups):
        units = tuple(_cell((Text(group.unit),) if group.unit else ()) for group in groups)
        rows.append(Row(units, keep_with_next=True))
    longest = max(len(group.people) for group in groups)
    rows += [
        Row(tuple(_person(group, n, people, words) for group in groups)) for n in range(longest)
    ]
    return Table((Column(1 / len(groups)),) * len(groups), tuple(rows), words.say("contacts-table"))


def contact_lines(forum: Forum, words: Words) -> tuple[tuple[PersonId, Inlines], ...]:
    """Return each contact with a line: name, position, e-mail and telephone as far as known."""
    people = People(forum, words)
    return tuple(
        (person, _line(person, people, words))
        for group in forum.contacts
        for person in group.people
    )


def mail_link(address: str) -> Link:
    """Return a mailto link that carries nothing but the address."""
    return Link(address, f"mailto:{quote(address, safe='@+')}")


def _person(group: ContactGroup, number: int, people: People, words: Words) -> Cell:
    if number >= len(group.people):
        return _cell(())
    record = people.person(group.people[number])
    lines: list[Inlines] = [(Text(people.full_name(record.id), "Strong"),)]
    lines += [(Text(record.position),)] if record.position else []
    lines += [_mail(record.email, words)] if record.email else []
    return Cell(tuple(Paragraph(line, "Table Text") for line in lines))


def _mail(address: str, words: Words) -> Inlines:
    return words.splice("email", address=(mail_link(address),))


def _line(person: PersonId, people: People, words: Words) -> Inlines:
    record, comma = people.person(person), Text(words.comma)
    line: Inlines = (Text(people.full_name(person), "Strong"),)
    line += (comma, Text(record.position)) if record.position else ()
    line += (comma, mail_link(record.email)) if record.email else ()
    return line + ((comma, Text(record.phone)) if record.phone else ())


def _cell(inlines: Inlines, style: Literal["Table Heading", "Table Text"] = "Table Text") -> Cell:
    return Cell((Paragraph(inlines, style),))

"""The contacts of a concept note: columns of people, read down and not across."""

import re
from collections.abc import Iterator, Sequence

from reportgen.readers.programmes.grammar.persons import HONORIFIC, person_in
from reportgen.readers.programmes.records import ContactColumn, Line, PersonWritten, Spot

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"^\W*(?:tel|phone|mobile|전화)\.?\s*[:：]\s*(\+?[\d\s().-]{6,})", re.IGNORECASE
)


def contacts_of(lines: Sequence[Line]) -> tuple[ContactColumn, ...]:
    """Return the columns of contacts; a list without a table is one column."""
    rows = [line for line in lines if line.form == "row"]
    if not rows:
        whole = [(line.text, line.spot) for line in lines]
        column = _column(whole)
        return (column,) if column.people else ()
    width = max(len(row.cells) for row in rows)
    columns = (_column(list(_cells(rows, number))) for number in range(width))
    return tuple(column for column in columns if column.people)


def _cells(rows: Sequence[Line], number: int) -> Iterator[tuple[str, Spot]]:
    for row in rows:
        if number < len(row.cells):
            for part in row.cells[number].split("\n"):
                if part.strip():
                    yield part.strip(), row.spot


def _column(cells: list[tuple[str, Spot]]) -> ContactColumn:
    """Return a column: heading, a unit before the first person, people with their lines."""
    before: list[str] = []
    people: list[PersonWritten] = []
    lines: list[str] = []
    spots: list[Spot] = []
    titled = any(HONORIFIC.match(text) for text, _ in cells)
    for text, spot in cells:
        person = _person(text, spot) if not titled or HONORIFIC.match(text) else None
        if person is not None:
            _finish(people, lines)
            people.append(person)
        elif people:
            lines.append(text)
        else:
            before.append(text)
        spots.append(spot)
    _finish(people, lines)
    heading = before[0] if before else ""
    unit = " ".join(before[1:])
    return ContactColumn(heading, spots[0] if spots else Spot(""), unit, tuple(people))


def _person(text: str, spot: Spot) -> PersonWritten | None:
    """Return the person of a line: a name with what its bearer does, or a name alone."""
    found = person_in(text, spot)
    if found is not None or text.startswith(("E-mail", "Email")):
        return found
    alone = person_in(text, spot, expected=True)
    return alone if alone and not alone.affiliation and len(alone.name.split()) >= 2 else None


def _finish(people: list[PersonWritten], lines: list[str]) -> None:
    """Give the last person the lines below the name: post, e-mail, phone."""
    if not people or not lines:
        lines.clear()
        return
    person = people[-1]
    email, phone, posts = person.email, person.phone, []
    for text in lines:
        if found := _EMAIL.search(text):
            email = email or found[0]
        elif found := _PHONE.match(text):
            phone = phone or found[1].strip()
        else:
            posts.append(text)
    lines.clear()
    people[-1] = PersonWritten(
        person.name,
        person.spot,
        person.honorific,
        person.affiliation,
        position=", ".join(posts),
        email=email,
        phone=phone,
        doubts=person.doubts,
    )

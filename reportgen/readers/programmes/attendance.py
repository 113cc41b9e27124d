"""Lists of people: speakers go into forum.yaml, everybody else into a private table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.readers.programmes.grammar.persons import people_in, person_in
from reportgen.readers.programmes.records import Line, PersonWritten
from reportgen.readers.programmes.vocabulary import column_role

ATTENDANCE = "attendance.csv"
_NAME = re.compile(
    r"(?:full |user |display )?name(?:\s*\(original name\))?|성명|이름|nom|speaker", re.I
)
_GIVEN = re.compile(r"(?:first|given)[ _]?name|vorname|prénom", re.IGNORECASE)
_FAMILY = re.compile(r"(?:last|family|sur)[ _]?name|nachname", re.IGNORECASE)
_SPEAKERS = re.compile(r"speaker|panel(?:l)?ist|presenter", re.IGNORECASE)


def is_speaker_list(name: str, lines: Sequence[Line]) -> bool:
    """Return whether a list is one of speakers: its name or a column's head says so."""
    if _SPEAKERS.search(name):
        return True
    heads = [cell for line in lines[:5] if line.form == "row" for cell in line.cells]
    return any(column_role(head) == "speakers" for head in heads)


def people_of(lines: Sequence[Line]) -> list[PersonWritten]:
    """Return the people of a list, one record a name; e-mail and phone are not taken."""
    rows = [line for line in lines if line.form == "row"]
    people = _from_rows(rows) if rows else _from_lines(lines)
    by_name: dict[str, PersonWritten] = {}
    for person in people:
        by_name.setdefault(person.name.casefold(), replace(person, email="", phone=""))
    return list(by_name.values())


def _from_rows(rows: Sequence[Line]) -> Iterator[PersonWritten]:
    heads: dict[str, int] = {}
    for row in rows:
        found = _heads(row.cells)
        if found:
            heads = found
        elif heads and (person := _person(row, heads)):
            yield person


def _heads(cells: Sequence[str]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for number, cell in enumerate(cells):
        words = " ".join(cell.split())
        for key, pattern in (("name", _NAME), ("given", _GIVEN), ("family", _FAMILY)):
            if pattern.fullmatch(words):
                heads.setdefault(key, number)
        if (role := column_role(words)) in ("organization", "position"):
            heads.setdefault(role, number)
    return heads if heads.keys() & {"name", "given", "family"} else {}


def _person(row: Line, heads: dict[str, int]) -> PersonWritten | None:
    def cell(key: str) -> str:
        number = heads.get(key, -1)
        return row.cells[number].strip() if 0 <= number < len(row.cells) else ""

    name = cell("name") or " ".join(filter(None, (cell("given"), cell("family"))))
    if not name or name in ("--", "-") or not any(c.isalpha() for c in name):
        return None
    read = person_in(name, row.spot, expected=True) or PersonWritten(name, row.spot)
    return replace(
        read,
        position=cell("position"),
        organization=cell("organization") or read.affiliation,
        affiliation="",
    )


def _from_lines(lines: Sequence[Line]) -> Iterator[PersonWritten]:
    for line in lines:
        if line.form in ("bullet", "paragraph"):
            found = people_in(line.text, line.spot, expected=line.form == "bullet")
            yield from (replace(p, organization=p.affiliation, affiliation="") for p in found)

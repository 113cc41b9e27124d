"""A person's name is printed through one door; the syntax trees of the rooms that print show it."""

import ast
from pathlib import Path

import pytest

import reportgen
from reportgen.model import Forum, Person, PersonId
from reportgen.people import Names, printed_name

_HOUSE = Path(reportgen.__file__).parent
_ROOMS = ("composition", "exports", "writers")
_FILES = sorted(path for room in _ROOMS for path in (_HOUSE / room).rglob("*.py"))
_HIDDEN = {"surname", "aliases"}
# Replaces the countries of people before anything is composed; prints nobody.
_EXEMPT = {"countries.py"}

ARA = Person(PersonId("ara"), "Ara Kim", surname="Kim", honorific="Ms.", aliases=("A-ra",))


def faults(source: str) -> list[str]:
    """Return where a module could reach a name around the door."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ImportFrom(module=module, names=names) if module and "model" in module:
                found += [f"imports {one.name}" for one in names if one.name == "Person"]
            case ast.Attribute(attr=name) if name in _HIDDEN:
                found.append(f"reads {name}")
            case ast.Attribute(attr="people", value=value) if ast.unparse(value).endswith("forum"):
                found.append("reads the people of a forum")
            case ast.Attribute(attr="name", value=ast.Call(func=ast.Attribute(attr="person"))):
                found.append("reads the name of a person")
            case ast.Constant(value="surname" | "aliases"):
                found.append("asks for a name by its field")
            case _:
                pass
    return found


@pytest.mark.parametrize("path", _FILES, ids=lambda path: str(path.relative_to(_HOUSE)))
def test_no_room_that_prints_reads_a_name(path: Path) -> None:
    assert path.name in _EXEMPT or not faults(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "source",
    [
        "from reportgen.model import Forum, Person",
        "words = [p.surname for p in somebody]",
        "for one in context.record.forum.people: pass",
        "name = context.people.person(who).name",
        "name = getattr(one, 'surname')",
    ],
)
def test_the_test_sees_ways_around_the_door(source: str) -> None:
    assert faults(source)


def test_names_print_by_place() -> None:
    assert printed_name(ARA, "papers", "named") == "Ms. Ara Kim"
    assert printed_name(ARA, "statement", "named") == "Ms. Ara Kim"
    assert printed_name(ARA, "data", "named") == "Ara Kim"


def test_names_are_found_and_sorted_without_being_read() -> None:
    names = Names(Forum("f", "F", people=(ARA,)))
    assert names.order(ARA.id) == ("kim", "ara kim")
    assert names.is_written(ARA.id, "Words of ara  KIM, here")
    assert names.names_somebody("said A-ra, laughing")
    assert not names.names_somebody("Araki")

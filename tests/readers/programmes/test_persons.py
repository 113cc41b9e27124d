"""People in cells and lines: who is named, and what is no name at all."""

import pytest

from reportgen.readers.programmes.grammar.persons import listed_names, moderator_of, people_in
from reportgen.readers.programmes.records import Spot

SPOT = Spot("programme.docx", "table 1, row 3")


def read(text: str, *, expected: bool = False) -> list[tuple[str, str, str]]:
    found = people_in(text, SPOT, expected=expected)
    return [(person.honorific, person.name, person.affiliation) for person in found]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ms. Arin Vel, Head of Water, City of Port", [("Ms.", "Arin Vel", "Head of Water, City of Port")]),
        ("Mr. M. Teo Varga, Dean, College", [("Mr.", "M. Teo Varga", "Dean, College")]),
        ("Prof. Dr. Ida Lund (Lund Institute)", [("Prof. Dr.", "Ida Lund", "Lund Institute")]),
        ("H.E. Ms. Ola Ray, Minister", [("H.E. Ms.", "Ola Ray", "Minister")]),
        ("M. Jean Petit, maire", [("M.", "Jean Petit", "maire")]),
        ("Mr. Bo Li, Officer Ms. Una Roe, Clerk", [("Mr.", "Bo Li", "Officer"), ("Ms.", "Una Roe", "Clerk")]),
        ("Jihyun (Jenny) Joung, Expert, Office", [("", "Jihyun (Jenny) Joung", "Expert, Office")]),
        ("Robin Carn, Administrator General Services", [("", "Robin Carn", "Administrator General Services")]),
    ],
)  # fmt: skip
def test_people(text: str, people: list[tuple[str, str, str]]) -> None:
    assert read(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "Q & A / Break",
        "President of KIPA",
        "Office of Science and Technology Policy",
        "Seoul National University",
        "Scene setting",
        "House / Office of Management and Budget",
        "The role of local governance, and innovative local partnership",
        "Welcome and Introductory Remarks",
        "TBD",
        "Presentation 1",
    ],
)
def test_what_names_nobody(text: str) -> None:
    assert read(text) == []


def test_a_list_of_bare_names_is_marked() -> None:
    people = people_in("Sisay Chale & Otilia Wern-Kyt", SPOT, expected=True)
    assert [person.name for person in people] == ["Sisay Chale", "Otilia Wern-Kyt"]
    assert people[0].doubts[0].rule == "several-people"
    (one,) = people_in("Sisay Chale, Landeshaus Wern", SPOT, expected=True)
    assert (one.name, one.affiliation) == ("Sisay Chale", "Landeshaus Wern")
    assert one.doubts[0].rule == "one-or-two"
    assert len(listed_names("Sisay Chale, Otilia Wern-Kyt", SPOT)) == 2
    assert listed_names("What a dike costs", SPOT) == ()


def test_contacts_leave_the_name() -> None:
    (person,) = people_in("Ms. Una Roe, Clerk, e-mail: una@example.org", SPOT, expected=False)
    assert (person.name, person.affiliation, person.email) == (
        "Una Roe",
        "Clerk",
        "una@example.org",
    )


def test_moderators() -> None:
    found = moderator_of("Segment #1: Ports - moderator: Una Roe (City)", SPOT)
    assert found is not None
    assert found[0] == "Segment #1: Ports"
    assert [person.name for person in found[1]] == ["Una Roe"]

"""Labels name the right person or nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.alignment import Directory
from reportgen.model import Forum, Organization, OrganizationId, Person, PersonId


def person(id_: str, name: str, organization: str = "", aliases: tuple[str, ...] = ()) -> Person:
    home = OrganizationId(organization) if organization else None
    return Person(PersonId(id_), name, organization=home, aliases=aliases)


FORUM = Forum(
    "f",
    "F",
    organizations=(
        Organization(OrganizationId("kips"), "Korea Invented Policy School", "KIPS"),
        Organization(OrganizationId("lab"), "Data Lab", "", parent=OrganizationId("kips")),
        Organization(OrganizationId("ufo"), "Union of Fishing Offices", "UFO"),
    ),
    people=(
        person("kim-gy", "Kim Ga-Young", "kips", ("김가영", "Gayong Kim")),
        person("kim-s", "Kim Shin", "ufo"),
        person("nunez", "María José Núñez", "lab"),
        person("berg", "Anneke van der Berg", "ufo"),
        person("malik", "Ajmer Singh Malik"),
        person("oday", "Siobhán O'Day", "kips", ("Moderator",)),
        person("park", "Park Ji Ho", "kips"),
        person("jl", "Jean-Luc Øst"),
        person("rimal", "ليلى الرمّال"),
    ),
)
DIRECTORY = Directory(FORUM)

MATCHED = {
    "السيدة ليلى الرمال": "rimal",
    "معالي الوزيرة ليلى الرمّال": "rimal",
    "Kim Ga-Young": "kim-gy",
    "Ga-Young Kim": "kim-gy",
    "GAYOUNG KIM": "kim-gy",
    "Kim, Ga Young": "kim-gy",
    "Ms. Kim Ga‑young (KIPS)": "kim-gy",
    "김가영": "kim-gy",
    "gayong kim": "kim-gy",
    "KIPS - Kim Shin": "kim-s",
    "Kim Shin, Director General": "kim-s",
    "H.E. KIM Shin": "kim-s",
    "Maria Jose Nunez": "nunez",
    "Núñez": "nunez",
    "Dr. Nunez [Data Lab]": "nunez",
    "Nunez (KIPS)": "nunez",
    "iPhone de María José Núñez": None,
    "María José Núñez's iPad": "nunez",
    "van der Berg": "berg",
    "A. van der Berg": "berg",
    "BERG, Anneke": "berg",
    "Prof. Ajmer Singh Malik": "malik",
    "Ajmer Malik": "malik",
    "Siobhan ODay": "oday",
    "O’Day": "oday",
    "moderator": "oday",
    "The Moderator": None,
    "Jiho Park": "park",
    "Park J.": "park",
    "Jean Luc Ost": "jl",
    "Kim": None,
    "Ms. Kim": None,
    "Kim (KIPS)": None,
    "J": None,
    "van der": None,
    "KIPS": None,
    "Data Lab": None,
    "Union of Fishing Offices (UFO)": None,
    "Meeting Room 2": None,
    "iPhone": None,
    "Speaker 1": None,
    "Chair": None,
    "John Park": None,
    "Park, Institute of Boats": None,
    "Malik (for Kim Shin)": None,
    "Interpreter (Kim Shin)": None,
    "Kim Shin's assistant": None,
    "Room of Kim Shin": None,
    "Berg (KIPS)": None,
    "Malik (Núñez)": None,
    "": None,
    "  ": None,
    "(((": None,
    "😀": None,
}


@pytest.mark.parametrize(("label", "expected"), MATCHED.items())
def test_label(label: str, expected: str | None) -> None:
    assert DIRECTORY.match(label).people == ((PersonId(expected),) if expected else ())


def test_a_label_that_joins_two_names_means_both() -> None:
    match = DIRECTORY.match("Kim Shin and Park Ji Ho")
    assert match.people == (PersonId("kim-s"), PersonId("park"))


def test_a_joined_label_with_a_doubt_names_nobody() -> None:
    assert DIRECTORY.match("Kim and Park Ji Ho").people == ()


@pytest.mark.parametrize(
    ("label", "doubt"),
    [
        ("Kim", "ambiguous"),
        ("KIPS", "organization"),
        ("Panellist", "role"),
        ("Zoom user", "role"),
        ("Kim Jinn", "unknown"),
    ],
)
def test_the_doubt_is_named(label: str, doubt: str) -> None:
    assert DIRECTORY.match(label).doubt == doubt


def test_a_mangled_name_gets_candidates_but_no_speaker() -> None:
    match = DIRECTORY.match("Adjmer Sing Mallick")
    assert match.people == ()
    assert match.candidates[0] == "malik"


def test_one_name_of_two_people_names_nobody() -> None:
    forum = Forum("f", "F", people=(person("a", "Lee Min"), person("b", "Min Lee")))
    assert Directory(forum).match("Lee Min").people == ()


@given(st.text(max_size=60))
def test_any_label_is_survived_and_one_label_names_at_most_one_person(label: str) -> None:
    assert len(DIRECTORY.match(label).people) <= 1 or " and " in label.lower()


@given(st.sampled_from(FORUM.people), st.sampled_from(["{} (UFO)", "Dr. {}", "{}, KIPS", "{}"]))
def test_a_full_name_is_always_found(known: Person, form: str) -> None:
    assert DIRECTORY.match(form.format(known.name.upper())).people == (known.id,)

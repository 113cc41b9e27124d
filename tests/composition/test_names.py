from dataclasses import replace

import pytest

from reportgen.composition.shared.names import People
from reportgen.errors import InputError
from reportgen.model import Forum, OrganizationId, PersonId
from tests.composition.tree_text import WORDS


@pytest.fixture
def people(forum: Forum) -> People:
    return People(forum, WORDS)


def test_names_and_descriptions_as_declared(people: People) -> None:
    assert people.full_name(PersonId("kim-ara")) == "Ms. Ara Kim"
    assert people.full_name(PersonId("lind")) == "Åsa Lind"
    assert people.describe(PersonId("rao")) == "Professor, Bay University, India"
    assert people.describe(PersonId("sato")) == "Head of LGN"
    assert people.describe(PersonId("lind")) == ""
    assert people.introduce(PersonId("lind")) == "Åsa Lind"


def test_a_country_follows_a_fixed_affiliation_once(forum: Forum) -> None:
    sato = next(person for person in forum.people if person.id == "sato")
    for affiliation, printed in (
        ("Office of Ports", "Office of Ports, Thailand"),
        ("Ports Office of Thailand", "Ports Office of Thailand"),
    ):
        told = replace(sato, affiliation=affiliation, country="Thailand")
        people = People(replace(forum, people=(told,)), WORDS)
        assert people.describe(told.id) == printed


def test_people_without_a_description_are_introduced_by_name(people: People) -> None:
    assert people.introduce(PersonId("lind")) == "Åsa Lind"


def test_organizations_and_owners(forum: Forum, people: People) -> None:
    assert people.organization_name(OrganizationId("ipa")) == "Institute of Port Affairs (IPA)"
    assert people.organization_name(OrganizationId("bay")) == "Bay University"
    opening, first, _ = forum.sessions
    assert people.session_heading(opening) == "Opening"
    heading = "Session I. Harbours after the Storm (IPA & LGN/RO/LG)"
    assert people.session_heading(first) == heading


def test_an_unknown_person_is_named_with_the_nearest(people: People) -> None:
    with pytest.raises(InputError, match="did you mean 'kim-ara'"):
        people.full_name(PersonId("kim-arra"))
    with pytest.raises(InputError, match="not among the organizations"):
        people.organization_name(OrganizationId("zzz"))

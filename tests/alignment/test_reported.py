"""A source that a speaker names is a person of the forum only where no doubt is left."""

import pytest

from reportgen.alignment import Reported
from reportgen.model import Forum, Organization, OrganizationId, Person, PersonId

INSTITUTE, OFFICE = OrganizationId("institute"), OrganizationId("office")


def person(
    name: str, surname: str, honorific: str = "", *aliases: str, position: str = ""
) -> Person:
    key = PersonId(name.split()[0].casefold())
    return Person(key, name, surname, honorific, position, INSTITUTE, aliases=aliases)


FORUM = Forum(
    id="f",
    title="F",
    people=(
        person("Selam Tesfalem", "Tesfalem", "Mr."),
        person("Hong Nara", "Hong", "Ms.", "Nari"),
        person("Ana Kim", "Kim", "Ms.", position="Mayor of Lund"),
        person("Jun Kim", "Kim", "Mr."),
        person("Élise N'Dour", "N'Dour"),
        person("Rosa Institute", "Institute"),
        person("Lund Berg", "Berg", "Dr."),
    ),
    organizations=(
        Organization(INSTITUTE, "Institute", "IN", parent=OFFICE),
        Organization(OFFICE, "Delta River Office", "DRO"),
    ),
)
REPORTED = Reported(FORUM)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mister Tesfalem", "selam"),
        ("mister tesfalem", "selam"),
        ("Selam Tesfalem", "selam"),
        ("Mr. Selam Tesfalem", "selam"),
        ("my colleague Ms Hong", "hong"),
        ("our distinguished colleague, Ms. Hong", "hong"),
        ("my colleague Nari", "hong"),
        ("ma collègue Mme Hong", "hong"),
        ("Ms Hong's", "hong"),
        ("Ms Hong from the Institute", "hong"),
        ("Ms Hong of the Delta River Office", "hong"),
        ("Ana Kim", "ana"),
        ("Mayor Ana Kim", "ana"),
        ("Mrs N’Dour", "élise"),
        ("Dr Berg", "lund"),
    ],
)
def test_one_person_is_meant(words: str, name: str) -> None:
    assert REPORTED.person(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "Ms Kim",  # two people of this surname, whatever the title
        "my colleague Mr Kim",
        "Kim",
        "Tesfalem",  # a bare surname may be a town or a firm
        "Nari",
        "Mr Hong",  # she declared another form of address: it is somebody else
        "Minister Hong",  # she holds no such office
        "Ms Hong from the World Bank",
        "Ms Hong and Mr Tesfalem",
        "Ms Hong's office",
        "Hong Kong",
        "my colleague",
        "the Institute",
        "Mr Institute",  # the name of a body, too
        "the petitioners",
        "somebody not named here",
        "Mr Lund",  # no surname here
        "",
    ],
)
def test_nobody_is_meant_where_there_is_doubt(words: str) -> None:
    assert REPORTED.person(words) is None


def test_nobody_reports_himself() -> None:
    assert REPORTED.person("Ms Hong", [PersonId("hong")]) is None
    assert REPORTED.person("Ms Hong", [PersonId("ana")]) == "hong"

"""Names on screens mean the right person of the agenda or nobody; a wrong match is never right."""

from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from reportgen.alignment import Directory
from reportgen.model import Forum, Organization, OrganizationId, Person, PersonId


class Cases(TypedDict):
    organizations: list[dict[str, str]]
    people: list[dict[str, str | list[str]]]
    certain: dict[str, list[str]]
    nobody: list[str]


CASES: Cases = yaml.safe_load(
    Path(__file__).with_name("display_names.yaml").read_text(encoding="utf-8")
)
FORUM = Forum(
    "f",
    "F",
    organizations=tuple(
        Organization(OrganizationId(one["id"]), one["name"], one["abbreviation"])
        for one in CASES["organizations"]
    ),
    people=tuple(
        Person(
            PersonId(str(one["id"])),
            str(one["name"]),
            organization=OrganizationId(str(one["organization"])),
            aliases=tuple(one.get("aliases", ())),
        )
        for one in CASES["people"]
    ),
)
DIRECTORY = Directory(FORUM)
CERTAIN = [(label, who) for who, labels in CASES["certain"].items() for label in labels]


def test_there_are_enough_cases() -> None:
    assert len(CERTAIN) >= 150
    assert len(CASES["nobody"]) >= 100


@pytest.mark.parametrize(("label", "who"), CERTAIN)
def test_a_certain_name_never_means_another(label: str, who: str) -> None:
    assert set(DIRECTORY.match(label).people) <= {who}


@pytest.mark.parametrize("label", CASES["nobody"])
def test_what_is_not_certain_means_nobody(label: str) -> None:
    assert DIRECTORY.match(label).people == ()


def test_nearly_all_certain_names_are_matched() -> None:
    missed = [label for label, who in CERTAIN if DIRECTORY.match(label).people != (who,)]
    assert len(missed) <= 0.05 * len(CERTAIN), missed

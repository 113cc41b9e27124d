"""The people of a forum folder: one record a person, ids, organizations, proposed duplicates."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from reportgen.readers.programmes.records import (
    Doubt,
    OrganizationWritten,
    PersonWritten,
    Programme,
)

_ALIKE = 84.0


@dataclass(slots=True)
class Entered:
    """A person of the folder: the id, what is written, and what a reader should look at."""

    id: str
    person: PersonWritten
    organization: str = ""
    doubts: list[Doubt] = field(default_factory=list)


@dataclass(slots=True)
class Roster:
    """Everybody whom programmes name, in the order in which they are first named."""

    people: list[Entered] = field(default_factory=list)
    organizations: dict[str, OrganizationWritten] = field(default_factory=dict)

    def enter(self, person: PersonWritten, *, contact: bool = False) -> str:
        """Return the id of a person; a new record is made unless the same name is there.

        A second mention whose words differ from the first is marked, never merged in silence.
        """
        same = next((e for e in self.people if _key(e.person.name) == _key(person.name)), None)
        if same is None:
            same = Entered(self._free(slug(person.name) or "person"), person)
            same.doubts += person.doubts
            self.people.append(same)
        else:
            self._again(same, person, contact=contact)
        if not same.organization:
            same.organization = self.organization_of(same.person)
        return same.id

    def _again(self, same: Entered, person: PersonWritten, *, contact: bool) -> None:
        first = same.person
        said = (first.affiliation or first.position, person.affiliation or person.position)
        if said[0] and said[1] and said[0] != said[1] and not _nested(*said):
            message = (
                f"'{person.name}' is named twice, as '{said[0]}' and as '{said[1]}' "
                f"({person.spot.brief}): one record was made; make two if they are two people"
            )
            same.doubts.append(Doubt(2, "same-name", message, first.spot))
        elif contact and said[0] != said[1]:
            message = (
                f"'{person.name}' is also a contact ({person.spot.place}): one record was made"
            )
            same.doubts.append(Doubt(4, "also-contact", message, first.spot))
        same.person = replace(
            first,
            honorific=first.honorific or person.honorific,
            affiliation=first.affiliation or person.affiliation,
            position=first.position or person.position,
            organization=first.organization or person.organization,
            email=first.email or person.email,
            phone=first.phone or person.phone,
            bio=first.bio or person.bio,
            country=first.country or person.country,
            listed=first.listed or person.listed,
        )

    def _free(self, wanted: str) -> str:
        taken, number = {entered.id for entered in self.people}, 2
        name = wanted
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        return name

    def organization_of(self, person: PersonWritten) -> str:
        """Return the id of the body that a person's words end with, empty where none does."""
        words = person.organization or person.affiliation
        if not words:
            return ""
        tail = words.rsplit(",", 1)[-1].strip()
        for candidate in (words, tail, re.split(r"\b(?:of|at)\s+(?=[A-Z])", tail)[-1]):
            for identity, body in self.organizations.items():
                if same_body(candidate, body):
                    return identity
        return ""

    def body(self, words: str) -> str:
        """Return the id of a body that is already known by these words, empty for others."""
        return next((i for i, b in self.organizations.items() if same_body(words, b)), "")

    def add_body(self, body: OrganizationWritten) -> str:
        """Return the id of a body, entering it where it is new."""
        known = self.body(body.name) or (self.body(body.abbreviation) if body.abbreviation else "")
        if known:
            return known
        wanted = slug(body.abbreviation or body.name) or "organization"
        name, number = wanted, 2
        while name in self.organizations:
            name, number = f"{wanted}-{number}", number + 1
        self.organizations[name] = body
        return name

    def alike(self) -> list[Doubt]:
        """Return pairs of names that may be one person, as proposals."""
        doubts: list[Doubt] = []
        for number, first in enumerate(self.people):
            for second in self.people[number + 1 :]:
                if _may_be_one(first.person.name, second.person.name):
                    message = (
                        f"'{first.person.name}' and '{second.person.name}' may be one person: "
                        f"if so, keep '{first.id}', delete '{second.id}' and write the other "
                        "name under its aliases"
                    )
                    doubts.append(Doubt(2, "alike-names", message, second.person.spot))
        return doubts


def roster_of(programmes: Sequence[Programme]) -> Roster:
    """Return the roster with the bodies that programmes and contacts name; nobody is in it yet."""
    roster = Roster()
    for programme in programmes:
        for body in programme.organizations:
            roster.add_body(body)
        for column in programme.contacts:
            if column.heading and len(column.heading) <= 80:
                roster.add_body(OrganizationWritten(column.heading, column.spot))
    return roster


def same_body(words: str, body: OrganizationWritten) -> bool:
    """Return whether words name a body: by name, abbreviation, or its parts in another order."""
    wanted = _plain(words)
    names = {_plain(body.name)} | ({_plain(body.abbreviation)} if body.abbreviation else set())
    both = f"{body.name} ({body.abbreviation})" if body.abbreviation else body.name
    if wanted in names or wanted == _plain(both):
        return True
    parts = {_plain(part) for part in words.split("/")}
    return len(parts) > 1 and parts == {_plain(part) for part in body.name.split("/")}


def slug(words: str) -> str:
    """Return words as an id: letters and digits with hyphens between them."""
    bare = unicodedata.normalize("NFKD", re.sub(r"\([^()]*\)", " ", words))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    plain = unicodedata.normalize("NFC", bare).casefold()
    return re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:48].strip("-")


def unique(wanted: str, taken: Iterable[str]) -> str:
    """Return a name that is not taken, with a number behind it where it has to be."""
    known, name, number = set(taken), wanted, 2
    while name in known:
        name, number = f"{wanted}-{number}", number + 1
    return name


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _nested(first: str, second: str) -> bool:
    return _plain(first) in _plain(second) or _plain(second) in _plain(first)


def _may_be_one(first: str, second: str) -> bool:
    """Return whether two names share a last word and nearly agree, or are the same words."""
    one, other = _plain(first).split(), _plain(second).split()
    if set(one) == set(other):
        return True
    shared = bool(one and other) and one[-1] == other[-1]
    if shared and (one[0].startswith(other[0][:3]) or other[0].startswith(one[0][:3])):
        return True
    return len(one) > 1 < len(other) and fuzz.ratio(" ".join(one), " ".join(other)) >= _ALIKE + 6

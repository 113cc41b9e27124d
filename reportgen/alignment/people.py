"""Matches labels to people: by name, alias or unambiguous part, and to nobody in doubt."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from reportgen.model import Forum, Organization, OrganizationId, Person, PersonId
from reportgen.people import (
    PARTICLES,
    STAND_INS,
    Label,
    fold,
    joint_labels,
    loose_words,
    name_words,
    take_apart,
    without_stage_directions,
    words,
)

Doubt = Literal["", "ambiguous", "organization", "role", "unknown"]
_UNSURE = re.compile(r"\s*(?:[\[(]\s*\?{1,3}\s*[\])]|\?{1,3}\s*$)")
"""The writer of a label was not sure of the name."""
_LIKE_ENOUGH = 60.0


@dataclass(frozen=True, slots=True)
class Match:
    """The people whom a label means, or the reason why nobody is named and who it might be."""

    people: tuple[PersonId, ...] = ()
    doubt: Doubt = ""
    candidates: tuple[PersonId, ...] = ()


def rotations(parts: tuple[str, ...]) -> Iterator[str]:
    """Yield the words of a name joined, starting with each of them in turn: "anakim", "kimana"."""
    for cut in range(len(parts)):
        yield "".join(parts[cut:] + parts[:cut])


def _joins(parts: tuple[str, ...]) -> frozenset[str]:
    ends = range(len(parts) + 1)
    return frozenset("".join(parts[i:j]) for i in ends for j in ends if i < j)


def _covered(label: tuple[str, ...], parts: frozenset[str], initials: frozenset[str]) -> bool:
    """Whether neighbouring words of the label, joined, are all parts of the name."""
    if not label:
        return True
    if len(label[0]) == 1 and label[0] in initials and _covered(label[1:], parts, initials):
        return True
    return any(
        "".join(label[:cut]) in parts and _covered(label[cut:], parts, initials)
        for cut in range(1, min(len(label), 4) + 1)
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """A person's folded name: whole, in every rotation, and in parts."""

    id: PersonId
    organization: OrganizationId | None
    whole: frozenset[str]
    parts: frozenset[str]
    initials: frozenset[str]

    def fits(self, label: tuple[str, ...]) -> bool:
        """Whether every word of the label is a part of the name, and at least one distinctive."""
        telling = [word for word in label if len(word) > 1 and word not in PARTICLES]
        return bool(telling) and len(label) <= 8 and _covered(label, self.parts, self.initials)


def _known(person: Person) -> _Known:
    parts = name_words(person.name) or words(person.name)
    is_foreign = not any("a" <= letter <= "z" for letter in fold(person.name))
    romanized = [alias for alias in person.aliases if is_foreign and alias.isascii()]
    spelled = [person.name, *person.aliases]
    whole = {joined for name in spelled for joined in rotations(words(name))}
    if len(parts) > 1:
        whole |= set(rotations(parts))
    initials = frozenset(word[0] for word in (*parts, *loose_words(person.name)))
    joins = _joins(parts).union(*(_joins(name_words(alias)) for alias in romanized))
    return _Known(person.id, person.organization, frozenset(whole), joins, initials)


class Directory:
    """The people and organizations of a forum, to which labels are matched."""

    def __init__(self, forum: Forum) -> None:
        """Fold every name and alias."""
        self._people = tuple(_known(person) for person in forum.people)
        self._spelled = {person.id: " ".join(words(person.name)) for person in forum.people}
        self._whole: dict[str, set[PersonId]] = defaultdict(set)
        for known in self._people:
            for name in known.whole:
                self._whole[name].add(known.id)
        self._organizations: dict[str, set[OrganizationId]] = defaultdict(set)
        for organization in forum.organizations:
            for name in (organization.name, organization.abbreviation):
                self._organizations[_key(name)].add(organization.id)
        self._organizations.pop("", None)
        self._related = {o.id: _relatives(o, forum.organizations) for o in forum.organizations}

    def match(self, label: str) -> Match:
        """Return the people whom the label means; nobody if more than one reading is left."""
        if _UNSURE.search(label):
            found = self.match(_UNSURE.sub("", label))
            return Match((), "ambiguous", found.people or found.candidates)
        label = without_stage_directions(label)
        found = self._match_one(label)
        if found.people or found.doubt == "organization":
            return found
        joint = [self._exactly(part) for part in joint_labels(label)]
        if joint and all(len(people) == 1 for people in joint):
            return Match(tuple(dict.fromkeys(next(iter(people)) for people in joint)))
        return found

    def whole(self, name: str) -> PersonId | None:
        """Return the one person whose whole name or alias this is, None for nobody for certain."""
        found = self._exactly(name)
        return next(iter(found)) if len(found) == 1 else None

    def _match_one(self, label: str) -> Match:
        exact = self._exactly(label)
        if exact:
            return _decide(exact)
        if self._is_organization(label):
            return Match(doubt="organization")
        if STAND_INS & set(words(label)):
            return Match(doubt="role", candidates=self._like(label))
        taken = take_apart(label)
        by_part = {person for part in taken.parts for person in self._exactly(part)}
        return _decide(by_part) if by_part else self._match_parts(label, taken)

    def _exactly(self, text: str) -> set[PersonId]:
        """Return the people with this whole name or alias, with or without an honorific."""
        found = words(text)
        bare = () if STAND_INS & set(found) else name_words(text)
        return self._whole.get("".join(found)) or self._whole.get("".join(bare)) or set()

    def _is_organization(self, text: str) -> bool:
        return _key(text) in self._organizations

    def _match_parts(self, label: str, taken: Label) -> Match:
        """Return the people whose name the parts outside brackets form ("Kim, Shin")."""
        name = self._telling_words(taken.outside) or self._telling_words(taken.inside)
        if not name:
            known = any(self._is_organization(part) for part in taken.parts)
            return Match(doubt="organization" if known else "role")
        fitting = [person for person in self._people if person.fits(name)]
        if len(fitting) == 1 and self._agrees(fitting[0], taken):
            return Match((fitting[0].id,))
        candidates = tuple(person.id for person in fitting) or self._like(label)
        return Match(doubt="ambiguous" if fitting else "unknown", candidates=candidates)

    def _telling_words(self, parts: tuple[str, ...]) -> tuple[str, ...]:
        names = [part for part in parts if not self._is_organization(part)]
        return tuple(word for part in names for word in name_words(part, loose=True))

    def _agrees(self, person: _Known, taken: Label) -> bool:
        """Whether no part of the label names another organization or another person."""
        inside = self._telling_words(taken.inside)
        if inside and any(other.fits(inside) for other in self._people if other is not person):
            return False
        named = {o for part in taken.parts for o in self._organizations.get(_key(part), ())}
        if not named or person.organization is None:
            return True
        return bool(named & self._related.get(person.organization, frozenset()))

    def _like(self, label: str) -> tuple[PersonId, ...]:
        spelled = " ".join(name_words(label))
        scored = [
            (fuzz.token_sort_ratio(spelled, name), person) for person, name in self._spelled.items()
        ]
        best = sorted(scored, key=lambda pair: (-pair[0], pair[1]))[:3]
        return tuple(person for score, person in best if score >= _LIKE_ENOUGH)


def _key(text: str) -> str:
    return "".join(words(text))


def _decide(people: set[PersonId]) -> Match:
    found = tuple(sorted(people))
    return Match(found) if len(found) == 1 else Match(doubt="ambiguous", candidates=found)


def _relatives(
    organization: Organization, everyone: Iterable[Organization]
) -> frozenset[OrganizationId]:
    """Return the organization, its parent and its units."""
    units = {other.id for other in everyone if other.parent == organization.id}
    above = {organization.parent} if organization.parent else set()
    return frozenset({organization.id} | above | units)

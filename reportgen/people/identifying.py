"""What tells of a person: the words that a report without names must not hold anywhere."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reportgen.model import Forum, Organization, Person
from reportgen.people.attributing import hosts

IdentifierKind = Literal["name", "surname", "organization", "address"]


@dataclass(frozen=True, slots=True)
class Identifier:
    """Words that tell of a protected person.

    A ``surname`` may be an ordinary word; it counts as it is written only.
    """

    words: str
    kind: IdentifierKind


def identifiers(
    forum: Forum, people: Sequence[Person], labels: Iterable[str] = ()
) -> tuple[Identifier, ...]:
    """Names, aliases, organizations and addresses of the protected people, each once.

    ``labels`` are names as heard that belong to nobody of the forum.
    The organizations that the cover names, and what stands in the forum's own title, tell nothing.
    """
    if not people:
        return ()
    public = _public_words(forum)
    found = (
        *(one for person in people for one in _of_person(person)),
        *_bodies(forum, people),
        *(Identifier(one, "name") for one in labels if _is_name(one)),
    )
    kept = (one for one in found if one.words.strip() and not _stands_in(one.words, public))
    return tuple(dict.fromkeys(kept))


def _of_person(person: Person) -> Iterator[Identifier]:
    yield Identifier(person.name, "name")
    given = person.name.replace(person.surname, "", 1).strip() if person.surname else ""
    if given:
        yield Identifier(f"{person.surname} {given}", "name")
        yield Identifier(f"{given[0]}. {person.surname}", "name")
        yield Identifier(person.surname, "surname")
    for alias in person.aliases:
        yield Identifier(alias, "name" if " " in alias.strip() or len(alias) > 5 else "surname")
    for address in (person.email, person.phone, person.join_link):
        yield Identifier(address, "address")
    yield Identifier(person.affiliation, "organization")


def _bodies(forum: Forum, people: Sequence[Person]) -> Iterator[Identifier]:
    """Yield the organizations of the protected, or all that are no hosts if all are protected."""
    public, known = hosts(forum), {body.id: body for body in forum.organizations}
    named = {person.organization for person in people if person.organization}
    named |= {body.parent for body in forum.organizations if body.id in named and body.parent}
    if len(people) == len(forum.people):
        named |= set(known)
    for body in forum.organizations:
        if body.id in named and body.id not in public:
            yield from _of_body(body)


def _of_body(body: Organization) -> Iterator[Identifier]:
    yield Identifier(body.name, "organization")
    yield Identifier(body.abbreviation, "surname" if len(body.abbreviation) < 6 else "organization")


def _public_words(forum: Forum) -> str:
    public = hosts(forum)
    bodies = [f"{one.name} | {one.abbreviation}" for one in forum.organizations if one.id in public]
    said = (forum.title, forum.series, forum.theme, forum.venue, forum.city)
    return " | ".join((*said, *bodies)).casefold()


def _is_name(label: str) -> bool:
    """Whether a label as heard is the name of somebody: two words or more, each with a capital."""
    words = label.split()
    return len(words) > 1 and all(word[:1].isupper() or not word.isascii() for word in words)


def _stands_in(words: str, public: str) -> bool:
    return f" {words.casefold()} " in f" {_spaced(public)} "


def _spaced(words: Iterable[str]) -> str:
    return " ".join("".join(c if c.isalnum() or c in "-'.@" else " " for c in words).split())

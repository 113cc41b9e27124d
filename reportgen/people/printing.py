"""The only function through which a person's name becomes printed words, and what it needs."""

from dataclasses import dataclass
from typing import Literal, Protocol, assert_never

from reportgen.model import Attribution, Forum, OrganizationId, Person, PersonId
from reportgen.people.attributing import stricter
from reportgen.people.folding import in_order, spaced
from reportgen.people.titles import LetterForm, follows_name, letter_form

PrintPlace = Literal["papers", "statement", "data", "remark"]
"""Where a name prints: programme, lists and briefs; beside what somebody said; JSON and logs; a
message to whoever runs the program."""


class Details(Protocol):
    """What may be read of a person without this function: everything but the name."""

    @property
    def id(self) -> PersonId: ...  # noqa: D102
    @property
    def honorific(self) -> str: ...  # noqa: D102
    @property
    def position(self) -> str: ...  # noqa: D102
    @property
    def organization(self) -> OrganizationId | None: ...  # noqa: D102
    @property
    def affiliation(self) -> str: ...  # noqa: D102
    @property
    def country(self) -> str: ...  # noqa: D102
    @property
    def timezone(self) -> str | None: ...  # noqa: D102
    @property
    def city(self) -> str: ...  # noqa: D102
    @property
    def record(self) -> bool: ...  # noqa: D102
    @property
    def email(self) -> str: ...  # noqa: D102
    @property
    def phone(self) -> str: ...  # noqa: D102
    @property
    def bio(self) -> str: ...  # noqa: D102
    @property
    def pronunciation(self) -> str: ...  # noqa: D102
    @property
    def listed(self) -> bool: ...  # noqa: D102
    @property
    def join_link(self) -> str: ...  # noqa: D102
    @property
    def address_as(self) -> str: ...  # noqa: D102
    @property
    def language(self) -> str: ...  # noqa: D102
    @property
    def large_print(self) -> bool: ...  # noqa: D102
    @property
    def plain_text(self) -> bool: ...  # noqa: D102
    @property
    def access(self) -> str: ...  # noqa: D102
    @property
    def assistant(self) -> str: ...  # noqa: D102
    @property
    def precedence(self) -> int | None: ...  # noqa: D102
    @property
    def arrival(self) -> str: ...  # noqa: D102
    @property
    def host(self) -> str: ...  # noqa: D102
    @property
    def seat(self) -> str: ...  # noqa: D102


def printed_name(person: Person, place: PrintPlace, rule: Attribution) -> str:
    """The name as it prints in a place under an attribution rule.

    Papers and statements carry the declared honorific ("Ms. Ara Kim", "김민지 교수"); data and
    remarks do not: they are for whoever makes the report, so no rule hides a name there. By
    ``role`` a statement prints the description of the person, by ``none`` papers and statements
    print nothing.
    """
    if place in {"data", "remark"}:
        return person.name
    match rule:
        case "role" if place == "statement":
            return person.role
        case "named" | "role":
            words = (person.honorific, person.name)
            ordered = reversed(words) if follows_name(person.honorific) else words
            return " ".join(filter(None, ordered))
        case "none":
            return ""
        case _:
            assert_never(rule)


@dataclass(frozen=True, slots=True)
class Addressed:
    """The names by which a letter may address a person.

    ``brief`` is the title with the surname, the full name where either is not known.
    """

    form: LetterForm
    full: str
    brief: str


class Names:
    """The people of a forum, to be printed by its attribution rule."""

    def __init__(self, forum: Forum) -> None:
        """Index the people once."""
        self._people = {person.id: person for person in forum.people}
        self._rule: Attribution = forum.attribution
        self._spelled = frozenset(
            spaced(name)
            for person in forum.people
            for name in (person.name, person.surname, *person.aliases)
            if name
        )

    def __contains__(self, person: PersonId) -> bool:
        """Whether the forum knows the person."""
        return person in self._people

    @property
    def everybody(self) -> tuple[Details, ...]:
        """The people in the order of the forum, without their names."""
        return tuple(self._people.values())

    def details(self, person: PersonId) -> Details:
        """What is known of a person besides the name."""
        return self._people[person]

    def printed(self, person: PersonId, place: PrintPlace, rule: Attribution | None = None) -> str:
        """The name of a person in a place, by the stricter of the forum's rule and ``rule``."""
        return printed_name(self._people[person], place, stricter(self._rule, rule))

    def addressed(self, person: PersonId) -> Addressed:
        """The words of a letter to the person alone; a shared surname does no harm there."""
        one = self._people[person]
        form, name = letter_form(one.honorific), self.printed(person, "papers")
        short = f"{one.honorific} {one.surname}" if one.surname and form != "untitled" else name
        return Addressed(form, name, short)

    def short(self, person: PersonId) -> str:
        """Title and surname for who was named in full before; the full name in any doubt."""
        to, one = self.addressed(person), self._people[person]
        shared = sum(spaced(p.surname) == spaced(one.surname) for p in self._people.values())
        return to.brief if shared == 1 else to.full

    def order(self, person: PersonId) -> tuple[str, str]:
        """A key that sorts by surname, then by name; accents and case do not count."""
        one = self._people[person]
        return in_order(one.surname or one.name), in_order(one.name)

    def is_written(self, person: PersonId, words: str) -> bool:
        """Whether the words have the whole name in them."""
        return " ".join(self._people[person].name.casefold().split()) in " ".join(
            words.casefold().split()
        )

    def names_somebody(self, words: str) -> bool:
        """Whether a name, surname or alias of one of the people stands in the words."""
        written = f" {spaced(words)} "
        return any(f" {name} " in written for name in self._spelled)


def names_by_id(forum: Forum, place: PrintPlace) -> dict[PersonId, str]:
    """The names of a forum's people as they print in a place."""
    return {one.id: printed_name(one, place, forum.attribution) for one in forum.people}


def everybody(forum: Forum) -> tuple[Details, ...]:
    """The people of a forum in its order, without their names."""
    return forum.people

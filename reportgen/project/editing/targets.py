"""What a person means by a slot, a session or a person of an agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportgen.errors import InputError
from reportgen.model import Forum, Person
from reportgen.project.editing.edit import named

_LISTED = 12


@dataclass(frozen=True, slots=True)
class SlotTarget:
    """A slot, by the numbers of its session and of itself."""

    session: int
    slot: int


@dataclass(frozen=True, slots=True)
class SessionTarget:
    """A session, by its number."""

    session: int


@dataclass(frozen=True, slots=True)
class PersonTarget:
    """A person, by number."""

    person: int


Target = SlotTarget | SessionTarget | PersonTarget
_Kind = TypeVar("_Kind", bound=Target)


def target_of(forum: Forum, typed: str) -> Target:
    """Return what is meant: an id, else a title, number or name that one alone has.

    Raises:
        InputError: if nothing or several things are called so; the message lists what there is.
    """
    return _one(forum, typed, list(_names(forum)))


def part_of(forum: Forum, typed: str) -> SlotTarget | SessionTarget:
    """Return the slot or session that is meant.

    Raises:
        InputError: if nothing or several things are called so; the message lists what there is.
    """
    return _one(forum, typed, list(_parts(forum)))


def person_of(forum: Forum, typed: str) -> Person:
    """Return the person who is meant.

    Raises:
        InputError: if nobody or several people are called so; the message lists who there is.
    """
    return forum.people[_one(forum, typed, list(_people(forum))).person]


def _one(forum: Forum, typed: str, known: Sequence[tuple[_Kind, str, int]]) -> _Kind:
    wanted = _plain(typed)
    for rank in range(3):
        found = dict.fromkeys(
            target
            for target, name, own in known
            if own == rank and name and (name if rank == 0 else _plain(name)) in (typed, wanted)
        )
        if len(found) == 1:
            return next(iter(found))
        if found:
            listed = "; ".join(_words(forum, target) for target in found)
            message = f"{typed!r} may mean several: {listed}; name one by its id"
            raise InputError(message, forum.id, rule="not-one-of-them")
    possible = list(dict.fromkeys(target for target, _, _ in known))
    listed = "; ".join(_words(forum, target) for target in possible[:_LISTED])
    more = len(possible) - _LISTED
    message = f"nothing here is called {typed!r}; there are {listed}"
    message += f"; and {more} more, all in forum.yaml" if more > 0 else ""
    raise InputError(message, forum.id, rule="not-one-of-them")


def person_named(forum: Forum, typed: str) -> Person | None:
    """Return the person who has this id or full name; None where nobody has.

    Raises:
        InputError: if two people are called so.
    """
    by_id = [person for person in forum.people if person.id == typed]
    found = by_id or [
        person
        for person in forum.people
        if _plain(typed) in {_plain(name) for name in (person.name, *person.aliases)}
    ]
    if len(found) > 1:
        listed = ", ".join(person.id for person in found)
        message = f"{typed!r} may mean several: {listed}; name one by its id"
        raise InputError(message, forum.id, rule="not-one-of-them")
    return found[0] if found else None


def _names(forum: Forum) -> Iterator[tuple[Target, str, int]]:
    yield from _parts(forum)
    yield from _people(forum)


def _parts(forum: Forum) -> Iterator[tuple[SlotTarget | SessionTarget, str, int]]:
    """Yield what sessions and slots are called: ids, then titles, then less."""
    for number, session in enumerate(forum.sessions):
        at = SessionTarget(number)
        yield at, session.id, 0
        yield at, session.title, 1
        if session.number:
            yield at, f"session {session.number}", 1
            yield at, session.number, 2
        for place, slot in enumerate(session.slots):
            yield SlotTarget(number, place), slot.id, 0
            yield SlotTarget(number, place), slot.title or slot.label, 1
            yield SlotTarget(number, place), slot.label, 2


def _people(forum: Forum) -> Iterator[tuple[PersonTarget, str, int]]:
    for number, person in enumerate(forum.people):
        yield PersonTarget(number), person.id, 0
        for name in (person.name, *person.aliases):
            yield PersonTarget(number), name, 1
        yield PersonTarget(number), person.surname, 2


def _words(forum: Forum, target: Target) -> str:
    match target:
        case SlotTarget(session, slot):
            return named(forum.sessions[session], forum.sessions[session].slots[slot])
        case SessionTarget(session):
            return named(forum.sessions[session])
        case PersonTarget(person):
            return f"{forum.people[person].id} ({forum.people[person].name})"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())

"""Checks of people: one person written twice, time zones nobody told us."""

import unicodedata
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from reportgen.checks.places import place_of
from reportgen.errors import Issue
from reportgen.model import Forum, Person, Places

NEAR = 0.9


def _folded(name: str) -> str:
    """Return the name's parts in one order, without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(letters.split()))


def _alike(one: Person, other: Person) -> bool:
    left, right = _folded(one.name), _folded(other.name)
    joined = left.replace(" ", "") == right.replace(" ", "")
    return joined or DamerauLevenshtein.normalized_similarity(left, right) >= NEAR


def check_spellings(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield two people whose names look like two spellings of one."""
    for (_, one), (index, other) in combinations(enumerate(forum.people), 2):
        if _alike(one, other):
            message = (
                f"'{other.name}' ({other.id}) and '{one.name}' ({one.id}) look like one person; "
                "keep one and put the other spelling under aliases:"
            )
            where = place_of(places, ("people", index, "name"))
            yield Issue("warning", "two-spellings", message, where)


def check_zones(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a forum without a time zone and speakers whose zone is not known."""
    if forum.timezone is None:
        message = "the forum has no time zone; add timezone: with a name like Asia/Seoul"
        yield Issue("error", "missing-zone", message, place_of(places, ("timezone",)))
    speaking = {person for s in forum.sessions for slot in s.slots for person in slot.speakers}
    speaking |= {session.moderator for session in forum.sessions if session.moderator}
    for index, person in enumerate(forum.people):
        if person.id in speaking and person.timezone is None:
            message = f"no time zone is known for '{person.name}'; ask and add timezone: and city:"
            yield Issue("note", "missing-zone", message, place_of(places, ("people", index)))

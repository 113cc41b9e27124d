"""Checks of people: one person written twice, time zones nobody told us."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportgen.checks.alike import near_pairs
from reportgen.checks.places import place_of
from reportgen.errors import Issue
from reportgen.model import Forum, Places


def _folded(name: str) -> str:
    """Return the name's parts in one order, without case, accents and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(sorted(letters.split()))


def check_spellings(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield two people whose names look like two spellings of one."""
    folded = [_folded(person.name) for person in forum.people]
    joined = [name.replace(" ", "") for name in folded]
    for first, index in sorted({*near_pairs(folded), *_same_pairs(joined)}):
        one, other = forum.people[first], forum.people[index]
        message = (
            f"'{other.name}' ({other.id}) and '{one.name}' ({one.id}) look like one person; "
            "keep one and put the other spelling under aliases:"
        )
        where = place_of(places, ("people", index, "name"))
        yield Issue("warning", "two-spellings", message, where)


def _same_pairs(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of equal names in pairs."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        places[name].append(place)
    for same in places.values():
        yield from combinations(same, 2)


def _has_clock(forum: Forum) -> bool:
    """Whether a time of day stands anywhere in the agenda."""
    slots = (slot for session in forum.sessions for slot in session.slots)
    timed = (forum, forum.logistics.rehearsal, *forum.sessions, *slots)
    return any(one is not None and (one.start or one.end) for one in timed)


def check_zones(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield a forum without a time zone and speakers whose zone is not known.

    Where no time of day is printed no zone is needed, and nobody is asked to invent one.
    """
    if not _has_clock(forum):
        return
    if forum.timezone is None:
        message = "the forum has no time zone; add timezone: with a name like Asia/Seoul"
        yield Issue("error", "missing-zone", message, place_of(places, ("timezone",)))
    speaking = {person for s in forum.sessions for slot in s.slots for person in slot.speakers}
    speaking |= {session.moderator for session in forum.sessions if session.moderator}
    for index, person in enumerate(forum.people):
        if person.id in speaking and person.timezone is None:
            message = f"no time zone is known for '{person.name}'; ask and add timezone: and city:"
            yield Issue("note", "missing-zone", message, place_of(places, ("people", index)))

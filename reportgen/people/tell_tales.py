"""Finds words by which somebody who is not named tells all the same who speaks."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from reportgen.model import Forum, PersonId
from reportgen.shipped import read_data

CASES = Path(__file__).resolve().with_name("tell_tales.yaml")
_LEAST = 4


def tell_tales(words: str, forum: Forum, speakers: Iterable[PersonId]) -> tuple[str, ...]:
    """Return what in the words may tell who spoke: the own town or office, or "we in ..."."""
    found = (match[0] for pattern in _patterns() for match in pattern.finditer(words))
    own = (one for one in _own(forum, frozenset(speakers)) if _holds(words, one))
    return tuple(dict.fromkeys((*found, *own)))


def _own(forum: Forum, speakers: frozenset[PersonId]) -> Iterator[str]:
    """Yield what is known of the speakers: city, country, office, organization."""
    bodies = {body.id: body for body in forum.organizations}
    for person in forum.people:
        if person.id in speakers:
            yield from (person.city, person.country, person.position, person.affiliation)
            if body := bodies.get(person.organization) if person.organization else None:
                yield from (body.name, body.abbreviation)


def _holds(words: str, told: str) -> bool:
    pattern = rf"(?<!\w){re.escape(told.strip())}(?!\w)"
    return len(told.strip()) >= _LEAST and re.search(pattern, words, re.IGNORECASE) is not None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    cases = read_data(CASES, dict[str, list[dict[str, str]]])["tell_tales"]
    return tuple(re.compile(one["pattern"], re.IGNORECASE) for one in cases)

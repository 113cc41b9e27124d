"""Identifies the author of a proposal that a speaker reports: one person, or nobody."""

import re
from collections.abc import Iterable

from reportgen.alignment.people import Directory, rotations
from reportgen.model import Forum, Person, PersonId
from reportgen.people import fold, gendered, words, words_of_kind

_INTRODUCED = re.compile(
    r"(?:(?:my|our|mon|ma|notre)\s+)(?:(?:dear|good|esteemed|distinguished|honou?rable|chere?)\s+)*"
    r"(?:colleague|friend|collegue|amie?|confrere|consoeur)\s*,?\s*|(?:the\s+)?honou?rable\s+"
)
_BODY = re.compile(r"\s*,\s*|\s+(?:of|from|at)\s+(?:the\s+)?")


class Reported:
    """The people of a forum, among whom authors of reported proposals are identified.

    More is required than for a speaker's label, since nobody introduces the person: the full name,
    or a title or "my colleague" before a surname or alias, and nobody else in the forum whose name
    has the word.
    """

    def __init__(self, forum: Forum) -> None:
        """Fold every name."""
        self._directory = Directory(forum)
        self._people = forum.people
        self._bodies = {body.id: body for body in forum.organizations}

    def person(self, source: str, said_by: Iterable[PersonId] = ()) -> PersonId | None:
        """Return the one person whom these words mean; None in any doubt.

        Words of a speaker in ``said_by`` about that same speaker mean nobody, since nobody reports
        a demand of his or her own.
        """
        person = self._named(source)
        return None if person is None or person.id in set(said_by) else person.id

    def _named(self, source: str) -> Person | None:
        said = fold(source).strip()
        introduction = _INTRODUCED.match(said)
        name, *bodies = _BODY.split(said[introduction.end() if introduction else 0 :])
        titles, rest = _titles(words(name))
        if not rest:
            return None
        is_full = bool(titles or introduction) or len(rest) > 1
        whole = [p for p in self._people if is_full and _joined(rest) in rotations(words(p.name))]
        short = [one for one in self._people if _joined(rest) in _short_names(one)]
        found = whole or (short if titles or introduction else [])
        if len(found) != 1 or not (whole or self._is_only(rest, found[0])):
            return None
        fits = _bears(found[0], titles) and all(self._belongs(found[0], body) for body in bodies)
        return found[0] if fits else None

    def _is_only(self, rest: tuple[str, ...], person: Person) -> bool:
        """Whether the name is not an organization's and occurs in nobody else's name."""
        others = (one for one in self._people if one.id != person.id)
        is_shared = any(
            set(rest) & set(words(name)) for one in others for name in (one.name, *one.aliases)
        )
        return not is_shared and self._directory.match(" ".join(rest)).doubt != "organization"

    def _belongs(self, person: Person, body: str) -> bool:
        """Whether the words name the person's organization or its parent."""
        own = self._bodies.get(person.organization) if person.organization else None
        above = self._bodies.get(own.parent) if own and own.parent else None
        known = (name for one in (own, above) if one for name in (one.name, one.abbreviation))
        return _joined(words(body)) in {_joined(words(name)) for name in known if name}


def _titles(found: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a name into the titles before it and the rest."""
    count = 0
    known = words_of_kind("courtesy", "degree", "office")
    while count < len(found) and found[count] in known:
        count += 1
    return found[:count], found[count:]


def _short_names(person: Person) -> frozenset[str]:
    """Return the surname and the aliases, folded."""
    spelled = (_titles(words(name))[1] for name in (person.surname, *person.aliases))
    return frozenset(_joined(name) for name in spelled if name)


def _bears(person: Person, titles: tuple[str, ...]) -> bool:
    """Whether no title contradicts the person: another form of address, or another office."""
    declared = set(words(person.honorific))
    men, women, offices = gendered("m"), gendered("f"), words_of_kind("office")
    for title in titles:
        if title in offices and title not in declared | set(words(person.position)):
            return False
        if (title in men and declared & women) or (title in women and declared & men):
            return False
    return True


def _joined(found: tuple[str, ...]) -> str:
    return "".join(found)

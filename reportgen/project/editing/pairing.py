"""Which record of one programme is which of another: by what they say, never by their number."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from reportgen.model import Person, Session, Slot

_Record = TypeVar("_Record", Person, Session, Slot)
_Key = Callable[[_Record], Hashable]
_ALIKE = 86.0


def pairs(
    old: Sequence[_Record], new: Sequence[_Record], keys: Sequence[_Key[_Record]]
) -> dict[int, int]:
    """Return which new record each old one is, by the first key that one of each alone has."""
    found: dict[int, int] = {}
    for key in keys:
        left = _alone(old, key, set(found))
        right = _alone(new, key, set(found.values()))
        found |= {left[one]: right[one] for one in left if one in right}
    return found


def _alone(
    records: Sequence[_Record], key: _Key[_Record], done: set[int]
) -> Mapping[Hashable, int]:
    """Return the numbers of records by a key that no other of them has."""
    by_key: dict[Hashable, list[int]] = {}
    for number, record in enumerate(records):
        value = key(record)
        if number not in done and value:
            by_key.setdefault(value, []).append(number)
    return {value: numbers[0] for value, numbers in by_key.items() if len(numbers) == 1}


def session_pairs(old: Sequence[Session], new: Sequence[Session]) -> dict[int, int]:
    """Return which new session each old one is: by title, number, time or nearly a title."""
    found = pairs(
        old,
        new,
        (
            lambda one: (one.number, plain(one.title), one.date),
            lambda one: (plain(one.title), one.date),
            lambda one: plain(one.title),
            lambda one: (one.number, one.date) if one.number else None,
            lambda one: one.id if one.number else None,
            lambda one: (one.date, one.start) if one.start else None,
        ),
    )
    return found | _nearly(
        {n: one.title for n, one in enumerate(old) if n not in found},
        {n: one.title for n, one in enumerate(new) if n not in found.values()},
    )


def slot_pairs(old: Sequence[Slot], new: Sequence[Slot]) -> dict[int, int]:
    """Return which new slot each old one is: by title and speakers, then by label or time."""
    found = pairs(
        old,
        new,
        (
            lambda one: (plain(one.title), one.speakers, one.start) if one.title else None,
            lambda one: (plain(one.title), one.speakers) if one.title else None,
            lambda one: plain(one.title),
            lambda one: (one.speakers, one.kind, one.label) if one.speakers else None,
            lambda one: one.speakers,
            lambda one: (one.kind, one.label, one.start),
            lambda one: (one.kind, one.label),
            lambda one: (one.start, one.kind) if one.start else None,
        ),
    )
    found |= _nearly(
        {n: one.title for n, one in enumerate(old) if n not in found and one.title},
        {n: one.title for n, one in enumerate(new) if n not in found.values() and one.title},
    )
    return found


def person_pairs(old: Sequence[Person], new: Sequence[Person]) -> dict[int, int]:
    """Return which new person each old one is: by name or alias, then by a name nearly the same."""
    found = pairs(old, new, (lambda one: plain(one.name), lambda one: _sorted(one.name)))
    known = {plain(alias): n for n, one in enumerate(old) for alias in one.aliases}
    for number, one in enumerate(new):
        at = known.get(plain(one.name))
        if at is not None and at not in found and number not in found.values():
            found[at] = number
    return found | _nearly(
        {n: one.name for n, one in enumerate(old) if n not in found},
        {n: one.name for n, one in enumerate(new) if n not in found.values()},
    )


def _nearly(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return pairs of nearly the same words, where neither has a second likeness."""
    alike = [
        (one, other)
        for one, words in old.items()
        for other, others in new.items()
        if fuzz.ratio(plain(words), plain(others)) >= _ALIKE
    ]
    return {
        one: other
        for one, other in alike
        if sum(pair[0] == one for pair in alike) == 1 == sum(pair[1] == other for pair in alike)
    }


def plain(text: str) -> str:
    """Return words without capitals and double spaces."""
    return " ".join(text.casefold().split())


def _sorted(name: str) -> tuple[str, ...]:
    return tuple(sorted(plain(name).replace(",", " ").split()))

"""Pairs of names that are nearly the same, found without comparing each with every other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import DamerauLevenshtein

NEAR = 0.9
"""The least likeness of two spellings of one name, of 1."""

_Key = tuple[int, int, int, str]


def near_pairs(names: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of names that are alike by ``NEAR``, each pair in order.

    Few letters may differ, so that one of enough equal pieces of a name stands in the other
    unchanged, not far from its place: only names that share a piece are compared.
    """
    pieces: dict[_Key, list[int]] = defaultdict(list)
    found: set[tuple[int, int]] = set()
    for place in sorted(range(len(names)), key=lambda place: len(names[place])):
        name = names[place]
        for other in _sharing(name, pieces):
            if DamerauLevenshtein.normalized_similarity(name, names[other]) >= NEAR:
                found.add((min(place, other), max(place, other)))
        for letters in {_may_differ(len(name)), _may_differ(len(name)) + 1}:
            for number, start, end in _cut(len(name), letters):
                pieces[len(name), letters, number, name[start:end]].append(place)
    return sorted(found)


def _may_differ(length: int) -> int:
    """Return how many letters of names of this length, or shorter ones, may differ."""
    return int((1 - NEAR) * length + 1e-9)


def _cut(length: int, letters: int) -> Iterator[tuple[int, int, int]]:
    """Yield number, start and end of a name's pieces: more than differing letters can touch."""
    count = 2 * letters + 1  # two letters that changed places touch two pieces
    for number in range(count):
        start, end = number * length // count, (number + 1) * length // count
        if end > start:
            yield number, start, end


def _sharing(name: str, pieces: dict[_Key, list[int]]) -> set[int]:
    """Return the places of names, no longer than this one, that share a piece with it."""
    letters = _may_differ(len(name))
    found: set[int] = set()
    for length in range(len(name) - letters, len(name) + 1):
        for number, start, end in _cut(length, letters):
            for at in range(max(start - letters, 0), start + letters + 1):
                key = length, letters, number, name[at : at + end - start]
                found.update(pieces.get(key, ()))
    return found

"""The Unicode bidirectional algorithm (UAX 9), which puts mixed text into visual order.

It handles no embedding or override controls, because ``clean`` removes them from every text.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Protocol, TypeVar

from reportgen.writers.shaping.direction import begins_backward

_NEUTRAL = frozenset({"ON", "WS", "B", "S"})
_NUMBERS = frozenset({"EN", "AN"})
_MOST_OPEN = 63
"""Most brackets open at once; beyond that UAX 9 pairs none."""

_ISOLATE = "\ufffc"


class Levelled(Protocol):
    """Something that has an embedding level."""

    @property
    def level(self) -> int:
        """The embedding level; odd levels run from right to left."""


L = TypeVar("L", bound=Levelled)


def levels(text: str, base: int, isolates: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return the embedding level of each character of a paragraph.

    Odd levels run from right to left. ``base`` is 1 for a paragraph from right to left, else 0.
    Each of ``isolates`` (start and end, in order, not overlapping) takes its direction from its own
    first letter.
    """
    found = [base] * len(text)
    around: list[int] = []
    outer = ""
    place = 0
    for start, end in isolates:
        around += [*range(place, start), start]
        outer += text[place:start] + _ISOLATE
        place = end
        inside = base + 1 + (base + 1 + begins_backward(text[start:end], bool(base))) % 2
        found[start:end] = _resolved(text[start:end], inside)
    around += range(place, len(text))
    outer += text[place:]
    first = {start for start, _ in isolates}
    for index, level in zip(around, _resolved(outer, base), strict=True):
        if index not in first:
            found[index] = level
    return found


def seen(runs: Sequence[L]) -> list[L]:
    """Return the runs of a line in visual order, from left to right (rule L2)."""
    ordered = list(runs)
    odd = [run.level for run in runs if run.level % 2]
    for level in range(max((run.level for run in runs), default=0), min(odd, default=1) - 1, -1):
        if odd:
            ordered = list(_turned(ordered, level))
    return ordered


def _turned(runs: list[L], level: int) -> Iterator[L]:
    for high, group in groupby(runs, lambda run: run.level >= level):
        members = list(group)
        yield from reversed(members) if high else members


def _resolved(text: str, base: int) -> list[int]:
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    kept = [index for index, kind in enumerate(kinds) if kind != "BN"]
    side = "R" if base % 2 else "L"
    classes = [kinds[index] for index in kept]
    _weak(classes, side)
    _brackets(classes, [text[index] for index in kept], [kinds[index] for index in kept], side)
    _neutral(classes, side)
    found = [base] * len(text)
    for index, kind in zip(kept, classes, strict=True):
        found[index] = base + _raise(kind, base)
    for index, kind in enumerate(kinds):
        if kind == "BN" and index:
            found[index] = found[index - 1]
    return found


def _raise(kind: str, base: int) -> int:
    """Return how much a character class raises the level (rules I1 and I2)."""
    if base % 2:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(classes: list[str], side: str) -> None:
    """Resolve marks, numbers and what stands between numbers (rules W1 to W7), in place."""
    before, letter = side, side
    for index, kind in enumerate(classes):
        kind = before if kind == "NSM" else kind  # noqa: PLW2901
        if kind in {"L", "R", "AL"}:
            letter = kind
        if kind == "EN" and letter == "AL":
            kind = "AN"  # noqa: PLW2901
        classes[index] = before = kind
    classes[:] = ["R" if kind == "AL" else kind for kind in classes]
    _separators(classes)
    _terminators(classes)
    letter = side
    for index, kind in enumerate(classes):
        letter = kind if kind in {"L", "R"} else letter
        if kind == "EN" and letter == "L":
            classes[index] = "L"


def _separators(classes: list[str]) -> None:
    for index in range(1, len(classes) - 1):
        before, kind, after = classes[index - 1 : index + 2]
        if before == after and (
            (kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")
        ):
            classes[index] = before


def _terminators(classes: list[str]) -> None:
    place = 0
    for kind, group in groupby(classes[:]):
        end = place + len(list(group))
        beside = {*classes[max(place - 1, 0) : place], *classes[end : end + 1]}
        if kind == "ET":
            classes[place:end] = ["EN" if "EN" in beside else "ON"] * (end - place)
        elif kind in {"ES", "CS"}:
            classes[place:end] = ["ON"] * (end - place)
        place = end


def _brackets(classes: list[str], text: list[str], kinds: list[str], side: str) -> None:
    """Resolve both brackets of a pair to one direction (rule N0), in place."""
    for opening, closing in _pairs(text, classes):
        inside = {_strong(kind) for kind in classes[opening + 1 : closing]} - {""}
        if side in inside:
            given = side
        elif inside:
            before = (_strong(kind) for kind in reversed(classes[:opening]))
            given = next(filter(None, before), side)
            given = given if given in inside else side
        else:
            continue
        for place in (opening, closing):
            classes[place] = given
            for after in range(place + 1, len(classes)):
                if kinds[after] != "NSM":
                    break
                classes[after] = given


def _pairs(text: list[str], classes: list[str]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if classes[index] != "ON":
            continue
        if closing := closing_bracket(character):
            if len(waiting) == _MOST_OPEN:
                return []
            waiting.append((closing, index))
        else:
            match = [n for n, (wanted, _) in enumerate(waiting) if wanted == character]
            if match:
                found.append((waiting[match[-1]][1], index))
                del waiting[match[-1] :]
    return sorted(found)


@lru_cache(maxsize=4096)
def closing_bracket(character: str) -> str:
    """Return the closing bracket for an opening one, else an empty string."""
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return ""
    following = (chr(ord(character) + step) for step in (1, 2))
    return next((each for each in following if unicodedata.category(each) == "Pe"), "")


def _strong(kind: str) -> str:
    return kind if kind in {"L", "R"} else "R" if kind in _NUMBERS else ""


def _neutral(classes: list[str], side: str) -> None:
    """Resolve neutral characters by their neighbours, else by the paragraph (rules N1 and N2)."""
    place = 0
    before = side
    for is_neutral, group in groupby(classes[:], lambda kind: kind in _NEUTRAL):
        end = place + len(list(group))
        if is_neutral:
            after = _strong(classes[end]) if end < len(classes) else side
            classes[place:end] = [before if before == after else side] * (end - place)
        else:
            before = _strong(classes[end - 1]) or side
        place = end

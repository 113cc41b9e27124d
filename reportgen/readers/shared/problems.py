"""All mistakes of one file, told in one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from rapidfuzz import fuzz, process

from reportgen.errors import InputError, Place

_MOST = 20


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake, its place and its rule."""

    place: Place
    message: str
    rule: str = "unusable-value"


def raise_problems(problems: Sequence[Mistake]) -> NoReturn:
    """Raise the first problem of a file with the others, at most 20, on lines of their own.

    Raises:
        InputError: always.
    """
    ordered = sorted(problems, key=lambda problem: (problem.place.line, problem.place.column))
    first, *others = ordered
    rest = [f"{problem.place}: {problem.message}" for problem in others[: _MOST - 1]]
    if len(ordered) > _MOST:
        rest.append(f"and {len(ordered) - _MOST} more like these")
    raise InputError("\n".join([first.message, *rest]), first.place, rule=first.rule)


def suggest(word: str, choices: Iterable[str]) -> str:
    """Return the choice that was probably meant, or an empty text."""
    if len(word) > 80:
        return ""
    found = process.extractOne(
        word, list(choices), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=60
    )
    return str(found[0]) if found else ""


def did_you_mean(word: str, choices: Iterable[str], otherwise: str) -> str:
    """Return ``did you mean 'x'?`` or, where nothing is near, the advice ``otherwise``."""
    near = suggest(word, choices)
    return f"did you mean {near!r}?" if near else otherwise


def shorten(text: str) -> str:
    """Return a value as a message quotes it: one line, at most 60 characters."""
    line = " ".join(text.split())
    return repr(line if len(line) <= 60 else line[:59] + "…")

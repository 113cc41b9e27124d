"""Tells whether a sentence can stand alone in a report."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportgen.shipped import read_data

CASES = Path(__file__).resolve().with_name("alone.yaml")


@lru_cache(maxsize=16_384)
def leans_on(text: str, language: str) -> tuple[str, ...]:
    """Return the ways in which a text depends on its surroundings; empty if it can stand alone.

    Only languages with a list in ``alone.yaml`` are judged.
    """
    return tuple(name for name, pattern in _patterns(language) if pattern.search(text))


@dataclass(frozen=True, slots=True)
class Leaning:
    """A way to depend on what stands around, with an example and a counterexample."""

    name: str
    pattern: re.Pattern[str]
    example: str
    counterexample: str


@cache
def ways_to_lean() -> dict[str, tuple[Leaning, ...]]:
    """The ways to depend on what stands around, by language."""
    return read_data(CASES, dict[str, tuple[Leaning, ...]])


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = ways_to_lean().get(language.split("-")[0], ())
    return tuple((one.name, one.pattern) for one in listed)

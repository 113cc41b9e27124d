"""Tells whether a proposal names a government, which nobody accepts together with others."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportgen.shipped import read_data

CASES = Path(__file__).resolve().with_name("governments.yaml")


def names_government(texts: Iterable[str]) -> bool:
    """Return whether one of the texts names a government, a ministry or a country."""
    return any(map(_names_one, texts))


@lru_cache(maxsize=16_384)
def _names_one(text: str) -> bool:
    return bool(_pattern().search(text))


@dataclass(frozen=True, slots=True)
class Cases:
    """What is listed: bodies with examples, and the names of countries."""

    bodies: list[dict[str, str]]
    countries: list[str]


@cache
def _pattern() -> re.Pattern[str]:
    listed = read_data(CASES, Cases)
    bodies = "|".join(one["pattern"] for one in listed.bodies)
    countries = "|".join(re.escape(name) for name in listed.countries)
    return re.compile(rf"{bodies}|(?<!\w)(?:{countries})(?!\w)")

"""Tells whether a sentence can stand alone in a report."""

import re
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data

CASES = Path(__file__).resolve().with_name("alone.yaml")


def leans_on(text: str, language: str) -> tuple[str, ...]:
    """Return the ways in which a text depends on its surroundings; empty if it can stand alone.

    Only languages with a list in ``alone.yaml`` are judged.
    """
    return tuple(name for name, pattern in _patterns(language) if pattern.search(text))


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    listed = read_data(CASES).get(language.split("-")[0], ())
    return tuple((one["name"], re.compile(one["pattern"], re.IGNORECASE)) for one in listed)

"""The heads of columns in lists of attendees and in forms, as ``columns.yaml`` has them."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data


@cache
def columns() -> Mapping[str, list[dict[str, str]]]:
    """Return the rules by the name of their list, each with example and counterexample."""
    return read_data(Path(__file__).with_name("columns.yaml"), dict[str, list[dict[str, str]]])


@cache
def _compiled(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (rule["role"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in columns()[name]
    )


def role_of(words: str, name: str = "attendees") -> str:
    """Return what the rules of a list say of words, empty where none fits."""
    bare = plain(words).strip(" :*.")
    return next((role for role, pattern in _compiled(name) if pattern.fullmatch(bare)), "")


def plain(words: str) -> str:
    """Return a cell's words with single blanks, also where it has no-break spaces and breaks."""
    return " ".join(words.replace("\u00a0", " ").replace("\ufeff", "").split())

"""French lines that open lists or tell stories, and sentences that refuse the one before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data


@dataclass(frozen=True, slots=True)
class _Line:
    """A kind of line and what shows it."""

    meaning: str
    pattern: re.Pattern[str]
    example: tuple[str, ...]
    counterexample: tuple[str, ...]


@cache
def lines() -> Mapping[str, re.Pattern[str]]:
    """Return the expressions by their names: stem, heading, personal, refusal."""
    path = Path(__file__).resolve().with_name("lines.yaml")
    return {name: line.pattern for name, line in read_data(path, dict[str, _Line]).items()}


def refuses(text: str) -> bool:
    """Return whether the sentence only refuses what was said before it."""
    return lines()["refusal"].match(text) is not None

"""French lines that open lists or tell stories, and sentences that refuse the one before."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data


@cache
def lines() -> Mapping[str, re.Pattern[str]]:
    """Return the expressions by their names: stem, heading, personal, refusal."""
    path = Path(__file__).resolve().with_name("lines.yaml")
    entries = read_data(path)
    return {name: re.compile(entry["pattern"], re.IGNORECASE) for name, entry in entries.items()}


def refuses(text: str) -> bool:
    """Return whether the sentence only refuses what was said before it."""
    return lines()["refusal"].match(text) is not None

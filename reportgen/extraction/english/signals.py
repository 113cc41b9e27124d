"""Words that speak for or against a recommendation, as data; the fitted weights decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.extraction.rules import rules
from reportgen.shipped import read_data

_FILE = Path(__file__).resolve().with_name("signals.yaml")


@dataclass(frozen=True, slots=True)
class Signal:
    """An expression; ``told`` says in a rapporteur's words what it means where it stands."""

    name: str
    told: str
    pattern: re.Pattern[str]
    example: tuple[str, ...]
    counterexample: tuple[str, ...]


@cache
def signals() -> tuple[Signal, ...]:
    """Return the signals in the order of their file."""
    return tuple(_signal(entry) for entry in read_data(_FILE)["signals"])


def _signal(entry: dict[str, Any]) -> Signal:
    instructing = next(f for f in rules().families if f.structure == "imperative")
    verbs = "|".join(sorted(instructing.cues["verbs"]))
    pattern = re.compile(entry["pattern"].replace("{DO}", verbs), re.IGNORECASE)
    examples = tuple(entry["example"]), tuple(entry["counterexample"])
    return Signal(entry["name"], entry["told"], pattern, *examples)


def signals_in(text: str) -> Iterator[tuple[Signal, re.Match[str]]]:
    """Yield the signals that a sentence shows, each with where it stands."""
    for signal in signals():
        match = signal.pattern.search(text)
        if match is not None:
            yield signal, match

"""Words that speak for or against a recommendation, as data; the fitted weights decide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class _Written:
    """A signal as its file has it; ``{DO}`` in the pattern stands for verbs that instruct."""

    name: str
    told: str
    pattern: str
    example: tuple[str, ...]
    counterexample: tuple[str, ...]


@cache
def signals() -> tuple[Signal, ...]:
    """The signals in the order of their file."""
    instructing = next(f for f in rules().families if f.structure == "imperative")
    verbs = "|".join(sorted(instructing.cues["verbs"]))
    return tuple(
        Signal(
            one.name,
            one.told,
            re.compile(one.pattern.replace("{DO}", verbs), re.IGNORECASE),
            one.example,
            one.counterexample,
        )
        for one in read_data(_FILE, dict[str, tuple[_Written, ...]])["signals"]
    )


def signals_in(text: str) -> Iterator[tuple[Signal, re.Match[str]]]:
    """Yield the signals that a sentence shows, each with where it stands."""
    for signal in signals():
        match = signal.pattern.search(text)
        if match is not None:
            yield signal, match

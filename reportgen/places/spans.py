"""Stretches of a source: lines, or seconds of a recording.

A line is whatever a format counts: lines of a text, paragraphs of a Word file, rows of a sheet.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file from ``first`` to ``last``, counted from 1."""

    first: int
    """The first line."""
    last: int
    """The last line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A passage that a sidecar calls off record: seconds of the recording, or lines."""

    start: float
    end: float
    unit: Literal["lines", "seconds"]
    written: str

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
    """A passage that a sidecar calls off record: seconds of the recording, or lines.

    With an ``address`` ("paragraph ", "table 2, row ") its numbers are those that follow it there.
    """

    start: float
    end: float
    unit: Literal["lines", "seconds"]
    written: str
    address: str = ""

    def holds(self, place: str) -> bool:
        """Whether a line that stands at a place is one of those that the address means."""
        head, _, rest = place.partition(self.address)
        number = rest.split(",")[0].split()[0] if rest.strip() else ""
        return not head and number.isdecimal() and self.start <= int(number) <= self.end

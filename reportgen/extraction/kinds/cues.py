"""Cues of findings other than recommendations, read once from their file."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from reportgen.model import FindingKind
from reportgen.shapes import WRITTEN
from reportgen.shipped import read_data

_FILE = Path(__file__).resolve().parent / "kinds.yaml"
Where = Literal["any", "notes", "speech"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A way to say such a thing; ``excluded`` are expressions with which it does not count."""

    name: str
    kind: FindingKind
    meaning: str
    reason: str
    where: Where
    pattern: re.Pattern[str]
    example: tuple[str, ...]
    counterexample: tuple[str, ...]
    excluded: tuple[re.Pattern[str], ...] = field(default=(), metadata={WRITTEN: "not"})

    def fires(self, sentence: str, *, is_note: bool) -> bool:
        """Return whether the sentence is one of these where it was said."""
        if self.where != "any" and (self.where == "notes") != is_note:
            return False
        found = self.pattern.search(sentence) is not None
        return found and not any(pattern.search(sentence) for pattern in self.excluded)


@dataclass(frozen=True, slots=True)
class Kinds:
    """The cues in their order, and what marks a question as one about the meeting itself."""

    cues: tuple[Cue, ...]
    housekeeping: re.Pattern[str]


@cache
def kinds() -> Kinds:
    """The cues in the order of their file."""
    return read_data(_FILE, Kinds)


@cache
def _task() -> Cue:
    return next(cue for cue in kinds().cues if cue.name == "task")


def is_task(sentence: str, *, is_note: bool) -> bool:
    """Return whether notes give somebody present something to do after the meeting."""
    return _task().fires(sentence, is_note=is_note)

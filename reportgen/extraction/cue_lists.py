"""Recommendations told by a list of cues alone, for languages without a trained model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.extraction.proposal import Setting
from reportgen.extraction.seen import Recommended, Seen
from reportgen.extraction.sentences.languages import languages
from reportgen.model import Polarity
from reportgen.shapes import WRITTEN
from reportgen.shipped import read_data

if TYPE_CHECKING:
    from spacy.tokens import Doc

FAMILY = "cue-list"
SCORE = 0.3
"""Given to all: a list of cues weighs nothing."""
_FILE = Path(__file__).resolve().with_name("cue_lists.yaml")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words with which a sentence may recommend something."""

    name: str
    pattern: re.Pattern[str] = field(metadata={WRITTEN: "cue"})
    example: tuple[str, ...]
    counterexample: tuple[str, ...]
    polarity: Polarity = "positive"


@dataclass(frozen=True, slots=True)
class CueList:
    """The cues of a language, the negative ones first, and what shows that none counts."""

    language: str
    cues: tuple[Cue, ...]
    excluded: tuple[re.Pattern[str], ...] = field(metadata={WRITTEN: "not"})

    @property
    def gate(self) -> re.Pattern[str]:
        """Return the expression that a sentence must match to be looked at."""
        return re.compile("|".join(f"(?:{c.pattern.pattern})" for c in self.cues), re.IGNORECASE)

    def look(self, doc: Doc, setting: Setting) -> Seen:
        """What a sentence recommends if a cue stands in it, with none of its parts."""
        cue = None if setting.is_rejected else self.first(doc.text)
        if cue is None:
            return Seen()
        match = cue.pattern.search(doc.text)
        name = languages()[self.language].name
        found = Recommended(
            FAMILY,
            match.group().strip() if match else "",
            f"stands in the list of cues for {name}; the sentence was not read further",
            polarity=cue.polarity,
            score=SCORE,
        )
        return Seen(found, is_trapped=False)

    def first(self, text: str) -> Cue | None:
        """Return the first cue that stands in the text, None where something excludes it."""
        if any(pattern.search(text) for pattern in self.excluded):
            return None
        return next((cue for cue in self.cues if cue.pattern.search(text)), None)


@cache
def cue_lists() -> Mapping[str, CueList]:
    """The lists by language."""
    listed = read_data(_FILE, dict[str, tuple[CueList, ...]])["languages"]
    return {one.language: one for one in listed}

"""What the traps of every language are tested on, and what they ask in the same way."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.extraction.proposal import Proposal, Setting
from reportgen.extraction.rules import Cues

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKING = frozenset({"performative", "reported"})
"""Structures in which somebody asks in so many words."""


@dataclass(frozen=True, slots=True)
class Case:
    """A possible recommendation before a trap: the trap's cues and where it was said."""

    proposal: Proposal
    cues: Cues
    setting: Setting

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return str(self.proposal.cue.doc.text)

    @property
    def asks(self) -> bool:
        """Return whether somebody asks in so many words."""
        return self.proposal.family.structure in ASKING


Test = Callable[[Case], bool]


@lru_cache
def expression(words: frozenset[str]) -> re.Pattern[str]:
    """Return an expression that finds any of the words."""
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words))) + r")\b", re.IGNORECASE)


def ends_as_question(case: Case) -> bool:
    """Return whether the sentence ends with a question mark."""
    return case.text.rstrip("\"'”’»)] ").endswith("?")


def speaks_of_the_meeting(case: Case) -> bool:
    """Return whether a word about the running of the meeting stands in the sentence."""
    return expression(case.cues["words"]).search(case.text) is not None


def asks_for_facts(case: Case, wanted: Callable[[Token], str]) -> bool:
    """Return whether only information is asked for; ``wanted`` names what is."""
    action = case.proposal.action
    return case.asks and action is not None and wanted(action) in case.cues["facts"]


def is_refused(source: Token | None, refusal: re.Pattern[str]) -> bool:
    """Return whether a refusal follows the words for whose proposal it is."""
    return source is not None and refusal.search(source.doc.text, source.idx) is not None

"""All that a parsed sentence may recommend, family by family, with the traps it falls into."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.structures import STRUCTURES
from reportgen.extraction.english.traps import caught, negated_thought
from reportgen.extraction.proposal import Proposal, Sentence, Setting
from reportgen.extraction.rules import rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

_THOUGHTS = frozenset({"think", "believe", "feel", "suppose"})


def read_sentence(doc: Doc, setting: Setting) -> Iterator[tuple[Proposal, str]]:
    """Yield every possible recommendation with the trap it falls into, empty where none."""
    sentence = Sentence(doc, setting)
    for family in rules().families:
        for proposal in STRUCTURES[family.structure](sentence, family):
            yield proposal, caught(proposal, setting)


def is_rejected(proposal: Proposal) -> bool:
    """Return whether it is asked for not to be done ("I don't think X should")."""
    denied = proposal.cue.tag_ == "MD" and negated_thought(proposal.cue, _THOUGHTS)
    return proposal.negative != denied

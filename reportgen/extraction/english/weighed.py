"""A sentence that no family reads, but whose words weigh enough: where its proposal stands."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.extraction.english.signals import signals_in
from reportgen.extraction.english.sources import reporter_of
from reportgen.extraction.english.tree import complement, subject_of
from reportgen.extraction.models.ranking import ranking
from reportgen.extraction.proposal import Proposal
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FAMILY = "weighed"
_VERBS = frozenset({"VERB", "AUX"})


def weighed(doc: Doc) -> Proposal:
    """Return the proposal of a sentence that has the words of one, with the signal as its cue."""
    weights = _weights()
    shown = [
        (weights.get(signal.name, 0.0), signal, match) for signal, match in signals_in(doc.text)
    ]
    best = max(shown, key=lambda one: one[0], default=None)
    if best is None or best[0] <= 0:
        root = next((token for token in doc if token.dep_ == "ROOT"), doc[0])
        return _proposal(root, root, "has the words of one")
    cue = doc.char_span(*best[2].span(), alignment_mode="expand")
    last = cue[-1] if cue is not None else doc[0]
    return _proposal(last, _action(last), best[1].told)


@cache
def _weights() -> dict[str, float]:
    """Return what each signal weighs."""
    kept = ranking().weights
    return {
        name.removeprefix("signal "): weight
        for name, weight in kept.items()
        if name.startswith("signal ")
    }


def _action(last: Token) -> Token | None:
    """Return the verb that the signal ends with or that completes it."""
    if last.pos_ in _VERBS:
        return complement(last) or last
    return complement(last) or (last.head if last.head.pos_ in _VERBS else None)


def _proposal(cue: Token, action: Token | None, reason: str) -> Proposal:
    """Return the proposal without its action: no family vouches for where that ends."""
    family = Family(FAMILY, reason, reason, "weighed", 0.0, "", {})
    asked = subject_of(action) if action is not None else None
    source = reporter_of(cue.doc)
    return Proposal(family, cue, None, asked=asked if asked != source else None, source=source)

"""What an English sentence recommends, with its parts and what was observed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.extraction.english import parts
from reportgen.extraction.english.features import choose, observe
from reportgen.extraction.english.reading import is_rejected, read_sentence
from reportgen.extraction.models.ranking import ranking
from reportgen.extraction.proposal import Proposal, Setting

if TYPE_CHECKING:
    from spacy.tokens import Doc


def look(doc: Doc, setting: Setting) -> dict[str, Any]:
    """Return what a sentence recommends under "found" (or None), and what was observed in it."""
    reading = list(read_sentence(doc, setting)) if len(doc) else []
    if not reading:
        return {"found": None, "observations": [], "trapped": True}
    best, trap = choose(reading)
    seen = observe(doc, reading, setting)
    score = ranking().probability(seen)
    found = ranking().is_found(score, setting, trapped=bool(trap))
    return {
        "found": {**_structure(best), "score": round(score, 3), "observations": list(seen)}
        if found
        else None,
        "observations": list(seen),
        "trapped": bool(trap),
    }


def _structure(best: Proposal) -> dict[str, Any]:
    return {
        "family": best.family.name,
        "cue": best.cue.text,
        "why": best.family.reason,
        "polarity": "negative" if is_rejected(best) else "positive",
        "strength": parts.strength(best),
        "addressee": parts.addressee(best),
        "asked": parts.asked_as_said(best),
        "action": parts.action(best),
        "condition": parts.condition(best),
        "deadline": parts.deadline(best.cue.doc.text),
        "attributed_to": parts.attributed_to(best),
    }

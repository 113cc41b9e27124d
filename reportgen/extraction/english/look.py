"""What an English sentence recommends, with its parts and what was observed in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.extraction.english import parts
from reportgen.extraction.english.features import choose, observe
from reportgen.extraction.english.reading import is_rejected, read_sentence
from reportgen.extraction.english.sources import UNNAMED, attributed_to, of_others
from reportgen.extraction.english.told import plain_words
from reportgen.extraction.english.weighed import weighed
from reportgen.extraction.kinds.cues import is_task
from reportgen.extraction.models.ranking import Level, kind_of, ranking
from reportgen.extraction.proposal import Proposal, Setting
from reportgen.extraction.seen import Recommended, Seen
from reportgen.extraction.sentences.resolutions import level_of_clause

if TYPE_CHECKING:
    from spacy.tokens import Doc

GUARDS = frozenset({"question", "list-stem", "rejected", "asked-for-facts"})
"""Traps that no weight outvotes."""
_FEWEST = 3
"""Words; fewer say nothing that can be carried into a report."""
_ORGAN = re.compile(
    r"\W*(?:the\b|all\b|members\b|secretariat|chair|co-?chair|editor|board|team|clerk|staff|office)",
    re.IGNORECASE,
)


def look(doc: Doc, setting: Setting) -> Seen:
    """What a sentence recommends, and what was observed in it."""
    reading = list(read_sentence(doc, setting)) if len(doc) else []
    best, trap = choose(reading) if reading else (None, "")
    observed = tuple(observe(doc, reading, setting)) if len(doc) else ()
    score = ranking().probability(observed, kind_of(setting))
    level = _level(doc, score, setting, best, trap) if len(doc) >= _FEWEST else ""
    level = level_of_clause(doc.text, setting, level, "en")
    found = None
    if level:
        told = tuple(ranking().told(observed, plain_words()))
        parts_of_it = _parts(doc, best, setting)
        found = replace(parts_of_it, score=round(score, 3), level=level, told=told)
    return Seen(found, observed, is_trapped=best is None or bool(trap))


def _level(doc: Doc, score: float, setting: Setting, best: Proposal | None, trap: str) -> Level:
    """Return the level with the guards applied; what a family reads is always worth a look."""
    if trap in GUARDS or (trap == "procedural" and setting.is_moderator) or _breaks_off(doc):
        return ""
    level = ranking().level(score, kind_of(setting))
    if level == "found" and (_is_to_the_room(best, setting) or _is_task(doc.text, setting)):
        return "perhaps"
    is_read = best is not None and not trap
    return level or ("perhaps" if is_read else "")


def _breaks_off(doc: Doc) -> bool:
    """Return whether it breaks off without a main verb ("The ports that should pay more...")."""
    is_cut = doc.text.rstrip().endswith(("...", "…", "—", "–", " -"))
    root = next((token for token in doc if token.dep_ == "ROOT"), doc[0])
    return is_cut and root.pos_ not in {"VERB", "AUX"}


def _is_task(text: str, setting: Setting) -> bool:
    """Return whether it is a task of somebody present.

    In a list of recommendations a body of the meeting may be asked, a person by name is not.
    """
    if setting.is_task:
        return True
    is_asked = setting.is_listed and _ORGAN.match(text) is not None
    return not is_asked and is_task(text, is_note=setting.is_note)


def _is_to_the_room(best: Proposal | None, setting: Setting) -> bool:
    """Return whether a speaker says "please" to those who listen, and names nobody to act."""
    if best is None or setting.is_note or best.family.structure != "imperative":
        return False
    says_please = any(token.lower_ == "please" for token in best.cue.doc)
    return says_please and not parts.addressee(best)


def _parts(doc: Doc, best: Proposal | None, setting: Setting) -> Recommended:
    """The parts of what a family reads, else of what the weights say stands there.

    Where somebody asks who is not the speaker, the speaker never gets the credit.
    """
    found = _structure(best or weighed(doc))
    if best is None and not setting.is_note and not found.attributed_to and of_others(doc):
        return replace(found, attributed_to=UNNAMED)
    return found


def _structure(best: Proposal) -> Recommended:
    return Recommended(
        best.family.name,
        best.cue.text,
        best.family.reason,
        polarity="negative" if is_rejected(best) else "positive",
        strength=parts.strength(best),
        addressee=parts.addressee(best),
        asked=parts.asked_as_said(best),
        action=parts.action(best),
        condition=parts.condition(best),
        deadline=parts.deadline(best.cue.doc.text),
        attributed_to=attributed_to(best),
    )

"""All that a parsed French sentence may recommend, and what can be seen of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.extraction.english.features import choose
from reportgen.extraction.english.trap_cases import Case
from reportgen.extraction.french import parts
from reportgen.extraction.french.asking import nominal, performative, reported
from reportgen.extraction.french.instructing import imperative, listed
from reportgen.extraction.french.obliging import (
    duty,
    evaluation,
    impersonal,
    need,
    obligation,
    possibility,
    wish,
)
from reportgen.extraction.french.traps import TESTS
from reportgen.extraction.french.tree import ancestors, is_first_person, is_negated, subject_of
from reportgen.extraction.french.verbs import verb_form, word
from reportgen.extraction.models.ranking import kind_of, ranking
from reportgen.extraction.proposal import Proposal, Sentence, Setting
from reportgen.extraction.rules import Family, rules
from reportgen.extraction.seen import Recommended, Seen
from reportgen.extraction.sentences.resolutions import level_of_clause

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STRUCTURES: Mapping[str, Callable[[Sentence, Family], Iterator[Proposal]]] = {
    "obligation": obligation,
    "impersonal": impersonal,
    "performative": performative,
    "reported": reported,
    "wish": wish,
    "evaluation": evaluation,
    "duty": duty,
    "need": need,
    "possibility": possibility,
    "nominal": nominal,
    "imperative": imperative,
    "listed": listed,
}
# Families that English does not have are weighed as the one they come nearest to.
_WEIGHED_AS = {"impersonal": "direct", "useful": "soft", "duty": "necessity"}
_THOUGHTS = frozenset({"penser", "croire", "estimer"})
Reading = Sequence[tuple[Proposal, str]]


def read_sentence(doc: Doc, setting: Setting) -> Iterator[tuple[Proposal, str]]:
    """Yield every possible recommendation with the trap it falls into, empty where none."""
    sentence = Sentence(doc, setting)
    for family in rules("fr").families:
        for proposal in STRUCTURES[family.structure](sentence, family):
            yield proposal, _caught(proposal, setting)


def _caught(proposal: Proposal, setting: Setting) -> str:
    for trap in rules("fr").traps:
        if TESTS[trap.name](Case(proposal, trap.cues, setting)):
            return trap.name
    return ""


def look(doc: Doc, setting: Setting) -> Seen:
    """What a French sentence recommends, and what was observed in it.

    What falls into no trap is found. The score only puts findings in order: no weights were
    fitted on French, so the English ones are used for what is the same in both languages.
    """
    reading = list(read_sentence(doc, setting)) if len(doc) else []
    best, trap = choose(reading, parts.addressee) if reading else (None, "")
    level = level_of_clause(doc.text, setting, "found" if best and not trap else "", "fr")
    observed = tuple(sorted(set(_observed(doc, reading, setting)))) if reading else ()
    found = None
    if level:
        score = round(ranking().probability(observed, kind_of(setting)), 3)
        found = replace(_structure(best or _operative(doc)), score=score)
    return Seen(found, observed, is_trapped=best is None or bool(trap))


def _operative(doc: Doc) -> Proposal:
    """Return what an operative paragraph asks for where no family reads it."""
    reason = "is an operative paragraph of a resolution"
    root = next((token for token in doc if token.dep_ == "ROOT"), doc[0])
    return Proposal(Family("operative", reason, reason, "operative", 0.0, "", {}), root, None)


def _structure(best: Proposal) -> Recommended:
    text = best.cue.doc.text
    return Recommended(
        best.family.name,
        best.cue.text,
        best.family.reason,
        polarity="negative" if best.negative != _is_doubted(best.cue) else "positive",
        strength=parts.strength(best),
        addressee=parts.addressee(best),
        asked=parts.asked_as_said(best),
        action=parts.action(best),
        condition=parts.condition(text),
        deadline=parts.deadline(text),
        attributed_to=parts.attributed_to(best),
    )


def _is_doubted(cue: Token) -> bool:
    """Return whether the speaker does not think so ("je ne pense pas que le conseil doive")."""
    return any(
        verb_form(head, _THOUGHTS) is not None
        and is_negated(head)
        and is_first_person(subject_of(head))
        for head in ancestors(cue)
    )


def _observed(doc: Doc, reading: Reading, setting: Setting) -> Iterator[str]:
    """Yield the names of what is seen and means the same as in English."""
    best, trap = choose(reading, parts.addressee)
    for proposal, caught in reading:
        name = _WEIGHED_AS.get(proposal.family.name, proposal.family.name)
        yield f"possibly {name}" if caught else f"family {name}"
    if trap:
        yield f"trap {trap}"
    yield f"subject {_subject_kind(best)}"
    if best.negative:
        yield "asks for it not to be done"
    if parts.addressee(best):
        yield "names who should act"
    if parts.deadline(doc.text):
        yield "says by when"
    if parts.governing_source(best) is not None and best.source is None:
        yield "somebody else says it"
    yield f"stands in {best.cue.dep_}" if best.cue.dep_ != "ROOT" else "stands in the main clause"
    yield "in notes" if setting.is_note else "in speech"
    if setting.is_moderator:
        yield "said by the moderator"
    yield _size(len(doc))


def _subject_kind(best: Proposal) -> str:
    if best.asked is None:
        return "unstated"
    named = {"nous": "we", "on": "we", "vous": "you", "je": "I", "j'": "I"}
    kind = named.get(word(best.asked))
    return kind or ("named" if parts.addressee(best) else "thing")


def _size(words: int) -> str:
    if words < 20:
        return "under 8 words" if words < 8 else "8 to 19 words"
    return "20 to 39 words" if words < 40 else "40 words and more"

"""Notes that tell what was asked for: "stressed the need to", "it was suggested that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.sources import can_speak
from reportgen.extraction.english.tree import (
    agent_of,
    child,
    complement,
    is_negated,
    is_passive,
    is_wanted,
    subject_of,
    to_verb,
)
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({"for", "of", "to", "on"})


def noted(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what a note says was asked for, by somebody or by nobody named."""
    if not sentence.setting.is_note:
        return
    for token in sentence.doc:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} and lemma in family.cues["verbs"]:
            yield from _asked(token, family)
        elif token.pos_ in {"NOUN", "PROPN"} and lemma in family.cues["nouns"]:
            yield from _named(token, family)


def _asked(verb: Token, family: Family) -> Iterator[Proposal]:
    """Yield "it was suggested that", "towns were urged to" and "Called for a fund"."""
    wanted = complement(verb) or child(verb, "dobj") or _linked(verb)
    if is_negated(verb) or is_wanted(verb):
        return
    if is_passive(verb):
        subject = child(verb, "nsubjpass", "nsubj", "csubjpass", "csubj")
        wanted = wanted or subject
        if wanted is not None:
            asked = subject if to_verb(verb) is not None else child(wanted, "nsubj", "nsubjpass")
            yield Proposal(family, verb, wanted, asked=asked, source=_speaking(agent_of(verb)))
    elif wanted is not None and verb.dep_ == "ROOT" and subject_of(verb) is None and verb.i < 2:
        asked = child(verb, "dobj") if to_verb(verb) is not None else child(wanted, "nsubj")
        yield Proposal(family, verb, wanted, asked=asked)
    elif wanted is not None and (who := _speaking(child(verb, "nsubj"))) is not None:
        yield Proposal(family, verb, wanted, asked=child(wanted, "nsubj"), source=who)


def _named(noun: Token, family: Family) -> Iterator[Proposal]:
    """Yield "stressed the need to", "A call was made for" and "Need for a glossary"."""
    wanted = to_verb(noun) or child(noun, "acl", "ccomp") or _linked(noun)
    verb = noun.head
    if wanted is None and verb.pos_ in {"VERB", "AUX"}:
        wanted = to_verb(verb) or child(verb, "ccomp", "xcomp") or _linked(verb)
    if wanted is None or is_negated(verb):
        return
    if noun.dep_ == "ROOT":
        yield Proposal(family, noun, wanted)
    elif verb.pos_ in {"VERB", "AUX", "ADP"}:
        while verb.pos_ == "ADP" and verb.head is not verb:
            verb = verb.head
        who = agent_of(verb) if is_passive(verb) else subject_of(verb)
        who = who if who is not noun else None
        is_told = verb.lemma_.lower() in family.cues["telling"] or verb.lemma_ in {"be", "make"}
        if is_told:
            yield Proposal(family, noun, wanted, source=_speaking(who))


def _linked(token: Token) -> Token | None:
    """Return what stands after "for", "of", "to" or "on"."""
    for link in token.children:
        if link.dep_ in {"prep", "prt"} and link.lower_ in _LINKS:
            return child(link, "pcomp", "pobj")
    return None


def _speaking(who: Token | None) -> Token | None:
    return who if who is not None and can_speak(who) else None

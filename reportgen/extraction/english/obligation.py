"""Sentences with "should", "must" and "need to", and those that call for something to exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.parts import can_act
from reportgen.extraction.english.tree import (
    agent_of,
    child,
    is_first_person,
    is_negated,
    is_passive,
    is_perfect,
    subject_of,
    to_verb,
)
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WE = frozenset({"we", "us", "one"})
# "The Council must be united": in the form of a passive, what the subject itself is to be.
_STANCES = frozenset({"united", "prepared", "committed", "engaged", "determined", "involved"})
_EXISTING = frozenset({"be", "remain", "exist"})
_EVALUATED = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})


def _obligations(doc: Doc, family: Family) -> Iterator[tuple[Token, Token, Token | None]]:
    """Yield cue, verb of the action and its subject."""
    modals, semi = family.cues["modals"], family.cues["semi"]
    for token in doc:
        if token.lower_ in modals and token.dep_ in {"aux", "ROOT", "conj", "ccomp"}:
            action = token.head if token.dep_ == "aux" else to_verb(token)
            if action is not None:
                yield token, action, subject_of(action)
        elif token.lemma_ in semi and _obliges(token):
            action = to_verb(token)
            if action is not None and not _has_own_object(token, action):
                yield token, action, subject_of(token)


def _obliges(token: Token) -> bool:
    """Return whether it is "need", "have" or "got" as a main verb, not "to have to"."""
    if token.lower_ in {"having", "get", "gets", "getting"}:
        return False
    return not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)


def _has_own_object(token: Token, action: Token) -> bool:
    """Return whether "have" has something of its own ("have a duty to")."""
    noun = child(token, "dobj")
    return noun is not None and noun.i < action.i


def obligation(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what somebody should, must, needs or has to do."""
    for cue, action, subject in _obligations(sentence.doc, family):
        passive = is_passive(action)
        if action.lemma_ == "be" and not any(
            c.i > action.i and c.dep_ not in {"punct", "cc", "conj"} for c in action.children
        ):
            continue
        if family.voice != "any" and (family.voice == "passive") != passive:
            continue
        if subject is not None and subject.dep_ == "expl" and subject.lower_ == "there":
            continue
        collective = subject is None or subject.lower_ in _WE
        if family.subject != "any" and (family.subject == "we") != collective:
            continue
        if subject is None and not sentence.setting.is_note and cue.lemma_ in family.cues["semi"]:
            continue
        negative = is_negated(action) or (cue.head != action and is_negated(cue))
        agent = agent_of(action) if passive and action.lower_ not in _STANCES else subject
        yield Proposal(family, cue, action, asked=agent, negative=negative)


def need(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "there is a need to", "there must be", "X is needed" and "we need cooperation"."""
    for token in sentence.doc:
        if token.lemma_ in family.cues["nouns"] and token.pos_ == "NOUN":
            yield from _named_need(token, family)
        elif token.lemma_ == "be" and child(token, "expl") is not None:
            yield from _has_to_exist(token, token, family)
        elif token.lemma_ in family.cues["verbs"] | {"have"} and child(token, "expl") is not None:
            be = to_verb(token)
            if be is not None:
                yield from _has_to_exist(token, be, family)
        elif token.lemma_ in family.cues["verbs"] and token.pos_ == "VERB":
            yield from _needed(token, family)


def _named_need(noun: Token, family: Family) -> Iterator[Proposal]:
    action = to_verb(noun) or (child(noun, "prep") if noun.tag_ == "NN" else None)
    if action is not None and noun.dep_ in {"attr", "nsubj"} and noun.head.lemma_ in _EXISTING:
        yield Proposal(family, noun, action)


def _has_to_exist(cue: Token, be: Token, family: Family) -> Iterator[Proposal]:
    obliged = cue != be or any(c.lower_ in {"must", "should"} for c in be.children)
    thing = child(be, "attr", "dobj")
    if obliged and thing is not None:
        yield Proposal(family, cue, thing, negative=is_negated(be))


def _needed(verb: Token, family: Family) -> Iterator[Proposal]:
    if is_passive(verb):
        supposed = any(c.tag_ == "MD" and c.lower_ not in {"will"} for c in verb.children)
        if verb.dep_ in {"ROOT", "conj", "ccomp"} and not (is_perfect(verb) or supposed):
            yield Proposal(family, verb, child(verb, "nsubjpass"))
        return
    thing, subject = child(verb, "dobj"), subject_of(verb)
    if verb.lemma_ == "need" and is_first_person(subject):
        yield from _needed_of_others(verb, family)
    action = to_verb(verb)
    if thing is None or subject is None or (action is not None and action.i < thing.i):
        return
    wanted = family.cues["wants"] & {thing.lemma_, thing.lower_}
    somebody = subject.lower_ == "we" or subject.pos_ in {"NOUN", "PROPN"}
    if wanted and (somebody or verb.lemma_ != "need"):
        asked = subject if verb.lemma_ == "need" else None
        yield Proposal(family, verb, thing, asked=asked)


def _needed_of_others(verb: Token, family: Family) -> Iterator[Proposal]:
    """Yield "we need the ministry to publish its fees"."""
    action = child(verb, "ccomp")
    if action is not None and action.i > verb.i:
        somebody = child(action, "nsubj")
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in action.children)
        if to and somebody is not None and not is_first_person(somebody):
            yield Proposal(family, verb, action, asked=somebody, negative=is_negated(action))


def necessity(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "it is essential that" and "it is the council's duty to"."""
    for token in sentence.doc:
        if token.lower_ in family.cues["evaluations"] and token.dep_ in {"acomp", "attr", "oprd"}:
            be = token.head
            clauses = [c for c in (*be.children, *token.children) if c.dep_ in _EVALUATED]
            action = next((c for c in clauses if c.i > token.i and _is_action(c)), None)
            it = subject_of(be)
            if action is not None and it is not None and it.lower_ == "it":
                asked = child(action, "nsubj")
                yield Proposal(family, token, action, asked=asked, negative=is_negated(action))
        elif token.lemma_ in family.cues["duties"] and token.dep_ == "attr":
            yield from _duty(token, family)


def _is_action(verb: Token) -> bool:
    """Return whether the clause asks for something: "to act", "that it be", "that we act"."""
    if verb.pos_ not in {"VERB", "AUX"} or any(c.tag_ in {"WRB", "WP"} for c in verb.children):
        return False
    has_to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.children)
    return has_to or that or verb.tag_ in {"VB", "VBP", "VBZ"}


def _duty(noun: Token, family: Family) -> Iterator[Proposal]:
    be = noun.head
    action = to_verb(noun) or to_verb(be)
    should = any(c.lower_ in {"should", "must"} for c in be.children)
    owner = child(noun, "poss")
    near = (c for c in (*noun.children, *be.children) if c.lower_ == "on" and c.i > noun.i)
    preposition = next(near, None)
    asked = owner or (child(preposition, "pobj") if preposition is not None else None)
    subject = subject_of(be)
    is_it = subject is not None and subject.lower_ == "it"
    if is_it and ((action is not None and (owner or noun.lemma_ == "time")) or should):
        yield Proposal(family, noun, action, asked=asked)


def possibility(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "Schools could take in the families": what somebody named could do."""
    for token in sentence.doc:
        if token.lower_ not in family.cues["modals"] or token.dep_ != "aux":
            continue
        action, subject = token.head, subject_of(token.head)
        if action.dep_ not in {"ROOT", "conj"} or subject is None or subject.i > token.i:
            continue
        if action.lemma_ in family.cues["states"] or is_perfect(action) or is_negated(action):
            continue
        whole = child(action, "dobj", "prep", "prt", "xcomp") is not None
        if (
            whole
            and can_act(subject)
            and (subject.pos_ in {"NOUN", "PROPN"} or subject.lower_ == "they")
        ):
            yield Proposal(family, token, action, asked=subject)

"""Sentences in which somebody asks in so many words: "we urge", "my proposal is"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.tree import (
    agent_of,
    child,
    complement,
    is_first_person,
    is_negated,
    is_passive,
    is_past,
    is_perfect,
    is_someone,
    is_wanted,
    subject_of,
    to_verb,
)
from reportgen.extraction.proposal import NO_SOURCE, Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FOR = frozenset({"for", "on", "upon"})


def _asking_verbs(doc: Doc, family: Family) -> Iterator[tuple[Token, Token | None]]:
    """Yield the verbs that ask, and whom they ask."""
    for token in doc:
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        if token.lemma_ in family.cues["verbs"]:
            yield token, _whom(token)
        elif token.lemma_ == "call":
            calls = (c for c in token.children if c.dep_ in {"prep", "prt"})
            preposition = next((c for c in calls if c.lower_ in family.cues["calls"]), None)
            if preposition is not None:
                yield token, _called(token, preposition)


def _called(verb: Token, preposition: Token) -> Token | None:
    """Return who is called on; "call for" names nobody by itself."""
    if preposition.lower_ == "for":
        return _whom(verb)
    return child(preposition, "pobj") or child(verb, "dobj") or _whom(verb)


def _whom(verb: Token) -> Token | None:
    """Return who is asked: the object, or the subject of what is asked for."""
    noun = child(verb, "dobj", "dative")
    if noun is not None and to_verb(verb) is not None:
        return noun
    clause = child(verb, "ccomp")
    if clause is not None and (subject := child(clause, "nsubj")) is not None:
        return subject
    preposition = next((c for c in verb.children if c.lower_ in {"to", "on", "upon"}), None)
    return child(preposition, "pobj") if preposition is not None else None


def _object(verb: Token) -> Token | None:
    """Return what is asked for: a clause, else the thing itself."""
    found = complement(verb) or child(verb, "dobj")
    if found is None:
        asking = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in _FOR)
        preposition = next(asking, None)
        found = child(preposition, "pobj", "pcomp") if preposition is not None else None
    return None if found is not None and _is_question(found) else found


def _is_question(wanted: Token) -> bool:
    """Return whether the clause is what somebody wants to know ("asks who pays")."""
    return wanted.dep_ == "ccomp" and any(
        token.tag_ in {"WP", "WRB", "WDT"} and token.i <= wanted.i for token in wanted.subtree
    )


def performative(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what the speaker asks for in so many words."""
    for verb, asked in _asking_verbs(sentence.doc, family):
        wanted = _object(verb)
        if wanted is None or is_negated(verb) or _is_statement(wanted):
            continue
        if is_passive(verb):
            yield from _asked_in_passive(family, verb, wanted)
        elif _said_by_speaker(verb, family, sentence):
            yield Proposal(family, verb, wanted, asked=asked)
    for noun in sentence.doc:
        if noun.lemma_ in family.cues["nouns"] and noun.head.lemma_ in family.cues["carriers"]:
            carrier = noun.head
            wanted = to_verb(noun) or to_verb(carrier) or child(noun, "prep")
            finite = carrier.tag_ != "VB" or any(c.tag_ == "MD" for c in carrier.children)
            if wanted is not None and finite and is_first_person(subject_of(carrier)):
                yield Proposal(family, noun, wanted, asked=_whom(noun))


def _is_statement(wanted: Token) -> bool:
    """Return whether the clause says what is and not what should be ("I suggest it works")."""
    if wanted.dep_ != "ccomp" or any(c.tag_ == "MD" for c in wanted.children):
        return False
    return wanted.tag_ in {"VBZ", "VBD"} or any(c.lemma_ == "do" for c in wanted.children)


def _asked_in_passive(family: Family, verb: Token, wanted: Token) -> Iterator[Proposal]:
    """Yield "it is recommended that" and "cities are urged to"."""
    subject = subject_of(verb)
    if child(verb, "agent") is not None or is_past(verb) or is_perfect(verb) or subject is None:
        return
    if subject.lower_ == "it" and wanted.dep_ != "dobj":
        yield Proposal(family, verb, wanted, asked=child(wanted, "nsubj"))
    elif to_verb(verb) is not None and verb.dep_ in {"ROOT", "conj"}:
        yield Proposal(family, verb, wanted, asked=subject)


def _said_by_speaker(verb: Token, family: Family, sentence: Sentence) -> bool:
    if is_past(verb) or is_perfect(verb):
        return False
    governor = verb.head
    if verb.dep_ == "pcomp":
        return governor.dep_ == "prep" and is_first_person(subject_of(governor.head))
    subject = subject_of(verb)
    if subject is None:
        return sentence.setting.is_note and verb.i == 0
    wishes = governor.lemma_ in family.cues["wills"] | family.cues["carriers"]
    if verb.dep_ == "xcomp" and not wishes:
        return False
    if verb.dep_ in {"advcl", "relcl", "csubj"}:
        return False
    return is_first_person(subject)


def reported(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what somebody else asks for; in notes also in the past tense."""
    for verb, asked in _asking_verbs(sentence.doc, family):
        subject = subject_of(verb)
        wanted = _object(verb)
        agent = agent_of(verb)
        if is_passive(verb):
            subject = agent
        if wanted is None or subject is None or is_negated(verb):
            continue
        if is_first_person(subject) or not is_someone(subject) or _is_helped(verb):
            continue
        if is_past(verb) and not sentence.setting.is_note:
            continue
        if verb.dep_ in {"relcl", "advcl"} or wanted.pos_ == "PRON" or is_wanted(verb):
            continue
        doubtful = verb.lemma_ == "suggest" and (
            is_perfect(verb) or not _suggests_action(subject, wanted)
        )
        if doubtful:
            continue
        if verb.lemma_ == "want" and not _wants_of_others(verb, subject, wanted):
            continue
        yield Proposal(family, verb, wanted, asked=asked, source=subject)


def _suggests_action(subject: Token, wanted: Token) -> bool:
    """Return whether somebody suggests doing something, not data that something is so."""
    if subject.lemma_.lower() in NO_SOURCE:
        return False
    if wanted.dep_ == "ccomp":
        modal = any(c.lower_ in {"should", "must"} for c in wanted.children)
        return modal or wanted.tag_ == "VB" or wanted.lemma_ in {"need", "have"}
    return wanted.tag_ == "VBG" or subject.pos_ == "PROPN"


def _wants_of_others(verb: Token, subject: Token, wanted: Token) -> bool:
    """Return whether "want" asks something of others ("the parents want the city to pay")."""
    somebody = subject.pos_ in {"NOUN", "PROPN"} and verb.dep_ in {"ROOT", "conj"}
    return somebody and wanted.dep_ == "ccomp" and child(wanted, "nsubj", "nsubjpass") is not None


def _is_helped(verb: Token) -> bool:
    """Return whether it is "to ask" or "should ask", which reports no asking."""
    return any(c.tag_ in {"MD", "TO"} for c in verb.children if c.dep_ == "aux")


def nominal(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "my recommendation is that" and "the demand of the nurses is that"."""
    for noun in sentence.doc:
        if noun.lemma_ not in family.cues["nouns"] or noun.dep_ not in {"nsubj", "attr"}:
            continue
        be = noun.head
        action = child(be, "ccomp", "xcomp")
        if be.lemma_ not in {"be", "'s"} or action is None or is_past(be):
            continue
        owner = _owner(noun)
        numbered = any(c.lower_ in family.cues["numbered"] for c in noun.children)
        if is_first_person(noun) or numbered or owner is not None:
            asked = child(action, "nsubj") or _whom(noun)
            yield Proposal(family, noun, action, asked=asked, source=owner)


def _owner(noun: Token) -> Token | None:
    """Return whose proposal it is where a noun says so."""
    possessor = child(noun, "poss")
    if possessor is None:
        preposition = next((c for c in noun.children if c.lower_ in {"of", "by", "from"}), None)
        possessor = child(preposition, "pobj") if preposition is not None else None
    named = possessor is not None and possessor.pos_ in {"NOUN", "PROPN"}
    return possessor if named and not is_first_person(possessor) else None

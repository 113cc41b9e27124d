"""French sentences with devoir and falloir, and those that call something needed or useful."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.french.tree import (
    WE,
    agent_of,
    clause_after,
    infinitive_after,
    is_cleft,
    is_negated,
    noun_after,
    passive_of,
    subject_of,
)
from reportgen.extraction.french.verbs import is_infinitive, is_participle, verb_form, word
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_THINGS = frozenset({"an", "jour", "mois", "semaine", "heure", "minute", "année", "temps"})


def obligation(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what somebody doit or devrait do."""
    for cue in sentence.doc:
        if verb_form(cue, family.cues["verbs"]) is None:
            continue
        action = infinitive_after(cue)
        if action is None:
            continue
        subject = subject_of(cue)
        participle = passive_of(action)
        if (participle is not None) != (family.voice == "passive"):
            continue
        collective = subject is not None and word(subject) in WE
        if family.voice != "passive" and (family.subject == "we") != collective:
            continue
        asked = agent_of(participle) if participle is not None else subject
        yield Proposal(family, cue, participle or action, asked=asked, negative=is_negated(cue))


def impersonal(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what il faut, il conviendrait de or il incombe à somebody to do."""
    for cue in sentence.doc:
        if verb_form(cue, family.cues["verbs"]) is None or not _is_impersonal(cue):
            continue
        asked = _to_whom(cue)
        action = infinitive_after(asked or cue)
        if is_cleft(cue) and (wanted := _after_it_is(cue)) is not None:
            yield Proposal(family, cue, wanted, asked=_us(cue), negative=is_negated(cue))
            continue
        clause = clause_after(cue) if action is None else None
        if clause is not None:
            yield _clause(family, cue, clause)
        elif action is not None:
            done = passive_of(action) or action
            yield Proposal(family, cue, done, asked=asked or _us(cue), negative=is_negated(cue))
        elif verb_form(cue, frozenset({"falloir"})) and (noun := _thing(cue)) is not None:
            yield Proposal(family, cue, noun, asked=_us(cue), negative=is_negated(cue))


def _is_impersonal(cue: Token) -> bool:
    """Return whether "il" stands before the verb, or "mieux" where it may stand alone."""
    before = [word(t) for t in cue.doc[max(0, cue.i - 5) : cue.i]]
    after = word(cue.nbor(1)) if cue.i + 1 < len(cue.doc) else ""
    is_better = word(cue) in {"vaut", "vaudrait"}
    if is_better and "mieux" not in {after, before[-1] if before else ""}:
        return False
    return "il" in before or "faut" in word(cue) or is_better or word(cue) == "-"


def _after_it_is(cue: Token) -> Token | None:
    """Return what follows "c'est": an infinitive or a noun."""
    for token in cue.doc[cue.i + 1 :]:
        if word(token) in {"est", "serait"} and word(token.nbor(-1)) in {"c'", "ce"}:
            thing = token.head if token.head.i > token.i else None
            return infinitive_after(token) or noun_after(token) or thing
    return None


def _to_whom(cue: Token) -> Token | None:
    """Return whom it falls to ("il incombe à l'État de")."""
    if cue.i + 1 < len(cue.doc) and word(cue.nbor(1)) in {"à", "au", "aux"}:
        return noun_after(cue.nbor(1))
    return None


def _us(cue: Token) -> Token | None:
    before = cue.doc[max(0, cue.i - 2) : cue.i]
    return next((t for t in before if word(t) in {"nous", "vous"}), None)


def _thing(cue: Token) -> Token | None:
    """Return what is needed, where it is no measure of time."""
    noun = noun_after(cue)
    is_measure = noun is not None and str(noun.lemma_) in _NOT_THINGS
    return None if is_measure else noun


def _clause(family: Family, cue: Token, verb: Token) -> Proposal:
    """Return the proposal of "il faut que l'État agisse"."""
    passive = verb.dep_ != "aux:pass" and any(c.dep_ == "aux:pass" for c in verb.children)
    subject = subject_of(verb)
    asked = agent_of(verb) if passive else subject
    negative = is_negated(cue) or is_negated(verb)
    return Proposal(family, cue, verb, asked=asked, negative=negative)


def evaluation(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "il est urgent de" and "il serait utile que"."""
    verbs = family.cues["be"]
    for quality in sentence.doc:
        if word(quality) not in family.cues["qualities"]:
            continue
        be = next(
            (t for t in quality.doc[max(0, quality.i - 6) : quality.i] if word(t) in verbs), None
        )
        if be is None or not _has_dummy(be):
            continue
        action = infinitive_after(quality)
        clause = clause_after(quality) if action is None else None
        if action is not None:
            yield Proposal(family, quality, passive_of(action) or action)
        elif clause is not None:
            yield _clause(family, quality, clause)
        elif quality.i + 1 < len(quality.doc) and word(quality.nbor(1)) in {"que", "qu'"}:
            yield Proposal(family, quality, None)  # a clause whose verb the model did not see


def _has_dummy(be: Token) -> bool:
    before = {word(t) for t in be.doc[max(0, be.i - 4) : be.i]}
    return bool(before & {"il", "ce", "c'"})


def duty(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "les pouvoirs publics ont le devoir de"."""
    for cue in sentence.doc:
        near = list(cue.doc[max(0, cue.i - 3) : cue.i])
        has = next((t for t in near if word(t) in family.cues["have"]), None)
        if word(cue) not in family.cues["nouns"] or has is None:
            continue
        action = infinitive_after(cue)
        if action is not None:
            yield Proposal(family, cue, action, asked=subject_of(has), negative=is_negated(has))


def need(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "nous avons besoin de", "il y a un besoin de" and "une réforme est nécessaire"."""
    for cue in sentence.doc:
        if word(cue) in family.cues["nouns"]:
            yield from _named_need(cue, family)
        elif word(cue) in family.cues["needed"]:
            be = cue.nbor(-1) if cue.i else cue
            subject = subject_of(cue) or subject_of(be)
            if word(be) not in family.cues["be"] or subject is None or subject.i > cue.i:
                continue
            article = next((word(t) for t in subject.lefts if t.pos_ in {"DET", "NUM"}), "")
            if article in family.cues["articles"]:
                yield Proposal(family, cue, subject)


def _named_need(cue: Token, family: Family) -> Iterator[Proposal]:
    near = list(cue.doc[max(0, cue.i - 6) : cue.i])
    has = next((t for t in reversed(near) if word(t) in family.cues["have"]), None)
    after = [word(t) for t in cue.doc[cue.i + 1 : cue.i + 4]]
    if has is None or not {"de", "d'", "des", "du", "que", "qu'", "à"} & set(after):
        return
    subject = subject_of(has)
    there_is = "y" in map(word, near)
    ours = there_is or (subject is not None and word(subject) in {"nous", "on", "il"})
    action = infinitive_after(cue) or clause_after(cue) or noun_after(cue)
    if action is not None and ours:
        we = subject if subject is not None and word(subject) in WE else None
        yield Proposal(family, cue, action, asked=we, negative=is_negated(has))


def wish(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "je souhaiterais que", "on gagnerait à" and "nous aurions intérêt à"."""
    for cue in sentence.doc:
        subject = subject_of(cue)
        if verb_form(cue, family.cues["wishes"]) is not None:
            if subject is not None and word(subject) in {"je", "j'", "nous", "on"}:
                yield from _wished(cue, family)
        elif word(cue) in family.cues["gains"] or _would_do_better(cue, family):
            action = infinitive_after(cue)
            if action is not None:
                yield Proposal(family, cue, action, asked=subject, negative=is_negated(cue))


def _would_do_better(cue: Token, family: Family) -> bool:
    """Return whether it is the "mieux" of "ferait mieux de"."""
    verb = cue.nbor(-1) if cue.i else cue
    return word(cue) in {"mieux", "bien"} and word(verb) in family.cues["better"]


def _wished(cue: Token, family: Family) -> Iterator[Proposal]:
    """Yield what others are wished to do: with "que", or with "voir"."""
    seen = infinitive_after(cue)
    if seen is not None and word(seen) == "voir":
        somebody = noun_after(seen)
        if somebody is not None:
            yield Proposal(family, cue, infinitive_after(somebody) or somebody, asked=somebody)
        return
    clause = clause_after(cue) if seen is None or word(cue.nbor(1)) in {"que", "qu'"} else None
    if clause is not None:
        yield _clause(family, cue, clause)


def possibility(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what somebody pourrait do."""
    for cue in sentence.doc:
        if verb_form(cue, family.cues["verbs"]) is None:
            continue
        action = infinitive_after(cue)
        subject = subject_of(cue)
        if action is None or subject is None or is_negated(cue):
            continue
        whole = any(t.pos_ in {"NOUN", "PROPN"} for t in action.doc[action.i + 1 :])
        if whole and word(action) not in family.cues["states"] and not is_participle(action):
            yield Proposal(family, cue, action, asked=subject)


def opens_with_infinitive(doc_start: Token) -> bool:
    """Return whether an item begins with an infinitive, its "de" and "ne pas" left aside."""
    for token in doc_start.doc[doc_start.i : doc_start.i + 4]:
        if is_infinitive(token) or (token.i == 0 and word(token).endswith(("er", "ir", "re"))):
            return True
        if word(token) not in {"de", "d'", "à", "ne", "pas", "y"}:
            return False
    return False

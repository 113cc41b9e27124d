"""French sentences in which somebody asks in so many words: recommander, exhorter, prier de."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.french.tree import (
    child,
    clause_after,
    is_first_person,
    is_named,
    is_negated,
    noun_after,
    passive_of,
    subject_of,
)
from reportgen.extraction.french.verbs import Form, is_infinitive, is_participle, verb_form, word
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Token

_TO = frozenset({"à", "au", "aux"})
_REACH = 16


def performative(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what the speaker asks for in so many words, and "il est recommandé de"."""
    for cue in sentence.doc:
        form = verb_form(cue, family.cues["verbs"])
        if form is None or not _calls(cue, form):
            continue
        subject = subject_of(cue)
        wanted, asked = _wanted(cue)
        if wanted is None or is_negated(cue) or _is_reflexive(cue):
            continue
        if _is_passive(cue):
            yield from _passively(family, cue, wanted, asked)
        elif form.tense == "infinitive":
            if _is_willed(cue, family):
                yield Proposal(family, cue, wanted, asked=asked, negative=is_negated(wanted))
        elif _speaks(subject, cue) or _opens_note(cue, sentence):
            yield Proposal(family, cue, wanted, asked=asked, negative=is_negated(wanted))
    yield from _carried(sentence, family)


def _carried(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "je lance un appel aux armateurs pour qu'ils"."""
    for noun in sentence.doc:
        near = list(noun.doc[max(0, noun.i - 3) : noun.i])
        verb = next((t for t in near if verb_form(t, family.cues["carriers"])), None)
        if word(noun) not in family.cues["nouns"] or verb is None:
            continue
        form = verb_form(verb, family.cues["carriers"])
        willed = form is not None and form.tense == "infinitive" and _is_willed(verb, family)
        wanted, asked = _wanted(noun)
        if wanted is not None and (willed or is_first_person(subject_of(verb))):
            yield Proposal(family, noun, wanted, asked=asked, negative=is_negated(wanted))


def _speaks(subject: Token | None, cue: Token) -> bool:
    """Return whether the speaker asks: "je", "nous", or an "on" that asks nobody present."""
    if subject is None or word(subject) != "on":
        return is_first_person(subject)
    return not {"nous", "me", "m'", "te", "lui", "leur"} & {
        word(t) for t in cue.doc[subject.i : cue.i]
    }


def _is_reflexive(cue: Token) -> bool:
    """Return whether somebody only asks oneself ("je me demande")."""
    return cue.i > 0 and word(cue.nbor(-1)) in {"me", "m'", "se", "s'"}


def _opens_note(cue: Token, sentence: Sentence) -> bool:
    return sentence.setting.is_note and cue.i == 0


def _calls(cue: Token, form: Form) -> bool:
    """Return whether "appeler" calls for something, and does not only name it."""
    if form.verb == "attendre":
        return any(word(t) in {"que", "qu'"} for t in cue.doc[cue.i + 2 : cue.i + _REACH])
    if form.verb not in {"appeler", "inviter", "plaider", "insister"}:
        return True
    after = {word(t) for t in cue.doc[cue.i + 1 : cue.i + _REACH]}
    return bool(after & (_TO | {"pour", "que"}))


def _is_passive(cue: Token) -> bool:
    before = {word(t) for t in cue.doc[max(0, cue.i - 3) : cue.i]}
    helper = before & {"est", "sont", "soit", "soient"}
    return is_participle(cue) and bool(helper) and not before & {"a", "ont", "été"}


def _passively(
    family: Family, cue: Token, wanted: Token, asked: Token | None
) -> Iterator[Proposal]:
    """Yield "il est recommandé de" and "les villes sont invitées à"."""
    subject = subject_of(cue)
    if subject is None or any(word(t) == "par" for t in cue.doc[cue.i : cue.i + 3]):
        return
    if word(subject) in {"il", "ce", "c'"}:
        yield Proposal(family, cue, wanted, asked=asked)
    elif is_named(subject):
        yield Proposal(family, cue, wanted, asked=subject)


def _is_willed(cue: Token, family: Family) -> bool:
    """Return whether the speaker wants to ask ("je voudrais recommander")."""
    before = cue.doc[max(0, cue.i - 5) : cue.i]
    wills = any(word(t) in family.cues["wills"] for t in before)
    return wills and any(word(t) in {"je", "j'", "nous"} for t in before)


def _wanted(cue: Token) -> tuple[Token | None, Token | None]:
    """Return what is asked for and who is asked: infinitive, clause with "que", or noun."""
    asked: Token | None = None
    for token in cue.doc[cue.i + 1 : cue.i + 1 + _REACH]:
        if token.is_punct and word(token) not in {",", "-", "«"}:
            break
        if word(token) in {"que", "qu'"}:
            return _clause(cue, asked)
        before = word(token.nbor(-1))
        if is_infinitive(token) and before in {"de", "d'", "à", "pas", "y", "se", "s'", "bien"}:
            return passive_of(token) or token, asked
        if asked is None and token.pos_ in {"NOUN", "PROPN"}:
            asked = token
    return _noun_wanted(cue, asked)


def _clause(cue: Token, asked: Token | None) -> tuple[Token | None, Token | None]:
    verb = clause_after(cue)
    if verb is None:
        return None, None
    subject = subject_of(verb)
    passive = any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
    who = subject if is_named(subject) and not passive else None
    return verb, asked or who


def _noun_wanted(cue: Token, noun: Token | None) -> tuple[Token | None, Token | None]:
    """Return the noun asked for ("demande au conseil une caisse": caisse, conseil)."""
    if noun is None:
        return None, None
    to_somebody = cue.i + 1 < len(cue.doc) and word(cue.nbor(1)) in _TO
    if to_somebody and verb_form(cue, frozenset({"appeler"})) is None:
        return child(cue, "obj"), noun
    return noun, None


def reported(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what somebody else asks for; in notes also in the past."""
    for cue in sentence.doc:
        form = verb_form(cue, family.cues["verbs"])
        if form is None or form.tense in {"infinitive", "future"} or not _calls(cue, form):
            continue
        subject = _asker(cue)
        if subject is None or is_first_person(subject) or word(subject) in {"on", "vous", "qui"}:
            continue
        if form.tense == "past" and not (sentence.setting.is_note or is_negated(cue)):
            if not is_participle(cue):
                yield from _asked_by(family, cue, subject)
            continue
        yield from _asked_by(family, cue, subject)


def _asked_by(family: Family, cue: Token, subject: Token) -> Iterator[Proposal]:
    wanted, asked = _wanted(cue)
    impersonal = word(subject) == "il" and word(cue.nbor(-1)) in {"est", "été"}
    if wanted is None or is_negated(cue) or impersonal or _is_reflexive(cue):
        return
    yield Proposal(family, cue, wanted, asked=asked, source=subject, negative=is_negated(wanted))


def _asker(cue: Token) -> Token | None:
    subject = subject_of(cue)
    spoken = cue.i > 0 and word(cue.nbor(-1)) in {"ils", "elles", "il", "elle"}
    if subject is not None and (subject.i < cue.i or spoken):
        return subject
    before = cue.nbor(-1) if cue.i else cue
    return before if cue.dep_ == "acl" and cue.head == before and not is_participle(cue) else None


def nominal(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "notre recommandation est de" and "la demande des infirmières est que"."""
    for noun in sentence.doc:
        if word(noun) not in family.cues["nouns"]:
            continue
        before = {word(t) for t in noun.doc[max(0, noun.i - 3) : noun.i]}
        is_own = bool(before & family.cues["own"]) or word(noun) in family.cues["alone"]
        if word(noun) in {"urgent", "pressé"}:
            is_own = {"le", "plus"} <= before
        if is_own and (listed := _after_colon(noun)) is not None:
            yield Proposal(family, noun, listed)
            continue
        be = next(
            (t for t in noun.doc[noun.i + 1 : noun.i + 14] if word(t) in family.cues["be"]), None
        )
        if be is None or be.i + 1 >= len(noun.doc):
            continue
        owner = _owner(noun, be)
        if word(noun) == "chose":
            is_own, owner = _is_to_do(noun), None
        action, asked = _said(be)
        if action is not None and (is_own or owner is not None or word(be) == "serait"):
            yield Proposal(family, noun, action, asked=asked, source=owner)


def _after_colon(noun: Token) -> Token | None:
    """Return the infinitive right after a colon ("première mesure : ouvrir le gymnase")."""
    after = noun.doc[noun.i + 1 : noun.i + 4]
    colon = next((t for t in after if word(t) == ":"), None)
    is_followed = colon is not None and colon.i + 1 < len(noun.doc)
    return colon.nbor(1) if colon is not None and is_followed and _looks_infinitive(colon) else None


def _looks_infinitive(colon: Token) -> bool:
    return is_infinitive(colon.nbor(1)) or word(colon.nbor(1)).endswith(("er", "ir", "re"))


def _is_to_do(noun: Token) -> bool:
    return [word(t) for t in noun.doc[noun.i + 1 : noun.i + 3]] == ["à", "faire"]


def _owner(noun: Token, be: Token) -> Token | None:
    """Return whose proposal it is where a noun between says so."""
    for token in noun.doc[noun.i + 1 : be.i]:
        if word(token) in {"de", "d'", "du", "des"}:
            return noun_after(token)
    return None


def _said(be: Token) -> tuple[Token | None, Token | None]:
    following = be.nbor(1)
    if word(following) in {"que", "qu'"}:
        return _clause(be, None)
    if word(following) in {"de", "d'"}:
        after = be.doc[be.i + 2 : be.i + 6]
        return next((t for t in after if is_infinitive(t)), None), None
    return None, None

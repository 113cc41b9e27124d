"""Sentences that wish or propose with caution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.tree import child, complement, is_first_person, subject_of
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Token

_EVALUATED = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acl"})


def wish(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "I would like to see", "it would be good if" and "it is worth looking at"."""
    for token in sentence.doc:
        would = any(
            c.lower_ in {"would", "'d", "’d", "could", "might", "may"} for c in token.children
        )
        subject = subject_of(token)
        mine = is_first_person(subject) or (subject is None and sentence.setting.is_note)
        if token.lemma_ in family.cues["wishes"] and mine:
            action = _wished(token, would=would)
            if action is not None:
                yield Proposal(family, token, action, asked=child(action, "nsubj"))
        elif token.lemma_ in family.cues["welcomes"] and would and is_first_person(subject):
            noun = child(token, "dobj", "ccomp")
            if noun is not None:
                yield Proposal(family, token, noun)
        elif token.lower_ in family.cues["worth"]:
            action = child(token, "xcomp", "pcomp", "prep", "ccomp")
            if action is not None and action.tag_ == "VBG":
                yield Proposal(family, token, action)
        elif token.lemma_ == "be" and would:
            yield from _would_be_good(token, family)


def _wished(token: Token, *, would: bool) -> Token | None:
    """Return what is wished for somebody or something else to do."""
    verb = complement(token)
    if verb is None or not would:
        return None
    if verb.lemma_ == "see":
        return child(verb, "ccomp", "dobj", "xcomp")
    other = child(verb, "nsubj", "nsubjpass")
    object_ = child(token, "dobj")
    stands_between = object_ if object_ is not None and object_.i < verb.i else None
    if token.lemma_ == "hope":
        return verb if other is not None and not is_first_person(other) else None
    is_other = (other is not None and not is_first_person(other)) or stands_between is not None
    return verb if is_other else None


def _would_be_good(be: Token, family: Family) -> Iterator[Proposal]:
    quality = child(be, "acomp", "attr")
    if quality is None:
        return
    good = quality.lower_ in family.cues["evaluations"] or any(
        c.lower_ in family.cues["evaluations"] for c in quality.children
    )
    if not good:
        return
    clauses = [c for c in (*be.children, *quality.children) if c.dep_ in _EVALUATED]
    action = next((c for c in clauses if c.i > quality.i), None)
    is_model = quality.lemma_ in family.cues["models"]
    if action is not None or is_model:
        yield Proposal(family, quality, action, asked=None)

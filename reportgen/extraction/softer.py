"""Sentences that wish, propose with caution or instruct."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family
from reportgen.extraction.tree import child, complement, is_first_person, is_negated, subject_of

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
        if token.lemma_ in family.cues["wishes"] and is_first_person(subject):
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
    stands_between = child(token, "dobj")
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


def imperative(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "let us" and, in notes, an item that opens with an instruction."""
    for token in sentence.doc:
        if token.lemma_ in family.cues["lets"]:
            verb = child(token, "ccomp", "xcomp")
            us = token.nbor(1) if token.i + 1 < len(sentence.doc) else None
            if verb is not None and us is not None and us.lower_ in {"us", "'s", "’s"}:
                yield Proposal(family, token, verb, negative=is_negated(verb))
    first = _opening_verb(sentence, family)
    if first is not None and len(sentence.doc) > 3:
        yield Proposal(family, first, first, negative=is_negated(first))


def _opening_verb(sentence: Sentence, family: Family) -> Token | None:
    """Return the instruction a sentence opens with; in speech only a verb of the list counts."""
    openers = family.cues["openers"]
    words = (t for t in sentence.doc if t.is_alpha and t.lower_ not in openers and t.pos_ != "ADV")
    first = next(words, None)
    if first is None or (first.i and sentence.doc[first.i - 1].dep_ in {"nsubj", "det", "poss"}):
        return None
    listed = first.lower_ in family.cues["verbs"]
    bare = first.tag_ in {"VB", "VBP"} and first.dep_ in {"ROOT", "conj", "ccomp"}
    if child(first, "nsubj", "nsubjpass", "aux") is not None:
        return None
    if sentence.setting.is_note:
        return first if _is_instruction(first, listed=listed, bare=bare) else None
    return first if listed and bare and first.tag_ == "VB" else None


def _is_instruction(first: Token, *, listed: bool, bare: bool) -> bool:
    """Return whether the first word of an item instructs, though the tagger took it for a noun."""
    if not listed:
        return bare and first.tag_ == "VB" and first.lower_ == first.lemma_.lower()
    following = first.nbor(1).lower_ if first.i + 1 < len(first.doc) else ""
    roots = [token for token in first.doc if token.dep_ == "ROOT"]
    states = any(token != first and token.tag_ in {"VBD", "VBZ"} for token in roots)
    return following not in {"of", "was", "is", "are", "were", ":"} and not states

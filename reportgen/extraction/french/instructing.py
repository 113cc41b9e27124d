"""French instructions: "donnons aux maires", and the items of a list of recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.french.obliging import opens_with_infinitive
from reportgen.extraction.french.tree import is_finite, is_negated, subject_of
from reportgen.extraction.french.verbs import is_infinitive, word
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FEWEST = 4


def imperative(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "donnons", "publiez" and items that open with an infinitive."""
    doc = sentence.doc
    first = _first(doc, family)
    if first is None or len(doc) < _FEWEST:
        return
    text = word(first)
    ordered = text.endswith(("ons", "ez")) and text not in family.cues["others"]
    follows = (
        first.i == 0
        or first.nbor(-1).is_punct
        or word(first.nbor(-1)) in (family.cues["openers"] | {"ne", "n'"})
    )
    if ordered and follows and first.nbor(1).pos_ not in {"PRON", "AUX"}:
        yield Proposal(family, first, first, negative=is_negated(first))
    elif word(doc[0]) in {"que", "qu'"} and not sentence.setting.is_listed:
        yield from _wished_of(doc, family)
    elif _ordered_later(doc, family) is not None:
        later = _ordered_later(doc, family)
        yield Proposal(family, later or first, later, negative=is_negated(later or first))
    elif sentence.setting.is_bullet and opens_with_infinitive(doc[0]):
        yield _item(doc, family)


def _wished_of(doc: Doc, family: Family) -> Iterator[Proposal]:
    """Yield "que la Commission ouvre une enquête": a clause that stands alone."""
    verb = next((t for t in doc if t.dep_ == "ROOT"), doc[0])
    subject = subject_of(verb)
    alone = not any(t.is_punct for t in doc[: verb.i])
    if alone and subject is not None and subject.i < verb.i:
        yield Proposal(family, doc[0], verb, asked=subject, negative=is_negated(verb))


def _ordered_later(doc: Doc, family: Family) -> Token | None:
    """Return the instruction after those spoken to ("Messieurs les maires, rendez")."""
    for token in doc[2:-1]:
        before = token.nbor(-1) if word(token.nbor(-1)) not in {"ne", "n'"} else token.nbor(-2)
        is_order = word(token).endswith("ez") and word(token) not in family.cues["others"]
        if is_order and word(before) == "," and token.pos_ not in {"PRON", "ADV"}:
            return token
    return None


def _first(doc: Doc, family: Family) -> Token | None:
    passed = family.cues["openers"] | {"ne", "n'"}
    return next((t for t in doc[:-1] if not t.is_punct and word(t) not in passed), None)


def _item(doc: Doc, family: Family) -> Proposal:
    words = (t for t in doc if word(t) not in {"de", "d'", "à", "ne", "pas", "y"})
    action = next(words, doc[0])
    return Proposal(family, action, action, negative=word(doc[0]) in {"ne", "n'"} or _denied(doc))


def _denied(doc: Doc) -> bool:
    return {"ne", "pas"} <= {word(t) for t in doc[:4]}


def listed(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what an item of a list of recommendations asks for: infinitive, noun or "que"."""
    doc = sentence.doc
    if not sentence.setting.is_bullet or not sentence.setting.is_listed or len(doc) < _FEWEST:
        return
    if opens_with_infinitive(doc[0]):
        yield _item(doc, family)
        return
    if word(doc[0]) in {"que", "qu'"}:
        verb = next((t for t in doc if t.dep_ == "ROOT"), doc[0])
        yield Proposal(family, doc[0], verb, asked=subject_of(verb), negative=is_negated(verb))
        return
    root = next((t for t in doc if t.pos_ in {"NOUN", "PROPN"} or t.dep_ == "ROOT"), doc[0])
    states = any(is_finite(t) and t.dep_ == "ROOT" for t in doc)
    if not states and not is_infinitive(root):
        yield Proposal(family, root, root)

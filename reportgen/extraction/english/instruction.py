"""Sentences that instruct: "let us", imperatives, and the items of a list of recommendations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.tree import (
    child,
    is_first_person,
    is_negated,
    is_passive,
    subject_of,
    to_verb,
)
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_US = frozenset({"us", "'s", "’s"})
_HELPERS = frozenset({"do", "does", "to"})
_BEFORE = frozenset(
    {
        "advcl",
        "prep",
        "advmod",
        "npadvmod",
        "intj",
        "cc",
        "punct",
        "mark",
        "neg",
        "aux",
        "dep",
        "ccomp",
        "parataxis",
        "nmod",
    }
)
_NO_ORDERS = frozenset(
    {"ran", "began", "came", "went", "saw", "said", "was", "were", "had", "did", "got", "gave"}
    | {"want", "need", "think", "hope", "agree", "know", "like", "guess", "mean", "believe"}
    | {"took", "told", "spoke", "met", "left", "made", "found", "held", "kept", "sent", "built"}
)
_JOINED = frozenset({"ROOT", "conj", "ccomp", "dep"})


def imperative(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield "let us", "let pets in" and instructions that open a sentence or follow its clause."""
    doc = sentence.doc
    if len(doc) < 3:
        return
    for token in doc:
        if token.lower_ in family.cues["lets"] and token.tag_ in {"VB", "VBP"}:
            yield from _let(token, family)
    first = _opening_verb(sentence, family) or _following_verb(doc, family)
    if first is not None and (len(doc) > 5 or sentence.setting.is_note):
        yield Proposal(family, first, first, asked=_called(first), negative=is_negated(first))


def _let(let: Token, family: Family) -> Iterator[Proposal]:
    """Yield what is to be let; "let me" asks for nothing."""
    if subject_of(let) is not None or let.i + 1 == len(let.doc):
        return
    whom = let.nbor(1)
    verb = child(let, "ccomp", "xcomp")
    if whom.lower_ in {"me", "it", "alone"} or let.dep_ not in _JOINED:
        return
    if whom.lower_ in _US:
        if verb is not None:
            yield Proposal(family, let, verb, negative=is_negated(verb))
    elif verb is not None or child(let, "prt", "prep", "dobj") is not None:
        yield Proposal(family, let, let, negative=is_negated(let))


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
    denied = first.i > 0 and sentence.doc[first.i - 1].lower_ == "not" and first.i < 2
    return first if listed and bare and first.tag_ == "VB" and not denied else None


def _is_instruction(first: Token, *, listed: bool, bare: bool) -> bool:
    """Return whether the first word of an item instructs, though the tagger took it for a noun."""
    if not listed:
        plain = bare and first.tag_ == "VB" and first.lower_ == first.lemma_.lower()
        whole = child(first, "dobj", "xcomp", "ccomp", "prt") is not None
        return plain and whole and first.lower_ not in _NO_ORDERS
    following = first.nbor(1).lower_ if first.i + 1 < len(first.doc) else ""
    if first.tag_ == "NN" and following in {"in", "on", "for", "to", "from", "at"}:
        return False
    roots = [token for token in first.doc if token.dep_ == "ROOT"]
    states = any(token != first and token.tag_ in {"VBD", "VBZ"} for token in roots)
    return following not in {"of", "was", "is", "are", "were", ":"} and not states


def _following_verb(doc: Doc, family: Family) -> Token | None:
    """Return the instruction that follows a clause or a phrase ("If they ask, tell them")."""
    for token in doc:
        if token.tag_ not in {"VB", "VBP"} or token.dep_ not in _JOINED or not token.i:
            continue
        polite = _is_polite(token)
        if not polite and token.lower_ not in family.cues["verbs"]:
            continue
        if _stands_alone(token) and (polite or token.tag_ == "VB"):
            return token
    return None


def _is_polite(verb: Token) -> bool:
    return any(t.lower_ == "please" and 0 < verb.i - t.i < 4 for t in verb.children)


def _stands_alone(verb: Token) -> bool:
    """Return whether nothing governs the verb: no subject, no helper, a pause before it."""
    if subject_of(verb) is not None or is_passive(verb):
        return False
    if verb.dep_ == "ccomp" and not is_first_person(subject_of(verb.head)):
        return False
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    if any(c.lower_ not in _HELPERS or c.lower_ == "to" for c in helpers):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ not in {"VB", "UH"} and not _after_pause(verb):
        return False
    if any(c.i < verb.i and c.dep_ not in _BEFORE for c in verb.children):
        return False
    return verb.dep_ == "ROOT" or _after_pause(verb)


def _after_pause(verb: Token) -> bool:
    start = verb.i
    while start and verb.doc[start - 1].lower_ in {"please", "then", "do", "n't", "not", "and"}:
        start -= 1
    return start > 0 and verb.doc[start - 1].is_punct


def _called(verb: Token) -> Token | None:
    """Return who is spoken to before the instruction ("And to the funders, please stop")."""
    for phrase in verb.children:
        if phrase.i < verb.i and phrase.dep_ == "prep" and phrase.lower_ == "to":
            return child(phrase, "pobj")
    return None


def listed(sentence: Sentence, family: Family) -> Iterator[Proposal]:
    """Yield what an item of a list of recommendations asks for, whatever its form."""
    doc = sentence.doc
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or not sentence.setting.is_bullet:
        return
    marked = doc[0].lower_ == "that" and doc[0].dep_ == "mark" and len(doc) > 4
    infinitive = _to_do(root)
    if marked or infinitive is not None:
        action = infinitive if infinitive is not None else root
        yield Proposal(family, root, action, asked=_who(action), negative=is_negated(action))
    elif sentence.setting.is_listed and _is_present(root):
        yield Proposal(family, root, root, asked=_who(root), negative=is_negated(root))


def _to_do(root: Token) -> Token | None:
    """Return the verb of "The department to report" and of "to be published"."""
    verb = root
    if root.pos_ in {"NOUN", "PROPN"} and root.left_edge.i == 0 and child(root, "nsubj") is None:
        verb = to_verb(root) or root
    return verb if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children) else None


def _is_present(root: Token) -> bool:
    """Return whether it tells of no past and of nothing under way."""
    helpers = {c.lower_ for c in root.children if c.dep_ in {"aux", "auxpass"}}
    if root.tag_ == "VBD" or helpers & {"was", "were", "has", "have", "had", "did", "will", "been"}:
        return False
    return not (root.tag_ == "VBG" and helpers) and not (root.tag_ == "VBN" and not helpers)


def _who(action: Token) -> Token | None:
    return child(action, "nsubj") if not is_passive(action) else None

"""Questions asked of a parsed French sentence: who acts, what follows, what is negated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.french.verbs import is_infinitive, is_participle, word

if TYPE_CHECKING:
    from spacy.tokens import Token

WE = frozenset({"nous", "on"})
FIRST_PERSON = frozenset({"je", "j'", "nous", "moi"})
PRONOUNS = frozenset(
    {"je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "c'", "cela", "ça"}
    | {"qui", "celui", "celle", "ceux", "celles", "certains", "certaines", "beaucoup", "plusieurs"}
    | {"autres", "tous", "toutes", "chacun", "chacune", "tout", "rien", "personne", "lesquels"}
)
_OF_SPEAKER = frozenset({"notre", "nos", "ma", "mon", "mes"})
# "Nos voisins" are not the speaker, "notre délégation" is.
_OWN_SIDE = frozenset(
    {"délégation", "pays", "organisation", "gouvernement", "groupe", "association", "ministère"}
    | {"réseau", "ville", "région", "institution", "équipe", "agence", "commission", "comité"}
)
_DENYING = frozenset(
    {"pas", "jamais", "plus", "point", "aucun", "aucune", "nullement"}
    | {"personne", "rien", "guère"}
)
_CLAUSES = frozenset({"acl:relcl", "advcl", "ccomp", "appos", "parataxis"})
_MEASURES = frozenset({"an", "jour", "mois", "semaine", "heure", "personne", "habitant", "écrit"})
_STEPS = 12
_THIRD = frozenset({"il", "elle", "ils", "elles"})
_NOT_BETWEEN = frozenset({"NOUN", "PROPN", "NUM"})


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; one without a subject of its own shares its governor's."""
    for _ in range(4):
        near = [c for c in verb.children if c.dep_.startswith(("nsubj", "expl:subj"))]
        before = [c for c in near if c.i < verb.i]
        if near:
            subject = _nearest(before, verb) if before else near[0]
            return _taken_up(subject) or subject
        if verb.dep_ not in {"conj", "xcomp"} or verb.head == verb:
            return None
        verb = verb.head
    return None


def _nearest(before: list[Token], verb: Token) -> Token:
    """Return the last subject before a verb; "nous" before any form but its own is an object."""
    is_object = word(before[-1]) == "nous" and not word(verb).endswith(("ons", "mes"))
    return before[-2] if is_object and len(before) > 1 else before[-1]


def _taken_up(pronoun: Token) -> Token | None:
    """Return the noun beside the clause that a pronoun stands for ("les villes, elles doivent").

    It stands right before the pronoun, or after the verb between commas ("ce qu'elles demandent,
    les villes, c'est").
    """
    if word(pronoun) not in _THIRD or not pronoun.dep_.startswith("nsubj"):
        return None
    doc, number = pronoun.doc, "Plur" if word(pronoun).endswith("s") else "Sing"
    if pronoun.i > 1 and word(doc[pronoun.i - 1]) == "," and _is_noun(doc[pronoun.i - 2], number):
        return doc[pronoun.i - 2]
    for place in range(pronoun.i + 2, min(pronoun.i + 4, len(doc) - 3)):
        aside = doc[place : place + 4]
        is_aside = word(aside[0]) == "," and aside[1].pos_ == "DET" and word(aside[3]) == ","
        if is_aside and _is_noun(aside[2], number):
            return aside[2]
    return None


def _is_noun(token: Token, number: str) -> bool:
    return token.pos_ == "NOUN" and number in token.morph.get("Number", [number])


def is_negated(verb: Token) -> bool:
    """Return whether "ne ... pas" stands around the verb, or "ne pas" before it."""
    start, end = max(0, verb.i - 4), min(len(verb.doc), verb.i + 4)
    before = [word(t) for t in verb.doc[start : verb.i]]
    after = [word(t) for t in verb.doc[verb.i + 1 : end]]
    if not {"ne", "n'"} & set(before[-3:]):
        return False
    return bool(_DENYING & {*before, *after})


def is_cleft(cue: Token) -> bool:
    """Return whether it is "ce qu'il faudrait, c'est"."""
    before = [word(t) for t in cue.doc[max(0, cue.i - 4) : cue.i]]
    return "ce" in before and "qu'" in before


def infinitive_after(token: Token) -> Token | None:
    """Return the infinitive that a verb governs; a noun in between ends the search."""
    in_aside = False
    for following in token.doc[token.i + 1 : token.i + 1 + _STEPS]:
        if word(following) == ",":
            in_aside = not in_aside
        elif not in_aside and is_infinitive(following):
            return following
        elif not in_aside and (following.pos_ in _NOT_BETWEEN or following.is_punct):
            if word(following) not in {"d'", "abord", "-", "tout", "besoin"}:
                return None
        elif not in_aside and word(following) in {"que", "qu'"}:
            return None
    return None


def clause_after(token: Token) -> Token | None:
    """Return the verb of the clause with "que" that follows within a few words."""
    for following in token.doc[token.i + 1 : token.i + 1 + _STEPS]:
        if following.is_punct and word(following) != ",":
            return None
        if word(following) in {"que", "qu'"}:
            return _verb_of_clause(following)
    return None


def _verb_of_clause(que: Token) -> Token | None:
    """Return the verb that "que" opens: the one it marks, else the first that is finite."""
    head = que.head
    if head.i > que.i and (head.pos_ in {"VERB", "AUX"} or is_participle(head)):
        return head
    finite = (t for t in que.doc[que.i + 1 : que.i + 1 + _STEPS] if is_finite(t))
    return next(finite, head if head.i > que.i else None)


def is_finite(token: Token) -> bool:
    """Return whether the token is a verb with a person and a tense."""
    return token.pos_ in {"VERB", "AUX"} and token.morph.get("VerbForm", []) == ["Fin"]


def passive_of(infinitive: Token) -> Token | None:
    """Return the participle after "être" ("être ouverts": ouverts)."""
    if word(infinitive) != "être":
        return None
    for following in infinitive.doc[infinitive.i + 1 : infinitive.i + 4]:
        if is_participle(following):
            return following
        if following.pos_ != "ADV":
            return None
    return None


def agent_of(participle: Token) -> Token | None:
    """Return who acts in a passive: the noun after "par" that is no measure or place."""
    for following in participle.doc[participle.i + 1 : participle.i + 8]:
        if word(following) == "par" and following.i + 1 < len(participle.doc):
            noun = noun_after(following)
            return None if noun is not None and word(noun) in _MEASURES else noun
    return None


def noun_after(token: Token) -> Token | None:
    """Return the noun that a preposition or article opens."""
    for following in token.doc[token.i + 1 : token.i + 5]:
        is_object = following.dep_ == "obj" and following.pos_ == "ADJ"
        if following.pos_ in {"NOUN", "PROPN"} or is_object:
            return following
        if following.is_punct or following.pos_ in {"VERB", "AUX", "PRON"}:
            return None
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """Yield the token's governors, nearest first."""
    for _ in range(8):
        if token.head == token:
            return
        token = token.head
        yield token


def is_first_person(token: Token | None) -> bool:
    """Return whether the word is "je" or "nous", or names the speaker's own side."""
    if token is None:
        return False
    if word(token) in FIRST_PERSON:
        return True
    own = any(c.dep_ == "det" and word(c) in _OF_SPEAKER for c in token.children)
    return own and str(token.lemma_).lower() in _OWN_SIDE


def is_named(token: Token | None) -> bool:
    """Return whether the word names people or a body, and is no pronoun."""
    return (
        token is not None and token.pos_ in {"NOUN", "PROPN", "ADJ"} and word(token) not in PRONOUNS
    )


def phrase(noun: Token, stop: Token | None = None) -> tuple[int, int]:
    """Return the characters of the noun with what describes it, without preposition and clauses.

    What stands at or after ``stop`` is left out.
    """
    limit = stop.i if stop is not None and stop.i > noun.i else len(noun.doc)
    first = noun
    while first.i > noun.left_edge.i and first.nbor(-1).pos_ not in {"ADP", "PUNCT", "SCONJ"}:
        first = first.nbor(-1)
    last = noun
    for following in noun.doc[noun.i + 1 : min(limit, noun.right_edge.i + 1)]:
        if following.is_punct or _in_clause(following, noun):
            break
        last = following
    while last.i > noun.i and last.pos_ in {"ADP", "CCONJ", "SCONJ", "ADV", "DET"}:
        last = last.nbor(-1)
    return first.idx, last.idx + len(last)


def _in_clause(part: Token, top: Token) -> bool:
    while part not in (top, part.head):
        verbal = part.dep_ in {"acl", "nmod", "xcomp"} and is_infinitive(part)
        if part.dep_ in _CLAUSES or verbal:
            return True
        part = part.head
    return is_infinitive(part) and part != top

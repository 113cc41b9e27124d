"""Questions asked of a parsed sentence: who acts, what is negated, what governs what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
FIRST_PERSON = frozenset({"i", "we", "us", "me"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "csubj"})
# "a deadline, say five days": nobody of that name has said anything.
_MEASURES = frozenset(
    {"minute", "hour", "day", "night", "week", "month", "year", "metre", "meter", "kilometre"}
    | {"cent", "percent", "euro", "dollar", "degree", "time", "amount", "share", "half", "third"}
)
_PEOPLE = frozenset(
    {"he", "she", "they", "you", "who", "some", "others", "many", "somebody", "someone", "everyone"}
)
# "My neighbours" are not the speaker, "my delegation" is.
_OTHERS = frozenset(
    {"colleague", "neighbour", "neighbor", "friend", "member", "partner", "mother", "father"}
    | {"parent", "student", "teacher", "citizen", "people", "child", "son", "daughter", "wife"}
    | {"husband", "predecessor", "client", "constituent", "resident", "user", "customer", "expert"}
    | {"adviser", "advisor", "minister", "mayor", "director", "chair", "staff", "auditor", "critic"}
    | {"opponent", "guest", "nurse", "fisher", "farmer", "engineer", "doctor", "lawyer", "worker"}
    | {"tenant", "villager", "boss", "chairman", "president", "committee", "board", "panel"}
)


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb; a verb joined by "and" shares the first one's."""
    for _ in range(6):
        found = child(verb, *SUBJECTS)
        if found is not None:
            return found
        if verb.dep_ not in {"conj", "xcomp"} or verb.head == verb:
            return None
        verb = verb.head
    return None


def is_negated(verb: Token) -> bool:
    """Return whether the verb carries "not" or "never", or its subject or object "no"."""
    if any(c.dep_ == "neg" or c.lower_ in {"never", "neither", "nor"} for c in verb.children):
        return True
    nouns = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"}]
    return any(c.lower_ in {"no", "neither"} for noun in nouns for c in noun.children)


def is_passive(verb: Token) -> bool:
    """Return whether the verb is in the passive ("be improved")."""
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)


def ancestors(token: Token, limit: int = 8) -> Iterator[Token]:
    """Yield the token's governors, nearest first."""
    for _ in range(limit):
        if token.head == token:
            return
        token = token.head
        yield token


def clause_heads(token: Token) -> Iterator[Token]:
    """Yield the token and its governors: the heads of the clauses it stands in."""
    yield token
    yield from ancestors(token)


def to_verb(token: Token) -> Token | None:
    """Return the verb of the complement with "to" ("need to publish": publish)."""
    for verb in token.children:
        is_clause = verb.dep_ in {"xcomp", "acl", "advcl", "ccomp"} and verb.pos_ in {"VERB", "AUX"}
        if (
            is_clause
            and verb.i > token.i
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        ):
            return verb
    return None


def agent_of(action: Token) -> Token | None:
    """Return who does what the passive says ("by the council": council)."""
    by = child(action, "agent")
    return child(by, "pobj") if by is not None else None


def complement(token: Token) -> Token | None:
    """Return the verb of a clause that completes the word ("urge ... that X be closed")."""
    return to_verb(token) or child(token, "ccomp", "xcomp", "pcomp")


def is_past(verb: Token) -> bool:
    """Return whether the verb is in the past tense or the perfect."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBN" and not helpers:
        return True
    if verb.tag_ == "VBD" or any(c.lower_ == "did" or c.tag_ == "VBD" for c in helpers):
        return not any(c.tag_ == "MD" for c in helpers)
    return False


def is_perfect(verb: Token) -> bool:
    """Return whether the verb is in the perfect ("have asked")."""
    has = any(c.dep_ == "aux" and c.lemma_ in {"have", "'ve"} for c in verb.children)
    return verb.tag_ in {"VBN", "VBD"} and has


def is_wanted(verb: Token) -> bool:
    """Return whether somebody shall ask and has not ("moved that the council ask the province")."""
    return verb.dep_ == "ccomp" and verb.tag_ == "VB" and child(verb, "aux") is None


def is_first_person(token: Token | None) -> bool:
    """Return whether the word is "I" or "we", or names the speaker's own side ("my delegation")."""
    if token is None:
        return False
    if token.lower_ in FIRST_PERSON:
        return True
    own = any(c.dep_ == "poss" and c.lower_ in {"my", "our"} for c in token.children)
    return own and token.lemma_.lower() not in _OTHERS


def is_someone(token: Token | None) -> bool:
    """Return whether the word can mean people or bodies that speak."""
    if token is None:
        return False
    if token.lemma_.lower() in _MEASURES:
        return False
    if token.lower_ == "one" or token.pos_ == "NUM":
        return any(c.lower_ == "of" for c in token.children)
    return token.pos_ in {"NOUN", "PROPN"} or token.lower_ in _PEOPLE


def phrase(token: Token) -> tuple[int, int]:
    """Return the characters of the word with all that depends on it except clauses after it."""
    last = token
    for part in token.subtree:
        if part.i > last.i and not _in_clause(part, token):
            last = part
    first = token.left_edge
    while first.i < token.i and (first.is_punct or first.dep_ in {"cc", "mark"}):
        first = first.nbor(1)
    end = last
    while end.i > token.i and end.is_punct:
        end = end.nbor(-1)
    return first.idx, end.idx + len(end)


def _in_clause(part: Token, top: Token) -> bool:
    while part != top:
        if part.dep_ in _CLAUSES or part.dep_ == "appos":
            return True
        part = part.head
    return False

"""Who else than the speaker says or asks something, as far as the sentence names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.extraction.english.parts import can_act
from reportgen.extraction.english.signals import signals_in
from reportgen.extraction.english.tree import (
    agent_of,
    child,
    is_first_person,
    is_passive,
    is_someone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_REPORTING = frozenset(
    {"say", "note", "argue", "stress", "emphasize", "emphasise", "underline", "underscore", "add"}
    | {"highlight", "mention", "state", "explain", "point", "observe", "comment", "reiterate"}
    | {"remark", "raise", "acknowledge", "recognize", "recognise", "agree", "conclude", "reply"}
    | {"believe", "feel", "think", "consider", "express", "draw", "hold", "insist", "warn"}
    | {"recommend", "suggest", "propose", "urge", "request", "ask", "call", "encourage", "invite"}
    | {"advise", "appeal", "demand", "plead", "advocate", "favour", "favor", "prefer", "want"}
    | {"wish", "like", "hope", "move", "seek", "make", "float", "support", "see", "find", "push"}
)
_OF_ASKING = frozenset(
    {"asked in the passive", "somebody asked", "said the need", "said that should", "moved"}
    | {"call as a noun", "need was stressed"}
)
_OWN = frozenset({"i", "we", "my", "our", "us", "me"})


def reporter_of(doc: Doc) -> Token | None:
    """Return who says or asks what the sentence tells, None where it is the speaker or nobody."""
    for verb in _main_verbs(doc):
        if verb.lemma_ not in _REPORTING:
            continue
        who = agent_of(verb) if is_passive(verb) else child(verb, "nsubj")
        if who is not None and can_speak(who):
            return who
    return None


def _main_verbs(doc: Doc) -> Iterator[Token]:
    """Yield the root and the verbs joined to it, and verbs of clauses put in ("X said").

    What somebody would, could or is to say is not said.
    """
    for token in doc:
        is_main = token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj", "parataxis"}
        if is_main and not any(one.tag_ in {"MD", "TO"} for one in token.children):
            yield token


def can_speak(noun: Token) -> bool:
    """Return whether the word names people or a body that can say or ask something."""
    if is_first_person(noun) or noun.pos_ not in {"NOUN", "PROPN"} or not is_someone(noun):
        return False
    return noun.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} or can_act(noun)


def of_others(doc: Doc) -> bool:
    """Return whether somebody asks for it and nothing says that it is the speaker."""
    if any(token.lower_ in _OWN for token in doc):
        return False
    return any(signal.name in _OF_ASKING for signal, _ in signals_in(doc.text))

"""What a French line that opens a list gives its items: who is to act, and who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.extraction.english.parts import words_of
from reportgen.extraction.french.parts import can_act
from reportgen.extraction.french.tree import (
    is_first_person,
    is_named,
    noun_after,
    phrase,
    subject_of,
)
from reportgen.extraction.french.verbs import verb_form, word
from reportgen.extraction.rules import rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def read_stem(doc: Doc) -> tuple[str, str]:
    """Return who is asked and who asks, as the line names them; each empty where it does not."""
    return _named(_asked(doc)), _named(_asker(doc))


def _asker(doc: Doc) -> Token | None:
    """Return the subject of the verb that asks, unless it is the speaker."""
    verbs = next(f.cues["verbs"] for f in rules("fr").families if f.structure == "reported")
    for token in doc:
        if verb_form(token, verbs) is not None:
            subject = subject_of(token)
            before = subject is not None and subject.i < token.i
            return None if not before or is_first_person(subject) else subject
    return None


def _asked(doc: Doc) -> Token | None:
    """Return who stands after the last "à" or "que" ("demande au ministère des Ports :")."""
    for token in reversed(doc):
        follows_verb = token.i > 0
        if follows_verb and word(token) in {"à", "au", "aux", "que"}:
            noun = noun_after(token)
            return noun if noun is not None and can_act(noun) else None
        if token.pos_ in {"VERB", "AUX"}:
            break
    return _who_should(doc)


def _who_should(doc: Doc) -> Token | None:
    """Return the subject of a "devraient :" that ends the line."""
    for token in doc:
        if verb_form(token, frozenset({"devoir"})) is not None:
            subject = subject_of(token)
            named = is_named(subject) and subject is not None and can_act(subject)
            return subject if named else None
    return None


def _named(noun: Token | None) -> str:
    if noun is None or not is_named(noun):
        return ""
    verb = next((t for t in noun.doc[noun.i + 1 :] if t.pos_ in {"VERB", "AUX"}), None)
    return words_of(phrase(noun, verb), noun.doc.text)

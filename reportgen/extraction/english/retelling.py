"""Sentences put after "said that", in the past, where that can be done without guessing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.extraction.models.installed import DEFAULT_MODEL
from reportgen.shipped import read_data

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FILE = Path(__file__).resolve().with_name("retelling.yaml")
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_HEADS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "acl", "aux", "auxpass"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_STOPPED = re.compile(r"[^.!?…]*\S\.\Z", re.DOTALL)
_DUTIES = frozenset({"should", "must", "could", "would", "might", "ought"})
_LETTERS = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]\Z")
_MOST_WORDS = 45


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as ``said``, and what it is ``told`` as: None to be quoted, or "as it is"."""

    said: str
    told: str | None


@dataclass(frozen=True, slots=True)
class Retelling:
    """How sentences are retold, and what holds for certain sentences."""

    past: dict[str, str]
    doubled: tuple[str, ...]
    modals: dict[str, str]
    told: tuple[str, ...]
    here: tuple[str, ...]
    leaning: tuple[str, ...]
    asking: tuple[str, ...]
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """A sentence as a report tells it; ``is_whole`` if it needs no "said that" before it."""

    words: str
    is_whole: bool = False


def retell(sentences: Sequence[str], *, model: str = DEFAULT_MODEL) -> tuple[Retold | None, ...]:
    """Return English sentences as reported speech, None for each that is to be quoted.

    None is returned wherever a verb, a pronoun or a word for time or place might mean something
    else in a report.

    Raises:
        PipelineError: if the language model is not installed.
    """
    from reportgen.extraction.models.parsing import parse

    plain = [" ".join(one.split()) for one in sentences]
    docs = parse(plain, model) if any(plain) else ()
    told = tuple(_retold(doc) for doc in docs)
    return told or (None,) * len(plain)


def _retold(doc: Doc) -> Retold | None:
    if not _is_plain(doc):
        return None
    root = next(token for token in doc if token.dep_ == "ROOT")
    if _is_told(root):
        return Retold(doc.text, is_whole=True)
    verbs = [token for token in doc if token.tag_ in _FINITE]
    if not _is_stated(root, doc) or not all(map(_is_certain, verbs)):
        return None
    # What should be done is asked for still, and so is what it is about.
    asks = any(verb.lower_ in _DUTIES and root in (verb.head, verb) for verb in verbs)
    past = {} if asks else {verb.i: _past(verb) for verb in verbs}
    if not all(past.values()):
        return None
    return Retold(_lowered(doc, "".join(_spelled(doc, past)).strip().removesuffix(".")))


def _is_plain(doc: Doc) -> bool:
    """Whether it is one statement of moderate length in which nothing depends on who says it."""
    if not _STOPPED.fullmatch(re.sub(r"\b(?:[A-Z][a-z]{0,3}|\d+)\.(?=\S|\s)", "", doc.text)):
        return False
    if not 3 <= len(doc) <= _MOST_WORDS or len(list(doc.sents)) != 1:
        return False
    here = {*rules().here, ":"}
    short = any(t.text[-2:].lower() in {"'t", "’t"} or _is_short(t) for t in doc)
    pointing = any(token.lower_ == "that" and token.tag_ == "DT" for token in doc)
    away = any(token.lower_ in here or token.tag_ == "UH" for token in doc)
    return not (short or pointing or away)


def _is_short(token: Token) -> bool:
    """Whether a token is a verb in its short form: "'s" in "it's", but not in "the city's"."""
    return token.text[0] in "'’" and token.tag_ not in {"POS", "''", "``"}


def _is_told(root: Token) -> bool:
    """Whether somebody named is said to have said it."""
    subjects = [child for child in root.children if child.dep_ == "nsubj"]
    return (
        (root.tag_ == "VBD" or any(child.lower_ == "did" for child in root.children))
        and root.lemma_ in rules().told
        and any(token.pos_ == "PROPN" for one in subjects for token in one.subtree)
    )


def _is_stated(root: Token, doc: Doc) -> bool:
    """Whether the main verb is finite and has its subject before it, at the start."""
    auxiliaries = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    subjects = [child for child in root.children if child.dep_ in _SUBJECTS and child.i < root.i]
    finite = any(token.tag_ in {*_FINITE, "VBD"} for token in (root, *auxiliaries))
    if root.tag_ == "VBD" and not auxiliaries and any(map(_is_telegraphic, subjects)):
        return False
    bare = doc[0].tag_ in {"VB", "CC", "VBD", "MD"} or doc[0].lower_ in rules().leaning
    # Clauses with only a comma between them are how people speak, and often parsed wrongly.
    spliced = any(t.dep_ == "parataxis" or (t.dep_ == "ccomp" and t.i < root.i) for t in doc)
    return finite and len(subjects) == 1 and not bare and not spliced


def _is_telegraphic(subject: Token) -> bool:
    """Whether a noun lacks its article, as in notes; its verb may be a participle then."""
    beside = {"det", "poss", "nummod", "compound"}
    return subject.tag_ == "NN" and not any(c.dep_ in beside for c in subject.children)


def _is_certain(verb: Token) -> bool:
    """Whether a word that looks like a finite verb has the place of one."""
    if verb.dep_ not in _HEADS:
        return False
    if verb.dep_ == "ccomp" and verb.head.lemma_ in rules().asking:
        return False
    if verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ == "not":
        return verb.tag_ == "MD" or verb.lemma_ in {"be", "do", "have"}
    head = verb.head if verb.dep_ in {"aux", "auxpass", "conj"} else verb
    return head.pos_ in {"VERB", "AUX"} and any(
        child.dep_ in _SUBJECTS for one in (verb, head) for child in one.children
    )


def _past(verb: Token) -> str:
    """Return the past tense of a verb in the form that fits its subject, empty if not known."""
    known, word = rules(), verb.lower_
    if verb.tag_ == "MD":
        return known.modals.get(word, "")
    if verb.lemma_ == "be":
        return {"is": "was", "are": "were"}.get(word, "")
    if not word.startswith(verb.lemma_[:2]) and verb.lemma_ not in {"have", "do"}:
        return ""
    return known.past.get(verb.lemma_) or _regular(verb.lemma_, known.doubled)


def _regular(lemma: str, doubled: Iterable[str]) -> str:
    if not lemma.isascii() or not lemma.isalpha():
        return ""
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        return f"{lemma[:-1]}ied"
    return f"{lemma}{lemma[-1]}ed" if _LETTERS.match(lemma) or lemma in doubled else f"{lemma}ed"


def _spelled(doc: Doc, past: Mapping[int, str]) -> Iterator[str]:
    for token in doc:
        yield past.get(token.i, token.text) + token.whitespace_


def _lowered(doc: Doc, words: str) -> str:
    """Return the words with a small first letter, unless they begin with a name."""
    first = doc[0]
    is_name = first.pos_ == "PROPN" or not first.text[1:].islower() or first.ent_type_
    small = first.lower_ in {"a", "the", "an"} or not is_name
    return words[0].lower() + words[1:] if small else words


@cache
def rules() -> Retelling:
    """The rules and their cases."""
    return read_data(_FILE, Retelling)

"""The words of a sentence that say who, what, on what condition and by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.extraction.english.tree import (
    child,
    is_passive,
    phrase,
    subject_of,
)
from reportgen.extraction.proposal import Proposal
from reportgen.model import Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DEADLINE = re.compile(
    r"\b(?!by\s+the\s+(?:day|week|month|year)\b)"
    r"(?:by|before|until|no later than|not later than|within)\s+"
    r"(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?(?:next\s+|this\s+|coming\s+)?"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})(?:\s+\d{{4}})?|\d{{4}}\b|"
    r"(?:(?:\d+|one|two|three|four|five|six|nine|ten|twelve|a)\s+)?"
    r"(?:years?|months?|weeks?|days?|forum|session|summit|quarter|decade|harvest|season|spring|"
    r"summer|autumn|winter)\b)",
    re.IGNORECASE,
)
_CONDITIONS = frozenset({"if", "unless", "provided", "providing", "once", "where"})
# What "should" or "must" but cannot act is what the action is about, not who is asked.
_THINGS = re.compile(
    r"(?:age|tion|sion|ment|ness|ity|ance|ence|ing|ism|th|ship|ure|ogue|gramme|program|system|plan|"
    r"polic(?:y|ies)|law|bill|act|rule|measure|strateg(?:y|ies)|budget|fund|fee|report|process|"
    r"approach|access|objective|goal|priorit(?:y|ies)|work|effort|solution|data|register|list|"
    r"service|alert|drill|grant|account|bulletin|document|standard|need|debt|letter|notice|call|message|number|form|project|model|"
    r"proposal|recommendation|suggestion|request|idea|reason|motivation|demand|option|"
    r"result|outcome|step|issue|area|use|support|provision|case|rate|price|cost|right|resource)s?$",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"(?:government|ministr(?:y|ies)|agenc(?:y|ies)|authorit(?:y|ies)|council|cit(?:y|ies)|"
    r"municipalit(?:y|ies)|countr(?:y|ies)|organi[sz]ation|universit(?:y|ies)|communit(?:y|ies)|"
    r"audience|conference|mission|network|campaign|movement|initiative|alliance|coalition|opposition|population|leadership|partnership|youth|"
    r"association|institution|administration|department|parliament|societ(?:y|ies)|delegation|"
    r"commission|nation|facult(?:y|ies)|federation|union|foundation|village|college|"
    r"corporation|legislature|prefecture|secretariat|service|works)s?",
    re.IGNORECASE,
)


def words_of(span: tuple[int, int], text: str) -> str:
    """Return the words of the span with runs of space made one."""
    return " ".join(text[span[0] : span[1]].split())


def addressee(proposal: Proposal) -> str:
    """Return who is named to act, empty for pronouns and for things that cannot act."""
    asked = proposal.asked
    if asked is None or asked.pos_ not in {"NOUN", "PROPN"}:
        return ""
    return words_of(_without_case(asked), asked.doc.text) if can_act(asked) else ""


def can_act(noun: Token) -> bool:
    """Return whether the noun can mean people or a body, going by its form."""
    if _BODIES.fullmatch(noun.text):
        return True
    if noun.head.dep_ == "agent" and noun.tag_ == "NN":
        return False
    return noun.pos_ != "NOUN" or not _THINGS.search(noun.text)


def action(proposal: Proposal) -> str:
    """Return what is to be done; a passive with its subject, without which it says nothing."""
    verb = proposal.action
    if verb is None:
        return ""
    subject = child(verb, "nsubjpass")
    last = verb.right_edge
    first = verb
    if is_passive(verb) and subject is not None:
        first = subject.left_edge
    elif is_passive(verb):
        first = child(verb, "auxpass") or verb
    elif verb.pos_ not in {"VERB", "AUX"}:
        first = verb.left_edge
    while last.i > first.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return words_of((first.idx, last.idx + len(last)), verb.doc.text)


def condition(proposal: Proposal) -> str:
    """Return the clause that says on what condition."""
    for token in proposal.cue.doc:
        if token.dep_ == "advcl":
            mark = child(token, "mark", "advmod")
            if mark is not None and mark.lower_ in _CONDITIONS:
                edge = token.right_edge
                end = edge.nbor(-1) if edge.is_punct and edge.i > token.i else edge
                return words_of((token.left_edge.idx, end.idx + len(end)), token.doc.text)
    return ""


def deadline(text: str) -> str:
    """Return the words that say by when."""
    return first_words(_DEADLINE, text)


def first_words(pattern: re.Pattern[str], text: str) -> str:
    """Return the first words that an expression finds, runs of space made one, else nothing."""
    match = pattern.search(text)
    return " ".join(match.group().split()) if match else ""


def _without_case(noun: Token) -> tuple[int, int]:
    """Return the characters of the noun phrase without the ending of its genitive."""
    start, end = phrase(noun)
    case = child(noun, "case")
    return (start, case.idx) if case is not None and case.idx > start else (start, end)


def asked_as_said(proposal: Proposal) -> str:
    """Return the word or name for who should act as the sentence has it, pronouns included."""
    named = addressee(proposal)
    if named:
        return named
    asked = proposal.asked
    if asked is None and proposal.action is not None:
        asked = subject_of(proposal.action)
    if asked is None and proposal.cue.lower_ == "let":
        asked = proposal.cue.nbor(1)
    is_pronoun = asked is not None and asked.pos_ == "PRON" and asked.dep_ != "expl"
    return asked.text if asked is not None and is_pronoun and asked.lower_ not in _EMPTY else ""


_STRONG = frozenset(
    {"must", "shall", "need", "have", "demand", "urge", "insist", "implore", "call"}
)
_SOFT = frozenset({"could", "might", "may", "suggest", "would"})
_EMPTY = frozenset({"there", "that", "this", "which", "who", "what"})


def strength(proposal: Proposal) -> Strength:
    """Return "strong", "plain" or "soft", by the word that asks."""
    word = proposal.cue.lemma_.lower()
    if word in _STRONG or proposal.family.structure in {"need", "necessity"}:
        return "strong"
    return (
        "soft" if word in _SOFT or proposal.family.structure in {"wish", "possibility"} else "plain"
    )

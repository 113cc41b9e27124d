"""What can be seen of a sentence that may recommend something, each observation with a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from reportgen.extraction.english import parts
from reportgen.extraction.english.signals import signals_in
from reportgen.extraction.english.tree import (
    child,
    clause_heads,
    is_first_person,
    is_passive,
    is_perfect,
    subject_of,
)
from reportgen.extraction.english.words import words_seen
from reportgen.extraction.models.ranking import kind_of
from reportgen.extraction.proposal import Proposal, Setting, governing_source

if TYPE_CHECKING:
    from spacy.tokens import Doc

Reading = Sequence[tuple[Proposal, str]]
"""The proposals seen in a sentence, each with the trap it falls into, empty where none."""

_PRONOUNS = {"i": "I", "you": "you", "we": "we", "us": "we", "one": "you"}
_STATES = frozenset({"be", "have", "know", "want", "mean", "exist", "remain", "become", "get"})
_THINKING = frozenset({"think", "believe", "feel", "suppose", "guess", "agree", "hope", "say"})


def observe(doc: Doc, reading: Reading, setting: Setting) -> tuple[str, ...]:
    """Return the names of what is seen in a sentence, in their order."""
    best, trap = choose(reading) if reading else (None, "")
    kind = kind_of(setting)
    seen = {f"kind {kind}"}
    shown = [signal.name for signal, _ in signals_in(doc.text)]
    seen.update(f"signal {name}" for name in shown)
    seen.update(f"signal {name} in {kind}" for name in shown)
    if not shown:
        seen.add("no signal")
    seen.update(words_seen(doc, best))
    seen.update(_of_words(doc, setting))
    if best is not None:
        seen.update(_of_rules(reading, best, trap, setting))
    return tuple(sorted(seen))


def _of_rules(reading: Reading, best: Proposal, trap: str, setting: Setting) -> Iterator[str]:
    for proposal, caught in reading:
        name = proposal.family.name
        yield f"possibly {name}" if caught else f"family {name}"
        if caught:
            yield f"family {name} in trap {caught}"
    yield from _of_trap(reading, trap, setting)
    yield from _of_proposal(best)
    yield from _of_clause(best)
    if sum(not caught for _, caught in reading) > 1:
        yield "proposes more than once"


def choose(
    reading: Reading, addressee: Callable[[Proposal], str] = parts.addressee
) -> tuple[Proposal, str]:
    """Return the proposal that stands for the sentence: free of traps, with a source, strongest."""
    return max(
        reading,
        key=lambda seen: (
            not seen[1],
            seen[0].source is not None,
            bool(addressee(seen[0])),
            seen[0].family.weight,
            -seen[0].cue.i,
        ),
    )


def _of_trap(reading: Reading, trap: str, setting: Setting) -> Iterator[str]:
    where = "in notes" if setting.is_note else "in speech"
    if trap:
        yield f"trap {trap}"
        yield f"trap {trap} {where}"
    elif any(caught for _, caught in reading):
        yield "one of its proposals falls into a trap"


def _of_proposal(best: Proposal) -> Iterator[str]:
    action = best.action
    yield (
        f"cue {best.cue.lemma_.lower()}"
        if best.cue.tag_ == "MD" or best.family.structure in {"obligation", "wish"}
        else "other cue"
    )
    if action is None:
        yield "no action"
        return
    yield f"subject {_subject_kind(best)}"
    if is_passive(action):
        yield "passive action"
    if action.lemma_ == "be":
        quality = child(action, "acomp", "attr")
        yield "action is to be " + ("something" if quality is None else quality.pos_.lower())
        if quality is not None and quality.lower_ == "able":
            yield "action is to be able"
    elif action.lemma_ in _STATES:
        yield "action is a state"
    if action.pos_ not in {"VERB", "AUX"}:
        yield "action is a noun"
    if child(action, "dobj", "dative") is None and not is_passive(action):
        yield "action without object"
    if best.negative:
        yield "asks for it not to be done"
    if parts.addressee(best):
        yield "names who should act"


def _subject_kind(best: Proposal) -> str:
    subject = best.asked or subject_of(best.action or best.cue)
    if subject is None:
        return "unstated"
    word = subject.lower_
    if word in _PRONOUNS:
        return _PRONOUNS[word]
    if subject.pos_ == "PRON":
        return "they" if word in {"they", "he", "she", "them"} else "it"
    if is_first_person(subject):
        return "ours"
    return "named" if parts.can_act(subject) else "thing"


def _of_clause(best: Proposal) -> Iterator[str]:
    top = None
    for head in clause_heads(best.action or best.cue):
        if head.dep_ in {"relcl", "advcl", "ccomp", "acl", "csubj", "pcomp", "xcomp"} and (
            top is None or head.dep_ in {"relcl", "advcl"}
        ):
            top = head
            yield f"stands in {head.dep_}"
            marks = [
                c.lower_ for c in head.children if c.dep_ in {"mark", "advmod"} and c.i < head.i
            ]
            yield from (
                f"marked {m}"
                for m in marks
                if m
                in {
                    "if",
                    "because",
                    "as",
                    "when",
                    "since",
                    "that",
                    "whether",
                    "how",
                    "why",
                    "where",
                }
            )
            if head.dep_ == "ccomp" and head.head.lemma_ in _THINKING:
                mine = is_first_person(subject_of(head.head))
                yield "what the speaker thinks" if mine else "what somebody thinks"
    if top is None:
        yield "stands in the main clause"
    if best.source is None and governing_source(best) is not None:
        yield "somebody else says it"


_WORDS = {
    "please": r"\bplease\b",
    "if": r"\bif\b|\bunless\b",
    "because": r"\bbecause\b|\bsince\b",
    "already or currently": r"\balready\b|\bcurrently\b|\bat present\b|\bnow\b",
    "in order to": r"\bin order to\b|\bso that\b",
    "quotation marks": '["“”]',
    "only a quotation": r"^\W{0,2}[\"“«]|:\s*[\"“][^\"”]+[\"”]?\W*$",
    "number of an issue": r"#\d+\b",
    "would": r"\bwould\b|['’]d\b",
    "could, may or might": r"\bcould\b|\bmay\b|\bmight\b",
    "law or required": r"\blaws?\b|\brequired\b|\bstatutes?\b",
    "opinion": r"\bI (?:think|believe|feel|suggest|recommend|propose|agree)\b|\bmy opinion\b",
    "doubt": r"\b(?:not sure|wonder|question|unclear|difficult|hard to|impossible)\b",
    "comparison": r"\bthan\b|\bmore\b|\bbetter\b|\beasier\b",
    "some": r"\b(?:some|many|most) (?:people|consumers|members|participants)\b",
    "also": r"\balso\b|\bfinally\b|\bsecond(?:ly)?\b|\bfirst(?:ly)?\b|\btherefore\b",
    "any or all": r"\bany\b|\ball\b|\bevery\b|\beach\b",
    "only or at least": r"\bonly\b|\bat least\b|\bno later\b|\bwithin\b|\bbefore\b",
    "allowed": r"\ballow(?:ed)?\b|\bpermit(?:ted)?\b|\bprohibit(?:ed)?\b|\bban(?:ned)?\b",
}
_EXPRESSIONS = {name: re.compile(words, re.IGNORECASE) for name, words in _WORDS.items()}


def _of_words(doc: Doc, setting: Setting) -> Iterator[str]:
    text = doc.text
    yield from (f"has {name}" for name, words in _EXPRESSIONS.items() if words.search(text))
    yield "in notes" if setting.is_note else "in speech"
    if setting.is_listed:
        yield "stands in a list of recommendations"
    size = len(doc)
    yield (
        "under 8 words"
        if size < 8
        else "8 to 19 words"
        if size < 20
        else "20 to 39 words"
        if size < 40
        else "40 words and more"
    )
    if parts.deadline(text):
        yield "says by when"
    finite = [t for t in doc if t.tag_ == "VBD"]
    if finite:
        yield "tells of the past"
    if any(t.tag_ == "VBD" and is_first_person(subject_of(t)) for t in finite):
        yield "tells of the speaker's past"
    if any(is_perfect(t) and t.pos_ == "VERB" for t in doc):
        yield "tells of what has been done"
    if any(t.lower_ in {"i", "my", "me"} for t in doc):
        yield "speaker says I"
    if text[:1].islower():
        yield "begins in the middle"
    if doc[0].lower_ in {"because", "which", "as", "if", "when", "so", "but", "and", "or"}:
        yield f"begins with {doc[0].lower_}"
    if setting.is_moderator:
        yield "said by the moderator"

"""A possible recommendation in a parsed sentence, and where the sentence was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.extraction.english.tree import ancestors, is_first_person, is_someone, subject_of
from reportgen.extraction.rules import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SAYING = frozenset(
    {"say", "argue", "stress", "suggest", "tell", "believe", "think", "insist", "recommend"}
    | {"claim", "state", "propose", "maintain", "urge", "demand", "ask", "write", "conclude"}
    | {"report", "warn", "advise", "call", "request", "feel", "want", "reply", "respond", "note"}
    | {"add", "emphasize", "emphasise", "underline", "underscore", "highlight", "agree", "explain"}
    | {"mention", "remark", "reiterate", "move", "prefer"}
)
# "The council might want to", "they have to tell": nobody has said it.
_NOT_SAID = frozenset({"may", "might", "can", "could", "should", "must", "to"})
# What shows the speaker something is not somebody who proposes it.
NO_SOURCE = frozenset(
    {"evidence", "data", "figure", "experience", "fact", "number", "statistic", "picture", "logic"}
    | {
        "sense",
        "result",
        "calculation",
        "year",
        "trend",
        "reality",
        "history",
        "heart",
        "thing",
        "something",
        "everything",
    }
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence was said: in notes or in speech, by the moderator or not.

    ``is_listed`` is set for an item of a list of recommendations, ``is_rejected`` where the same
    speaker's next sentence refuses what this one says, ``is_task`` for an item of a list of what
    those who met are to do. ``clause`` says what a paragraph of a
    resolution is: preamble, operative, or what the body does itself.
    """

    is_note: bool = False
    is_moderator: bool = False
    is_bullet: bool = False
    is_listed: bool = False
    is_rejected: bool = False
    is_task: bool = False
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence and where it was said."""

    doc: Doc
    setting: Setting


@dataclass(frozen=True, slots=True)
class Proposal:
    """A possible recommendation; ``asked`` is who should act, ``source`` who else asks for it."""

    family: Family
    cue: Token
    action: Token | None
    asked: Token | None = None
    source: Token | None = None
    negative: bool = False


def governing_source(proposal: Proposal) -> Token | None:
    """Return the subject of a governing "say" or "argue" unless it is the speaker."""
    for verb in ancestors(proposal.action or proposal.cue):
        subject = subject_of(verb) if verb.lemma_ in _SAYING and verb != proposal.cue else None
        if subject is None or (subject.i > verb.i and verb.i < proposal.cue.i):
            continue
        if any(c.lower_ in _NOT_SAID for c in verb.children if c.dep_ == "aux"):
            continue
        if subject.lemma_.lower() in NO_SOURCE and not any(
            c.lower_ == "of" for c in subject.children
        ):
            return None
        if subject.lower_ in {"that", "which", "who"} and verb.dep_ == "relcl":
            return verb.head
        return None if is_first_person(subject) or not is_someone(subject) else subject
    return None

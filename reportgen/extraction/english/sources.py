"""Who else than the speaker says or asks something, as far as the sentence names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.extraction.english.parts import can_act, words_of
from reportgen.extraction.english.signals import signals_in
from reportgen.extraction.english.tree import (
    agent_of,
    ancestors,
    child,
    is_first_person,
    is_passive,
    is_someone,
    phrase,
    subject_of,
)
from reportgen.extraction.proposal import Proposal, governing_source
from reportgen.shipped import read_data

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

UNNAMED = "somebody not named here"
"""Printed in place of a source that is only a pronoun, so that the speaker is not credited."""
_FILE = Path(__file__).resolve().with_name("speakers.yaml")
_REPORTING = frozenset(
    {"say", "note", "argue", "stress", "emphasize", "emphasise", "underline", "underscore", "add"}
    | {"highlight", "mention", "state", "explain", "point", "observe", "comment", "reiterate"}
    | {"remark", "raise", "acknowledge", "recognize", "recognise", "agree", "conclude", "reply"}
    | {"believe", "feel", "think", "consider", "express", "draw", "hold", "insist", "warn"}
    | {"recommend", "suggest", "propose", "urge", "request", "ask", "call", "encourage", "invite"}
    | {"advise", "appeal", "demand", "plead", "advocate", "favour", "favor", "prefer", "want"}
    | {"wish", "like", "hope", "move", "seek", "make", "float", "support", "see", "find", "push"}
    | {"press", "lobby", "campaign", "pitch", "submit", "offer", "voice", "repeat", "respond"}
    | {"endorse", "back", "identify", "indicate", "report", "caution", "query", "answer", "clarify"}
    | {"question", "wonder", "welcome", "outline", "second", "resolve", "love", "present", "object"}
)
_OF_ASKING = frozenset(
    {"asked in the passive", "somebody asked", "said the need", "said that should", "moved"}
    | {"call as a noun", "need was stressed"}
)
_OWN = frozenset({"i", "we", "my", "our", "us", "me"})
_NAMELESS = frozenset(
    {"they", "he", "she", "you", "who", "that", "which", "it", "some", "others", "many", "people"}
    | {"somebody", "someone", "everyone", "everybody", "one", "them", "most", "several", "both"}
)
_SHARES = frozenset(
    {"number", "couple", "handful", "lot", "half", "third", "quarter", "range", "rest"}
)
_SIDE_NOTE = re.compile(
    r",? (?:supported|seconded|backed|joined|echoed|speaking|representing|"
    r"in particular|especially|notably|including|on behalf)\b.*",
    re.DOTALL,
)
_SAID = (
    r"(?:said|says|argued|argues|noted|notes|added|adds|stressed|insisted|suggested|replied|"
    r"explained|warned|pointed out|concluded)"
)
_TOLD_AFTER = re.compile(
    rf",[”\"’]? (?:(?P<after>(?:[A-Z][\w.'’-]*\s|the (?:\w+ ){{1,3}}?)+?){_SAID}(?=[,.]|$)|"
    rf"{_SAID} (?P<before>[^,;]+?)(?=[,.]?$|, ))"
)
_OF = frozenset({"of", "by", "from"})
_AT = frozenset({"at", "on", "upon"})
_VIEWS = frozenset({"view", "opinion", "eyes", "judgment"})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_LABEL = re.compile(
    r"\W*(?P<name>(?:Mr|Ms|Mrs|Mx|Dr|Prof)\.? [A-Z][^:;,.()]{1,40})(?: \([^)]*\))?: "
)


@dataclass(frozen=True, slots=True)
class _Speakers:
    named: frozenset[str]
    things: frozenset[str]
    carriers: frozenset[str]
    by_form: re.Pattern[str]


@cache
def speaker_words() -> dict[str, str]:
    """Return the words for those who can say or ask something, as the file has them."""
    return read_data(_FILE, dict[str, str])


@cache
def _speakers() -> _Speakers:
    told = speaker_words()
    named = frozenset(" ".join(told[kind] for kind in ("people", "bodies", "documents")).split())
    things, carriers = frozenset(told["things"].split()), frozenset(told["carriers"].split())
    return _Speakers(named, things, carriers, re.compile(told["by_form"]))


def can_speak(noun: Token) -> bool:
    """Return whether the word names people, a body or a report that can say or ask something."""
    if _is_acronym(noun):
        return True
    if is_first_person(noun) or noun.pos_ not in {"NOUN", "PROPN"} or not is_someone(noun):
        return False
    word, known = noun.lemma_.lower(), _speakers()
    if word in known.named or noun.lower_ in known.named:
        return True
    if word in known.things or noun.lower_ in known.things | known.carriers:
        return False
    is_many = noun.tag_ == "NNS" and can_act(noun)  # "residents": any word for many people
    return noun.pos_ == "PROPN" or is_many or known.by_form.search(word) is not None


def _is_acronym(noun: Token) -> bool:
    """Return whether it is "WHO" and not "who"."""
    return noun.is_upper and len(noun) > 1 and noun.is_alpha and not noun.doc.text.isupper()


def attributed_to(proposal: Proposal) -> str:
    """Return who else puts it forward, as the sentence names them ("the petitioners").

    A source that is only a pronoun or a thing is :data:`UNNAMED`: not named, but not the speaker.
    """
    source = _source(proposal)
    if source is None or _is_proposed_to(source):
        return ""
    source = _sender(source)
    is_pronoun = source.lower_ in _NAMELESS and not _is_acronym(source)
    if is_pronoun and child(source, "prep", "amod", "det") is None:
        return UNNAMED
    is_share = is_pronoun or source.pos_ == "NUM" or source.lemma_.lower() in _SHARES
    spoken = _among(source) if is_share else source
    if spoken is None or not can_speak(spoken):
        return UNNAMED
    return _SIDE_NOTE.sub("", words_of(_named(source), source.doc.text))


def _source(proposal: Proposal) -> Token | None:
    doc = proposal.cue.doc
    return (
        proposal.source
        or governing_source(proposal)
        or _according_to(doc)
        or _told_after(doc)
        or _labelled(doc)
        or (
            None
            if any(token.lower_ in _OWN for token in doc)
            else _at_request(doc) or _as_said(doc)
        )
    )


def _sender(source: Token) -> Token:
    """Return who wrote or said what the words come in ("a letter from the choir": choir)."""
    if source.lemma_.lower() not in _speakers().carriers:
        return source
    return _owner(source) or source


def _owner(noun: Token) -> Token | None:
    """Return whose a proposal, a view or a letter is."""
    owner = child(noun, "poss")
    if owner is None:
        link = next((c for c in noun.children if c.lower_ in _OF), None)
        owner = child(link, "pobj") if link is not None else None
    return owner if owner is not None and not is_first_person(owner) else None


def _among(source: Token) -> Token | None:
    """Return whom "one of the teachers" or "most of the tenants" is among."""
    of = next((c for c in source.children if c.lower_ in {"of", "from", "among"}), None)
    return child(of, "pobj") if of is not None else None


def _named(source: Token) -> tuple[int, int]:
    """Return the characters of who it is, without a genitive's ending."""
    start, end = phrase(source)
    case, name = child(source, "case"), child(source, "appos")
    if case is not None and case.idx > start:
        end = case.idx
    if name is not None and name.pos_ == "PROPN" and name.left_edge.i == source.i + 1:
        end = phrase(name)[1]  # "my colleague Ms Hong"
    return start, end


def _is_proposed_to(source: Token) -> bool:
    """Return whether "my suggestion is that" governs: then who asks is whom the speaker asks."""
    copulas = (verb for verb in ancestors(source) if verb.lemma_ == "be")
    return any(is_first_person(subject_of(verb)) for verb in copulas)


def _according_to(doc: Doc) -> Token | None:
    """Return in whose view it is so, or according to whom."""
    for token in doc:
        named = None
        if token.lower_ in _VIEWS and token.head.lower_ == "in":
            named = _owner(token)
        elif token.lower_ in _VIEWS and token.head.lower_ == "of":
            named = subject_of(token.head.head)  # "the panel was of the view that"
        elif token.lower_ == "according" and (to := child(token, "prep")) is not None:
            named = child(to, "pobj")
        elif token.lower_ == "for" and token.i == 0 and (whom := child(token, "pobj")) is not None:
            named = whom if doc[whom.right_edge.i + 1 : whom.right_edge.i + 2].text == "," else None
        if named is not None:
            return named if can_speak(named) else None
    return None


def _at_request(doc: Doc) -> Token | None:
    """Return who is behind "at the request of", "X's advice was" and "from X came the demand"."""
    for noun in doc:
        if noun.lemma_.lower() not in _speakers().carriers or noun.pos_ != "NOUN":
            continue
        owner = _owner(noun)
        came = noun.head if noun.head.lemma_ == "come" else None
        if owner is None and came is not None:
            link = next((c for c in came.children if c.lower_ == "from"), None)
            owner = child(link, "pobj") if link is not None else None
        governs = noun.head.lower_ in _AT or noun.dep_ in _SUBJECT or came is not None
        if owner is not None and governs and can_speak(owner):
            return owner
    return None


def _as_said(doc: Doc) -> Token | None:
    """Return who says it in "as the fire brigade has said"."""
    for verb in doc:
        if verb.lemma_ in _REPORTING and verb.dep_ == "advcl":
            mark, who = child(verb, "mark"), subject_of(verb)
            if mark is not None and mark.lower_ == "as" and who is not None and can_speak(who):
                return who
    return None


def _told_after(doc: Doc) -> Token | None:
    """Return who says it in "..., Ms. Fuchs argued" and "..., said the headmistress"."""
    match = _TOLD_AFTER.search(doc.text)
    if match is None:
        return None
    place = match.span("after") if match["after"] else match.span("before")
    words = doc.char_span(place[0], place[0] + len(doc.text[slice(*place)].rstrip()))
    return words.root if words is not None and can_speak(words.root) else None


def _labelled(doc: Doc) -> Token | None:
    """Return whose words a note gives after a name with a title ("Ms. Novak: ...")."""
    match = _LABEL.match(doc.text)
    name = doc.char_span(*match.span("name"), alignment_mode="contract") if match else None
    return name.root if name is not None and name.root.pos_ in {"NOUN", "PROPN"} else None


def reporter_of(doc: Doc) -> Token | None:
    """Return who says or asks what the sentence tells, None where it is the speaker or nobody."""
    for verb in _main_verbs(doc):
        if verb.lemma_ not in _REPORTING:
            continue
        who = agent_of(verb) if is_passive(verb) else child(verb, "nsubj")
        if who is not None and can_speak(_sender(who)):
            return who
    return None


def _main_verbs(doc: Doc) -> Iterator[Token]:
    """Yield the root and the verbs joined to it, and verbs of clauses put in ("X said").

    What somebody would, could or is to say is not said.
    """
    for token in doc:
        is_main = token.pos_ in {"VERB", "AUX"} and token.dep_ in {"ROOT", "conj", "parataxis"}
        is_wish = token.lemma_ in {"like", "love", "prefer", "welcome", "wish"}
        helpers = (one for one in token.children if one.tag_ in {"MD", "TO"})
        if is_main and not any(not is_wish or one.lower_ != "would" for one in helpers):
            yield token


def of_others(doc: Doc) -> bool:
    """Return whether somebody asks for it and nothing says that it is the speaker."""
    if any(token.lower_ in _OWN for token in doc):
        return False
    return any(signal.name in _OF_ASKING for signal, _ in signals_in(doc.text))

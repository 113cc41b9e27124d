"""Why a possible recommendation is none; each trap is a test of the parsed sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.extraction.english.trap_cases import (
    ASKING,
    Case,
    Test,
    asks_for_facts,
    ends_as_question,
    is_refused,
    speaks_of_the_meeting,
)
from reportgen.extraction.english.tree import (
    SUBJECTS,
    ancestors,
    child,
    clause_heads,
    is_first_person,
    is_negated,
    is_past,
    is_perfect,
    subject_of,
)
from reportgen.extraction.proposal import Proposal, Setting, governing_source
from reportgen.extraction.rules import Cues, rules

if TYPE_CHECKING:
    from spacy.tokens import Token

_SEMI = frozenset({"need", "have", "get"})
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they"})
_SAID_AFTER = 8
_ANYTHING = frozenset({"something", "anything", "everything", "nothing"})


def question(case: Case) -> bool:
    """Return whether the sentence asks, or the proposal is what somebody asks about."""
    if ends_as_question(case):
        return True
    for head in clause_heads(case.proposal.action or case.proposal.cue):
        marked = any(
            c.lower_ in {"whether", "why", "how", "what", "who"} and c.i < case.proposal.cue.i
            for c in head.children
        )
        if marked and head.head.lemma_ in case.cues["doubts"] and head.dep_ in {"ccomp", "xcomp"}:
            return True
        if head.lower_ == "whether":
            return True
    return _is_asked_about(case)


def _is_asked_about(case: Case) -> bool:
    """Return whether the clause is what is unclear or open ("How ports should pay is unclear")."""
    verb, cue = case.proposal.action or case.proposal.cue, case.proposal.cue
    clause = verb.head if verb.dep_ == "conj" else verb
    opens = any(
        t.lower_ in case.cues["marks"] and next(_verbs_above(t), None) in {verb, clause}
        for t in verb.doc[clause.left_edge.i : cue.i]
    )
    if not opens or clause.dep_ not in SUBJECTS | {"ROOT", "ccomp"}:
        return False
    if clause.dep_ == "ccomp":
        subject = subject_of(clause.head)
        asks = subject is not None and subject.lemma_.lower() in case.cues["open"]
        return clause.head.lemma_ == "be" and (asks or is_negated(clause.head))
    return clause == clause.head or not _says_which(clause.head, case.cues["open"])


def _verbs_above(token: Token) -> Iterator[Token]:
    return (head for head in ancestors(token) if head.pos_ in {"VERB", "AUX"})


def _says_which(verb: Token, open_matters: frozenset[str]) -> bool:
    """Return whether "what ports should do" is answered ("... is publish their surveys")."""
    if verb.lemma_ != "be" or is_negated(verb):
        return False
    answer = child(verb, "attr", "xcomp", "ccomp")
    return answer is not None and answer.lemma_.lower() not in open_matters


def list_stem(case: Case) -> bool:
    """Return whether the sentence ends with a colon and leaves what it asks to the lines below."""
    doc, action = case.proposal.cue.doc, case.proposal.action
    if not doc.text.rstrip().endswith(":"):
        return False
    says_it = action is not None and len(doc) - action.i > _SAID_AFTER
    return not says_it or any(token.lemma_.lower() in case.cues["announcing"] for token in doc)


def negated_need(case: Case) -> bool:
    """Return whether what is needed is denied, on the verb or on "I don't think"."""
    if case.proposal.family.structure in ASKING:
        return False
    is_need = case.proposal.cue.lemma_ in _SEMI | {"require", "necessary"}
    if not is_need:
        return False
    denied = any(c.dep_ == "neg" for c in case.proposal.cue.children)
    determiner = any(c.lower_ == "no" for c in case.proposal.cue.children)
    return denied or determiner or negated_thought(case.proposal.cue, case.cues["thoughts"])


def negated_thought(token: Token, thoughts: frozenset[str]) -> bool:
    """Return whether a governing "think" or "believe" is negated."""
    return any(
        head.lemma_ in thoughts and any(c.dep_ == "neg" for c in head.children)
        for head in ancestors(token)
    )


def past(case: Case) -> bool:
    """Return whether it was needed or missed in the past."""
    cue, action = case.proposal.cue, case.proposal.action
    if case.setting.is_note and _is_past_of_notes(case):
        return False
    if case.proposal.family.structure in {"reported", "noted"}:
        return any(c.lower_ == "had" and c.dep_ == "aux" for c in cue.children)
    if case.proposal.family.structure == "obligation":
        if cue.lemma_ in _SEMI and (is_past(cue) or is_perfect(cue)):
            return True
        return action is not None and cue.tag_ == "MD" and is_perfect(action)
    if case.proposal.family.structure in {"need", "necessity"}:
        be = cue if cue.pos_ in {"VERB", "AUX"} else cue.head
        return is_past(be) or be.lower_ in {"was", "were"}
    return False


def _is_past_of_notes(case: Case) -> bool:
    """Return whether the past is only the tense of minutes ("It was essential that")."""
    if case.proposal.family.structure == "necessity":
        return True
    said = case.proposal.source or governing_source(case.proposal)
    return case.proposal.family.structure in {"obligation", "need"} and said is not None


def own_plan(case: Case) -> bool:
    """Return whether the speaker speaks of the own next step or of work under way."""
    action = case.proposal.action
    if case.proposal.family.structure in {"obligation", "imperative"}:
        subject = subject_of(action) if action is not None else None
        subject = subject if subject is not None else subject_of(case.proposal.cue)
        if subject is not None and subject.lower_ == "i":
            return True
        if subject is not None and subject.lower_ in {"we", "us"}:
            says = action is not None and action.lemma_ in case.cues["speech"]
            return says or any(_under_way(head) for head in ancestors(case.proposal.cue))
    if case.proposal.family.structure in {"wish", "performative"}:
        return (
            case.proposal.asked is None
            and action is not None
            and action.lemma_ in case.cues["speech"]
        )
    return False


def _under_way(verb: Token) -> bool:
    subject = subject_of(verb)
    if subject is None or subject.lower_ not in {"we", "i"}:
        return False
    progressive = verb.tag_ == "VBG" and any(c.lemma_ == "be" for c in verb.children)
    return (is_perfect(verb) or progressive) and verb.lemma_ not in {"say", "argue", "see"}


def procedural(case: Case) -> bool:
    """Return whether it is about running the meeting; a moderator's "you" always is."""
    if case.setting.is_note:
        return False
    if speaks_of_the_meeting(case):
        return True
    asked, action = case.proposal.asked, case.proposal.action
    if case.proposal.family.structure == "imperative" and action is not None:
        whom = child(action, "dobj", "dative")
        if action.lemma_ in case.cues["asides"] or (whom is not None and whom.lower_ == "me"):
            return True
    if not case.setting.is_moderator or asked is None:
        return case.setting.is_moderator and case.proposal.family.structure in {
            "wish",
            "imperative",
        }
    return asked.lower_ in {"you", "everyone", "everybody"} or asked.lemma_ in case.cues["floor"]


def eligibility(case: Case) -> bool:
    """Return whether "you" have to do or be something under a rule."""
    if case.proposal.family.structure != "obligation" or case.proposal.asked is None:
        return False
    strict = case.proposal.cue.lower_ in {"must"} or case.proposal.cue.lemma_ in _SEMI
    return strict and case.proposal.asked.lower_ in case.cues["generic"]


def existing_document(case: Case) -> bool:
    """Return whether a law, plan or paper that exists asks for it."""
    source = case.proposal.source or governing_source(case.proposal)
    if source is not None and source.lemma_.lower() in case.cues["documents"]:
        return True
    if case.proposal.family.structure == "need":
        subject = subject_of(case.proposal.cue)
        return subject is not None and subject.lemma_.lower() in case.cues["documents"]
    if case.proposal.family.structure != "obligation":
        return False
    return any(
        token.lower_ in case.cues["under"]
        and token.head in (case.proposal.action, case.proposal.cue)
        and (pobj := child(token, "pobj")) is not None
        and pobj.lemma_.lower() in case.cues["documents"]
        for token in case.proposal.cue.doc
    )


def mental_attitude(case: Case) -> bool:
    """Return whether the action is only to think, know or be aware."""
    action = case.proposal.action
    if action is None or case.proposal.family.structure in {
        "need",
        "reported",
        "noted",
        "listed",
    }:
        return False
    in_list = case.setting.is_bullet and case.proposal.family.structure == "imperative"
    if in_list and action.lower_ in case.cues["attitudes"]:
        return False
    if action.lemma_ == "be":
        quality = child(action, "acomp", "attr")
        return quality is not None and quality.lower_ in case.cues["adjectives"]
    return action.lemma_ in case.cues["verbs"]


def epistemic(case: Case) -> bool:
    """Return whether it is only likely, possible or supposed."""
    cue, action = case.proposal.cue, case.proposal.action
    if any(_is_supposed(head, case.cues) for head in clause_heads(action or cue)):
        return case.proposal.family.structure != "wish"
    if cue.tag_ == "MD" and action is not None:
        following = cue.nbor(1).lower_ if cue.i + 1 < len(cue.doc) else ""
        subject = subject_of(action)
        inverted = subject is not None and cue.i < subject.i
        if inverted or following in _PRONOUNS or any(c.lower_ == "being" for c in action.children):
            return True
        quality = child(action, "acomp") if action.lemma_ == "be" else None
        if quality is None or quality.lower_ not in case.cues["adjectives"]:
            return False
        is_able = quality.lower_ == "able" and subject is not None
        named = is_able and subject is not None and subject.pos_ in {"NOUN", "PROPN"}
        return not named and cue.lower_ != "must"
    return False


def _is_supposed(head: Token, cues: Cues) -> bool:
    """Return whether the clause hangs on "if" or "when"."""
    if head.dep_ not in {"advcl", "ccomp", "relcl", "csubj"}:
        return False
    return any(c.lower_ in cues["marks"] and c.dep_ in {"mark", "advmod"} for c in head.children)


def relative_clause(case: Case) -> bool:
    """Return whether it only describes people or things; "programmes that need improving" asks."""
    structure = case.proposal.family.structure
    if structure not in {"obligation", "wish"} or case.proposal.family.voice == "passive":
        return False
    if structure == "wish":
        return case.proposal.cue.dep_ == "relcl"
    subject = subject_of(case.proposal.action or case.proposal.cue)
    if subject is not None and subject.lower_ == "what":
        return (case.proposal.action or case.proposal.cue).dep_ in {"ccomp", "xcomp"}
    heads = clause_heads(case.proposal.action or case.proposal.cue)
    relative = next((head for head in heads if head.dep_ == "relcl"), None)
    if relative is None or _is_pointed_at(relative.head):
        return False
    return relative.head.lower_ in _ANYTHING or any(
        t.lower_ in case.cues["pronouns"] and t.i < case.proposal.cue.i for t in relative.subtree
    )


def _is_pointed_at(noun: Token) -> bool:
    """Return whether "this is something" that somebody should do."""
    subject = subject_of(noun.head) if noun.dep_ == "attr" else None
    return subject is not None and subject.lower_ in {"this", "that"}


def asked_for_facts(case: Case) -> bool:
    """Return whether only information is asked for."""
    return asks_for_facts(case, lambda action: str(action.lemma_).lower())


def rejected(case: Case) -> bool:
    """Return whether it is quoted as a view, denied, or answered with a "but"."""
    for head in clause_heads(case.proposal.action or case.proposal.cue):
        governor = head.head
        if head.dep_ in {"acl", "ccomp", "relcl"} and governor.lemma_ in case.cues["views"]:
            is_held = governor.dep_ == "pobj" and governor.head.lower_ == "of"  # "of the view"
            return not (is_first_person(governor) or is_held)
        if head.dep_ == "ccomp" and is_first_person(subject_of(governor)):
            denied = governor.lemma_ in case.cues["denied"] and is_negated(governor)
            if denied or governor.lemma_ in case.cues["rejecting"]:
                return True
        if head.dep_ == "ccomp" and governor.lemma_ in case.cues["held"] and _by_nobody(governor):
            return True
    source = case.proposal.source or governing_source(case.proposal)
    return case.setting.is_rejected or is_refused(source, _BUT)


def _by_nobody(verb: Token) -> bool:
    """Return whether nobody is to say or believe it."""
    subject = subject_of(verb)
    if subject is None:
        return False
    return subject.lower_ in {"nobody", "none"} or any(c.lower_ == "no" for c in subject.children)


_BUT = re.compile(
    r"(?:\bbut\b|\bhowever\b|\byet\b|[;,—–]).{0,60}?\b(?:wrong|mistake|disagree|nonsense|"
    r"cannot accept|"
    r"cannot support|can't support|do not support|don't support|reject|oppose|do not share|"
    r"don't share|won't do|will not do|unconvinced|not convinced)\b",
    re.IGNORECASE | re.DOTALL,
)


TESTS: dict[str, Test] = {
    "question": question,
    "list-stem": list_stem,
    "negated-need": negated_need,
    "past": past,
    "own-plan": own_plan,
    "procedural": procedural,
    "eligibility": eligibility,
    "existing-document": existing_document,
    "mental-attitude": mental_attitude,
    "epistemic": epistemic,
    "asked-for-facts": asked_for_facts,
    "rejected": rejected,
    "relative-clause": relative_clause,
}


def caught(proposal: Proposal, setting: Setting) -> str:
    """Return the name of the first trap the proposal falls into, empty where none."""
    return next(traps_of(proposal, setting), "")


def traps_of(proposal: Proposal, setting: Setting) -> Iterator[str]:
    """Yield the name of each trap the proposal falls into, in the order of the rules."""
    for trap in rules().traps:
        if TESTS[trap.name](Case(proposal, trap.cues, setting)):
            yield trap.name

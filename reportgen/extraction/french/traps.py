"""Why a possible recommendation in French is none; each trap is a test of the parsed sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.extraction.english.trap_cases import (
    Case,
    Test,
    asks_for_facts,
    ends_as_question,
    expression,
    is_refused,
    speaks_of_the_meeting,
)
from reportgen.extraction.french.parts import governing_source
from reportgen.extraction.french.tree import (
    ancestors,
    is_cleft,
    is_first_person,
    is_named,
    is_negated,
    noun_after,
    subject_of,
)
from reportgen.extraction.french.verbs import is_infinitive, is_participle, verb_form, word

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBLIGING = frozenset({"obligation", "impersonal", "evaluation"})
_CUED = frozenset({"devoir", "falloir", "convenir", "pouvoir", "incomber", "appartenir"})
_BUT = re.compile(
    r"(?:\bmais\b|\bpourtant\b|\bcependant\b|\bet (?:moi|nous)\b|[;,—–]).{0,60}?"
    r"\b(?:erreur|faux|fausse|absurde|"
    r"pas d['’]accord|refus\w+|rejet\w+|m['’]oppose|non-sens|folie|illusion|inacceptable|"
    r"ne marchera pas)\b",
    re.IGNORECASE | re.DOTALL,
)


def _before(token: Token, reach: int) -> list[str]:
    return [word(t) for t in token.doc[max(0, token.i - reach) : token.i]]


def question(case: Case) -> bool:
    """Return whether the sentence asks, or the proposal is what somebody asks about."""
    if ends_as_question(case):
        return True
    cue = case.proposal.cue
    before = [word(t) for t in cue.doc[: cue.i]]
    for place, mark in enumerate(before):
        if mark in case.cues["marks"] and case.cues["doubts"] & set(before[:place][-4:]):
            return True
    return False


def list_stem(case: Case) -> bool:
    """Return whether the sentence ends with a colon and leaves what it asks to the lines below."""
    return case.text.rstrip().endswith(":")


def negated_need(case: Case) -> bool:
    """Return whether what is needed is denied ("il n'est pas nécessaire", "pas forcément")."""
    cue = case.proposal.cue
    if case.asks:
        return False
    near = set(_before(cue, 6))
    denied = bool({"ne", "n'"} & near) and bool({"pas", "plus", "aucun", "aucune", "nul"} & near)
    if word(cue) in case.cues["needs"] and (denied or "nul" in near):
        return True
    after = {word(t) for t in cue.doc[cue.i + 1 : cue.i + 4]}
    if is_negated(cue) and case.cues["denials"] & after:
        return True
    doubted = any(
        word(head) in case.cues["thoughts"] and is_negated(head) for head in ancestors(cue)
    )
    return doubted and verb_form(cue, frozenset({"falloir"})) is not None


def past(case: Case) -> bool:
    """Return whether it was needed, missed or asked in the past."""
    cue = case.proposal.cue
    if case.proposal.family.structure == "reported" and case.setting.is_note:
        return False
    form = verb_form(cue, case.proposal.family.cues.get("verbs", frozenset()))
    if form is not None and form.tense == "past":
        helped = set(_before(cue, 3)) & {"est", "sont"}
        return not (
            is_participle(cue) and helped and case.proposal.family.structure != "obligation"
        )
    helpers = {"était", "étaient", "fut", "avions", "avait", "avaient", "été", "avais"}
    return case.proposal.family.structure in {"evaluation", "need"} and bool(
        helpers & set(_before(cue, 4))
    )


def own_plan(case: Case) -> bool:
    """Return whether the speaker speaks of the own next step or of work under way."""
    cue, action = case.proposal.cue, case.proposal.action
    if case.proposal.family.structure == "performative":
        is_thing = action is not None and action.pos_ == "NOUN"
        return is_thing and any(word(t) in case.cues["since"] for t in cue.doc)
    if case.proposal.family.structure not in _OBLIGING:
        return False
    subject = subject_of(cue)
    text = word(subject) if subject is not None else ""
    doer = subject_of(action) if action is not None else None
    if text in {"je", "j'"} or (doer is not None and word(doer) in {"je", "j'"}):
        return True
    if action is not None and word(action) in case.cues["speech"] and not is_named(subject):
        return True
    return any(_under_way(head) for head in ancestors(cue))


def _under_way(verb: Token) -> bool:
    """Return whether "nous" or "je" did or are doing what the clause explains."""
    subject = subject_of(verb)
    if subject is None or word(subject) not in {"nous", "je", "j'"}:
        return False
    perfect = is_participle(verb) and bool({"avons", "ai", "sommes"} & set(_before(verb, 4)))
    return perfect or word(verb) == "train"


def procedural(case: Case) -> bool:
    """Return whether it is about running the meeting; a moderator's "vous" always is."""
    if case.setting.is_note:
        return False
    if speaks_of_the_meeting(case):
        return True
    if not case.setting.is_moderator:
        return False
    asked = case.proposal.asked
    soft = case.proposal.family.structure in {"wish", "imperative"}
    return soft or (asked is not None and word(asked) in case.cues["floor"])


def eligibility(case: Case) -> bool:
    """Return whether "vous" have to do something, or one has to be something to get a thing."""
    cue = case.proposal.cue
    if case.proposal.family.structure not in _OBLIGING:
        return False
    form = verb_form(cue, _CUED)
    strict = form is not None and form.tense in {"present", "future"}
    asked = case.proposal.asked or subject_of(cue)
    if strict and asked is not None and word(asked) in case.cues["generic"]:
        return True
    words = [word(t) for t in cue.doc]
    purpose = any(
        mark == "pour" and case.cues["purposes"] & set(words[place : place + 2])
        for place, mark in enumerate(words)
    )
    indefinite = asked is not None and any(word(c) in {"un", "une"} for c in asked.lefts)
    general = asked is None or word(asked) in {"on", "il", "vous"} or indefinite
    if strict and expression(case.cues["general"]).search(cue.doc.text):
        return True
    return strict and purpose and general


def existing_document(case: Case) -> bool:
    """Return whether a law, plan or paper that exists asks for it."""
    documents = case.cues["documents"]
    source = case.proposal.source or governing_source(case.proposal)
    if source is not None and {word(source), str(source.lemma_).lower()} & documents:
        return True
    if case.proposal.family.structure not in _OBLIGING:
        return False
    cue, doc = case.proposal.cue, case.proposal.cue.doc
    says = (t for t in doc[: cue.i] if word(t) in {"prévoit", "dispose", "stipule", "impose"})
    if any(word(t) in documents for verb in says for t in doc[max(0, verb.i - 4) : verb.i]):
        return True
    under = (t for t in doc if word(t) in case.cues["under"])
    return any(
        (noun := noun_after(token)) is not None
        and (word(noun) in documents or word(_next_noun(noun)) in documents)
        for token in under
    )


def _next_noun(noun: Token) -> Token:
    return noun_after(noun) or noun


def mental_attitude(case: Case) -> bool:
    """Return whether the action is only to think, know or be aware."""
    action = case.proposal.action
    if action is None or case.proposal.family.structure in {"need", "reported", "listed"}:
        return False
    after = {word(t) for t in action.doc[action.i + 1 : action.i + 4]}
    if word(action) == "être" or word(action) in case.cues["qualities"]:
        return bool(case.cues["qualities"] & (after | {word(action)}))
    if word(action) in {"garder", "avoir"}:
        return bool(case.cues["minds"] & after)
    if word(action) in {"pensons", "penser", "songeons"} and _to_do(action):
        return False
    if word(action) == "parler" and _before(action, 1) == ["se"]:
        return False  # "the towns should talk to each other" is an action
    return word(action) in case.cues["verbs"] and not case.setting.is_bullet


def _to_do(verb: Token) -> bool:
    """Return whether "à" and an infinitive follow ("pensons à former des jeunes")."""
    after = verb.doc[verb.i + 1 : verb.i + 4]
    return any(word(t) == "à" and is_infinitive(t.nbor(1)) for t in after)


def capability(case: Case) -> bool:
    """Return whether it says only what somebody can do."""
    form = verb_form(case.proposal.cue, frozenset({"pouvoir"}))
    return form is not None and form.tense == "present"


def epistemic(case: Case) -> bool:
    """Return whether it is only likely or supposed."""
    cue, action = case.proposal.cue, case.proposal.action
    if _is_supposed(cue, case.cues["marks"]):
        return case.proposal.family.structure not in {"wish", "nominal"}
    if case.proposal.family.structure != "obligation" or action is None:
        return False
    after = [word(t) for t in action.doc[action.i + 1 : action.i + 3]]
    if word(action) in case.cues["states"] | case.cues["always"]:
        return True
    if _is_guessed(cue, action, case.cues["guesses"]):
        return True
    if word(action) == "être":
        return bool(after) and after[0] in case.cues["states"]
    has_object = any(
        c.dep_ in {"obj", "obl:arg", "xcomp"}
        and c.i > action.i
        and word(c) not in case.cues["times"]
        for c in action.children
    )
    return word(action) in case.cues["expected"] and not has_object


def _is_guessed(cue: Token, action: Token, guesses: frozenset[str]) -> bool:
    """Return whether it "doit sûrement" be so, or "doit bien y avoir"."""
    form = verb_form(cue, _CUED)
    between = {word(t) for t in cue.doc[cue.i + 1 : action.i]}
    subject = subject_of(cue)
    they_are = subject is not None and word(subject) in {"il", "elle", "ils", "elles"}
    supposed = {"bien", "y"} <= between and word(action) == "avoir"
    supposed |= they_are and word(action) == "être" and action.nbor(1).pos_ == "ADP"
    if form is not None and form.tense == "present":
        return bool(guesses & between) or supposed
    return "normalement" in map(word, cue.doc)


def _is_supposed(cue: Token, marks: frozenset[str]) -> bool:
    """Return whether the clause of the cue hangs on "si" or "quand"."""
    for token in reversed(cue.doc[max(0, cue.i - 8) : cue.i]):
        if token.is_punct:
            return False
        if word(token) in marks and token.pos_ in {"SCONJ", "ADV", "CCONJ"}:
            opens = token.i == 0 or token.nbor(-1).is_punct or token.pos_ == "SCONJ"
            return bool(opens)
    return False


def hardship(case: Case) -> bool:
    """Return whether it tells what people have to put up with."""
    cue, action = case.proposal.cue, case.proposal.action
    form = verb_form(cue, frozenset({"devoir"}))
    told = form is not None and form.tense == "present" and case.proposal.family.subject == "named"
    if not told or action is None or is_negated(cue):
        return False
    after = {word(t) for t in action.doc[action.i + 1 : action.i + 5]}
    if word(action) in case.cues["verbs"] or case.cues["selves"] & after:
        return True
    subject = subject_of(cue)
    return subject is not None and word(subject) in case.cues["kin"] and _is_my_own(subject)


def _is_my_own(noun: Token) -> bool:
    return any(word(t) in {"ma", "mon", "mes"} for t in noun.lefts)


def asked_for_facts(case: Case) -> bool:
    """Return whether only information is asked for."""
    return asks_for_facts(case, word)


def rejected(case: Case) -> bool:
    """Return whether it is quoted as a view, denied, or answered with a "mais"."""
    cue = case.proposal.cue
    before = list(cue.doc[: cue.i])
    if any(word(t) in case.cues["views"] and _opens_clause(t) for t in before):
        return True
    for token in before:
        first = is_first_person(subject_of(token))
        if first and word(token) in case.cues["rejecting"]:
            return True
        if first and word(token) in case.cues["denied"] and is_negated(token):
            return True
    if expression(case.cues["hearsay"]).search(cue.doc.text):
        return True
    source = case.proposal.source or governing_source(case.proposal)
    return case.setting.is_rejected or is_refused(source, _BUT)


def _opens_clause(noun: Token) -> bool:
    after = {word(t) for t in noun.doc[noun.i + 1 : noun.i + 3]}
    return bool(after & {"que", "qu'", "selon"})


def relative_clause(case: Case) -> bool:
    """Return whether it only describes people or things; what must be changed is asked for."""
    family = case.proposal.family
    if family.structure not in _OBLIGING | {"wish"} or family.voice == "passive":
        return False
    cue = case.proposal.cue
    subject = subject_of(cue)
    if is_cleft(cue):
        return False
    if subject is not None and word(subject) == "qui":
        return not is_named(case.proposal.asked)
    return cue.dep_ == "acl:relcl" or "qui" in _before(cue, 2)


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
    "capability": capability,
    "epistemic": epistemic,
    "hardship": hardship,
    "asked-for-facts": asked_for_facts,
    "rejected": rejected,
    "relative-clause": relative_clause,
}

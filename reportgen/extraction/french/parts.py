"""The words of a French sentence that say who, what, on what condition and by when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.extraction.english.parts import first_words, words_of
from reportgen.extraction.english.sources import UNNAMED
from reportgen.extraction.french.tree import (
    PRONOUNS,
    ancestors,
    is_first_person,
    is_named,
    noun_after,
    phrase,
    subject_of,
)
from reportgen.extraction.french.verbs import verb_form, word
from reportgen.extraction.proposal import Proposal
from reportgen.model import Strength

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAYING = frozenset(
    {"estimer", "penser", "dire", "affirmer", "juger", "considérer", "soutenir", "croire"}
    | {"souligner", "déclarer", "rappeler", "expliquer", "insister", "ajouter", "écrire"}
    | {"recommander", "proposer", "suggérer", "demander", "réclamer", "exiger", "souhaiter"}
)
_NO_SOURCE = frozenset(
    {"données", "chiffres", "expérience", "faits", "résultats", "étude", "histoire", "moi", "nous"}
)
_MONTH = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "hiver|été|printemps|automne|saison|récolte|crue"
)
_TIME = (
    r"(?:(?:le|la|les|l['’]|l['’]an|l['’]année|un|une|de|du|d['’]|à|au|fin|début|prochaine?)\s*)*"
    rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})(?:\s+des\s+\w+)?(?:\s+\d{{4}})?|\d{{4}}\b|"
    r"(?:\w+\s+)?(?:jours|mois|ans|années|semaines|an|semaine|trimestre|année|forum|session)\b)"
)
_DEADLINE = re.compile(
    r"\b(?:d['’]ici(?:\s+à)?|avant|jusqu['’]à|au plus tard|dans un délai de|dans les|dès)\s*"
    rf"{_TIME}",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:^|(?<=[\s,(]))(?:si\s|s['’]ils?\s|à condition (?:que|qu['’]|de|d['’])|"
    r"à moins (?:que|de|qu['’])|pourvu qu)[^,;.:]*",
    re.IGNORECASE,
)
# What "doit" but cannot act is what the action is about, not who is asked.
_THINGS = re.compile(
    r"(?:tion|sion|ment|age|ité|ance|ence|isme|ure|ude|registre|plan|système|programme|politique|"
    r"loi|budget|fonds|taxe|rapport|mesure|règle|projet|données?|liste|service|carte|tarif|port|"
    r"prix|délai|contrat|crédit|réseau|guide|bulletin|sirène|digue|bateau|navire|pont|chenal|"
    r"route|rue|formulaire|norme|processus|travail|objectif|solution|outil|accès|étude|compte|"
    r"redevance|marée|pluie|halle|carrière|refuge|station|lot|puits|ligne|page|école ouverte)s?$",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"(?:gouvernement|parlement|département|commission|organisation|association|administration|"
    r"institution|délégation|fédération|union|autorité|comité|municipalité|collectivité|"
    r"communauté|université|agence|organisme|présidence|maternité|direction|fondation|coopération|nation|préfecture|"
    r"arrondissement|entreprise|syndicat|ministère|station|passeport|transport)s?$",
    re.IGNORECASE,
)
_CLITICS = frozenset({"se", "s'", "le", "la", "les", "l'", "y", "en", "lui", "leur"})
_STRONG = frozenset({"doit", "doivent", "devons", "faut", "dois", "exige", "exigeons", "exhorte"})
_STRONG_VERBS = frozenset({"exiger", "exhorter", "réclamer", "insister", "appeler"})


def can_act(noun: Token) -> bool:
    """Return whether the noun can mean people or a body, going by its form."""
    return noun.pos_ == "PROPN" or bool(_BODIES.search(noun.text)) or not _THINGS.search(noun.text)


def addressee(proposal: Proposal) -> str:
    """Return who is named to act, empty for pronouns and for things that cannot act."""
    asked = proposal.asked
    if asked is None or not is_named(asked) or not can_act(asked):
        return ""
    stop = proposal.cue if proposal.cue.i > asked.i else proposal.action
    return words_of(phrase(asked, stop), asked.doc.text)


def asked_as_said(proposal: Proposal) -> str:
    """Return the word or name for who should act as the sentence has it, pronouns included."""
    named = addressee(proposal)
    asked = proposal.asked
    if named or asked is None:
        return named
    return asked.text if word(asked) in PRONOUNS - {"il", "ce", "c'", "cela", "ça", "qui"} else ""


def action(proposal: Proposal) -> str:
    """Return what is to be done; a passive with its subject, without which it says nothing."""
    verb = proposal.action
    if verb is None:
        return ""
    first = verb
    passive = any(c.dep_ == "aux:pass" for c in verb.children)
    subject = subject_of(verb)
    if passive and subject is not None and subject.i < verb.i and word(subject) not in PRONOUNS:
        first = subject.left_edge
    elif verb.pos_ == "NOUN":
        first = verb.left_edge
    else:
        while first.i and word(first.nbor(-1)) in _CLITICS and first.nbor(-1).pos_ == "PRON":
            first = first.nbor(-1)
    last = max((verb, *verb.subtree), key=lambda token: token.i)
    if last == verb:
        last = _end_of_clause(verb)
    while last.i > first.i and (last.is_punct or last.is_space):
        last = last.nbor(-1)
    return words_of((first.idx, last.idx + len(last)), verb.doc.text)


def _end_of_clause(verb: Token) -> Token:
    last = verb
    for token in verb.doc[verb.i + 1 :]:
        if token.is_punct:
            break
        last = token
    return last


def condition(text: str) -> str:
    """Return the clause that says on what condition."""
    return first_words(_CONDITION, text)


def deadline(text: str) -> str:
    """Return the words that say by when."""
    return first_words(_DEADLINE, text)


def attributed_to(proposal: Proposal) -> str:
    """Return who else puts it forward, as the sentence names them; a pronoun is nobody named."""
    source = proposal.source or governing_source(proposal)
    if source is None:
        return ""
    if not is_named(source):
        return UNNAMED
    stop = proposal.cue if proposal.cue.i > source.i else None
    return words_of(phrase(source, stop), source.doc.text)


def governing_source(proposal: Proposal) -> Token | None:
    """Return who says or thinks it, if that is not the speaker: before, after, or "selon"."""
    cue = proposal.cue
    for verb in ancestors(cue):
        if verb.i < cue.i and verb_form(verb, _SAYING) is not None:
            subject = subject_of(verb)
            return None if subject is None or is_first_person(subject) else subject
    return _according_to(cue) or _said_after(cue)


def _according_to(cue: Token) -> Token | None:
    """Return whose view it is: "selon le conseil", "d'après les auteurs", "aux yeux de"."""
    for token in cue.doc:
        after = word(token.nbor(1)) if token.i + 1 < len(cue.doc) else ""
        opens = word(token) == "selon" or (word(token) == "après" and _is_elided(token))
        if opens and after not in {"moi", "nous", "laquelle", "lequel"}:
            noun = noun_after(token)
            if noun is None and after in {"eux", "elles", "elle", "lui"}:
                return token.nbor(1)
            return None if noun is None or word(noun) in _NO_SOURCE else noun
    return None


def _is_elided(token: Token) -> bool:
    return token.i > 0 and word(token.nbor(-1)) == "d'"


def _said_after(cue: Token) -> Token | None:
    """Return the subject of a "dit" or "affirme" after the last comma ("..., dit le maire")."""
    for token in cue.doc[cue.i + 1 :]:
        if token.i and word(token.nbor(-1)) == "," and verb_form(token, _SAYING) is not None:
            noun = noun_after(token)
            return None if noun is None or is_first_person(noun) else noun
    return None


def strength(proposal: Proposal) -> Strength:
    """Return "strong", "plain" or "soft", by the word that asks."""
    form = verb_form(proposal.cue, _STRONG_VERBS)
    if word(proposal.cue) in _STRONG or form is not None or proposal.family.structure == "need":
        return "strong"
    soft = proposal.family.name in {"soft", "useful", "possibility"}
    return "soft" if soft else "plain"

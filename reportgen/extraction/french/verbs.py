"""Forms of French verbs and their tenses, since a small model takes too many of them for nouns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportgen.shipped import read_data

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["present", "conditional", "future", "infinitive", "past"]
_ENDINGS: Mapping[Tense, tuple[str, ...]] = {
    "present": ("e", "es", "ons", "ez", "ent"),
    "conditional": ("erais", "erait", "erions", "eriez", "eraient"),
    "future": ("erai", "era", "erons", "erez", "eront"),
    "infinitive": ("er",),
    "past": ("ais", "ait", "ions", "aient", "a", "ai", "èrent", "é", "ée", "és", "ées"),
}
_SUBJECTS = frozenset({"je", "j'", "nous", "on", "il", "elle", "ils", "elles", "vous"})


class Form(NamedTuple):
    """The infinitive of a verb and the tense of one of its forms."""

    verb: str
    tense: Tense


def word(token: Token) -> str:
    """Return the token in lower case with plain apostrophes."""
    return str(token.lower_).replace("’", "'")


@cache
def forms(verbs: frozenset[str]) -> Mapping[str, Form]:
    """Return every form of the verbs, each with its verb and tense."""
    irregular = _irregular()
    return {
        form: Form(verb, tense)
        for verb in sorted(verbs)
        for tense, made in (irregular[verb] if verb in irregular else _regular(verb)).items()
        for form in made
    }


def verb_form(token: Token, verbs: frozenset[str]) -> Form | None:
    """Return which of the verbs the token is a form of; a noun of the same form is none."""
    form = forms(verbs).get(word(token))
    if form is None or token.pos_ in {"VERB", "AUX"} or form.verb == "falloir":
        return form  # "faut que": whatever the model takes it for
    before = word(token.nbor(-1)) if token.i else ""
    return form if before in _SUBJECTS or (token.pos_ != "NOUN" and token.i) else None


def is_infinitive(token: Token) -> bool:
    """Return whether the token is an infinitive, by its analysis or else by its ending."""
    if token.morph.get("VerbForm", []) == ["Inf"]:
        return word(token).endswith(("r", "re"))
    before = word(token.nbor(-1)) if token.i else ""
    shaped = word(token).endswith(
        ("er", "ir", "oir", "ître", "dre", "ttre", "uire", "ivre", "aire")
    )
    return shaped and (token.dep_ == "xcomp" or before in _BEFORE_INFINITIVE)


_BEFORE_INFINITIVE = frozenset(
    {"faut", "faudrait", "doit", "doivent", "devons", "devrait", "devraient", "devrions"}
    | {"de", "d'", "à", "pas", "tout", "mieux", "se", "s'", "y", "en", "bien"}
)


def is_participle(token: Token) -> bool:
    """Return whether the token is a past participle, by its analysis or else by its ending."""
    if token.morph.get("VerbForm", []) == ["Part"] and token.morph.get("Tense", []) == ["Past"]:
        return True
    return word(token).endswith(("é", "ée", "és", "ées")) and token.pos_ in {"VERB", "ADJ", "NOUN"}


@cache
def _irregular() -> dict[str, dict[Tense, tuple[str, ...]]]:
    path = Path(__file__).resolve().with_name("verbs.yaml")
    return read_data(path, dict[str, dict[Tense, tuple[str, ...]]])


def _regular(verb: str) -> Mapping[Tense, Iterable[str]]:
    """Return the forms of a verb in -er; "exigeons" and "suggère" keep their sound."""
    stem = verb.removesuffix("er")
    made = {tense: {stem + ending for ending in endings} for tense, endings in _ENDINGS.items()}
    if stem.endswith("g"):
        soft = {stem + "e" + end for end in ("ons", "ais", "ait", "aient", "a")}
        made["present"] |= {stem + "eons"}
        made["past"] |= soft - {stem + "eons"}
    if len(stem) > 2 and stem[-2] == "é":
        made["present"] |= {f"{stem[:-2]}è{stem[-1]}{end}" for end in ("e", "es", "ent")}
    return made

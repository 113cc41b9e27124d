"""How sentences are read, chosen by their language and by whether they are parsed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportgen.extraction.cue_lists import cue_lists
from reportgen.extraction.english import look as english
from reportgen.extraction.english.refusals import refuses as refuses_in_english
from reportgen.extraction.french import reading as french
from reportgen.extraction.french.lines import refuses as refuses_in_french
from reportgen.extraction.proposal import Setting
from reportgen.extraction.rules import rules
from reportgen.extraction.seen import Seen

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a sentence is read: what it must match first, what is seen in it, what refuses it.

    ``is_parsed`` says that families and traps read it; else a list of cues does.
    """

    gate: re.Pattern[str]
    look: Callable[[Doc, Setting], Seen]
    refuses: Callable[[str], bool]
    is_parsed: bool = True


@cache
def grammar_of(language: str, *, is_parsed: bool = True) -> Grammar | None:
    """Return how a language is read, None where it is not; without a parse by its cues."""
    if language == "en":
        return Grammar(rules("en").gate, english.look, refuses_in_english)
    if language == "fr" and is_parsed:
        return Grammar(rules("fr").gate, french.look, refuses_in_french)
    if language not in cue_lists():
        return None
    cues = cue_lists()[language]
    refuses = refuses_in_french if language == "fr" else _never
    return Grammar(cues.gate, cues.look, refuses, is_parsed=False)


def _never(_: str) -> bool:
    return False

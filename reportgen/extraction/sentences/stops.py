"""Whether a full stop or an ellipsis ends a sentence, by the words on both sides of it."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.shipped import read_data

CASES = Path(__file__).resolve().with_name("abbreviations.yaml")

_LAST_WORD = re.compile(r"[\w.\-]*$")
_FIGURE = re.compile(r"[\d(§°#]|(?!I\b)(?:[IVXLC]+|[A-Z])\b")
_OPENER = re.compile(
    r"[\"“‘«(]*(?:The|An?|We|It|This|That|These|Those|In|But|And|They|He|She|You|Our|There|If|As|For"
    r"|So|At|On|No|Not|When|Les?|La|Une?|Il|Elle|Nous|Mais|Los|Las|El|Die|Der|Das|Es|Wir)\b"
)
# After these words a sentence is not over, whatever follows an ellipsis.
_HANGING = re.compile(
    r"\b(?:the|an?|of|to|and|or|that|what|which|in|on|for|with|by|at|from|our|their|his|her|its|is|are"
    r"|was|were|le|la|les|de|des|du|un|une|et|que|à)$",
    re.IGNORECASE,
)


def is_abbreviation(text: str, stop: int, following: str) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation or an initial within a sentence.

    ``following`` are the words after it.
    """
    before = _LAST_WORD.search(text, max(0, stop - 40), stop)
    word = before.group().rstrip(".").lstrip("-") if before else ""
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    kind = _kinds().get(word.lower())
    if kind == "before_number":
        return _FIGURE.match(following) is not None
    if kind == "seldom":
        return bool(following) and _OPENER.match(following) is None
    return kind == "never"


def breaks_off(text: str, stop: int, following: str) -> bool:
    """Whether an ellipsis at ``stop`` stands within a sentence, which goes on after it."""
    return following[:1].islower() or _HANGING.search(text, max(0, stop - 40), stop) is not None


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The abbreviations of a language by whether a sentence goes on after their full stop."""

    never: frozenset[str]
    before_number: frozenset[str]
    seldom: frozenset[str]
    example: tuple[str, ...]
    counterexample: tuple[str, ...]


@cache
def abbreviations() -> dict[str, Abbreviations]:
    """The abbreviations by language."""
    return read_data(CASES, dict[str, Abbreviations])


@cache
def _kinds() -> dict[str, str]:
    """Return the kind of each abbreviation; where languages differ, the first holds."""
    kinds: dict[str, str] = {}
    for listed in abbreviations().values():
        kinds = {
            **dict.fromkeys(listed.seldom, "seldom"),
            **dict.fromkeys(listed.before_number, "before_number"),
            **dict.fromkeys(listed.never, "never"),
            **kinds,
        }
    return kinds

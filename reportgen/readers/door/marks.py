"""The marks that put talk off the record and on it again, however they are written."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from reportgen.errors import InputError

_BRACKETED = re.compile(r"([\[(【［（])([^\[\]()【】［］（）]{2,40})[\])】］）]")
_OFF_WORDS = "offrecord offtherecord startoffrecord beginoffrecord offrecordstarts offrecordbegins"
_ON_WORDS = (
    "onrecord ontherecord backonrecord backontherecord endoffrecord endofoffrecord "
    "endofftherecord offrecordends offrecordend"
)
_OFF, _ON = frozenset(_OFF_WORDS.split()), frozenset(_ON_WORDS.split())
_ALMOST = re.compile(
    r"[\[{<【［][^\w\n]{0,8}off[\W_]{0,6}(?:the[\W_]{0,6})?record"  # open, odd bracket, more words
    r"|\boff[ \t_-](?:the[ \t_-])?record[^\w\n]{0,6}[\]}>】］]"
    r"|^[^\w\n]*off[ \t_-](?:the[ \t_-])?record[^\w\n]*(?:[:：]|$)"
    r"|[\[({<【［（]\W{0,4}off(?:\W{1,4}the)?\W{0,4}\Z|\A\W{0,4}(?:the\W{1,4})?record[\])}>】］）]",
    re.IGNORECASE | re.MULTILINE,
)
SPOKEN = re.compile(
    r"\boff[ -]the[ -]record\b|\bchatham house\b|\bnot for (?:attribution|publication)\b"
    r"|\[(?:confidential|off)\]",
    re.IGNORECASE,
)
SPOKEN_ADVICE = (
    "somebody speaks of the record here; put [off record] ... [on record] around what must not "
    "be printed"
)
OPEN_ADVICE = "[off record] is never closed, so the rest is withheld; add [on record]"
STRAY_ADVICE = "[on record] without [off record] before it; check that nothing leaks above"


@dataclass(frozen=True, slots=True)
class Switch:
    """A marker in a text: from ``end`` on the talk is off the record, or on it again."""

    start: int
    end: int
    off: bool
    square: bool


def find_switches(text: str) -> Iterator[Switch]:
    """Yield the markers of a text.

    Raises:
        ValueError: with the words of a marker that is almost right: printing would be a risk.
    """
    found: list[Switch] = []
    for match in _BRACKETED.finditer(text):
        letters = re.sub(r"[\W_]+", "", html.unescape(match[2])).casefold()
        if letters in _OFF or letters in _ON:
            square = match[1] not in "(（"
            found.append(Switch(match.start(), match.end(), letters in _OFF, square))
        elif process.extractOne(letters, _OFF | _ON, scorer=fuzz.ratio, score_cutoff=84):
            raise ValueError(match[0])
    for match in _ALMOST.finditer(text):
        if not any(s.start < match.end() and match.start() < s.end for s in found):
            raise ValueError(match[0].strip())
    yield from found


def has_switch(text: str) -> bool:
    """Return whether a text holds a marker or something that is almost one."""
    try:
        return any(find_switches(text))
    except ValueError:
        return True


def markers_only(text: str) -> str:
    """Return the brackets of a text that may be markers, without the words around them."""
    found = (match[0] for match in _BRACKETED.finditer(text))
    return " ".join(words for words in found if has_switch(words))


def misspelt(marker: str, path: str, line: int) -> InputError:
    """Return the error for a marker that is almost right."""
    message = f"{marker!r} looks like a marker; write [off record] or [on record], or rephrase it"
    return InputError(message, path, line, rule="off-record-misspelt")

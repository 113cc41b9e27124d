"""Who says which sentence of a rapporteur's paragraph: "Ana noted ..., while Bo asked ...".

The verbs are data (``reporting.yaml``). What a rapporteur reports of two people in one paragraph
is cut where the second begins; where somebody may begin who is not certain, nobody is credited.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypedDict

import yaml

from reportgen.readers.door.raw import NumberedLine, RawTurn
from reportgen.readers.shared.heads import NO_TITLE
from reportgen.readers.shared.labels import SpeakerLabels, looks_like_name, tokens_of

_FILE = Path(__file__).resolve().with_name("reporting.yaml")
_CAPITAL = r"[^\W\d_a-zà-öø-ÿ][\w'’\-]*"
_NAME = (
    rf"(?:(?:[A-Z][a-z]{{0,4}}\.|Co-Chair|Ms|Mr|Dr)\s)?{_CAPITAL}"
    rf"(?:\s(?:(?:de|da|van|von|der|den|bin|al|la|le|du)\s)*(?:{_CAPITAL}|[A-Z]\.)){{0,3}}"
)
_STARTS = re.compile(
    rf"(?:(?<=[.!?…][\"”’)])|(?<=[.!?…;])){NO_TITLE}\s+"
    r"|,?\s+(?:(?:while|whereas|but|and|then)\s+)(?=[^\W\d_a-zà-öø-ÿ])"
)
_INTRO = (
    r"(?:(?:In|On|For|From|At|As|To|Later|Finally|Then|First|Next|Also|However)\b"
    r"[^,.;:]{0,40},\s+)?"
)


class _Words(TypedDict):
    verbs: str
    between: str
    states: str
    nobody: str
    examples: list[tuple[str, str]]
    counterexamples: list[str]


@cache
def reporting() -> _Words:
    """Return the words as shipped."""
    words: _Words = yaml.load(_FILE.read_text("utf-8"), yaml.CSafeLoader)
    return words


@cache
def _told() -> re.Pattern[str]:
    """Return what a sentence that reports somebody's words opens with; ``name`` and ``verb``."""
    words = reporting()
    verbs, between = "|".join(words["verbs"].split()), "|".join(words["between"].split())
    states = "|".join(words["states"].split())
    return re.compile(
        rf"{_INTRO}(?P<name>{_NAME}(?:\s(?:and|&|et)\s{_NAME})?)(?:['’]s)?"
        rf"(?:\s*\([^()]{{1,60}}\)|,[^,.;]{{1,60}},|\s(?:from|of|at)\s[^,.;:]{{1,40}}?)?"
        rf"(?P<verb>(?:\s(?:{between}|[a-z]+ly))*\s(?:{verbs}|(?:is|was)\s(?:{states}))\b)?"
    )


@dataclass(frozen=True, slots=True)
class Voice:
    """From ``at`` on a text is told of ``label``; with a ``doubt`` it is told of nobody."""

    at: int
    label: str
    doubt: str = ""


def subjects(text: str) -> Iterator[str]:
    """Yield the names of which a text tells what they said."""
    for _, at in _sentences(text):
        match = _told().match(text, at)
        if match and match["verb"]:
            yield match["name"]


def told(turn: RawTurn, bold: Collection[str], labels: SpeakerLabels) -> Iterator[RawTurn]:
    """Yield a passage in pieces where it begins to tell of somebody else."""
    text = " ".join(words for _, words in turn.lines)
    said, at = replace(turn, lines=()), 0
    for voice in voices(text, bold, labels, turn.label or ""):
        if voice.at > at:
            yield replace(said, lines=_between(turn.lines, at, voice.at))
        said, at = replace(said, label=voice.label, doubt=voice.doubt), voice.at
    yield replace(said, lines=_between(turn.lines, at, len(text)))


def _between(lines: Sequence[NumberedLine], start: int, end: int) -> list[NumberedLine]:
    """Return the lines of what stands from one character to another of their joined words."""
    found: list[NumberedLine] = []
    at = 0
    for number, words in lines:
        if piece := words[max(start - at, 0) : max(end - at, 0)].strip():
            found.append((number, piece))
        at += len(words) + 1
    return found


def voices(
    text: str, bold: Collection[str], labels: SpeakerLabels, current: str
) -> Iterator[Voice]:
    """Yield where a text begins to tell of somebody else than ``current``, in order."""
    for begins, at in _sentences(text):
        voice = _voice(text, at, bold, labels, current)
        if voice is None or (begins < at and voice.doubt):
            continue
        if not _is_same(voice.label, current) or voice.doubt:
            yield replace(voice, at=begins)
            current = voice.label


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences and clauses begin, and where they do after "while" or "but"."""
    yield 0, 0
    for match in _STARTS.finditer(text):
        yield match.end() - len(match[0].lstrip(", \t\n")), match.end()


def _voice(
    text: str, at: int, bold: Collection[str], labels: SpeakerLabels, current: str
) -> Voice | None:
    """Return who is told of from ``at`` on, None where that goes on as before."""
    match = _told().match(text, at)
    if match is None:
        return None
    name, is_told = match["name"], match["verb"] is not None
    is_person = labels.is_person(name) or (name in bold and looks_like_name(name))
    if is_told and (is_person or _all_persons(name, bold, labels)):
        return Voice(at, name)
    first = name.split()[0].casefold()
    is_other = is_person and not _is_same(name, current)
    if current and (is_other or (is_told and first in reporting()["nobody"].split())):
        return Voice(at, "", name)
    is_one = is_told and not _is_plural(match["verb"]) and labels.is_likely(name, words=1)
    if current and is_one and looks_like_name(name) and not _is_same(name, current):
        return Voice(at, "", name)
    return None


def _is_plural(verb: str) -> bool:
    """Return whether several people do it ("note"), so that a capital may only open a sentence."""
    last, verbs = verb.split()[-1], reporting()["verbs"].split()
    return any(f"{stem}s" in verbs for stem in (last, f"{last}e", f"{last[:-1]}ie"))


def _all_persons(name: str, bold: Collection[str], labels: SpeakerLabels) -> bool:
    parts = re.split(r"\s(?:and|&|et)\s", name)
    return len(parts) > 1 and all(part in bold or labels.is_person(part) for part in parts)


def _is_same(name: str, current: str) -> bool:
    """Return whether a name is the current one or a part of it."""
    return bool(current) and tokens_of(name) <= tokens_of(current)

"""Paragraphs of resolutions: what is preamble, what asks somebody to act."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from reportgen.extraction.models.ranking import Level
from reportgen.extraction.proposal import Setting
from reportgen.model import Segment, SegmentId, SourceId
from reportgen.shipped import read_data

Clause = Literal["", "preamble", "operative", "numbered", "own"]
_FILE = Path(__file__).resolve().with_name("resolutions.yaml")
_FEWEST = 2
_SHORT = 20
# "Recalling that costs rise, we call on the bank": the main clause speaks for itself.
_GOES_ON = re.compile(
    r"[,:]\s+(?:it (?:is|must)|il (?:est|doit|faut)|il convient)\b|"
    r"\bconsid[eè]re?s\b.{0,60}\b(?:desirable|should|must|souhaitable|devrai\w+|doi\w+)\b|"
    r",\s+(?:we|I|the \w+|let us|it is|nous|je|la \w+|le \w+|il)\s+(?:\w+\s+){0,2}?"
    r"(?:calls?|urges?|recommends?|ask|asks|must|should|need|invites?|requests?|demand\w*|devons|"
    r"appelons|recommand\w+|faut|invit\w+|exhort\w+)\b",
    re.IGNORECASE,
)


# What a numbered paragraph provides for: "will be entrusted to", "That scholarships be granted".
_PROVIDES = re.compile(
    r"\b(?:will|shall|requires?|(?:is|are) to|would do well|essential|necessary|appropriate|"
    r"desirable|should|must|may (?:be|also)|could|advisable|it is important|invited|"
    r"(?:strong|every) interest|advantages?|effective means)\b"
    r"|^\W*(?:\d+°?[.)]?\s+)?that\b|^\W*\d+(?:\.\d+)+\.?\s+(?-i:[a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Openings:
    """How paragraphs open in one language."""

    number: re.Pattern[str]
    body: re.Pattern[str]
    preamble: re.Pattern[str]
    operative: re.Pattern[str]
    own: re.Pattern[str]
    example: Mapping[str, tuple[str, ...]]
    counterexample: Mapping[str, tuple[str, ...]]


@cache
def openings() -> Mapping[str, _Openings]:
    """Return the openings by language."""
    return read_data(_FILE, dict[str, _Openings])


def clause_of(text: str, language: str) -> Clause:
    """Return what a paragraph is by how it opens, nothing where that does not tell."""
    known = openings().get(language)
    if known is None:
        return ""
    start, named = _opened(text, known)
    if known.own.match(text, start):
        return "own"
    if known.operative.match(text, start) and text[start : start + 1].isupper() | named:
        return "operative"
    is_preamble = known.preamble.match(text, start) is not None
    return "preamble" if is_preamble and not _GOES_ON.search(text) else ""


def level_of_clause(text: str, setting: Setting, level: Level, language: str) -> Level:
    """Return the level of a sentence, given what it is in a resolution, if anything."""
    opens = clause_of(text, language)
    clause = setting.clause or opens
    if opens in {"preamble", "own"} or clause in {"preamble", "own"}:
        return ""
    if clause == "operative" and (setting.is_note or setting.clause) and len(text) > _SHORT:
        return "found"
    # No weights tell what French asks for softly: there every numbered paragraph counts.
    asks = level == "found" or language == "fr" or _PROVIDES.search(text) is not None
    return "found" if clause == "numbered" and asks and len(text) > _SHORT else level


def _opened(text: str, known: _Openings) -> tuple[int, bool]:
    """Return where the opening words stand, and whether the body is named before them."""
    start = len(text) - len(text.lstrip())
    number = known.number.match(text, start)
    start = number.end() if number else start
    body = known.body.match(text, start)
    return (body.end(), True) if body else (start, False)


def clauses(segments: Iterable[Segment]) -> dict[SegmentId, Clause]:
    """Return what each paragraph of a resolution is; sources that are none are left out.

    A source is a resolution where two paragraphs or more are preamble. A paragraph that opens
    with a number asks unless it opens otherwise, any other is what the one before it was.
    """
    by_source: dict[SourceId, list[Segment]] = {}
    for segment in segments:
        if segment.form in {"bullet", "paragraph"} and segment.language in openings():
            by_source.setdefault(segment.source, []).append(segment)
    told: dict[SegmentId, Clause] = {}
    for paragraphs in by_source.values():
        opened = [clause_of(one.text, one.language) for one in paragraphs]
        if opened.count("preamble") >= _FEWEST:
            told |= _followed(paragraphs, opened)
    return told


def _followed(paragraphs: Iterable[Segment], opened: Iterable[Clause]) -> dict[SegmentId, Clause]:
    told: dict[SegmentId, Clause] = {}
    before: Clause = ""
    for one, shown in zip(paragraphs, opened, strict=True):
        numbered = openings()[one.language].number.match(one.text.lstrip()) is not None
        before = shown or ("numbered" if numbered else before)
        told[one.id] = before
    return told

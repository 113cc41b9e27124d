"""Transcripts whose turns stand below a line with a name and a time, as Otter and Teams write."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from reportgen.places import lines_of
from reportgen.readers.door.raw import NumberedLine, Raw, RawTurn, SourceText, Unread
from reportgen.readers.shared.labels import SpeakerLabels, looks_like_name
from reportgen.readers.transcripts.clocks import FURNITURE, MIDNIGHT, DayClock

_CLOCK = r"(?:(?P<h{0}>\d{{1,2}}):)?(?P<m{0}>\d{{1,3}}):(?P<s{0}>\d\d)(?:[.,]\d{{1,3}})?"
_WORDS = (
    r"(?:(?P<hw>\d{1,2})\s*(?:h|hours?|hrs?|heures?|horas?|Stunden?|시간)\s*)?"
    r"(?:(?P<mw>\d{1,3})\s*(?:m|min|minutes?|minutos?|Minuten?|분)\s*)?"
    r"(?:(?P<sw>\d{1,2})\s*(?:s|sec|seconds?|secondes?|segundos?|Sekunden?|초))?"
)
_NAME_FIRST = re.compile(
    rf"(?P<name>[^\d\s].{{0,79}}?)(?P<gap>\s+)[\[(]?(?:{_CLOCK.format(1)}|(?=\d){_WORDS})[\])]?\s*$"
)
_TIME_FIRST = re.compile(
    rf"[\[(]?{_CLOCK.format(1)}[\])]?(?P<gap>\s+)(?:-\s+)?(?P<name>[^\d\s:：][^:：]{{0,79}}?)\s*:?\s*$"
)
_CAPTION = re.compile(
    r"\[(?P<name>[^\[\]]{1,80})\]\s+(?P<h1>\d{1,2}):(?P<m1>\d\d):(?P<s1>\d\d)\s*$"
)
"""How Zoom saves captions: a name and the time of the day."""
_TIME_ONLY = re.compile(rf"[\[(]?(?:{_CLOCK.format(1)})[\])]?\s*$")
_RANGE = re.compile(
    rf"[\[(]?{_CLOCK.format(1)}(?::\d\d)?\s*(?:-->|[-–—])\s*(?:\d{{1,3}}:){{1,3}}\d\d\S{{0,4}}\s*$"
)
"""From when to when, with the number of the frame if there is one; the name stands below."""
_UNPADDED = re.compile(
    r"(?P<h1>\d{1,2}):(?P<m1>\d{1,2}):(?P<s1>\d{1,2})(?:\.\d{1,3})?\s*-->\s*\d{1,2}:\d{1,2}:\d\S*\s*$"
)
"""The same as old exports of Teams write it."""
_TIME_LINE = re.compile(rf"[\[(]?(?:{_CLOCK.format(1)}|(?=\d){_WORDS})[\])]?\s*$")
"""A time alone on its line, also in words; the name stands above it."""
_FEWEST, _LONGEST_NAME = 2, 80


@dataclass(frozen=True, slots=True)
class _Opening:
    """A line that says who speaks from when on."""

    name: str
    seconds: float | None


def is_timed_names(source: SourceText) -> bool:
    """Return whether two lines are a name with a time, and not fewer than open with ``Name:``."""
    labels = SpeakerLabels(source.known)
    head = [line for _, line in _with_names(enumerate(source.head, 1), labels)]
    found = [opening for line in head if (opening := _opening(line, labels))]
    ranges = sum(_range(line.strip()) is not None for line in head)
    colons = sum(": " in line[:60] and not _opening(line, labels) for line in head)
    return max(len(found), ranges) >= _FEWEST and max(len(found), ranges) >= colons


def read_timed_names(source: SourceText) -> Raw:
    """Return the turns of a transcript whose names and times stand on lines of their own."""
    unread: list[Unread] = []
    is_wall = any(_CAPTION.match(line.strip()) for line in source.head)
    turns = _turns(source, unread, DayClock() if is_wall else None)
    return Raw(turns, unread, recorded_from=MIDNIGHT if is_wall else None)


def _turns(source: SourceText, unread: list[Unread], clock: DayClock | None) -> Iterator[RawTurn]:
    labels = SpeakerLabels(source.known)
    now = _Opening("", None)
    lines: list[NumberedLine] = []
    since: float | None = None
    for number, line in _with_names(lines_of(source.text), labels):
        words = line.strip()
        opening = _opening(words, labels) if words else None
        if opening and clock and opening.seconds is not None:
            opening = replace(opening, seconds=clock.seconds(opening.seconds))
        if words and since is not None:
            opening, since = _below(words, since, labels), None
        if words and (timed := _range(words)):
            since = _seconds(timed)
            continue
        if opening:
            if lines:
                yield RawTurn(now.name, lines, now.seconds)
            now, lines = opening, [] if opening.name else [(number, words)]
        elif FURNITURE.fullmatch(words):
            unread.append(Unread(number, words))
        elif words and not _TIME_ONLY.match(words):
            lines.append((number, words))
    if lines:
        yield RawTurn(now.name, lines, now.seconds)


def _with_names(lines: Iterable[NumberedLine], labels: SpeakerLabels) -> Iterator[NumberedLine]:
    """Yield lines; a name alone on its line above a time alone on its line is one with it."""
    held: NumberedLine | None = None
    for number, line in lines:
        words = line.strip()
        if held is not None and _TIME_LINE.match(words) and words:
            yield held[0], f"{held[1].strip()}  {words}"
            held = None
            continue
        if held is not None:
            yield held
        held = (number, line) if _is_name(words, labels) else None
        if held is None:
            yield number, line
    if held is not None:
        yield held


def _is_name(words: str, labels: SpeakerLabels) -> bool:
    if not words or len(words) > _LONGEST_NAME or words[-1] in ".?!,:;":
        return False
    return labels.is_certain(words) or looks_like_name(words)


def _range(words: str) -> re.Match[str] | None:
    return _RANGE.match(words) or _UNPADDED.match(words)


def _below(words: str, seconds: float, labels: SpeakerLabels) -> _Opening:
    """Return who speaks from the time above on: a name alone on its line, or nobody."""
    is_name = labels.is_certain(words) or (looks_like_name(words) and words[-1] not in ".?!,")
    return _Opening(words if is_name else "", seconds)


def _opening(line: str, labels: SpeakerLabels) -> _Opening | None:
    """Return who a line says to speak, None where it is no such line."""
    words = line.strip()
    if caption := _CAPTION.match(words):
        return _Opening(caption["name"].strip(), _seconds(caption))
    for pattern in (_NAME_FIRST, _TIME_FIRST):
        match = pattern.match(words) if len(words) <= 120 else None
        if match and (seconds := _seconds(match)) is not None:
            name = match["name"].strip()
            if labels.is_certain(name) or looks_like_name(name):
                return _Opening(name, seconds)
    return None


def _seconds(match: re.Match[str]) -> float | None:
    found = match.groupdict()
    parts = [found.get(key) for key in ("h1", "m1", "s1")]
    if not any(parts):
        parts = [found.get(key) for key in ("hw", "mw", "sw")]
    if not any(parts) or int(parts[2] or 0) > 59:
        return None
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return hours * 3600.0 + minutes * 60 + seconds

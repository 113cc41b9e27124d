"""The bodies behind an event: the lines after "Co-organized by" and the like."""

import re
from collections.abc import Sequence

from reportgen.readers.programmes.grammar.times import clock_in, dates_in
from reportgen.readers.programmes.records import Line, OrganizationWritten, Spot
from reportgen.readers.programmes.vocabulary import named

_ABBREVIATED = re.compile(r"^(?P<name>.*\S)\s*\((?P<short>[^()]{2,30})\)$")
_BETWEEN = re.compile(r"(?<=\))\s*(?:,|;|&|\band\b)\s+|\s*;\s*")
_MOST = 6


def organizers_of(lines: Sequence[Line]) -> tuple[list[OrganizationWritten], set[Spot]]:
    """Return the organizing bodies that a title block names, and the places of their lines."""
    found: list[OrganizationWritten] = []
    used: set[Spot] = set()
    for number, line in enumerate(lines):
        for role, announced in named("organizers", "role"):
            match = announced.match(line.text.strip(" *_"))
            if match is None or line.spot in used:
                continue
            used.add(line.spot)
            rest = line.text.strip(" *_")[match.end() :].strip(" :：")
            named_here = [(rest, line.spot)] if rest else _below(lines[number + 1 :], used)
            found += [
                organization(part, role, spot)
                for words, spot in named_here
                for part in _parts(words)
            ]
            used.update(spot for _, spot in named_here)
            break
    return found, used


def _below(lines: Sequence[Line], used: set[Spot]) -> list[tuple[str, Spot]]:
    taken: list[tuple[str, Spot]] = []
    for line in lines[:_MOST]:
        text = line.text.strip(" *_")
        if line.spot in used or line.form == "heading" or not _may_be_body(text):
            break
        taken.append((text, line.spot))
    return taken


def _may_be_body(text: str) -> bool:
    if clock_in(text) or any(dates_in(text)) or text.endswith((".", ":")):
        return False
    if any(announced.match(text) for _, announced in named("organizers", "role")):
        return False
    return 1 < len(text.split()) <= 20 or text.isupper()


def _parts(words: str) -> list[str]:
    return [part.strip(" ,") for part in _BETWEEN.split(words) if part and part.strip(" ,")]


def organization(words: str, role: str, spot: Spot) -> OrganizationWritten:
    """Return a body with the abbreviation that stands in parentheses after its name."""
    match = _ABBREVIATED.match(words.strip())
    if match is None:
        return OrganizationWritten(words.strip(), spot, role=role)
    return OrganizationWritten(match["name"], spot, match["short"], role)

"""Texts and values that only stand where something has still to be written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.checks.places import place_of
from reportgen.errors import Issue, Place
from reportgen.model import Forum, Places
from reportgen.shipped import read_data

_PRINTED = ("title", "theme", "series", "venue", "city")
_IN_BRACKETS = re.compile(r"[\[<{]{1,2}[^\[\]<>{}\n]+[\]>}]{1,2}")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")


def is_stand_in(text: str) -> bool:
    """Return whether a text is nothing but words that stand for one to be written.

    So is one that stands in square, pointed or curly brackets as a whole.
    """
    bare = text.strip()
    return bool(_IN_BRACKETS.fullmatch(bare)) or _AROUND.sub("", bare).casefold() in _words()


def check_stand_ins(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield values and texts of which something is still to be written."""
    for name in _PRINTED:
        value = getattr(forum, name)
        if value and is_stand_in(value):
            yield _issue(f"{name} is '{value.strip()}'", place_of(places, (name,)))
    for text in forum.prose:
        for found in _PARAGRAPH.finditer(text.text):
            if is_stand_in(found[0]):
                line = text.line + text.text.count("\n", 0, found.start())
                yield _issue(f"a paragraph is '{found[0].strip()}'", Place(text.path, line))


def _issue(what: str, place: Place) -> Issue:
    message = f"{what}: write what belongs there"
    return Issue("warning", "stand-in", message, place)


@dataclass(frozen=True, slots=True)
class StandIns:
    """The words of a language that stand for others, with an example and a counterexample."""

    language: str
    words: tuple[str, ...]
    example: str
    counterexample: str


@cache
def stand_ins() -> tuple[StandIns, ...]:
    """The stand-ins of all languages."""
    return read_data(Path(__file__).with_name("stand_ins.yaml"), tuple[StandIns, ...])


@cache
def _words() -> frozenset[str]:
    return frozenset(word.casefold() for one in stand_ins() for word in one.words)

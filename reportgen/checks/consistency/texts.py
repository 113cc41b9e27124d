"""The sentences of a forum's prose and the words of its agenda, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.checks.places import place_of
from reportgen.errors import Place
from reportgen.model import Forum, Person, Places, Session
from reportgen.people import title_at_start
from reportgen.shipped import read_data

_END = re.compile(r"(?<=[.!?;])\s+")
_NOTE = re.compile(r"^\[\^\d+\]:")
_ANCHOR = re.compile(r"\[\^\d+\]")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A sentence, title or affiliation and where it stands; ``key`` is that of its prose."""

    text: str
    where: Place
    key: str = ""


def sentences(forum: Forum) -> list[PlacedText]:
    """Return the sentences of all prose, without marks of emphasis and footnotes."""
    found: list[PlacedText] = []
    for prose in sorted(forum.prose, key=lambda one: _as_printed(one.key)):
        for number, line in enumerate(prose.text.split("\n"), prose.line):
            if _NOTE.match(line):
                continue
            bare = _ANCHOR.sub("", line).replace("*", "").replace("\\", "")
            where = Place(prose.path, number)
            found += [PlacedText(text, where, prose.key) for text in _parted(bare)]
    return found


def _parted(line: str) -> Iterator[str]:
    """Yield the sentences of a line; "Ms." and the like end none."""
    held = ""
    for part in _END.split(line.strip()):
        held = f"{held} {part}" if held else part
        if held and not title_at_start(f"{held.split()[-1]} Name"):
            yield held
            held = ""
    if held:
        yield held


_ORDER = ("background", "objectives", "format", "thematic-focus", "sessions", "audience")


def _as_printed(key: str) -> tuple[int, str]:
    """Return where a text stands in a concept note."""
    topic = key.split("/")[0]
    return _ORDER.index(topic) if topic in _ORDER else len(_ORDER), key


def agenda_words(forum: Forum, places: Places) -> list[PlacedText]:
    """Return titles, labels and affiliations of forum.yaml."""
    found = [PlacedText(forum.title, place_of(places, ("title",)))]
    found.append(PlacedText(forum.theme, place_of(places, ("theme",))))
    for number, session in enumerate(forum.sessions):
        found.append(PlacedText(session.title, place_of(places, ("sessions", number, "title"))))
        for index, slot in enumerate(session.slots):
            where = place_of(places, ("sessions", number, "slots", index))
            found += [PlacedText(text, where) for text in (slot.label, slot.title)]
    for number, person in enumerate(forum.people):
        where = place_of(places, ("people", number, "affiliation"))
        found += [PlacedText(text, where) for text in (person.affiliation, person.position)]
    for number, body in enumerate(forum.organizations):
        where = place_of(places, ("organizations", number, "name"))
        whole = f"{body.name} ({body.abbreviation})" if body.abbreviation else body.name
        found.append(PlacedText(whole, where))
    if forum.timezone_label:
        found.append(PlacedText(forum.timezone_label, place_of(places, ("timezone_label",))))
    return [words for words in found if words.text]


def numbered(forum: Forum) -> list[Session]:
    """Return the sessions that bear a number: those that a text means by "three Sessions"."""
    return [session for session in forum.sessions if session.number]


def last_word(person: Person) -> str:
    """Return the surname as written, else the last word of the name."""
    return person.surname or person.name.split()[-1]


def word_list(name: str) -> dict[str, str]:
    """Return a table of ``consistency.yaml``."""
    return _tables()[name]


@cache
def _tables() -> dict[str, dict[str, str]]:
    return read_data(Path(__file__).with_name("consistency.yaml"), dict[str, dict[str, str]])


def number_of(word: str) -> int | None:
    """Return the number that a word or figure says, None for other words."""
    if word.isdecimal():
        return int(word)
    written = word_list("numbers").get(word.casefold())
    return int(written) if written else None

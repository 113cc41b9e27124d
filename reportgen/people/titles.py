"""Titles beside names: honorifics, degrees, offices and roles (``titles.yaml``)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypedDict

import yaml

from reportgen.people.folding import DEVICES, ROLES, loose_words, words

_FILE = Path(__file__).resolve().with_name("titles.yaml")

Opens = Literal["alone", "named", "never"]


class _Entry(TypedDict, total=False):
    title: str
    also: list[str]
    language: str
    position: Literal["before", "after"]
    gender: Literal["f", "m"]
    kind: Literal["courtesy", "degree", "office", "role"]
    stop: bool
    label: Opens
    letter: Literal["surname", "full"]


@dataclass(frozen=True, slots=True)
class Title:
    """A title in all its spellings.

    ``needs_stop`` if the same letters without a stop are a name, ``with_surname`` if a letter puts
    it before the surname alone.
    """

    spellings: tuple[str, ...]
    language: str
    position: Literal["before", "after"]
    gender: Literal["", "f", "m"]
    kind: Literal["courtesy", "degree", "office", "role"]
    needs_stop: bool
    opens: Opens
    with_surname: bool

    @property
    def folded(self) -> frozenset[str]:
        """The folded words of all spellings."""
        return frozenset(word for spelling in self.spellings for word in words(spelling))


@cache
def titles() -> tuple[Title, ...]:
    """Return the table as shipped."""
    entries: list[_Entry] = yaml.load(_FILE.read_text("utf-8"), yaml.CSafeLoader)
    return tuple(_title(entry) for entry in entries)


def _title(entry: _Entry) -> Title:
    position = entry.get("position", "before")
    is_usual = entry["kind"] == "degree" or (entry["kind"] == "courtesy" and "gender" in entry)
    usual = "surname" if position == "before" and is_usual else "full"
    return Title(
        spellings=(entry["title"], *entry.get("also", ())),
        language=entry["language"],
        position=position,
        gender=entry.get("gender", ""),
        kind=entry["kind"],
        needs_stop=entry.get("stop", False),
        opens=entry.get("label", "named" if position == "before" else "never"),
        with_surname=entry.get("letter", usual) == "surname",
    )


@cache
def title_words() -> frozenset[str]:
    """Return the folded words that are never the name itself."""
    return frozenset().union(*(title.folded for title in titles() if not title.needs_stop))


@cache
def gendered(gender: Literal["f", "m"]) -> frozenset[str]:
    """Return the folded words of the titles of women (``f``) or of men (``m``)."""
    return frozenset().union(*(title.folded for title in titles() if title.gender == gender))


@cache
def words_of_kind(*kinds: str) -> frozenset[str]:
    """Return the folded words of the titles of some kinds."""
    return frozenset().union(*(title.folded for title in titles() if title.kind in kinds))


LetterForm = Literal["untitled", "titled", "f", "m"]
"""How a letter begins: by full name only, with a title, to a Ms. or Mme, to a Mr. or M."""


def letter_form(honorific: str) -> LetterForm:
    """Return how a letter begins to somebody with this honorific; it tells nothing not declared."""
    found = _beside(honorific)
    if not found or not all(title.with_surname for title in found):
        return "untitled"
    return (found[0].gender if found[0].kind == "courtesy" else "") or "titled"


def follows_name(honorific: str) -> bool:
    """Whether the honorific stands after the name, as in 김민지 교수."""
    found = _beside(honorific)
    return bool(found) and all(title.position == "after" for title in found)


def _beside(honorific: str) -> tuple[Title, ...]:
    """Return the titles that an honorific consists of, nothing if one of its words is unknown."""
    known = (
        next((one for one in titles() if word in one.folded), None) for word in words(honorific)
    )
    found = tuple(known)
    return tuple(one for one in found if one) if all(found) else ()


def without_stopped_titles(text: str) -> str:
    """Return a name without titles that count only with their full stop ("Sen.", "M.")."""
    return _stopped().sub(" ", text)


def without_attached_title(word: str) -> str:
    """Return a folded word without a title written to its end ("김민지님")."""
    match = _attached().fullmatch(word)
    return match[1] if match else word


def title_at_start(label: str) -> int:
    """Return the position after the titles that open a label, 0 if it opens with none.

    A title that may also begin a sentence counts only before a name, or not at all.
    """
    end = 0
    while match := _opening().match(label, end):
        if match.lastgroup == "named" and not label[match.end() :].strip():
            break
        end = match.end()
    return end


@cache
def _opening() -> re.Pattern[str]:
    alone, named = (_spelled(opens) for opens in ("alone", "named"))
    return re.compile(
        rf"\s*(?:(?P<alone>{alone})|(?P<named>{named}))(?![\w'’])(?<![,;])\s*", re.IGNORECASE
    )


def _spelled(opens: Opens) -> str:
    """Return the titles that open a label in this way as alternatives, the longest first."""
    found = [(one, title) for title in titles() if title.opens == opens for one in title.spellings]
    found.sort(key=lambda pair: -len(pair[0]))
    return "|".join(_pattern(one, stop=title.needs_stop) for one, title in found)


def _pattern(spelling: str, *, stop: bool) -> str:
    bare = re.escape(spelling.removesuffix(".")).replace(r"\.", r"\.?")
    if not spelling.endswith(".") or spelling.count(".") > 1:
        return rf"{bare}\b\.?"
    return bare + (r"\." if stop else r"\b\.?")


@cache
def _stopped() -> re.Pattern[str]:
    found = [s for title in titles() if title.needs_stop for s in title.spellings]
    spelled = "|".join(re.escape(one) for one in sorted(found, key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[.,;(]\s))\s*(?:{spelled})(?=\s|$)", re.IGNORECASE)


@cache
def _attached() -> re.Pattern[str]:
    found = [s for t in titles() if t.position == "after" for s in t.spellings if not s.isascii()]
    spelled = "|".join(sorted(found, key=len, reverse=True))
    return re.compile(rf"(\w{{2,}}?)(?:{spelled})")


def name_words(text: str, *, loose: bool = False) -> tuple[str, ...]:
    """Return the folded words of a label that are no title, role, device or number.

    ``loose`` takes hyphenated names apart.
    """
    bare = without_stopped_titles(text)
    found = loose_words(bare) if loose else words(bare)
    dropped = title_words() | ROLES | DEVICES
    kept = (word for word in found if word not in dropped and not word.isdecimal())
    return tuple(without_attached_title(word) for word in kept)

"""Replaces characters that no document can hold, once, and reports what was changed."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_NOT_TEXT = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_SUSPECT = re.compile(f"([{_NOT_TEXT}])|([{_DIRECTION}])|([{_BREAKS}])")
_SUSPECT_ASCII = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_REPLACEMENTS = ("\ufffd", "", " ")
_CHANGES = {
    "control-characters": "{} characters that no document can hold became U+FFFD; retype them",
    "direction-marks": "{} invisible text direction marks were removed; nothing else to do",
    "page-breaks": "{} page or line break characters became spaces; nothing else to do",
}
_COMBINING = re.compile("[\u0300-\u036f\u1100-\u11ff]")
_DECOMPOSED = re.compile(
    "[^\u0300-\u036f\n][\u0300-\u036f]{1,8}(?![\u0300-\u036f])"
    "|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


@dataclass(frozen=True, slots=True)
class Change:
    """How many characters of one kind were changed; ``offset`` is the first in the text."""

    rule: str
    count: int
    offset: int

    @property
    def message(self) -> str:
        """What was changed and what to do."""
        return _CHANGES[self.rule].format(self.count)


def clean(text: str) -> tuple[str, tuple[Change, ...]]:
    """Return text that every document can hold, and what was changed; cleaning twice is the same.

    Decomposed accents and hangul are composed, as every keyboard types them.
    """
    if text.isprintable() and (text.isascii() or not _COMBINING.search(text)):
        return text, ()
    text = with_newlines(text)
    suspect = _SUSPECT_ASCII if text.isascii() else _SUSPECT
    if not suspect.search(text):
        return _composed(text), ()
    counts, firsts = [0, 0, 0], [0, 0, 0]

    def replace(match: re.Match[str]) -> str:
        kind = (match.lastindex or 1) - 1
        firsts[kind] = firsts[kind] if counts[kind] else match.start()
        counts[kind] += 1
        return _REPLACEMENTS[kind]

    cleaned = _SUSPECT.sub(replace, text)
    composed = _composed(cleaned)
    changes = (
        Change(rule, counts[kind], firsts[kind])
        for kind, rule in enumerate(_CHANGES)
        if counts[kind]
    )
    return composed, tuple(changes)


def _composed(text: str) -> str:
    if text.isascii() or not _COMBINING.search(text):
        return text
    return _DECOMPOSED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield line numbers from 1 with the lines, without holding all of them."""
    number, at = 0, 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        number += 1
        yield number, text[at:end]
        at = end + 1


def with_newlines(text: str) -> str:
    """Return text whose lines end as on Linux."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def one_line(text: str) -> str:
    """Return a person's words on one line, clean, with single blanks."""
    return " ".join(clean(text)[0].split())

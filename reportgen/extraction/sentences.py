"""A segment's text cut into sentences by punctuation alone, with character positions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 2_000
"""Characters; what stands in one piece without a full stop is cut at a space before this."""

_ABBREVIATIONS = frozenset(
    {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "hon", "art", "vs", "etc", "e.g"}
    | {"i.e", "cf", "fig", "para", "paras", "sec", "vol", "approx", "dept", "gov", "gen", "sen"}
    | {"rep", "col", "jr", "sr", "inc", "ltd", "co", "p", "pp", "ed", "eds", "al", "h.e"}
)
_END = re.compile(r"[.!?؟…]+(?:[\"'”’)\]»]|\s»)*(?=\s)|[。！？]+[」』”）]*|\n\s*\n")
_LAST_WORD = re.compile(r"[\w.]*$")


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, trimmed; one without letters or digits is left out."""
    start = 0
    for match in _END.finditer(text):
        if not _ends_sentence(text, match):
            continue
        yield from _pieces(text, start, match.end())
        start = match.end()
    yield from _pieces(text, start, len(text))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    mark = match.group().strip("\"'”’)]» \u00a0\u202f")
    if mark != ".":
        return True
    following = text[match.end() : match.end() + 40].lstrip()
    if following[:1].islower():
        return False
    before = _LAST_WORD.search(text, max(0, match.start() - 40), match.start())
    word = before.group().rstrip(".") if before else ""
    if word.lower() in {"no", "nos"}:
        return not following[:1].isdigit()
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return not (is_initial or word.lower() in _ABBREVIATIONS)


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span trimmed and cut so that no piece is longer than ``LONGEST``."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    first = len(piece) - len(piece.lstrip())
    last = len(piece.rstrip())
    if any(char.isalnum() for char in piece):
        yield Span(start + first, start + last)

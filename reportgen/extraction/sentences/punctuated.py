"""A segment's text cut into sentences by punctuation alone, with character positions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.extraction.sentences.stops import breaks_off, is_abbreviation

LONGEST = 2_000
"""Characters; what stands in one piece without a full stop is cut at a space before this."""

_END = re.compile(r"[.!?؟…]+(?:[\"'”’)\]»]|\s»)*(?=\s)|[。！？]+[」』”）]*|\n\s*\n")
_ELLIPSES = frozenset({"…", "...", "....", ".."})
_SPEAKER = re.compile(r"\bI\b")


# "Suresh notes that rates must fall; Paul replies that costs are rising": two people's words.
_NAMED = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.? )?[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}"
_SAYS = (
    r"(?:not(?:es|ed)|repl(?:ies|ied)|add(?:s|ed)|sa(?:ys|id)|argu(?:es|ed)|ask(?:s|ed)|"
    r"suggest(?:s|ed)|recommend(?:s|ed)|propos(?:es|ed)|respond(?:s|ed)|stress(?:es|ed)|"
    r"call(?:s|ed) (?:for|on)|urg(?:es|ed)|emphasi[sz](?:es|ed)|agre(?:es|ed)|want(?:s|ed))\b"
)
_FIRST = re.compile(rf"\W*{_NAMED} {_SAYS}")
_SECOND = re.compile(
    rf"(?:;\s+|,\s+(?=(?:and|while|whereas|but) ))"
    rf"(?=(?:and |while |whereas |but )?{_NAMED} {_SAYS})"
)


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive)."""

    start: int
    end: int


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a text, trimmed; one without letters or digits is left out."""
    for stretch in stretches(text):
        yield from pieces(text, stretch)


def stretches(text: str) -> Iterator[Span]:
    """Yield what stands between marks that end sentences, however long it is, trimmed."""
    start, is_cased = 0, _is_cased(text)
    for match in _END.finditer(text):
        if not _ends_sentence(text, match, is_cased=is_cased):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _is_cased(text: str) -> bool:
    """Return whether sentences begin with capitals, as far as the text shows any case."""
    return any(char.isupper() for char in _SPEAKER.sub("", text))


def _ends_sentence(text: str, match: re.Match[str], *, is_cased: bool) -> bool:
    mark = match.group().strip("\"'”’)]» \u00a0\u202f")
    following = text[match.end() : match.end() + 40].lstrip()
    if mark in _ELLIPSES and is_cased:
        return not breaks_off(text, match.start(), following)
    if mark != ".":
        return True
    if following[:1].islower() and is_cased:
        return False
    return not is_abbreviation(text, match.start(), following)


def pieces(text: str, stretch: Span) -> Iterator[Span]:
    """Yield the stretch trimmed and cut so that no piece is longer than ``LONGEST``."""
    start, end = stretch
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def by_speaker(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts of a note's sentence that tell what one person after another said."""
    if _FIRST.match(text, span.start):
        start = span.start
        for match in _SECOND.finditer(text, span.start, span.end):
            yield from _trimmed(text, start, match.start())
            start = match.end()
        span = Span(start, span.end)
    yield span


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    first = len(piece) - len(piece.lstrip())
    last = len(piece.rstrip())
    if any(char.isalnum() for char in piece):
        yield Span(start + first, start + last)

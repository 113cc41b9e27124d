"""Finds where a line may break: after spaces, between ideographs, between Thai words."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import budoux

from reportgen.writers.shaping.scripts import EAST_ASIAN, JOINERS, script

_THAI = re.compile("[\u0e00-\u0e7f]{2,}")
_NEVER_FIRST = frozenset(
    "、。，．・：；？！）］｝〉》」』】〕〗〙〛’”»›%‰℃°…‥—–"
    "ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
"""Characters that never begin a line, such as closing brackets."""

_NEVER_LAST = frozenset("（［｛〈《「『【〔〖〘〚‘“«‹$£€¥￥＄＃")


def breaks(text: str) -> list[int]:
    """Return the positions in a text at which a new line may begin, in order.

    Spaces before such a position stay on the line above.
    """
    found = {*_at_spaces(text), *_between_ideographs(text), *_between_words(text)}
    return sorted(place for place in found if 0 < place < len(text))


def clusters(text: str) -> list[int]:
    """Return the positions between grapheme clusters: letters together with their marks.

    A word that is too long for a line may break there.
    """
    return [
        place
        for place in range(1, len(text))
        if unicodedata.category(text[place])[0] != "M"
        and text[place] not in JOINERS
        and text[place - 1] != "\u200d"
    ]


def _at_spaces(text: str) -> Iterator[int]:
    yield from (match.end() for match in re.finditer(r"[ \u2000-\u2006\u2008-\u200a\u3000]+", text))
    for match in re.finditer(r"(?<=\w)[-\u2010\u2013\u2014](?=\w)", text):
        if script(text[match.start() - 1]) or script(text[match.end()]):
            yield match.end()


def _between_ideographs(text: str) -> Iterator[int]:
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if script(before) not in EAST_ASIAN and script(after) not in EAST_ASIAN:
            continue
        if before in _NEVER_LAST or _is_opening(before):
            continue
        if after.isspace() or after in _NEVER_FIRST or _is_closing(after) or before == "\xa0":
            continue
        if unicodedata.category(after)[0] != "M" and after not in JOINERS:
            yield place


def _is_opening(character: str) -> bool:
    return unicodedata.category(character) in {"Ps", "Pi"}


def _is_closing(character: str) -> bool:
    return unicodedata.category(character) in {"Pe", "Pf"} or character in ".,;:!?\xa0"


def _between_words(text: str) -> Iterator[int]:
    for match in _THAI.finditer(text):
        place = match.start()
        for word in _thai().parse(match.group()):
            place += len(word)
            if place < match.end():
                yield place


@cache
def _thai() -> budoux.Parser:
    return budoux.load_default_thai_parser()

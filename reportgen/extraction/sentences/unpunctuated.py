"""Speech recognition without full stops, cut where sentences are likely to begin."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from reportgen.extraction.models.installed import DEFAULT_MODEL
from reportgen.extraction.models.parsing import parse
from reportgen.extraction.sentences.boundaries import starts
from reportgen.extraction.sentences.punctuated import LONGEST, Span

LONG_SENTENCE = 600
"""Characters; a longer one is speech without full stops."""
_UNMARKED = 160
_OVERLAP = 300
"""Characters of a window without a cue that the next one reads again, for where it begins."""
_SHORTEST = 3
"""Words; a shorter piece is not cut off."""
_ENDED = re.compile(r"[.!?…。！？][\"'”’)\]»]*\s*$")
_SPEAKER = re.compile(r"\bi\b(?![.-])")


def is_unpunctuated(text: str, *, is_item: bool = False) -> bool:
    """Return whether it reads like speech recognition: long, no stops, hardly a capital.

    Speech that begins small and does not end with a mark need not be free of commas and names. An
    item of a list may be long and bare all the same.
    """
    if len(text) > LONG_SENTENCE:
        return True
    if len(text) <= _UNMARKED or is_item:
        return False
    if not text[:1].isupper() and not _ENDED.search(text):
        return True
    capitals = sum(char.isupper() for char in text)
    is_one_case = capitals * 100 < len(text) or not any(char.islower() for char in text)
    return is_one_case and not re.search(r"[.,;:?!]", text)


def recased(text: str) -> str:
    """Return the text of one case as the parser knows it: "I" and the first letter capital.

    No character moves; a text whose lower case is longer than itself stays as it is.
    """
    if text.isupper() and len(text.lower()) == len(text):
        text = text.lower()
    text = _SPEAKER.sub("I", text)
    first = text[:1].upper()
    return (first if len(first) == 1 else text[:1]) + text[1:]


def restored_sentences(
    text: str, model: str, *, language: str = "en", needed: Callable[[str], object] = bool
) -> Iterator[Span]:
    """Yield the sentences of a text without full stops, by what usually opens and ends one.

    Long texts are read window by window; each begins with the last sentence of the one before.
    A window that is not ``needed`` is not read, but comes back in one piece. The weights are of
    English; other languages are cut where their parser sees sentences.

    Raises:
        PipelineError: if the model is not installed.
    """
    start = 0
    while start < len(text):
        end = _window(text, start)
        begun = [start]
        if needed(text[start:end]):
            begun += _starts(text[start:end], start, model, language)
            if end < len(text) and begun[-1] - start > LONGEST // 2:
                end = begun.pop()
        elif end < len(text):
            end = _word_start(text, start, end - _OVERLAP)
        yield from _trimmed(text, [*begun, end])
        start = end


def _window(text: str, start: int) -> int:
    """Return where a window that fits the parser ends."""
    if len(text) - start <= LONGEST:
        return len(text)
    return _word_start(text, start, start + LONGEST)


def _word_start(text: str, start: int, end: int) -> int:
    """Return the place of the last space before the end, or the end if none is near."""
    space = text.rfind(" ", start + LONGEST // 2, end)
    return space if space > 0 else end


def _starts(window: str, offset: int, model: str, language: str) -> Iterator[int]:
    """Yield where sentences begin inside a window, none of them right after another."""
    last = 0
    doc = next(parse((recased(window),), model))
    fitted = starts(doc, knows_vectors=model == DEFAULT_MODEL)
    for begin in fitted if language == "en" else [s.start_char for s in doc.sents]:
        if len(window[last:begin].split()) >= _SHORTEST:
            yield offset + begin
            last = begin


def _trimmed(text: str, edges: list[int]) -> Iterator[Span]:
    for first, last in itertools.pairwise(edges):
        piece = text[first:last]
        if any(char.isalnum() for char in piece):
            lead = len(piece) - len(piece.lstrip())
            yield Span(first + lead, first + len(piece.rstrip()))

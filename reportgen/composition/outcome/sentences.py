"""Splits notes into the rapporteur's sentences, as spans of the unchanged text."""

import re
from collections.abc import Iterator

_ENDS = ".!?\u2026\u3002\uff01\uff1f"
_CLOSERS = "\"')]\u2019\u201d\u00bb"
_BOUNDARY = re.compile(
    rf"[{_ENDS}]+[{re.escape(_CLOSERS)}]*(?=\s+[\"'(\[\u2018\u201c\u00ab]*[^\W_a-z])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[])(?:"
    r"(?:[^\W\d_]\.)+"  # initials and U.S., e.g., i.e.
    r"|(?:Mr|Mrs|Ms|Mx|Dr|Prof|Amb|Hon|Gen|Gov|Rev|Sen|Rep|St|Jr|Sr|No|Nos|Art|Sec|Ch|Fig|Vol"
    r"|vs|cf|ca|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Dept)\."
    r")$",
    re.IGNORECASE,
)

Span = tuple[int, int]


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield start and end of each sentence, in order; only white space lies between them.

    A full stop after an abbreviation, after an initial or inside a number ends no sentence.
    """
    start = 0
    for match in _BOUNDARY.finditer(text):
        if not _ABBREVIATION.search(text[start : match.end()]):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def is_fragment(sentence: str) -> bool:
    """Whether the words are no full sentence because they lack a final full stop.

    A hurried rapporteur leaves out the full stop before anything else; looking for a verb would
    need a language model and be wrong more often.
    """
    return not sentence.rstrip(_CLOSERS + " ").endswith(tuple(_ENDS))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without surrounding white space, unless nothing is left."""
    words = text[start:end]
    if stripped := words.strip():
        first = start + words.index(stripped)
        yield first, first + len(stripped)

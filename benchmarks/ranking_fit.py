"""Labelled sentences as observations, and the logistic weights fitted on them with numpy."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FOLDS = 5
PENALTY = 2.0
LISTED = 0.4
"""The cut for an item of a known list: its neighbours speak for it already."""
FEWEST = 4
"""An observation seen in fewer sentences gets no weight."""
_STEPS = 30
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with a cue: what is seen of it, and its place in the data.

    ``row`` numbers the labelled row it belongs to, ``unit`` is the document or comment that is
    never split between folds, ``weight`` what its data set counts for.
    """

    data: str
    row: int
    unit: str
    seen: tuple[str, ...]
    label: bool
    trapped: bool
    is_item: bool
    is_listed: bool = False
    weight: float = 1.0

    @property
    def fold(self) -> int:
        """Return the fold of its unit, the same in every run."""
        return int(hashlib.md5(self.unit.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


@dataclass(frozen=True, slots=True)
class Fit:
    """Fitted weights and the cuts for speech, for items, and for items of a known list."""

    intercept: float
    weights: Mapping[str, float]
    cut_speech: float
    cut_items: float
    cut_listed: float

    def probability(self, seen: Iterable[str]) -> float:
        """Return the chance that a sentence with these observations recommends."""
        total = self.intercept + sum(self.weights.get(name, 0.0) for name in seen)
        return float(1 / (1 + np.exp(-np.clip(total, -30, 30))))

    def finds(self, example: Example) -> bool:
        """Return whether the sentence counts, by the rule of the package."""
        score = self.probability(example.seen)
        if example.is_item:
            listed = example.is_listed and not example.trapped
            return score >= (self.cut_listed if listed else self.cut_items)
        return not example.trapped and score >= self.cut_speech


def fit(examples: Sequence[Example]) -> Fit:
    """Return the weights that fit the examples best, and cuts tuned on the same examples."""
    counts = Counter(name for example in examples for name in set(example.seen))
    names = [name for name in sorted(counts) if counts[name] >= FEWEST]
    place = {name: number + 1 for number, name in enumerate(names)}
    matrix = np.zeros((len(examples), len(names) + 1))
    matrix[:, 0] = 1
    for row, example in enumerate(examples):
        for name in example.seen:
            if name in place:
                matrix[row, place[name]] = 1
    labels = np.array([example.label for example in examples], dtype=float)
    weights = np.array([example.weight for example in examples], dtype=float)
    fitted = reweighted_least_squares(matrix, labels, weights)
    rounded = {name: round(float(fitted[place[name]]), 3) for name in names}
    return tuned(examples, round(float(fitted[0]), 3), {k: v for k, v in rounded.items() if v})


def reweighted_least_squares(matrix: Vector, labels: Vector, weights: Vector) -> Vector:
    """Return the coefficients of a ridge logistic regression; the first is not penalised."""
    size = matrix.shape[1]
    penalty = np.full(size, PENALTY)
    penalty[0] = 1e-3
    beta = np.zeros(size)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ beta, -30, 30)))
        gradient = matrix.T @ (weights * (chance - labels)) + penalty * beta
        curvature = (matrix * (weights * chance * (1 - chance) + 1e-9)[:, None]).T @ matrix
        step = np.linalg.solve(curvature + np.diag(penalty), gradient)
        beta -= step
        if np.abs(step).max() < 1e-7:
            break
    return np.asarray(beta)


def tuned(examples: Sequence[Example], intercept: float, weights: Mapping[str, float]) -> Fit:
    """Return the fit with the cuts of best F1 in speech and in notes."""
    bare = Fit(intercept, weights, 0.0, 0.0, 0.0)
    items = [example for example in examples if example.is_item]
    free = [example for example in examples if not (example.is_item or example.trapped)]
    return Fit(
        intercept,
        weights,
        _best_cut(bare, free, np.linspace(0.02, 0.4, 20)),
        _best_cut(bare, items, np.linspace(0.3, 0.7, 41)),
        LISTED,
    )


def _best_cut(bare: Fit, examples: Sequence[Example], cuts: Vector) -> float:
    if not examples:
        return 0.5
    scores = np.array([bare.probability(example.seen) for example in examples])
    labels = np.array([example.label for example in examples], dtype=float)
    weights = np.array([example.weight for example in examples])
    every = (weights * labels).sum()

    def f1(cut: float) -> float:
        found = scores >= cut
        return float(2 * (weights * labels * found).sum() / ((weights * found).sum() + every))

    best = max(f1(cut) for cut in cuts)
    near = [float(cut) for cut in cuts if f1(cut) >= best - 0.002]
    return round(near[len(near) // 2], 3)


def held_out(examples: Sequence[Example]) -> list[tuple[Example, float, bool]]:
    """Return every example with its chance and verdict by weights that never saw its unit."""
    answers: list[tuple[Example, float, bool]] = []
    for number in range(FOLDS):
        fitted = fit([example for example in examples if example.fold != number])
        answers.extend(
            (example, fitted.probability(example.seen), fitted.finds(example))
            for example in examples
            if example.fold == number
        )
    return answers

"""Weights of observations and of the tagger's vectors, fitted together by small steps."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from reportgen.extraction.models.vectors import GRAIN, Layer

Whole = NDArray[np.int32]
Single = NDArray[np.float32]
Half = NDArray[np.float16]
UNITS = 48
_EPOCHS, _BATCH, _RATE, _SPARSE_RATE, _RIDGE = 5, 1024, 2e-3, 0.1, 2e-5
_DROPPED = np.float32(0.3)
"""Share of the units and of the observations that each step does without."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Spaces to fit on: numbers of what is observed, vectors, labels, and what each counts for."""

    rows: Whole
    vectors: Half
    begins: Single
    counts_for: Single


@dataclass(slots=True)
class Joint:
    """Weights under way; ``sparse`` has one weight an observation, the first is of none."""

    sparse: Single
    into: Single
    bias: Single
    out: Single
    intercept: Single = field(default_factory=lambda: np.array([-2.5], np.float32))

    @property
    def dense(self) -> tuple[Single, ...]:
        """Return the arrays that change in every step."""
        return self.into, self.bias, self.out, self.intercept


def fitted_together(seen: Seen, size: int) -> tuple[float, Single, Layer]:
    """Return intercept, a weight for each of ``size`` observations, and the layer."""
    random = np.random.default_rng(1)
    width = seen.vectors.shape[1]
    sample = seen.vectors[:: max(1, len(seen.vectors) // 20_000)].astype(np.float32)
    middle, spread = sample.mean(0), sample.std(0) + np.float32(1e-3)
    joint = Joint(
        np.zeros(size, np.float32),
        random.normal(0, width**-0.5, (width, UNITS)).astype(np.float32),
        np.zeros(UNITS, np.float32),
        random.normal(0, UNITS**-0.5, UNITS).astype(np.float32),
    )
    moments = [(np.zeros_like(one), np.zeros_like(one)) for one in joint.dense]
    squares = np.full(size, 0.01, np.float32)
    for step, (batch, rate) in enumerate(_batches(len(seen.begins), random), 1):
        vectors = (seen.vectors[batch].astype(np.float32) - middle) / spread
        rows = seen.rows[batch]
        kept = (random.random(rows.shape, np.float32) > _DROPPED).astype(np.float32)
        slopes, error = _slopes(joint, vectors, (rows, kept), (seen, batch), random)
        _step(joint, slopes, moments, rate, step)
        _step_sparse(joint.sparse, squares, rows, error[:, None] * kept)
    into = joint.into / spread[:, None]
    bias = joint.bias - middle @ into
    layer = Layer(*(_grained(one) for one in (into, bias, joint.out)))
    return float(joint.intercept[0]), joint.sparse, layer


def _grained(weights: Single) -> Single:
    grained: Single = (np.rint(weights * GRAIN) / GRAIN).astype(np.float32)
    return grained


def _batches(
    count: int, random: np.random.Generator
) -> Iterator[tuple[NDArray[np.int64], np.float32]]:
    """Yield the spaces of each step with its rate, which falls epoch by epoch."""
    for epoch in range(_EPOCHS):
        order = random.permutation(count)
        for start in range(0, count, _BATCH):
            yield order[start : start + _BATCH], np.float32(_RATE * (1 - epoch / _EPOCHS))


def _slopes(
    joint: Joint,
    vectors: Single,
    observed: tuple[Whole, Single],
    batch: tuple[Seen, NDArray[np.int64]],
    random: np.random.Generator,
) -> tuple[tuple[Single, ...], Single]:
    """Return the slopes of the dense weights and how wrong each space is."""
    (rows, kept), (seen, places) = observed, batch
    units = np.maximum(0, vectors @ joint.into + joint.bias)
    alive = (random.random(units.shape, np.float32) > _DROPPED) / (1 - _DROPPED)
    total = (
        (units * alive) @ joint.out
        + (joint.sparse[rows] * kept).sum(1) / (1 - _DROPPED)
        + joint.intercept[0]
    )
    chance = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    error = seen.counts_for[places] * (chance - seen.begins[places]) / len(places)
    error = error.astype(np.float32)
    back = np.outer(error, joint.out) * alive * (units > 0)
    slopes = (vectors.T @ back, back.sum(0), (units * alive).T @ error, error.sum(keepdims=True))
    return slopes, error


def _step(
    joint: Joint,
    slopes: tuple[Single, ...],
    moments: list[tuple[Single, Single]],
    rate: np.float32,
    step: int,
) -> None:
    for weights, slope, (first, second) in zip(joint.dense, slopes, moments, strict=True):
        pull = slope + np.float32(1e-5) * weights
        np.add(first, np.float32(0.1) * (pull - first), out=first)
        np.add(second, np.float32(0.001) * (pull**2 - second), out=second)
        fair, spread = first / (1 - 0.9**step), np.sqrt(second / (1 - 0.999**step)) + 1e-8
        np.subtract(weights, (rate * fair / spread).astype(np.float32), out=weights)


def _step_sparse(sparse: Single, squares: Single, rows: Whole, error: Single) -> None:
    pull = np.bincount(rows.ravel(), weights=20 * error.ravel(), minlength=len(sparse))
    changed = np.unique(rows)
    changed = changed[changed > 0]
    slope = pull[changed].astype(np.float32) + np.float32(_RIDGE) * sparse[changed]
    squares[changed] += slope**2
    sparse[changed] -= np.float32(_SPARSE_RATE) * slope / np.sqrt(squares[changed])

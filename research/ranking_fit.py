"""Labelled sentences as observations, and the logistic weights fitted on them with numpy."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reportgen.extraction.models.ranking import Cuts, Level, Ranking, SourceKind, logistic

FOLDS = 5
PENALTY = 1.7
WORDS = 0.5
"""What an observation of a single word is multiplied with, so that it weighs less by itself."""
FEWEST = 5
"""An observation seen in fewer sentences gets no weight."""
LEAST = 0.02
"""A weight nearer to zero is left out, and the others are fitted again."""
READ = 1.9
"""Rows to read a recommendation, found and perhaps together."""
WRITTEN = frozenset({"own", "frames"})
"""Data that were written to be fitted on: no cut is set by them."""
LISTED = 0.3
"""The cut for an item of a known list: its neighbours speak for it already."""
AMBIGUOUS = 0.5
"""What a sentence counts for that a careful second person could decide the other way."""
_WORDS = ("word ", "opens ", "root ", "cue ", "cue+", "cue-", "action ", "asked ")
_STEPS = 120
_MEMORY = 8
Vector = NDArray[np.float64]
Places = NDArray[np.int64]
Function = Callable[[Vector], tuple[float, Vector]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with a cue: what is seen of it, and its place in the data.

    ``row`` numbers the labelled row it belongs to, ``unit`` is the document or comment that is
    never split between folds, ``weight`` what its data set counts for, ``guarded`` says that a
    trap keeps it from being found, ``is_read`` that a family reads it and no trap catches it.
    """

    data: str
    row: int
    unit: str
    seen: tuple[str, ...]
    label: bool
    kind: SourceKind
    guarded: bool = False
    is_read: bool = False
    ambiguous: bool = False
    weight: float = 1.0

    @property
    def fold(self) -> int:
        """Return the fold of its unit, the same in every run."""
        return int(hashlib.md5(self.unit.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS

    @property
    def counts(self) -> float:
        """Return what it counts for in fitting."""
        return self.weight * (AMBIGUOUS if self.ambiguous else 1.0)


@dataclass(frozen=True, slots=True)
class _Matrix:
    """A sparse matrix: the columns and values of each row, and where the rows begin."""

    places: Places
    values: Vector
    starts: Places
    width: int

    def times(self, weights: Vector) -> Vector:
        """Return the sum of the weights of each row."""
        return np.add.reduceat(self.values * weights[self.places], self.starts)

    def turned(self, errors: Vector) -> Vector:
        """Return the sum of the errors in each column."""
        sizes = np.diff(np.append(self.starts, len(self.places)))
        spread = self.values * np.repeat(errors, sizes)
        return np.asarray(
            np.bincount(self.places, weights=spread, minlength=self.width), dtype=np.float64
        )


def fit(examples: Sequence[Example]) -> tuple[float, dict[str, float]]:
    """Return the intercept and the weights that fit the examples best."""
    counts = Counter(name for example in examples for name in set(example.seen))
    names = [name for name in sorted(counts) if counts[name] >= FEWEST]
    _, weights = _fitted(examples, names)
    return _fitted(examples, [name for name in names if abs(weights[name]) >= LEAST])


def _fitted(examples: Sequence[Example], names: Sequence[str]) -> tuple[float, dict[str, float]]:
    scale = np.array([1.0, *(WORDS if name.startswith(_WORDS) else 1.0 for name in names)])
    matrix = _matrix(examples, {name: number + 1 for number, name in enumerate(names)}, scale)
    labels = np.array([example.label for example in examples], dtype=float)
    counts = np.array([example.counts for example in examples])
    penalty = np.full(len(scale), PENALTY)
    penalty[0] = 1e-3

    def loss(weights: Vector) -> tuple[float, Vector]:
        total = np.clip(matrix.times(weights), -30, 30)
        chance = 1 / (1 + np.exp(-total))
        worth = np.log1p(np.exp(total)) - labels * total
        value = float((counts * worth).sum() + 0.5 * (penalty * weights**2).sum())
        return value, matrix.turned(counts * (chance - labels)) + penalty * weights

    fitted = minimum(loss, np.zeros(len(scale))) * scale
    return float(fitted[0]), {n: float(w) for n, w in zip(names, fitted[1:], strict=True)}


def _matrix(examples: Sequence[Example], place: Mapping[str, int], scale: Vector) -> _Matrix:
    """Return a row for each example; the first column is 1 in all of them."""
    rows = [[0, *sorted(place[n] for n in set(e.seen) if n in place)] for e in examples]
    places = np.array([column for row in rows for column in row], dtype=np.int64)
    starts = np.cumsum([0, *(len(row) for row in rows[:-1])])
    return _Matrix(places, scale[places], starts.astype(np.int64), len(scale))


def minimum(function: Function, start: Vector) -> Vector:
    """Return where a smooth convex function is least, by L-BFGS with a halving step."""
    at, (value, slope) = start, function(start)
    memory: list[tuple[Vector, Vector]] = []
    for _ in range(_STEPS):
        way = -_bent(slope, memory)
        step, falls = 1.0, float(slope @ way)
        while (new := function(at + step * way))[0] > value + 1e-4 * step * falls and step > 1e-6:
            step /= 2
        moved, change = step * way, new[1] - slope
        at, gain, (value, slope) = at + moved, value - new[0], new
        if float(moved @ change) > 1e-12:
            memory = [*memory[1 - _MEMORY :], (moved, change)]
        if gain < 1e-5 * max(1.0, abs(value)) * 0.1:
            break
    return at


def _bent(slope: Vector, memory: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Return the slope turned by what is remembered of the curvature."""
    way, used = slope.copy(), []
    for moved, change in reversed(memory):
        share = float(moved @ way) / float(moved @ change)
        way -= share * change
        used.append(share)
    if memory:
        moved, change = memory[-1]
        way *= float(moved @ change) / float(change @ change)
    for (moved, change), share in zip(memory, reversed(used), strict=True):
        way += (share - float(change @ way) / float(moved @ change)) * moved
    return way


Told = tuple[Example, float]
"""An example with the sum of weights that were fitted without its unit."""


def held_out(examples: Sequence[Example], always: Sequence[Example] = ()) -> list[Told]:
    """Return every example with its sum by weights that never saw its unit.

    ``always`` are examples that are fitted on every time and not judged.
    """
    told: list[Told] = []
    for number in range(FOLDS):
        intercept, weights = fit([*(e for e in examples if e.fold != number), *always])
        bare = Ranking(intercept, weights, {})
        told.extend((e, bare.total(e.seen)) for e in examples if e.fold == number)
    return told


def cuts_of(told: Sequence[Told]) -> dict[str, Cuts]:
    """Return for each kind of source what a sum means and the cuts, from held-out sums."""
    kinds: dict[str, Cuts] = {}
    for kind in ("speech", "notes", "items", "listed"):
        mine = [one for one in told if one[0].kind == kind and one[0].data not in WRITTEN]
        if sum(e.label for e, _ in mine) >= 2 * FOLDS:
            kinds[kind] = _cuts(mine)
    if "listed" in kinds:
        low = min(LISTED, kinds["listed"].perhaps)
        kinds["listed"] = replace(kinds["listed"], found=LISTED, perhaps=low)
    kinds.setdefault("items", kinds.get("notes", Cuts(1, 0, 0.4, 0.15)))
    kinds.setdefault("listed", kinds["items"])
    return kinds


def _cuts(told: Sequence[Told]) -> Cuts:
    sums = np.array([total for _, total in told])
    labels = np.array([example.label for example, _ in told], dtype=float)
    counts = np.array([example.weight for example, _ in told])

    def loss(line: Vector) -> tuple[float, Vector]:
        total = np.clip(line[0] * sums + line[1], -30, 30)
        errors = counts * (1 / (1 + np.exp(-total)) - labels)
        value = float((counts * (np.log1p(np.exp(total)) - labels * total)).sum())
        return value, np.array([(errors * sums).sum(), errors.sum()])

    slope, offset = (round(float(part), 3) for part in minimum(loss, np.array([1.0, 0.0])))
    chances = np.array([logistic(slope * total + offset) for total in sums])
    free = np.array([not example.guarded for example, _ in told])
    sure = np.array([example.counts for example, _ in told])
    found = _best_cut(chances[free], labels[free], sure[free])
    return Cuts(slope, offset, found, min(found, _reading_cut(chances, labels, counts)))


def _best_cut(chances: Vector, labels: Vector, counts: Vector) -> float:
    """Return the middle of the cuts whose F1 is near the best."""
    every = (counts * labels).sum()

    def f1(cut: float) -> float:
        is_found = chances >= cut
        both = (counts * is_found).sum() + every
        return float(2 * (counts * labels * is_found).sum() / both)

    cuts = [float(cut) for cut in np.linspace(0.1, 0.8, 71)]
    best = max(map(f1, cuts))
    near = [cut for cut in cuts if f1(cut) >= best - 0.004]
    return round(near[len(near) // 2], 3)


def _reading_cut(chances: Vector, labels: Vector, counts: Vector) -> float:
    """Return the cut from which on there are ``READ`` rows a recommendation."""
    order = np.argsort(-chances, kind="stable")
    enough = READ * (counts * labels).sum()
    last = int(np.searchsorted(np.cumsum(counts[order]), enough))
    return round(float(chances[order[min(last, len(order) - 1)]]), 3)


def level_of(example: Example, total: float, cuts: Mapping[str, Cuts]) -> Level:
    """Return the level of an example by the rule of the package."""
    one = Ranking(0.0, {}, cuts)
    kind = cuts[example.kind]
    level = one.level(logistic(kind.slope * total + kind.offset), example.kind)
    if example.guarded:
        return ""
    return level or ("perhaps" if example.is_read else "")

"""The order of the review list, fitted anew to what an office decided; builds never look at it."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from reportgen.errors import InputError, UsageError
from reportgen.project.decisions.records import records
from reportgen.project.decisions.rows import FindingRecord
from reportgen.project.folder.atomic import write_atomic
from reportgen.project.folder.opening import OpenForum
from reportgen.shapes import shaped

ORDER_FILE = "review-order.json"
_VERSION = 1
_FEWEST, _FEWEST_EACH = 40, 8
_RIDGE, _STEPS, _FOLDS = 4.0, 30, 5
_GRAIN = 4
"""Decimals that weights are kept with, so that the same decisions give the same bytes."""


@dataclass(frozen=True, slots=True)
class LearnedOrder:
    """Weights of what is known of a finding, and how well they put decisions in order.

    ``shipped`` and ``learned`` are average precisions on decisions that the weights had not seen.
    """

    version: int
    decisions: int
    accepted: int
    shipped: float
    learned: float
    weights: dict[str, float]

    @property
    def is_better(self) -> bool:
        """Whether the list is ordered by it."""
        return self.learned > self.shipped

    def weight(self, record: FindingRecord) -> float:
        """How likely a finding is accepted, on a scale without ends."""
        return sum(self.weights.get(name, 0.0) * value for name, value in _features(record).items())


@dataclass(frozen=True, slots=True)
class _Example:
    """A decided finding; examples of one ``group`` are held out together."""

    group: str
    features: dict[str, float]
    base: float
    accepted: bool


def learn_order(forums: Sequence[OpenForum]) -> LearnedOrder:
    """Fit the order to the decisions of forums, and judge it on those that were held out.

    Held out in turn is each forum, or each session where there is one forum.

    Raises:
        UsageError: if too few findings are accepted or rejected.
    """
    examples = [one for opened in forums for one in _examples(opened, by_forum=len(forums) > 1)]
    accepted = sum(one.accepted for one in examples)
    if len(examples) < _FEWEST or min(accepted, len(examples) - accepted) < _FEWEST_EACH:
        message = (
            f"{accepted} findings are accepted and {len(examples) - accepted} rejected; to learn "
            f"takes {_FEWEST} decisions, {_FEWEST_EACH} of each kind: decide more, or name more "
            "forums"
        )
        raise UsageError(message, rule="too-few-decisions")
    held_out = _held_out(examples)
    return LearnedOrder(
        _VERSION,
        len(examples),
        accepted,
        round(_average_precision([(one.base, one.accepted) for one, _ in held_out]), _GRAIN),
        round(_average_precision([(told, one.accepted) for one, told in held_out]), _GRAIN),
        _fitted(examples),
    )


def write_order(house: Path, order: LearnedOrder) -> Path:
    """Write an order into a house folder and return where it stands.

    Raises:
        PipelineError: if it cannot be written.
    """
    house.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(order), indent=1, sort_keys=True)
    write_atomic(house / ORDER_FILE, text.encode() + b"\n")
    return house / ORDER_FILE


def read_order(house: Path) -> LearnedOrder:
    """Return the order of a house folder.

    Raises:
        InputError: if there is none, or it is none of ours.
    """
    path = house / ORDER_FILE
    try:
        order = shaped(json.loads(path.read_text(encoding="utf-8")), LearnedOrder)
    except FileNotFoundError:
        message = f"there is no {ORDER_FILE} here; `reportgen learn FORUM --into` writes one"
        raise InputError(message, str(house), rule="no-order") from None
    except (OSError, ValueError, TypeError):
        message = "this is no order that we wrote; learn it again"
        raise InputError(message, str(path), rule="no-order") from None
    if order.version != _VERSION:
        raise InputError("this is of another version; learn it again", str(path), rule="no-order")
    return order


def _examples(opened: OpenForum, *, by_forum: bool) -> Iterable[_Example]:
    for record in records(opened.ledger):
        if record["decision"] in {"accepted", "rejected", "merged"}:
            group = str(opened.folder.path) if by_forum else record["session"]
            accepted = record["decision"] != "rejected"
            yield _Example(group, _features(record), _base(record), accepted)


def _base(record: FindingRecord) -> float:
    """The order as shipped: the short list first, then by score."""
    return (2 - record["enough"] / 1000 if record["enough"] else 0.0) + record["score"]


def _features(record: FindingRecord) -> dict[str, float]:
    """What is known of a finding that may tell whether people print it; no word, name or time."""
    chance = min(max(record["score"], 0.01), 0.99)
    words = len(record["quote"].split())
    named = {
        f"kind {record['kind']}": True,
        f"family {record['family']}": True,
        f"{record['level']}": True,
        "on the short list": record["enough"] > 0,
        "names who should act": bool(record["addressee"]),
        "reported": bool(record["attributed_to"]),
        "asks for it not to be done": record["polarity"] == "negative",
        "cannot stand alone": bool(record["leans_on"]),
        "a better text is offered": record["offer_from"] != "quotation",
        "said more than once": bool(record["alike"]),
        "short": words < 10,
        "long": words > 35,
    }
    return {"constant": 1.0, "chance": math.log(chance / (1 - chance))} | {
        name: 1.0 for name, holds in named.items() if holds
    }


def _fitted(examples: Sequence[_Example]) -> dict[str, float]:
    """The weights of a logistic regression with a ridge, by Newton's method."""
    names = sorted({name for one in examples for name in one.features})
    rows = np.array([[one.features.get(name, 0.0) for name in names] for one in examples])
    wanted = np.array([float(one.accepted) for one in examples])
    weights = np.zeros(len(names))
    ridge = np.eye(len(names)) * _RIDGE
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (wanted - chance) - ridge @ weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge
        weights = weights + np.linalg.solve(curve, slope)
    return {name: round(float(w), _GRAIN) for name, w in zip(names, weights, strict=True)}


def _held_out(examples: Sequence[_Example]) -> list[tuple[_Example, float]]:
    """Each example with what weights say that were fitted without its group."""
    groups = sorted({one.group for one in examples})
    told: list[tuple[_Example, float]] = []
    for fold in range(min(_FOLDS, len(groups))):
        left = set(groups[fold::_FOLDS])
        seen = [one for one in examples if one.group not in left]
        weights = _fitted(seen) if seen else {}
        told += [
            (one, sum(weights.get(name, 0.0) * value for name, value in one.features.items()))
            for one in examples
            if one.group in left
        ]
    return told


def _average_precision(told: Sequence[tuple[float, bool]]) -> float:
    """The mean precision at each accepted one; of equal values the rejected come first."""
    ranked = sorted(told, key=lambda one: (-one[0], one[1]))
    hits, total = 0, 0.0
    for place, (_, accepted) in enumerate(ranked, 1):
        if accepted:
            hits += 1
            total += hits / place
    return total / hits if hits else 0.0

"""How likely a sentence is a recommendation, by weights that anybody can read and review."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from reportgen.extraction.alike.stems import EMPTY
from reportgen.extraction.proposal import Setting

WEIGHTS = Path(__file__).resolve().with_name("ranking.json")
SourceKind = Literal["speech", "notes", "items", "listed"]
Level = Literal["", "perhaps", "found"]
_TELLING = 0.3
_SHOWN = 3
_SHORT = 2
_ASKING = frozenset({"should", "must", "need", "ought", "shall", "please"})


@dataclass(frozen=True, slots=True)
class Cuts:
    """What the sum of weights means in one kind of source.

    ``slope`` and ``offset`` turn it into a chance; from ``perhaps`` on a sentence is worth a look,
    from ``found`` on it counts.
    """

    slope: float
    offset: float
    found: float
    perhaps: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The fitted weights of what is observed, and what their sum means for a kind of source."""

    intercept: float
    weights: Mapping[str, float]
    cuts: Mapping[str, Cuts]

    def total(self, observations: Iterable[str]) -> float:
        """Return the sum of the weights of what was observed, in the order of the names."""
        return self.intercept + sum(self.weights.get(name, 0.0) for name in sorted(observations))

    def probability(self, observations: Iterable[str], kind: SourceKind) -> float:
        """Return the chance, from 0 to 1, that the sentence is a recommendation."""
        cuts = self.cuts[kind]
        return logistic(cuts.slope * self.total(observations) + cuts.offset)

    def level(self, score: float, kind: SourceKind) -> Level:
        """Return whether the sentence counts, is worth a look, or neither."""
        cuts = self.cuts[kind]
        return "found" if score >= cuts.found else "perhaps" if score >= cuts.perhaps else ""

    def told(self, observations: Iterable[str], plain: Mapping[str, str]) -> tuple[str, ...]:
        """Return what weighed most for and against it, as two reasons in plain words.

        ``plain`` gives the words; of several observations that say the same the weights add up.
        """
        weighed: dict[str, float] = {}
        for name in sorted(observations):
            words = plain.get(name) or _as_word(name)
            if words:
                weighed[words] = weighed.get(words, 0.0) + self.weights.get(name, 0.0)
        telling = sorted(
            ((words, w) for words, w in weighed.items() if abs(w) >= _TELLING),
            key=lambda one: (-abs(one[1]), one[0]),
        )
        said = (
            ("counts for it", [words for words, w in telling if w > 0][:_SHOWN]),
            ("counts against it", [words for words, w in telling if w < 0][:_SHOWN]),
        )
        return tuple(f"{which}: {', '.join(words)}" for which, words in said if words)


def logistic(total: float) -> float:
    """Return the chance of log odds, which are kept between -30 and 30."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def kind_of(setting: Setting) -> SourceKind:
    """Return the kind of source a sentence comes from."""
    if setting.is_bullet:
        return "listed" if setting.is_listed else "items"
    return "notes" if setting.is_note else "speech"


def _as_word(name: str) -> str:
    kind, _, word = name.partition(" ")
    is_telling = (
        kind == "word" and word.isalpha() and word.islower() and word not in EMPTY - _ASKING
    )
    return f"it says “{word}”" if is_telling and len(word) > _SHORT else ""


@cache
def ranking() -> Ranking:
    """Return the weights that ship with the package."""
    return read_ranking(WEIGHTS)


def read_ranking(path: Path) -> Ranking:
    """Return the weights of a file."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    cuts = {kind: Cuts(**fields) for kind, fields in kept["cuts"].items()}
    return Ranking(kept["intercept"], kept["weights"], cuts)

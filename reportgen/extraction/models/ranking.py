"""How likely a sentence is a recommendation, by weights that anybody can read and review."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen.extraction.proposal import Setting

WEIGHTS = Path(__file__).resolve().with_name("ranking.json")
_TELLING = 0.5
_SHOWN = 3
_PLAIN = {
    "proposes more than once": "it proposes more than one thing",
    "stands in the main clause": "the main clause says it",
    "has in order to": "it says what for",
    "what the speaker thinks": "it is the speaker's own view",
    "40 words and more": "it goes into detail",
    "says by when": "it says by when",
    "names who should act": "it names who should act",
    "tells of the speaker's past": "it tells of the speaker's past",
    "tells of the past": "it tells of the past",
    "tells of what has been done": "it tells of what has been done",
    "said by the moderator": "the moderator says it",
    "has could, may or might": "it may be a mere possibility",
    "has law or required": "it may be what a law already asks",
    "has already or currently": "it may be under way",
    "has doubt": "it is said with doubt",
    "has if": "it depends on a condition",
    "what somebody thinks": "it is somebody else's view",
    "somebody else says it": "somebody else says it",
    "begins in the middle": "it begins in the middle of a thought",
    "action without object": "it does not say what the action is about",
    "action is a state": "it asks for a state, not for an action",
    "under 8 words": "it is very short",
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """The fitted weights; a sentence counts from the cut of its kind of text on."""

    intercept: float
    weights: Mapping[str, float]
    cut_speech: float
    cut_items: float
    cut_listed: float

    def probability(self, observations: Iterable[str]) -> float:
        """Return the chance, from 0 to 1, that the sentence is a recommendation."""
        total = self.intercept + sum(self.weights.get(name, 0.0) for name in observations)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def is_found(self, score: float, setting: Setting, *, trapped: bool) -> bool:
        """Return whether it counts; what falls into a trap never does, except in a list item.

        Items of written lists rarely fall into a trap, so there a trap only weighs.
        """
        if setting.is_bullet:
            listed = setting.is_listed and not trapped
            return score >= (self.cut_listed if listed else self.cut_items)
        return not trapped and score >= self.cut_speech

    def told(self, observations: Iterable[str]) -> tuple[str, ...]:
        """Return what counted most for and against it, as two reasons in plain words.

        What only a grammarian can name is weighed, but not told.
        """
        plain = ((name, _PLAIN[name]) for name in observations if name in _PLAIN)
        known = [(self.weights.get(name, 0.0), words) for name, words in plain]
        known = sorted(
            (pair for pair in known if abs(pair[0]) >= _TELLING), key=lambda p: -abs(p[0])
        )
        pro = [name for weight, name in known if weight > 0][:_SHOWN]
        con = [name for weight, name in known if weight < 0][:_SHOWN]
        said = (("counts for it", pro), ("counts against it", con))
        return tuple(f"{which}: {', '.join(names)}" for which, names in said if names)


@cache
def ranking() -> Ranking:
    """Return the weights that ship with the package."""
    kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    cuts = (kept[f"cut_{kind}"] for kind in ("speech", "items", "listed"))
    return Ranking(kept["intercept"], kept["weights"], *cuts)

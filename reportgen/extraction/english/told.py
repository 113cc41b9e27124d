"""What was observed in a sentence, in the words of a rapporteur."""

from collections.abc import Mapping
from functools import cache

from reportgen.extraction.english.signals import signals

_OBSERVED = {
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
_KINDS = ("speech", "notes", "items", "listed")


@cache
def plain_words() -> Mapping[str, str]:
    """Return for each observation that can be told to anybody what it says; others only weigh."""
    told = dict(_OBSERVED)
    for signal in signals():
        told[f"signal {signal.name}"] = signal.told
        told |= {f"signal {signal.name} in {kind}": signal.told for kind in _KINDS}
    return told

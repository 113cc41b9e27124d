"""Sentences in which a speaker refuses what the sentence before reported."""

import re

_REFUSAL = re.compile(
    r"\W*(?:(?:but|well|now|so|honestly|frankly|no|and)\W+)*"
    r"(?:(?:I|we) (?:disagree|reject|refuse|oppose|(?:do not|don['’]t|cannot|can['’]t|could not|"
    r"couldn['’]t|would not|wouldn['’]t) (?:agree|accept|support|share|believe|think so))\b|"
    r"(?:that|this|it) (?:is|would be|was|['’]s) (?:\w+ )?(?:wrong|nonsense|false|absurd|"
    r"(?:a|an) (?:\w+ )?(?:mistake|error|illusion))|"
    r"(?:that|this) (?:would|will) (?:never|not) work)",
    re.IGNORECASE,
)


def refuses(text: str) -> bool:
    """Return whether the sentence only refuses what was said before it."""
    return _REFUSAL.match(text) is not None

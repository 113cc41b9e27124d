"""What is seen in one sentence: what it recommends, with its parts, and what speaks for it."""

from dataclasses import dataclass

from reportgen.model import FindingLevel, Polarity, Strength


@dataclass(frozen=True, slots=True)
class Recommended:
    """What a sentence recommends; each part is text of the sentence, empty where none is stated.

    ``cue`` is the word or phrase that shows it and ``why`` says what that means; ``score`` is a
    probability from 0 to 1; ``told`` names in words what weighed for or against it.
    """

    family: str
    cue: str
    why: str
    polarity: Polarity = "positive"
    strength: Strength = ""
    addressee: str = ""
    asked: str = ""
    action: str = ""
    condition: str = ""
    deadline: str = ""
    attributed_to: str = ""
    score: float = 0.0
    level: FindingLevel = "found"
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence as it was read: what it recommends, if anything, and all that was observed.

    ``is_trapped`` says that no family reads a recommendation in it, or that a trap caught it.
    """

    recommended: Recommended | None = None
    observations: tuple[str, ...] = ()
    is_trapped: bool = True

"""Words that stand for something missing."""

from reportgen.composition.words import Words
from reportgen.document import Text


def to_be_confirmed(words: Words, what: str = "") -> Text:
    """Return the placeholder "to be confirmed"; ``what`` names the thing that is missing."""
    return Text(words.say(f"confirm-{what}" if what else "confirm"), "Placeholder Text")

"""Words that stand for something missing."""

from reportgen.composition.shared.words import Words
from reportgen.document import Text


def to_be_confirmed(words: Words, what: str = "", where: str = "") -> Text:
    """Return the placeholder "to be confirmed"; ``what`` names the thing that is missing.

    ``where`` is the key of forum.yaml that would say it: in a draft the reader is asked to write
    it there.
    """
    text = words.say(f"confirm-{what}" if what else "confirm")
    return missing(words, text, "ask", where=f"forum.yaml ({where})")


def missing(words: Words, text: str, asks: str, **values: str) -> Text:
    """Return a placeholder; ``asks`` is the name of what its reader is asked in a draft."""
    return Text(text, "Placeholder Text", asks=words.say(asks, **values) if words.asks else "")

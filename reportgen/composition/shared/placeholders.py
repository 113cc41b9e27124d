"""Placeholders for what is missing."""

from reportgen.composition.shared.words import Words
from reportgen.document import Text


def to_be_confirmed(words: Words, what: str = "", where: str = "") -> Text:
    """Return the placeholder "to be confirmed"; ``what`` names what is missing.

    ``where`` is the key of forum.yaml that would supply it; a draft asks its reader to write it
    there.
    """
    text = words.say(f"confirm-{what}" if what else "confirm")
    return missing(words, text, "ask", where=f"forum.yaml ({where})")


def missing(words: Words, text: str, asks: str, **values: str) -> Text:
    """Return a placeholder; ``asks`` is the key of what a draft asks its reader."""
    return Text(text, "Placeholder Text", asks=words.say(asks, **values) if words.asks else "")

"""Words that stand for something missing."""

from reportgen.document import Text


def to_be_confirmed(what: str = "") -> Text:
    """Return the placeholder "to be confirmed", with what is missing in front."""
    return Text(f"{what} to be confirmed".strip(), "Placeholder Text")

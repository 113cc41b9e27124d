"""Blanks at which no line breaks, in what people write."""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"
_TITLE = re.compile(r"\b((?:Mr|Ms|Mrs|Mx|Dr|Prof|Amb|MM|M)\.|Mme|Mlle) (?=[^\W\d_a-z])")
_UNIT = re.compile(
    r"(?<=\d) (?=(?:%|°C|(?:per cent|pour cent|millions?|billion|milliards?|euros?|dollars?|"
    r"km|cm|mm|kg|ha|MW|kW|m|t|g)\b))"
)
_NUMBERED = re.compile(
    r"\b(Sessions?|Annex|Figure|Table|Chapter|Séance|Annexe|Tableau|Chapitre|No\.|n°) "
    r"(?=(?:[IVXLC]+|\d+)\b)"
)
_FRENCH_BEFORE, _FRENCH_AFTER = re.compile(r" (?=[:;!?»])"), re.compile(r"(?<=«) ")


def bound(text: str, language: str) -> str:
    """Return a text with title and name, number and unit, "Session" and its number kept together.

    In French so is a mark with the word it belongs to.
    """
    text = _TITLE.sub(rf"\1{_NO_BREAK}", text)
    text = _NUMBERED.sub(rf"\1{_NO_BREAK}", _UNIT.sub(_NO_BREAK, text))
    if language.split("-")[0] == "fr":
        text = _FRENCH_AFTER.sub(_NO_BREAK, _FRENCH_BEFORE.sub(_NO_BREAK, text))
    return text

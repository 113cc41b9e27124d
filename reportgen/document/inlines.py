"""What stands in a line: words, links, anchors of notes."""

from dataclasses import dataclass
from typing import Literal

TextStyle = Literal["Strong", "Emphasis", "Placeholder Text"]
"""Names of character styles; a placeholder is "[to be written]" and "to be confirmed"."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words with a character style or none; ``language`` is a BCP 47 tag, empty as the document.

    What the words ask of the reader of a draft stands in ``asks``; Word shows it in the margin.
    """

    text: str
    style: TextStyle | None = None
    language: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address (http, https or mailto)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The anchor of the note with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Cited:
    """Words printed as said or as noted by somebody: the citation with this number proves them."""

    text: str
    citation: int
    style: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number that is referred to ("3" of "Figure 3"); ``anchor`` is unique in the document.

    ``series`` is the word under which Word counts such numbers ("Figure"), empty where it does not.
    """

    text: str
    anchor: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that lead to what has the anchor ``target``: a mark, or an item of a list.

    ``number`` is the end of the words that repeats its number, empty where they do not.
    """

    text: str
    target: str
    number: str = ""


Inline = Text | Link | NoteRef | Cited | LineBreak | Mark | Reference
Inlines = tuple[Inline, ...]

"""Inlines: what stands in a line of text, such as words, links and note anchors."""

from dataclasses import dataclass
from typing import Literal

TextStyle = Literal["Strong", "Emphasis", "Placeholder Text"]
"""Names of character styles. "Placeholder Text" marks what is missing, as in "[to be written]"."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words, with a character style or none.

    ``language`` is a BCP 47 tag; empty means the language of the document. ``asks`` is what the
    reader of a draft is asked to do about these words; Word shows it as a comment in the margin.
    """

    text: str
    style: TextStyle | None = None
    language: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that link to an address (http, https or mailto)."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The anchor of the note with this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Cited:
    """Words printed as said or noted by somebody; the citation with this number proves them."""

    text: str
    citation: int
    style: TextStyle | None = None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A number that references point to, such as the "3" of "Figure 3".

    ``anchor`` is its unique name. ``series`` is the word under which Word counts such numbers
    ("Figure"), empty where Word does not count them.
    """

    text: str
    anchor: str
    series: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that link to the mark or list item whose anchor is ``target``.

    ``number`` is the number at the end of the words, empty where they do not end with one.
    """

    text: str
    target: str
    number: str = ""


Inline = Text | Link | NoteRef | Cited | LineBreak | NumberMark | Reference
Inlines = tuple[Inline, ...]

"""Text prepared for the PDF: printable, on one line, composed, without invisible characters."""

import unicodedata
from typing import assert_never

from reportgen.document import (
    Cited,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    NumberMark,
    Reference,
    Text,
)
from reportgen.writers.characters import printable_line
from reportgen.writers.shaping.scripts import DIRECTION_MARKS, JOINERS

UNSEEN = JOINERS | DIRECTION_MARKS
"""Characters that only control shaping and order, so that no font needs a glyph for them."""


def settable(text: str) -> str:
    """Return a text printable, on one line, composed (NFC) and without invisible characters."""
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(character for character in printable_line(text) if not _is_unread(character))
    return unicodedata.normalize("NFC", shown)


def _is_unread(character: str) -> bool:
    """Whether a character is a soft hyphen or variation selector, for which no font has a glyph."""
    unread = unicodedata.category(character) == "Cf" and character not in UNSEEN
    return unread or "\ufe00" <= character <= "\ufe0f"


def plain_text(inlines: Inlines) -> str:
    """Return the words of inlines, without the numbers of notes."""
    return "".join(words_of(inline) for inline in inlines)


def words_of(inline: Inline) -> str:
    """Return the words of an inline: a space for a line break, nothing for a note anchor."""
    match inline:
        case Text() | Cited() | Link() | NumberMark() | Reference():
            return settable(inline.text)
        case NoteRef():
            return ""
        case LineBreak():
            return " "
        case _:
            assert_never(inline)

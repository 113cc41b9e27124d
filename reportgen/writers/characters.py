"""What a file can hold and a page can show of any text."""

import re

FIRST_CODE = 0xF0000
"""Of the private plane: codes of glyphs that are not what a character looks like by itself."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    r"""Return the text as XML 1.0 can hold it, on one or more lines.

    What cannot be printed becomes U+FFFD, every kind of line break "\n"; controls that turn the
    direction of text are dropped, for they hide what a sentence says.
    """
    return _UNPRINTABLE.sub("\ufffd", _BIDI_CONTROLS.sub("", _BREAKS.sub("\n", text)))


def printable_line(text: str) -> str:
    """Return the text on one line: line breaks and tabs become spaces, as they print."""
    return printable(text).replace("\n", " ").replace("\t", " ")

"""Characters that files can hold and pages can show."""

import re

FIRST_CODE = 0xF0000
"""First code of the private use plane, for glyphs that no character stands for by itself."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")


def printable(text: str) -> str:
    r"""Return the text with everything that XML 1.0 cannot hold replaced.

    Characters that cannot be printed become U+FFFD, every kind of line break "\n"; controls that
    change the direction of text are dropped, since they could hide what a sentence says.
    """
    return _UNPRINTABLE.sub("\ufffd", _BIDI_CONTROLS.sub("", _BREAKS.sub("\n", text)))


def printable_line(text: str) -> str:
    """Return the text on one line; line breaks and tabs become spaces."""
    return printable(text).replace("\n", " ").replace("\t", " ")

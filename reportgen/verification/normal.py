"""Normalises a text, so that a source and its print can be compared."""

import re
import unicodedata
from collections.abc import Sequence

_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "ſt",
    "\ufb06": "st",
}
_SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
"""Variation selectors, which choose between two looks of a character."""

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u061c\u2060\ufeff" + _SELECTORS
_PLAINER = _LIGATURES | dict.fromkeys(_INVISIBLE, "") | {"\u2010": "-", "\u2011": "-"}
_TYPESET = re.compile(f"[{''.join(_PLAINER)}]")
_HYPHEN_AT_LINE_END = "\ufffe\x02"


Words = str | Sequence[str]
"""The text of a file: one string, or its paragraphs or pages in order."""


def pieces(text: Words) -> tuple[str, ...]:
    """Return the paragraphs or pages of a text; a single string is one piece."""
    return (text,) if isinstance(text, str) else tuple(text)


def normalise(text: str) -> str:
    """Return the text with single spaces and without what typesetting adds.

    Soft hyphens, word joiners and other invisible characters go, ligatures become letters, a
    non-breaking space or hyphen a plain one. Letters, case and punctuation stay.
    """
    return re.sub(r"\s+", " ", _plain(text)).strip()


def normalise_lines(text: str) -> str:
    r"""Return the text normalised, but with its line ends kept as ``\n``.

    A hyphen that only marks a line end is removed with it.
    """
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in _lines(text).split("\n"))
    return "\n".join(line for line in lines if line)


def squeeze(text: str) -> str:
    """Return the text without white space and hyphens, to find it in any layout."""
    bare = re.sub(rf"[\s{_HYPHEN_AT_LINE_END}-]+", "", _plain(text))
    return unicodedata.normalize("NFC", bare)


def _lines(text: str) -> str:
    joined = re.sub(rf"[{_HYPHEN_AT_LINE_END}](\r\n|\r|\n)?", "-\n", text)
    return re.sub(r"\r\n|[\r\v\f\u0085\u2028\u2029]", "\n", _plain(joined))


def _plain(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _TYPESET.sub(lambda match: _PLAINER[match[0]], text))

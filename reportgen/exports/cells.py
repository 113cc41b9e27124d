"""Cleans the content of cells."""

import re
from collections.abc import Sequence

Row = Sequence[str]
"""The words of a row, one string for each column."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(words: str) -> str:
    """Return words without characters that file formats refuse."""
    return _CONTROL.sub("\ufffd", words)

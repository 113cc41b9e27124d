"""What may stand in a cell."""

import re
from collections.abc import Sequence

Row = Sequence[str]
"""As many words as there are columns."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(words: str) -> str:
    """Return words without characters that no file format takes."""
    return _CONTROL.sub("\ufffd", words)

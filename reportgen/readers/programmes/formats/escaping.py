"""Words of a document become Markdown that prints as those words."""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>])")
_LINE_START = re.compile(r"^(\s*)([#+-]|>|\d+[.)])(?=\s)")


def escaped(text: str) -> str:
    """Return text in which no character is taken for a mark of Markdown."""
    return _LINE_START.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))

"""The chase list as Markdown."""

import re
from collections.abc import Sequence

from reportgen.exports.cells import Row, clean

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#])")


def write_chase_markdown(columns: Row, rows: Sequence[Row], title: str) -> str:
    """Return the chase list as a Markdown table under a heading; cells are escaped."""
    lines = [f"# {_escaped(title)}", ""]
    if not rows:
        return "\n".join([*lines, "Nothing is missing.", ""])
    lines += [_line(columns), _line(["---"] * len(columns), escape=False)]
    return "\n".join([*lines, *(_line(row) for row in rows), ""])


def _line(words: Sequence[str], *, escape: bool = True) -> str:
    return "| " + " | ".join(_escaped(word) if escape else word for word in words) + " |"


def _escaped(words: str) -> str:
    """Return words on one line, with everything escaped that Markdown would interpret."""
    return _MARKUP.sub(r"\\\1", " ".join(clean(words).split()))

"""Bullets that word processors leave in pasted text become bullets of Markdown."""

import re

_BULLET = re.compile(
    r"^[ \t]*(?:[•▪◦‣⁃●○■□►▶➢➤✓✔·\uf0b7\uf0a7\uf0d8\uf076\uf0fc](?:[ \t]+|(?=\w))"
    r"|§(?:\t[ \t]*|[ \t]+(?=[^\W\d]))|o\t[ \t]*|[–—]\t[ \t]*|–[ \t]+"
    r"|\(?(?:[a-z]|[ivx]{1,4})[.)]\t[ \t]*)(?=\S)",
    re.MULTILINE,
)


def with_bullets(text: str) -> str:
    """Return notes with ``- `` for each bullet that was pasted, on the same lines."""
    return _BULLET.sub("- ", text)

"""The direction of languages and texts."""

import unicodedata
from collections.abc import Iterable

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_BACKWARD = frozenset({"R", "AL"})


def runs_backward(language: str) -> bool:
    """Whether a language (a BCP 47 tag) is written from right to left."""
    return language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT


def begins_backward(text: str, otherwise: bool = False) -> bool:  # noqa: FBT001, FBT002
    """Whether the first letter of a text belongs to a script written from right to left."""
    return next((kind in _BACKWARD for kind in _letters(text)), otherwise)


def words_backward(text: str, of_document: bool) -> bool:  # noqa: FBT001
    """Whether the words of a paragraph are ordered from right to left.

    If all letters have one direction, that decides. Otherwise, and without letters, the direction
    of the document decides, since in a mixed line the document's own wording leads.
    """
    ways = {kind in _BACKWARD for kind in _letters(text)}
    return ways.pop() if len(ways) == 1 else of_document


def _letters(text: str) -> Iterable[str]:
    kinds = map(unicodedata.bidirectional, text)
    return (kind for kind in kinds if kind == "L" or kind in _BACKWARD)

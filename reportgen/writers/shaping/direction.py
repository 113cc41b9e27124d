"""Which way a language and a text run."""

import unicodedata
from collections.abc import Iterable

_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})
_BACKWARD = frozenset({"R", "AL"})
_ANY_BACKWARD = frozenset({"R", "AL", "AN"})


def runs_backward(language: str) -> bool:
    """Return whether a language (a BCP 47 tag) is written from right to left."""
    return language.replace("_", "-").split("-")[0].lower() in _RIGHT_TO_LEFT


def has_backward(text: str) -> bool:
    """Return whether a text holds a character of a script written from right to left."""
    return not text.isascii() and not _ANY_BACKWARD.isdisjoint(map(unicodedata.bidirectional, text))


def begins_backward(text: str, otherwise: bool = False) -> bool:  # noqa: FBT001, FBT002
    """Return whether the first letter of a text is of a script written from right to left."""
    return next((kind in _BACKWARD for kind in _letters(text)), otherwise)


def words_backward(text: str, of_document: bool) -> bool:  # noqa: FBT001
    """Return whether the words of a paragraph are put in order from right to left.

    They are as their letters run where all run one way; else, and where there are none, as the
    document does: in a line that its wording and names of elsewhere share, the wording leads.
    """
    ways = {kind in _BACKWARD for kind in _letters(text)}
    return ways.pop() if len(ways) == 1 else of_document


def _letters(text: str) -> Iterable[str]:
    kinds = map(unicodedata.bidirectional, text)
    return (kind for kind in kinds if kind == "L" or kind in _BACKWARD)

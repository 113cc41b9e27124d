"""Compares the texts of two files and finds where they first differ."""

from dataclasses import dataclass

from reportgen.verification.normal import Words, normalise_lines, pieces

_CONTEXT = 60
_STRIDE = 256


@dataclass(frozen=True, slots=True)
class Difference:
    """The first difference of two texts: the words before it in both, then what each one says."""

    before: str
    first: str
    second: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"after {self.before!r}: {self.first!r} is not {self.second!r}"


def compare_texts(first: Words, second: Words) -> Difference | None:
    """Return the first difference of two texts, None if they say the same.

    A line or paragraph end may stand for a space, for nothing, or for the end of a hyphenated part
    of a word; every other space and all list markers count.
    """
    one, two = (normalise_lines("\n".join(pieces(text))) for text in (first, second))
    i = j = 0
    while i < len(one) or j < len(two):
        if one[i : i + _STRIDE] == two[j : j + _STRIDE]:
            i, j = i + _STRIDE, j + _STRIDE
            continue
        step = _step(one[i : i + 2], two[j : j + 2])
        if step is None:
            parts = one[max(0, i - _CONTEXT) : i], one[i : i + _CONTEXT], two[j : j + _CONTEXT]
            return Difference(*(piece.replace("\n", " ") for piece in parts))
        i, j = i + step[0], j + step[1]
    return None


def _step(one: str, two: str) -> tuple[int, int] | None:
    """Return how many characters to advance in each text, None if they differ here."""
    first, second = one[:1], two[:1]
    if first and first == second:
        return 1, 1
    if {first, second} == {"\n", " "}:
        return 1, 1
    for text, move in ((one, (1, 0)), (two, (0, 1))):
        if text.startswith("\n"):
            return move
        if text == "-\n":
            return move[0] * 2, move[1] * 2
    return None

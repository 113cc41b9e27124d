"""Formats numbers as words or figures, and counts the words of a report."""

from collections.abc import Iterable, Sequence

from reportgen.composition.shared.prose import plain_text
from reportgen.composition.shared.words import Words
from reportgen.document import Block, Note, lines_of

_UNDER_TEN = 10


def printed_numbers(numbers: Sequence[int], words: Words, *, in_words: bool) -> tuple[str, ...]:
    """Return the numbers of one sentence, formatted alike, in figures with commas.

    ``in_words`` spells them out if all are under ten.
    """
    if in_words and all(number < _UNDER_TEN for number in numbers):
        numerals = words.columns("numerals")
        return tuple(numerals[number] for number in numbers)
    return tuple(words.number(number) for number in numbers)


def count_words(blocks: Iterable[Block], notes: Iterable[Note] = ()) -> int:
    """Return how many words blocks and notes print, without markers and contents."""
    lines = [line for block in blocks for line in lines_of(block)]
    return sum(len(plain_text(line).split()) for line in (*lines, *(n.inlines for n in notes)))

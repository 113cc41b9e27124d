"""A corrigendum: what was changed in a report after it went out."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.exchange.word import WordPage, add_row, add_table, finished, new_word, write

_HEADS = ("No.", "What", "Old", "New")
_WIDTHS = (1.2, 2.8, 6.7, 6.7)


@dataclass(frozen=True, slots=True)
class Corrigendum:
    """What a corrigendum is about: the edition that it corrects, and who approved it, and why."""

    title: str
    was: str
    now: str
    by: str
    reason: str = ""


def write_corrigendum(
    about: Corrigendum, changes: Sequence[tuple[str, str, str, str]], page: WordPage
) -> bytes:
    """Return a Word file with a row for each change: number, what, the old and the new words."""
    word = new_word(page)
    word.add_heading(about.title, 1)
    word.add_paragraph(
        f"The edition approved on {about.now} by {about.by} replaces that of {about.was}. "
        f"It differs in {len(changes)} place{'s' * (len(changes) != 1)}."
    )
    word.add_paragraph(f"Reason: {about.reason or 'not given'}")
    add_table(word, _HEADS, _WIDTHS)
    for change in changes:
        for cell, words in zip(add_row(word, _WIDTHS).cells, change, strict=True):
            write(cell, words)
    return finished(word, page)

"""A clearance slip: what a report attributes to one speaker, with room for the answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.errors import InputError
from reportgen.exchange.rows import key_in, squeezed
from reportgen.exchange.tracked import Element, W, open_word, tracked
from reportgen.exchange.word import (
    WordPage,
    add_row,
    add_table,
    finished,
    new_word,
    shade,
    small,
    write,
)

_POINT, _ANSWER, _CORRECTION = "Point", "Your answer", "Your correction"
_HEADS = (_POINT, "As the report prints it", "Your words, and where", _ANSWER, _CORRECTION)
_WIDTHS = (1.8, 6.6, 7.2, 3.0, 7.2)
_INSTRUCTIONS = (
    "Please write into the column Your answer: agreed, corrected (with your sentence beside it), "
    "withdrawn, or off the record. The grey columns and the small key are not read."
)


@dataclass(frozen=True, slots=True)
class SlipRow:
    """What the report attributes to the speaker in one place; ``key`` is the point's in a sheet."""

    key: str
    number: str
    text: str
    quotation: str
    where: str


@dataclass(frozen=True, slots=True)
class SlipAnswer:
    """An answer that came back."""

    key: str
    answer: str
    correction: str
    place: str


def write_slip(rows: Sequence[SlipRow], letter: Sequence[str], page: WordPage) -> bytes:
    """Return the slip as a Word file; ``letter`` are the paragraphs above the table."""
    word = new_word(page)
    word.add_heading(page.properties.title, 1)
    for paragraph in (*letter, _INSTRUCTIONS):
        word.add_paragraph(paragraph)
    add_table(word, _HEADS, _WIDTHS)
    for row in rows:
        cells = add_row(word, _WIDTHS).cells
        write(cells[0], row.number).runs[0].bold = True
        small(cells[0].add_paragraph(row.key), 5)
        write(cells[1], row.text)
        write(cells[2], row.quotation)
        small(cells[2].add_paragraph(row.where), 8)
        for cell in cells[:3]:
            shade(cell)
    return finished(word, page)


def read_slip(content: bytes, name: str) -> tuple[SlipAnswer, ...]:
    """Return the answers of a slip that came back; tracked changes count as they show.

    Raises:
        InputError: if it is no Word file, or no slip.
    """
    word = open_word(content, name)
    tables = list(word.body.iter(f"{W}tbl"))
    found = [one for table in tables for one in _answers(list(table.iterchildren(f"{W}tr")))]
    if not found:
        message = f"no slip of ours: no table has the heads {_POINT} and {_ANSWER}"
        raise InputError(message, name, rule="not-our-sheet")
    return tuple(found)


def _answers(rows: Sequence[Element]) -> Iterator[SlipAnswer]:
    heads = [_words(cell) for cell in rows[0].iterchildren(f"{W}tc")] if rows else []
    if _POINT not in heads or _ANSWER not in heads:
        return
    for number, row in enumerate(rows[1:], 2):
        cells = [_words(cell) for cell in row.iterchildren(f"{W}tc")]
        fields = dict(zip(heads, cells, strict=False))
        key = next(filter(None, map(key_in, cells)), "")
        correction = fields.get(_CORRECTION, "")
        yield SlipAnswer(key, fields.get(_ANSWER, ""), correction, f"row {number}")


def _words(cell: Element) -> str:
    return squeezed(tracked([cell], {}).after)

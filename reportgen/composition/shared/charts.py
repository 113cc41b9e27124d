"""Charts of declared numbers, each with a table of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.composition.shared.words import Words
from reportgen.document import Cell, Chart, ChartKind, Column, Paragraph, Row, Series, Table, Text

MOST = 15
"""Most bars in a chart; the table has every row."""

_KEPT = 12
"""Most rows of a table that is kept on one page."""

_DESCRIBED = 12
"""Most categories in the alternative text of a chart."""

_FIRST_SHARE, _SECOND_SHARE = 0.6, 0.4


def number_table(heads: Sequence[str], rows: Sequence[Sequence[str]], description: str) -> Table:
    """Return a table with numbers in all columns but the first; a short one stays on one page."""
    others = max(len(heads) - 1, 1)
    first = _FIRST_SHARE if others == 1 else _SECOND_SHARE
    columns = (Column(first), *[Column((1 - first) / others, "right")] * others)
    is_short = len(rows) <= _KEPT
    written = [_row(heads, is_head=True, keep=True)]
    written += [_row(row, keep=is_short and n < len(rows)) for n, row in enumerate(rows, 1)]
    return Table(columns, tuple(written), description)


def _row(words: Sequence[str], *, is_head: bool = False, keep: bool = False) -> Row:
    cells = (
        Cell((Paragraph((Text(word),), "Table Heading" if is_head else "Table Text"),))
        for word in words
    )
    return Row(tuple(cells), "header" if is_head else "plain", keep_with_next=keep)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Rows of numbers under a title; ``heads`` are the headings of all columns."""

    title: str
    caption: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int]]]


def number_chart(kind: ChartKind, numbers: Numbers, words: Words) -> Chart:
    """Return a chart of rows of numbers."""
    categories = tuple(name for name, _ in numbers.rows)
    series = tuple(
        Series(head, tuple(float(values[place]) for _, values in numbers.rows))
        for place, head in enumerate(numbers.heads[1:])
    )
    printed = [(name, *map(words.number, values)) for name, values in numbers.rows]
    table = number_table(numbers.heads, printed, numbers.title)
    description = described(numbers, words)
    return Chart(kind, (Text(numbers.caption),), categories, series, table, description)


def described(numbers: Numbers, words: Words) -> str:
    """Return alternative text for a chart, which reads out its largest categories."""
    read = words.series(_read(numbers, values, words) for values in numbers.rows[:_DESCRIBED])
    more = " …" if len(numbers.rows) > _DESCRIBED else ""
    return words.pair(numbers.title, f"{read}{more}")


def _read(numbers: Numbers, row: tuple[str, Sequence[int]], words: Words) -> str:
    name, values = row
    if len(values) == 1:
        return f"{name} {words.number(values[0])}"
    pairs = zip(numbers.heads[1:], values, strict=True)
    answers = words.listed(*(f"{head} {words.number(value)}" for head, value in pairs))
    return words.say("aside", words=name, aside=answers)

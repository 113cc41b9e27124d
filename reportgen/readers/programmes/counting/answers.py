"""Answers of forms (Google, Microsoft) and polls, counted question by question.

Free text is not counted and goes nowhere: it may name people.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.readers.programmes.counting.columns import plain, role_of
from reportgen.readers.programmes.counting.stacked import Stacked, tables_of
from reportgen.readers.programmes.records import Line

_FORM = re.compile(
    r"timestamp|completion time|타임스탬프|horodateur|marca temporal|submitted date/time", re.I
)
_GRID = re.compile(r"(.+?)\s*\[(.+)\]")
_MOST_ANSWERS, _LONGEST_ANSWER = 12, 60
_SCALES = (
    ("strongly agree", "agree", "neutral", "disagree", "strongly disagree"),
    ("fully agree", "agree", "neither", "disagree", "fully disagree"),
    ("very useful", "useful", "somewhat useful", "neutral", "not useful", "not useful at all"),
    ("very satisfied", "satisfied", "neutral", "dissatisfied", "very dissatisfied"),
    ("excellent", "very good", "good", "fair", "poor"),
    ("yes", "partly", "no"),
    ("매우 만족", "만족", "보통", "불만족", "매우 불만족"),
    ("매우 그렇다", "그렇다", "보통이다", "그렇지 않다", "전혀 그렇지 않다"),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A question with how often each answer was given."""

    question: str
    answers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a file: how many came back, what was counted, and which questions were not."""

    returned: int
    questions: tuple[Counted, ...]
    uncounted: tuple[str, ...] = ()


def is_form(lines: Sequence[Line]) -> bool:
    """Return whether a file holds answers of a form or poll."""
    return any(_is_form(table) for table in tables_of(lines))


def read_answers(lines: Sequence[Line]) -> Forms:
    """Return the answers of a form or poll; addresses, names and free text are left out."""
    tables = [table for table in tables_of(lines) if _is_form(table)]
    counted: list[Counted] = []
    uncounted: list[str] = []
    returned = 0
    for table in tables:
        returned += len(table.rows)
        for question, cells in _by_question(table):
            if answers := _answers(cells):
                counted.append(Counted(question, answers))
            elif any(cells):
                uncounted.append(question)
    return Forms(returned, tuple(counted), tuple(uncounted))


def _is_form(table: Stacked) -> bool:
    return bool(table.rows) and any(_FORM.search(plain(head)) for head in table.heads)


def _by_question(table: Stacked) -> Iterator[tuple[str, list[str]]]:
    own = [n for n, head in enumerate(table.heads) if head and not role_of(head, "own_columns")]
    is_poll = any("submitted" in head.casefold() for head in table.heads)
    if is_poll:
        yield from _poll(table)
        return
    for number in own:
        grid = _GRID.fullmatch(plain(table.heads[number]))
        question = f"{grid[1]}: {grid[2]}" if grid else plain(table.heads[number])
        yield question, [table.cell(row, number) for row in table.rows]


def _poll(table: Stacked) -> Iterator[tuple[str, list[str]]]:
    """Yield questions of a poll, which stand beside their answers in every row."""
    start = next(n for n, head in enumerate(table.heads) if "submitted" in head.casefold()) + 1
    given: dict[str, list[str]] = {}
    for row in table.rows:
        for at in range(start, len(row) - 1, 2):
            if question := table.cell(row, at):
                given.setdefault(question, []).append(table.cell(row, at + 1))
    yield from given.items()


def _answers(cells: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return answers with their numbers in their order, none where the question is a free one."""
    given = [answer for cell in cells for answer in _chosen(cell)]
    counts = Counter(given)
    is_free = len(counts) > _MOST_ANSWERS or any(len(one) > _LONGEST_ANSWER for one in counts)
    is_alone = len(counts) > 3 and max(counts.values()) == 1
    has_formula = any(one.startswith(("=", "+", "@")) for one in counts)
    if not counts or is_free or is_alone or has_formula:
        return ()
    return tuple((answer, counts[answer]) for answer in _ordered(list(counts)))


def _chosen(cell: str) -> Iterator[str]:
    yield from (part.strip() for part in cell.split(";") if part.strip())


def _ordered(answers: list[str]) -> list[str]:
    if all(re.fullmatch(r"\d{1,3}", answer) for answer in answers):
        return sorted(answers, key=int)
    folded = [answer.casefold() for answer in answers]
    for scale in _SCALES:
        if all(answer in scale for answer in folded):
            return sorted(answers, key=lambda answer: scale.index(answer.casefold()))
    return answers

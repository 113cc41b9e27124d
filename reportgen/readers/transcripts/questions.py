"""Reports of questions and answers: each question is its asker's, each answer of whom it names.

Addresses are not read. Anonymous questions, and answers that name nobody, are nobody's.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.errors import InputError
from reportgen.readers.door.masking import RESET, WITHHELD
from reportgen.readers.door.raw import Raw, RawTurn, SourceText
from reportgen.readers.shared.labels import has_form_of_name

_Row = list[tuple[int, str]]
_ROLES: Final = {
    "question": re.compile(r"questions?|질문|frage|pregunta", re.IGNORECASE),
    "asker": re.compile(r"asker(?: name)?|asked by|질문자(?: 이름)?|attendee name", re.IGNORECASE),
    "answer": re.compile(r"answers?(?:\(s\))?|답변|réponses?|antwort(?:en)?", re.IGNORECASE),
    "answerer": re.compile(r"answer(?:er)? name|answered by|responder(?: name)?", re.IGNORECASE),
}
_NOBODY: Final = re.compile(r"anonymous(?: attendee)?|anonym\w*|익명.*", re.IGNORECASE)
_NO_ANSWER: Final = re.compile(
    r"(?:live answered|answered live|this question (?:has been|was) answered live|answered offline"
    r"|dismissed|-+)\.?",
    re.IGNORECASE,
)
_BY: Final = re.compile(r"answered by [^:]{1,60}:\s*", re.IGNORECASE)
_COLUMN: Final = re.compile(r"(?P<row>.+), column (?P<column>\d+)")
_MOST_ROWS: Final = 60
_LONGEST_CELL: Final = 5_000_000


def is_questions(source: SourceText) -> bool:
    """Return whether a table has columns for questions and who asked them."""
    return any(_roles(row) for row, _ in zip(_rows(source), range(_MOST_ROWS), strict=False))


def read_questions(source: SourceText) -> Raw:
    """Return questions and written answers."""
    return Raw(_turns(source))


def _turns(source: SourceText) -> Iterator[RawTurn]:
    roles: dict[str, int] = {}
    for row in _rows(source):
        if found := _roles(row):
            roles = found
            continue
        number, question = _cell(row, roles.get("question", -1))
        if not roles or not question:
            continue
        _, asker = _cell(row, roles.get("asker", -1))
        yield RawTurn("" if _NOBODY.fullmatch(asker) else asker, [(number, question)])
        line, answer = _cell(row, roles.get("answer", -1))
        answer = _BY.sub("", answer, count=1)
        _, by = _cell(row, roles.get("answerer", -1))
        if answer and not _NO_ANSWER.fullmatch(answer):
            is_name = has_form_of_name(by) and not _NOBODY.fullmatch(by)
            yield RawTurn(by if is_name else "", [(line, answer)])


def _roles(row: _Row) -> dict[str, int]:
    """Return the columns by what they hold, none where the row is no head of such a table."""
    roles: dict[str, int] = {}
    for column, (_, words) in enumerate(row):
        for role, pattern in _ROLES.items():
            if pattern.fullmatch(words):
                roles.setdefault(role, column)
    return roles if {"question", "asker"} <= roles.keys() else {}


def _cell(row: _Row, column: int) -> tuple[int, str]:
    number, words = row[column] if 0 <= column < len(row) else (0, "")
    return number, words.replace(WITHHELD, " ").replace(RESET, "").strip()


def _rows(source: SourceText) -> Iterator[_Row]:
    if source.unpacked is not None:
        yield from _unpacked_rows(source.text.split("\n"), source.addresses)
        return
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(source.text, newline=""))
    line = 1
    try:
        for cells in reader:
            yield [(line, " ".join(cell.split())) for cell in cells]
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"this is no table ({error}); save it from the spreadsheet again, as .xlsx"
        raise InputError(message, source.path, line, rule="damaged") from None


def _unpacked_rows(lines: Sequence[str], addresses: Sequence[str]) -> Iterator[_Row]:
    """Yield the rows of a workbook, whose cells stand one below the other."""
    row: _Row = []
    held = ""
    for number, (words, address) in enumerate(zip(lines, addresses, strict=True), 1):
        match = _COLUMN.fullmatch(address)
        if match is None:
            continue
        if match["row"] != held and row:
            yield row
            row = []
        held, column = match["row"], int(match["column"])
        while len(row) < column - 1:
            row.append((number, ""))
        if len(row) >= column:
            row[-1] = (row[-1][0], f"{row[-1][1]} {words}")
        else:
            row.append((number, words))
    if row:
        yield row

"""Tables as text: CSV with commas or semicolons, and TSV."""

import csv
import io
from collections.abc import Iterator

from reportgen.errors import InputError
from reportgen.readers.programmes.records import Line, Spot

_LONGEST_CELL = 200_000
_SAMPLE = 40


def separated_lines(text: str, path: str) -> Iterator[Line]:
    """Yield the rows of a table; an empty row starts another table.

    Raises:
        InputError: if quotation marks leave a cell open over most of the file.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    table, before = 1, 0
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in row):
                cells = tuple(" ".join(cell.split(" ")).strip() for cell in row)
                yield Line(cells, Spot(path, f"line {line}", line), "row", table=table)
            else:
                table += 1
    except csv.Error as error:
        message = f"this is no table ({error}); save it from the spreadsheet again, as .xlsx"
        raise InputError(message, path, reader.line_num, rule="damaged") from None


def delimiter_of(text: str) -> str:
    """Return the separator that the first lines agree on: tab, semicolon or comma."""
    lines = [line for line in text.split("\n")[:_SAMPLE] if line.strip()]
    counts = {sign: sum(sign in line for line in lines) for sign in "\t;,"}
    return max(counts, key=lambda sign: (counts[sign], sign == ","))

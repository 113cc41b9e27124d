"""Rows as CSV, with nothing in them that a spreadsheet would run as a formula."""

import csv
import io
from collections.abc import Sequence

from reportgen.exports.cells import Row, clean

_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_csv(columns: Row, rows: Sequence[Row]) -> bytes:
    """Return the rows as CSV in UTF-8, as Excel opens it; a leading = or the like gets a quote."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(words) for words in row] for row in rows)
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8")


def harmless(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    cleaned = clean(words)
    return f"'{cleaned}" if cleaned.lstrip(" ").startswith(_FORMULAS) else cleaned

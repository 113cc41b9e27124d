"""What a notebook shows of a dossier."""

from collections.abc import Iterable, Sequence
from html import escape

from reportgen.project.decisions.rows import FindingRecord

_SHOWN = 20
_HEADINGS = ("code", "kind", "decision", "words", "said by", "where")


def as_html(title: str, status: str, rows: Sequence[FindingRecord]) -> str:
    """The first findings as a table below the title."""
    cells = [
        (row["code"], row["kind"], row["decision"], _words(row), _said_by(row), row["place"])
        for row in rows[:_SHOWN]
    ]
    body = "".join(_row("td", row) for row in cells)
    more = f"<p>and {len(rows) - _SHOWN} more</p>" if len(rows) > _SHOWN else ""
    head = f"<p><b>{escape(title)}</b>: {escape(status)}</p>"
    return f"{head}<table><thead>{_row('th', _HEADINGS)}</thead><tbody>{body}</tbody></table>{more}"


def _words(row: FindingRecord) -> str:
    return row["wording"] or row["quote"]


def _said_by(row: FindingRecord) -> str:
    return row["speaker"] or row["speaker_label"] or "not attributed"


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

"""The printed points for other programs, and what changed between two such exports."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Literal

from reportgen import __version__
from reportgen.composition import PrintedPoint, point_rows
from reportgen.errors import InputError
from reportgen.exports import write_chase_xlsx, write_csv
from reportgen.project.desk.comparing import as_texts, changes_between
from reportgen.project.documents.nameless import Receipts
from reportgen.project.documents.profiles import outline_of, own_templates
from reportgen.project.folder.opening import OpenForum
from reportgen.verification import read_file

PointsFormat = Literal["xlsx", "csv", "json"]
SCHEMA = "points/1"
_COLUMNS = tuple(one.name for one in fields(PrintedPoint))


def rows_of(opened: OpenForum) -> tuple[PrintedPoint, ...]:
    """Return the printed points of a forum in the order of print."""
    folder, forum = opened.folder.path, opened.proceedings.forum
    outline = outline_of(forum, "outcome-report", own_templates(folder))
    receipts = Receipts.of(opened.proceedings, folder)
    return point_rows(opened.ledger, outline, receipts.numbers)


def export_points(opened: OpenForum, form: PointsFormat) -> bytes:
    """Return the printed points as a workbook, as CSV or as JSON with a schema."""
    rows = rows_of(opened)
    if form == "json":
        return points_json(opened, rows)
    cells = [[str(getattr(row, name)) for name in _COLUMNS] for row in rows]
    if form == "csv":
        return write_csv(_COLUMNS, cells)
    return write_chase_xlsx(_COLUMNS, cells, f"{opened.proceedings.forum.title}: points")


def points_json(opened: OpenForum, rows: Sequence[PrintedPoint]) -> bytes:
    """Return the points as an envelope, whose schema `reportgen schema points/1` prints."""
    content = {
        "forum": opened.proceedings.forum.title,
        "final": opened.status.final,
        "status": opened.status.words,
        "points": [asdict(row) for row in rows],
    }
    whole = {"schema": SCHEMA, "reportgen": __version__, "content": content, "issues": []}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def read_points(path: Path) -> list[dict[str, str]]:
    """Return the points of an export as JSON, each field as text.

    Raises:
        InputError: if it is none.
    """
    try:
        whole = json.loads(read_file(path).decode("utf-8-sig"))
        # An export, or the record of an issued report.
        held = {SCHEMA: whole.get("content"), None: whole}[whole.get("schema")]
        return [as_texts(one) for one in held["points"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        message = "no points that `reportgen points --json` wrote; name such a file"
        raise InputError(message, str(path), rule="not-our-points") from None


def change_note(old: Sequence[Mapping[str, str]], new: Sequence[Mapping[str, str]]) -> str:
    """Return what changed between two exports as Markdown, in the order of the newer one."""
    changes = list(changes_between(old, new))
    if not changes:
        return "# What changed\n\nNothing.\n"
    lines = ["# What changed", ""]
    for number, what, was, says in changes:
        lines.append(f"- **Point {number}**, {what}")
        lines += [f"  - old: {_escaped(was)}"] * bool(was)
        lines += [f"  - new: {_escaped(says)}"] * bool(says)
    return "\n".join(lines) + "\n"


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in "\\`*_[]<>" else c for c in " ".join(words.split()))

"""Labelled rows as files hold them, and the segments that they are read as."""

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportgen.model import Form, Mark, Segment, SegmentId, SourceId

ROOT = Path(__file__).resolve().parent.parent
Row = dict[str, Any]
DEMO = ROOT / "inputs" / "seomaru-forum-2026"
LABELS = ROOT / "tests" / "labels" / "seomaru-forum-2026.jsonl"
CLOSED = ROOT / "benchmarks" / "closed_documents.txt"


def data_folder() -> Path:
    """Return the folder of the labelled files; it may not exist on this machine."""
    shared = os.environ.get("REPORTGEN_SHARED", str(ROOT.parent / "shared"))
    return Path(shared) / "data" / "extraction"


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def segments_of(rows: Sequence[Row]) -> tuple[Segment, ...]:
    """Return a segment for each row, with nothing of its label.

    A row with a speaker is a turn, one without is a note, under a ``stem`` an item of the list
    that this line opens; rows that know of no speakers are items of lists.
    """
    segments: list[Segment] = []
    before = None
    for number, row in enumerate(rows):
        form, stem = _form(row), row.get("stem") if not row.get("speaker") else None
        if stem and stem != before:
            opens: Form = "paragraph" if str(stem).rstrip().endswith(":") else "heading"
            segments.append(_segment(f"stem {number}", row, opens, str(stem), number))
        before = stem
        segments.append(_segment(str(number), row, form, str(row["text"]), number))
    return tuple(segments)


def _form(row: Row) -> Form:
    if row.get("speaker"):
        return "turn"
    return "bullet" if row.get("stem") or "speaker" not in row else "paragraph"


def _segment(name: str, row: Row, form: Form, text: str, number: int) -> Segment:
    source, label = SourceId(str(row.get("doc", ""))), str(row.get("speaker") or "")
    place = (Mark(0, number + 1),)
    return Segment(SegmentId(name), source, form, text, place, speaker_label=label)


def closed_documents() -> frozenset[str]:
    """Return the documents of forum_gold3_open that nothing is fitted on."""
    lines = CLOSED.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split()[1] for line in lines if not line.startswith("#"))

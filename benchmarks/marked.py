"""How well decisions and actions that minutes mark are told from what they do not mark.

Usage: ``python -m benchmarks.marked``

The rows of w3c_minutes_2018 hold the text after the mark and, as ``gold``, the mark that stood
there. Each row is measured as its minutes wrote it (``RESOLUTION: ...``, ``ACTION: ...``,
``PROPOSED: ...``; a proposal is no decision), then all of them without their marks, where nothing
is promised.
"""

import gzip
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.measures import Score, score
from reportgen.extraction import extract_other
from reportgen.model import Mark, Segment, SegmentId, SourceId

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("REPORTGEN_SHARED", ROOT.parent / "shared"))
MINUTES = SAMPLES / "data" / "extraction" / "w3c_minutes_2018.jsonl.gz"
MARKS = {"resolution": "RESOLUTION: ", "action": "ACTION: ", "proposed": "PROPOSED: ", None: ""}


def rows() -> list[dict[str, Any]]:
    """Return the rows of the minutes."""
    with gzip.open(MINUTES, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def segments(minutes: Sequence[dict[str, Any]], *, marked: bool) -> Iterator[Segment]:
    """Yield a bullet for each row, with its mark or without."""
    for number, row in enumerate(minutes):
        text = (MARKS[row["gold"]["kind"]] if marked else "") + row["text"]
        name, source = SegmentId(str(number)), SourceId(row["meeting"])
        yield Segment(name, source, "bullet", text, (Mark(0, 1),), speaker_label=row["speaker"])


def measure(minutes: Sequence[dict[str, Any]], *, marked: bool) -> Score:
    """Return how the decisions found compare with the marks."""
    findings = extract_other(tuple(segments(minutes, marked=marked)))
    found = {int(f.evidence.segment) for f in findings if f.kind == "decision"}
    wanted = [row["gold"]["kind"] in {"resolution", "action"} for row in minutes]
    return score(wanted, [number in found for number in range(len(minutes))])


def main() -> int:
    """Print the figures and return the exit code."""
    if not MINUTES.is_file():
        print(f"{MINUTES}: not here")
        return 1
    minutes = rows()
    print(f"{MINUTES.name}: n {len(minutes)}")
    print(f"  as marked      {measure(minutes, marked=True)}")
    print(f"  without marks  {measure(minutes, marked=False)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

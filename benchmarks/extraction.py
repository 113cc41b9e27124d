"""How many recommendations are found, and how many of those found are any.

Usage: ``python -m benchmarks.extraction [FILE.jsonl...] [--predictions OUT.jsonl]``

Rows hold ``id``, ``text`` and ``label``; ``speaker``, ``doc``, ``turn`` and the order of rows may
be used, nothing else of them is looked at. Files are judged by the weights that ship; without
files every figure that the data on this machine allow is printed, held-out where weights were
fitted.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import best_of_rows, print_figures
from benchmarks.key_recommendations import key_figures
from benchmarks.measures import NAIVE, interval, score
from benchmarks.rows import Row, read_rows, segments_of
from benchmarks.themes import goal_figures
from reportgen.extraction import extract
from reportgen.model import Finding


def prediction(row: Row, finding: Finding | None) -> Row:
    """Return the answer for a row as it is written to a file of predictions.

    ``addressee`` is the word for who should act as the text has it, pronouns included.
    """
    return {
        "id": row["id"],
        "label": int(finding is not None),
        "score": finding.score if finding else 0.0,
        "addressee": finding.asked if finding else "",
        "attributed_to": finding.attributed_to if finding else "",
        "family": finding.family if finding else "",
    }


def measure_file(path: Path) -> list[Row]:
    """Print the figures of one file and return the predictions."""
    rows = read_rows(path)
    extract(segments_of(rows[:1]))
    started = time.perf_counter()
    found = best_of_rows(rows)
    seconds = time.perf_counter() - started
    labels = [bool(row["label"]) for row in rows]
    answers = [number in found for number in range(len(rows))]
    low, high = interval(labels, answers)
    print(f"{path.name}: n {len(rows)}, positive {sum(labels)}")
    print(f"  rules  {score(labels, answers)}  (95% {low:.3f}-{high:.3f})")
    print(f"  naive  {score(labels, [bool(NAIVE.search(row['text'])) for row in rows])}")
    print(f"  {len(rows) / seconds:.0f} sentences/s")
    return [prediction(row, found.get(number)) for number, row in enumerate(rows)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files named, or print every figure, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    options = parser.parse_args(arguments)
    if not options.files:
        print_figures()
        print(*key_figures(), *goal_figures(), sep="\n")
        return 0
    predictions = [row for path in options.files for row in measure_file(path)]
    if options.predictions:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions)
        options.predictions.write_text(lines, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

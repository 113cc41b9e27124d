"""How many recommendations are found, and how many of those found are any.

Usage: ``python -m benchmarks.extraction [FILE.jsonl...] [--closed] [--own]``

Rows hold ``id``, ``text`` and ``label``; ``speaker``, ``doc``, ``stem`` and the order of rows may
be used, nothing else of them is looked at. Files are judged by the weights that ship, strict
(without ambiguous rows) and all; ``--closed`` keeps the documents that nothing was fitted on,
``--own`` judges the held-out halves of the sentences written for this project. Without files the
figures that need none are printed. ``--predictions OUT.jsonl`` writes the answers.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import best_of_rows, print_figures
from benchmarks.judging import Judged
from benchmarks.key_recommendations import key_figures
from benchmarks.labelled import SPEAKER, own_rows
from benchmarks.rows import Row, closed_documents, read_rows, segments_of
from benchmarks.themes import goal_figures
from reportgen.extraction import extract
from reportgen.model import Finding


def prediction(row: Row, finding: Finding | None) -> Row:
    """Return the answer for a row as it is written to a file of predictions.

    ``addressee`` is the word for who should act as the text has it, pronouns included.
    """
    return {
        "id": row["id"],
        "label": int(finding is not None and finding.level == "found"),
        "level": finding.level if finding else "",
        "score": finding.score if finding else 0.0,
        "addressee": finding.asked if finding else "",
        "attributed_to": finding.attributed_to if finding else "",
        "family": finding.family if finding else "",
    }


def measure_file(path: Path, *, closed: bool = False) -> list[Row]:
    """Print the figures of one file and return the predictions; ``closed`` keeps only those."""
    rows = read_rows(path)
    if closed:
        rows = [row for row in rows if row.get("doc") in closed_documents()]
    extract(segments_of(rows[:1]))
    started = time.perf_counter()
    found = best_of_rows(rows)
    seconds = time.perf_counter() - started
    positive = sum(bool(row["label"]) for row in rows)
    print(f"{path.name}: n {len(rows)}, positive {positive}")
    print(*(f"  {line}" for line in Judged(rows, found).lines()), sep="\n")
    print(f"  {len(rows) / seconds:.0f} sentences/s")
    return [prediction(row, found.get(number)) for number, row in enumerate(rows)]


def own_lines() -> Iterator[str]:
    """Yield the figures of the halves of our own sentences that nothing is fitted on."""
    for name in SPEAKER:
        rows = own_rows(name, held_out=True)
        yield f"{name}, held out: n {len(rows)}, positive {sum(row['label'] for row in rows)}"
        yield from (f"  {line}" for line in Judged(rows, best_of_rows(rows)).lines())


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files named, or print every figure, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--closed", action="store_true", help="only closed documents")
    parser.add_argument(
        "--own", action="store_true", help="the held-out halves of our own sentences"
    )
    options = parser.parse_args(arguments)
    if options.own:
        print(*own_lines(), sep="\n")
        return 0
    if not options.files:
        print_figures()
        print(*key_figures(), *goal_figures(), sep="\n")
        return 0
    predictions = [
        row for path in options.files for row in measure_file(path, closed=options.closed)
    ]
    if options.predictions:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions)
        options.predictions.write_text(lines, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

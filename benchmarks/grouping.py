"""How well recommendations that say the same are told from those that do not.

Usage: ``python -m benchmarks.grouping [--by meaning]``

Measured on pairs: the hand labels of the demo forum with the sets of
``tests/labels/same_recommendation.yaml`` and the paraphrases planted in it, and hand-made sentences
of other forums, each a finding of nobody in particular (``tests/labels/paraphrases.yaml``, one half
of it held out).
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any, Literal

import yaml

from benchmarks.measures import Score
from benchmarks.rows import DEMO, LABELS
from reportgen.extraction import extract, suggest_groups
from reportgen.model import (
    Evidence,
    Finding,
    FindingId,
    Mark,
    PersonId,
    Segment,
    SegmentId,
    SourceId,
)
from reportgen.project import read_folder

SAME = LABELS.with_name("same_recommendation.yaml")
PARAPHRASES = LABELS.with_name("paraphrases.yaml")
PLANTED = LABELS.with_name("planted.json")
By = Literal["words", "meaning"]
Pair = tuple[int, int]
Row = dict[str, Any]


def labelled_rows() -> list[Row]:
    """Return the hand labels of the demo forum."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@cache
def people() -> dict[str, tuple[PersonId, ...]]:
    """Return whom each label of the demo forum was matched to."""
    segments = read_folder(DEMO).proceedings.material.segments
    return {segment.speaker_label: segment.speakers for segment in segments}


def voices(rows: Sequence[Row]) -> Iterator[tuple[Finding, Segment]]:
    """Yield each row as a finding in a segment of its own, with what the rules read in it.

    Whom a label names is taken from the label; a sentence in which nothing is found has no parts.
    """
    segments = [_segment(number, row) for number, row in enumerate(rows)]
    likely = (finding for finding in extract(segments) if finding.level == "found")
    read = {finding.evidence.segment: finding for finding in likely}
    for row, segment in zip(rows, segments, strict=True):
        evidence = Evidence(segment.id, 0, len(segment.text), segment.text)
        nothing = Finding(FindingId(segment.id), "recommendation", evidence, "labelled")
        told = {key: row[key] for key in ("addressee", "attributed_to") if key in row}
        found = replace(read.get(segment.id, nothing), id=FindingId(segment.id), evidence=evidence)
        yield replace(found, **told), segment


def _segment(number: int, row: Row) -> Segment:
    who = people().get(row.get("speaker", ""), ())
    source = SourceId(row.get("source", ""))
    return Segment(
        SegmentId(str(number)), source, "turn", row["quote"], (Mark(0, 1),), speakers=who
    )


def grouped_pairs(rows: Sequence[Row], by: By) -> set[Pair]:
    """Return the pairs of rows that stand in one group."""
    findings, segments = zip(*voices(rows), strict=True)
    groups = suggest_groups(findings, segments, by=by)
    return {pair for one in groups for pair in combinations(sorted(map(int, one.findings)), 2)}


def numbers(quotes: Iterable[str], rows: Sequence[Row]) -> list[int]:
    """Return the row of each quote, named by its beginning."""
    return [
        next(n for n, row in enumerate(rows) if row["quote"].startswith(quote)) for quote in quotes
    ]


def pairs_of(sets: Iterable[Sequence[str]], rows: Sequence[Row]) -> set[Pair]:
    """Return the pairs of rows in the sets."""
    return {pair for one in sets for pair in combinations(sorted(numbers(one, rows)), 2)}


def compare(found: set[Pair], wanted: set[Pair]) -> Score:
    """Return how the pairs found compare with those wanted."""
    return Score(len(found & wanted), len(found - wanted), len(wanted - found))


def measure_demo(by: By) -> tuple[Score, Score]:
    """Return the scores on the demo forum: all pairs, and the planted paraphrases alone."""
    rows, labels = labelled_rows(), yaml.safe_load(SAME.read_text(encoding="utf-8"))
    planted = json.loads(PLANTED.read_text(encoding="utf-8"))["same_recommendation"].values()
    found = grouped_pairs(rows, by) - pairs_of(labels["either"], rows)
    hard = pairs_of(planted, rows)
    return compare(found, pairs_of(labels["same"], rows)), compare(found & hard, hard)


def measure_pairs(by: By, half: str = "") -> Score:
    """Return the score on hand-made sentences, all taken together: the oldest, or one ``half``."""
    if half:
        labels = yaml.safe_load(PARAPHRASES.read_text(encoding="utf-8"))[half]
    else:
        labels = yaml.safe_load(SAME.read_text(encoding="utf-8"))["pairs"]
    sets = (*labels["same"], *labels["other"])
    rows = [{"quote": quote} for quote in dict.fromkeys(quote for one in sets for quote in one)]
    return compare(grouped_pairs(rows, by), pairs_of(labels["same"], rows))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--by", choices=["words", "meaning"], default="words")
    by: By = parser.parse_args(arguments).by
    demo, planted = measure_demo(by)
    print(f"by {by}")
    print(f"  demo forum, all pairs     {demo}  ({demo.hits + demo.missed} pairs)")
    print(f"  planted paraphrases       R {planted.recall:.3f}  ({planted.hits} of "
          f"{planted.hits + planted.missed})")  # fmt: skip
    print(f"  hand-made pairs           {measure_pairs(by)}")
    for half in ("tune", "held_out"):
        print(f"  paraphrases, {half:12} {measure_pairs(by, half)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well recommendations that say the same are told from those that do not.

Usage: ``python -m benchmarks.grouping [--by meaning]``

Measured on pairs: the hand labels of the demo forum with the sets of
``tests/labels/same_recommendation.yaml`` and the paraphrases planted in it, and hand-made pairs of
other forums, each taken as two findings of nobody in particular.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Any, Literal

import yaml

from benchmarks.examples import DEMO, LABELS
from benchmarks.measures import Score
from reportgen.extraction import suggest_groups
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
from reportgen.project.loading import load_forum

SAME = LABELS.with_name("same_recommendation.yaml")
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
    segments = load_forum(DEMO).material.segments
    return {segment.speaker_label: segment.speakers for segment in segments}


def voices(rows: Iterable[Row]) -> Iterator[tuple[Finding, Segment]]:
    """Yield each row as a finding in a segment of its own."""
    for number, row in enumerate(rows):
        quote, name = row["quote"], f"s{number}"
        source, who = SourceId(row["source"]), people().get(row["speaker"], ())
        evidence = Evidence(SegmentId(name), 0, len(quote), quote)
        segment = Segment(SegmentId(name), source, "turn", quote, (Mark(0, 1),), speakers=who)
        yield (
            Finding(
                FindingId(str(number)),
                "recommendation",
                evidence,
                "labelled",
                addressee=row["addressee"],
                attributed_to=row["attributed_to"],
            ),
            segment,
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


def measure_pairs(by: By) -> Score:
    """Return the score on the hand-made sentences, which name no addressee, all taken together."""
    labels = yaml.safe_load(SAME.read_text(encoding="utf-8"))["pairs"]
    quotes = dict.fromkeys(quote for pair in (*labels["same"], *labels["other"]) for quote in pair)
    blank = {"source": "", "speaker": "", "addressee": "", "attributed_to": ""}
    rows = [{"quote": quote, **blank} for quote in quotes]
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
    return 0


if __name__ == "__main__":
    sys.exit(main())

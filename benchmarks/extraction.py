"""How many recommendations are found, and how many of those found are any.

Usage: ``python -m benchmarks.extraction [FILE.jsonl...] [--predictions OUT.jsonl]``

Rows hold ``id``, ``text`` and ``label``; ``speaker``, ``doc``, ``turn`` and the order of rows may
be used, nothing else of them is looked at. Without files the demo forum is measured against its
hand labels.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportgen.extraction import extract
from reportgen.extraction.identity import normalised
from reportgen.model import Finding, Mark, Segment, SegmentId, SourceId

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "inputs" / "seomaru-forum-2026"
LABELS = ROOT / "tests" / "labels" / "seomaru-forum-2026.jsonl"
NAIVE = re.compile(
    r"\b(?:should|must|ought to|needs? to|ha(?:s|ve) to|recommend|urge|"
    r"call(?:s|ing)? (?:on|for))\b",
    re.IGNORECASE,
)
_RESAMPLES = 1000
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """True positives, false positives and false negatives."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of what was found that is labelled."""
        return self.hits / max(1, self.hits + self.false)

    @property
    def recall(self) -> float:
        """Return the share of what is labelled that was found."""
        return self.hits / max(1, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        return 2 * self.hits / max(1, 2 * self.hits + self.false + self.missed)

    def __str__(self) -> str:
        """Return the three figures in one line."""
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def score(labels: Sequence[bool], answers: Sequence[bool]) -> Score:
    """Return how the answers compare with the labels."""
    pairs = list(zip(labels, answers, strict=True))
    return Score(
        sum(label and answer for label, answer in pairs),
        sum(answer and not label for label, answer in pairs),
        sum(label and not answer for label, answer in pairs),
    )


def interval(labels: Sequence[bool], answers: Sequence[bool]) -> tuple[float, float]:
    """Return the middle 95 per cent of F1 over resampled rows; always the same ones."""
    chance, rows = random.Random(7), range(len(labels))
    scores = []
    for _ in range(_RESAMPLES):
        drawn = chance.choices(rows, k=len(rows))
        scores.append(score([labels[i] for i in drawn], [answers[i] for i in drawn]).f1)
    scores.sort()
    return scores[int(0.025 * _RESAMPLES)], scores[int(0.975 * _RESAMPLES)]


def segments_of(rows: Sequence[Row]) -> tuple[Segment, ...]:
    """Return a segment for each row, with nothing of its label; without speakers it is a list."""
    return tuple(
        Segment(
            SegmentId(str(number)),
            SourceId(str(row.get("doc", ""))),
            "turn" if "speaker" in row else "bullet",
            row["text"],
            (Mark(0, number + 1),),
            speaker_label=str(row.get("speaker") or ""),
        )
        for number, row in enumerate(rows)
    )


def best_of_rows(rows: Sequence[Row]) -> dict[int, Finding]:
    """Return the best finding of each row that has one."""
    best: dict[int, Finding] = {}
    for finding in extract(segments_of(rows)):
        number = int(finding.evidence.segment)
        if number not in best or finding.score > best[number].score:
            best[number] = finding
    return best


def prediction(row: Row, finding: Finding | None) -> Row:
    """Return the answer for a row as it is written to a file of predictions."""
    return {
        "id": row["id"],
        "label": int(finding is not None),
        "score": finding.score if finding else 0.0,
        "addressee": finding.addressee if finding else "",
        "attributed_to": finding.attributed_to if finding else "",
        "family": finding.family if finding else "",
    }


def measure_file(path: Path) -> list[Row]:
    """Print the figures of one file and return the predictions."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows: list[Row] = [json.loads(line) for line in lines if line.strip()]
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


def measure_demo() -> None:
    """Print precision and recall on the demo forum against its hand labels."""
    from reportgen.project.findings import extract as extract_forum
    from reportgen.project.loading import load_forum

    proceedings = load_forum(DEMO)
    started = time.perf_counter()
    findings = extract_forum(proceedings)
    seconds = time.perf_counter() - started
    sources = {segment.id: segment.source for segment in proceedings.material.segments}
    found = {(str(sources[f.evidence.segment]), normalised(f.evidence.quote)) for f in findings}
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    rows: list[Row] = [json.loads(line) for line in lines if line.strip()]
    labelled = {(row["source"], normalised(row["quote"])) for row in rows}
    words = sum(len(segment.text.split()) for segment in proceedings.material.segments)
    result = Score(len(found & labelled), len(found - labelled), len(labelled - found))
    print(f"{DEMO.name}: {words} words, {len(labelled)} labelled, {len(found)} found")
    print(f"  rules  {result}")
    print(f"  {seconds:.1f} s with the model's loading")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files named, or the demo forum, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    parser.add_argument("--predictions", type=Path, metavar="OUT.jsonl")
    options = parser.parse_args(arguments)
    if not options.files:
        measure_demo()
        return 0
    predictions = [row for path in options.files for row in measure_file(path)]
    if options.predictions:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions)
        options.predictions.write_text(lines, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

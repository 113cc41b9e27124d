"""How well lists of cues alone find recommendations, on our own sentences of five languages.

Usage: ``python -m benchmarks.basic_languages``

FIRST_RUN was measured before anybody looked at what is missed; the lists were then mended by it.
"""

import sys
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measures import Score, score
from reportgen.extraction import extract
from reportgen.model import Mark, Segment, SegmentId, SourceId

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases" / "basic_languages.yaml"
FIRST_RUN = {
    "ar": (0.889, 0.8),
    "zh": (0.9, 0.9),
    "ko": (1.0, 0.7),
    "ru": (1.0, 0.8),
    "es": (1.0, 0.8),
}
"""Precision and recall when the lists were first run on these sentences."""


def read_cases() -> dict[str, list[dict[str, Any]]]:
    """Return the labelled sentences by language."""
    rows: dict[str, list[dict[str, Any]]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return rows


def language_score(language: str, cases: list[dict[str, Any]]) -> Score:
    """Return how what is found in the sentences compares with their labels."""
    source, mark = SourceId("cases"), (Mark(0, 1),)
    segments = tuple(
        Segment(SegmentId(str(n)), source, "turn", case["sentence"], mark)
        for n, case in enumerate(cases)
    )
    found = {finding.evidence.segment for finding in extract(segments, language=language)}
    answers = [segment.id in found for segment in segments]
    return score([bool(case["label"]) for case in cases], answers)


def main() -> int:
    """Print the figures and return the exit code."""
    for language, cases in read_cases().items():
        precision, recall = FIRST_RUN[language]
        first = f"first run P {precision:.3f} R {recall:.3f}"
        print(f"{language}: n {len(cases)}; {first}; now {language_score(language, cases)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

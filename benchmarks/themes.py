"""How well the goals are told from words.

Usage: ``python -m benchmarks.themes [FILE.jsonl...]``

Rows hold ``text`` and ``sdgs``, of which ``text`` alone is looked at for the answer. Without files
themes_sdg_cycle_3.jsonl of the shared samples is measured (the lexicon may be tuned on it), then
the package sdgclassification-benchmark where it is installed (never tuned on; published: GPT-4o
87, GPT-4 Turbo 85, text2sdg 83, OSDG 70 per cent mean accuracy).
"""

import argparse
import csv
import importlib.util
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.measures import Score
from reportgen.extraction.choosing.themes import tag_goals

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = Path(os.environ.get("REPORTGEN_SHARED", ROOT.parent / "shared"))
GOALS = range(1, 18)


def answer(text: str) -> set[int]:
    """Return the numbers of the goals found in a text."""
    return {tag.goal for tag in tag_goals(text)}


def measure_rows(path: Path) -> None:
    """Print how the goals found in the rows of a file compare with the labelled ones."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    pairs = [(set(row["sdgs"]), answer(row["text"])) for row in rows]
    print(f"{path.name}: n {len(rows)}")
    print(f"  all goals  {_score(pairs)}")
    for goal in GOALS:
        one = [(wanted & {goal}, found & {goal}) for wanted, found in pairs]
        if any(wanted for wanted, _ in one):
            print(f"  {goal:>9}  {_score(one)}  n {sum(bool(wanted) for wanted, _ in one)}")


def _score(pairs: Sequence[tuple[set[int], set[int]]]) -> Score:
    return Score(
        sum(len(wanted & found) for wanted, found in pairs),
        sum(len(found - wanted) for wanted, found in pairs),
        sum(len(wanted - found) for wanted, found in pairs),
    )


def package_scores() -> dict[int, tuple[float, Score, int]]:
    """Return accuracy, score and number of texts of each goal in the package, none without it."""
    package = importlib.util.find_spec("sdgclassification")
    if package is None:
        return {}
    # Read as a file: importing the package asks for pandas, which nothing here needs.
    folder = Path(next(iter(package.submodule_search_locations or ())))
    table = folder / "benchmark" / "resources" / "benchmark.csv"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    return {
        goal: _of_goal(goal, [row for row in rows if int(row["sdg"]) == goal]) for goal in GOALS
    }


def _of_goal(goal: int, rows: Sequence[Mapping[str, str]]) -> tuple[float, Score, int]:
    pairs = [
        ({goal} if row["label"] == "True" else set(), answer(row["text"]) & {goal}) for row in rows
    ]
    right = sum(wanted == found for wanted, found in pairs)
    return right / len(rows), _score(pairs), len(rows)


def measure_package() -> None:
    """Print the accuracy of each goal and their mean, as the package's own README counts it."""
    scores = package_scores()
    for goal, (accuracy, score, count) in scores.items():
        print(f"  {goal:>9}  accuracy {accuracy:.3f}  {score}  n {count}")
    print(*goal_figures(), sep="\n")


def goal_figures() -> Iterator[Figure]:
    """Yield the mean accuracy over the goals of the package, 0 where it is not installed."""
    scores = package_scores().values()
    mean = sum(accuracy for accuracy, _, _ in scores) / len(GOALS)
    f1 = sum(score.f1 for _, score, _ in scores) / len(GOALS)
    note = f"macro F1 {f1:.3f}; published: GPT-4o .87, text2sdg .83"
    missing = "sdgclassification-benchmark is not installed"
    yield Figure("goals, mean accuracy, never tuned on", mean, 0.86, note if scores else missing)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the files named, or both sets, and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    options = parser.parse_args(arguments)
    default = SAMPLES / "data" / "extraction" / "themes_sdg_cycle_3.jsonl"
    for path in options.files or [default]:
        if path.is_file():
            measure_rows(path)
        else:
            print(f"{path}: not here")
    if not options.files:
        measure_package()
    return 0


if __name__ == "__main__":
    sys.exit(main())

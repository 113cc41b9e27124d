"""Real events as a judge: `python -m benchmarks.events EVENT...`.

Each event is a folder with `raw/` and `expected.json`. Its files go through `init --from` alone;
the forum folder and what is found in it are held against the key. A line of the programme that a
person would have to correct is counted and printed.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

from benchmarks.event_keys import Node, plain, programme_score, read_key
from reportgen.errors import ReportgenError
from reportgen.model import Segment
from reportgen.project import OpenForum, open_folder, records, start_from

_SHOWN = 12


def main() -> None:
    """Judge the events that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--programme", action="store_true", help="look for no findings")
    asked = parser.parse_args()
    for event in asked.events:
        if not (event / "expected.json").exists():
            print(f"{event.name}: no expected.json; passed over")
            continue
        judge(event, findings=not asked.programme)


def judge(event: Path, *, findings: bool) -> None:
    """Print what is right and wrong about one event."""
    key = read_key(event)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / event.name
        draft = start_from(folder, [event / "raw"])
        print(f"{event.name}: {len(draft.seen)} files, {len(draft.doubts)} readings marked")
        try:
            opened = open_folder(folder, Path(scratch) / "out") if findings else None
        except ReportgenError as error:
            print(f"  does not open: {error}")
            opened = None
        print_programme(key, folder)
        if opened is not None:
            print_attributions(key, opened)
            print_points(key, opened)
    sys.stdout.flush()


def print_programme(key: Node, folder: Path) -> None:
    """Print the values of the programme that are right, and the lines to correct."""
    from reportgen.readers import read_forum

    scores = programme_score(key, read_forum(folder).forum)
    told = ", ".join(f"{name} {one.right} of {one.asked}" for name, one in scores.items())
    wrong = [line for one in scores.values() for line in one.wrong]
    print(f"  programme: {told}; {len(wrong)} lines to correct")
    for line in wrong[:_SHOWN]:
        print(f"    {line}")
    if len(wrong) > _SHOWN:
        print(f"    and {len(wrong) - _SHOWN} more")


def print_attributions(key: Node, opened: OpenForum) -> None:
    """Print how many of the key's quotations have the right speaker; handed-on ones apart."""
    proceedings = opened.ledger.proceedings
    names = {person.id: person.name for person in proceedings.forum.people}
    counts: dict[str, Counter[str]] = {"said": Counter(), "handed on": Counter()}
    for check in cast("Sequence[Node]", key.get("attributions", ())):
        kind = "handed on" if check.get("reported") else "said"
        held = [s for s in proceedings.material.segments if holds(s, str(check["quote"]))]
        if not held:
            counts[kind]["not read"] += 1
            continue
        heard = [names[one] for one in held[0].speakers] or [held[0].speaker_label]
        handed = check.get("reported_by") if kind == "handed on" else None
        wanted = str(handed or check["said_by"])
        verdict = judged(heard, wanted, " ".join((str(check.get("note")), wanted)))
        counts[kind][verdict] += 1
        if verdict == "wrong":
            print(f"    wrong: {heard} for {wanted}: {str(check['quote'])[:70]}")
    for kind, count in counts.items():
        told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(count.items()))
        print(f"  speakers of what is {kind}: {told or 'none asked'}")


def judged(heard: Sequence[str], wanted: str, note: str) -> str:
    """Return "right", "abstained" or "wrong" for the names that a turn is printed under."""
    ours = [plain(name) for name in heard if name]
    if not ours:
        return "abstained"
    if any(_is_one(name, plain(wanted)) for name in ours):
        return "right"
    return "right" if any(name in plain(note) for name in ours) else "wrong"


def _is_one(name: str, wanted: str) -> bool:
    """Return whether two names are one: one holds the other, or they are Josh and Joshua."""
    if name in wanted or wanted in name:
        return True
    first, second = name.split(), wanted.split()
    return first[-1:] == second[-1:] and first[0][:3] == second[0][:3]


def holds(segment: Segment, quote: str) -> bool:
    """Return whether a segment's text has the words of a quotation."""
    return bool(plain(quote)) and plain(quote) in plain(segment.text)


def print_points(key: Node, opened: OpenForum) -> None:
    """Print how many published points with support are found, among all and on the short list."""
    rows = [row for row in records(opened.ledger) if row["kind"] != "question"]
    short = [row["quote"] for row in rows if row["enough"]]
    wanted = [point for point in _points(key) if point.get("support")]
    everything = sum(_found(point, [row["quote"] for row in rows]) for point in wanted)
    listed = sum(_found(point, short) for point in wanted)
    support = {plain(quote) for point in wanted for quote in _quotes(point)}
    loose = [quote for quote in short if not any(_overlap(plain(quote), one) for one in support)]
    print(
        f"  points with support: {everything} of {len(wanted)} found, {listed} on the short list "
        f"of {len(short)}; {len(loose)} of that list have no support in the key:"
    )
    for quote in loose[:_SHOWN]:
        print(f"    {quote[:110]}")


def _points(key: Node) -> Sequence[Node]:
    return cast("Sequence[Node]", key.get("recommendations", ()))


def _quotes(point: Node) -> Iterator[str]:
    for one in cast("Sequence[Mapping[str, str]]", point.get("support") or ()):
        yield one["quote"]


def _found(point: Node, quotes: Sequence[str]) -> bool:
    ours = [plain(quote) for quote in quotes]
    return any(_overlap(one, plain(quote)) for quote in _quotes(point) for one in ours)


def _overlap(first: str, second: str) -> bool:
    """Return whether one passage holds the other, or half of its words in a row."""
    if first in second or second in first:
        return True
    words = second.split()
    half = max(len(words) // 2, 4)
    runs = (" ".join(words[n : n + half]) for n in range(len(words) - half + 1))
    return any(run in first for run in runs)


if __name__ == "__main__":
    main()

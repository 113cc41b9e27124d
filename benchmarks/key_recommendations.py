"""How many of the demo forum's key recommendations stand on the short list for the report.

Usage: ``python -m benchmarks.key_recommendations [--by meaning] [--list]``

What is one recommendation, and which are key, is labelled by hand with its criteria
(``tests/labels/key_recommendations.yaml``). A recommendation is found if a candidate shown has one
of its sentences among its evidence. A committee meeting, labelled before the list was changed last
(and used then only to say what a repeat in the same words counts), stands beside the demo forum
where its speech is on this machine.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

from benchmarks.figures import Figure, demo_findings
from benchmarks.grouping import By, numbers
from benchmarks.measures import likeliest
from benchmarks.rows import DEMO, LABELS, Row, data_folder, read_rows, segments_of
from reportgen.extraction import Candidate, extract, shortlist, suggest_groups
from reportgen.extraction.identity import normalised
from reportgen.model import Finding, Segment, SegmentId
from reportgen.project import read_folder

KEY = LABELS.with_name("key_recommendations.yaml")
COMMITTEE = LABELS.with_name("key_recommendations_committee.yaml")
_STRONG = frozenset({"voices", "singled-out"})
_SIGNS = 3
_SIGNS_WITHOUT_NOTES = 2
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation of the labels: where its sentences stand, and whether it is key."""

    name: str
    places: frozenset[Place]
    is_key: bool


def recommendations() -> list[Recommendation]:
    """Return the recommendations labelled by hand."""
    rows, entries = read_rows(LABELS), yaml.safe_load(KEY.read_text(encoding="utf-8"))
    has_notes = {_name(row["source"]) for row in rows if row["source"].startswith("notes/")}
    result = []
    for entry in entries["recommendations"]:
        said = [rows[number] for number in numbers(entry["said"], rows)]
        places = frozenset((row["source"], normalised(row["quote"])) for row in said)
        result.append(Recommendation(entry["name"], places, _is_key(entry, said, has_notes)))
    return result


def _is_key(entry: Row, said: Sequence[Row], has_notes: set[str]) -> bool:
    signs = set(entry["signs"])
    noted = any(_name(row["source"]) in has_notes for row in said)
    enough = len(signs) >= (_SIGNS if noted else _SIGNS_WITHOUT_NOTES)
    return enough and bool(signs & _STRONG) and "but" not in entry


def _name(source: str) -> str:
    """Return what notes and transcript of one session have in common."""
    return source.rsplit("/", 1)[-1].split(".")[0]


def candidates(
    by: By = "words",
) -> tuple[tuple[Candidate, ...], Mapping[str, Finding], list[Segment]]:
    """Return the short list of the demo forum, its findings by id, and its segments."""
    findings, _, _ = demo_findings()
    segments = list(read_folder(DEMO).proceedings.material.segments)
    groups = suggest_groups(findings, segments, by=by)
    shown = shortlist(groups, findings, segments)
    return shown, {finding.id: finding for finding in findings}, segments


def key_figures(by: By = "words") -> Iterator[Figure]:
    """Yield what the short list holds of the key recommendations, and how much of it is none."""
    shown, found, segments = candidates(by)
    sources = {segment.id: str(segment.source) for segment in segments}
    evidence = [frozenset(_places(one, found, sources)) for one in shown]
    every = recommendations()
    key = [one for one in every if one.is_key]
    held = [one for one in key if any(one.places & places for places in evidence)]
    known = frozenset().union(*(one.places for one in every))
    strange = sum(not places & known for places in evidence)
    several = sum(sum(bool(one.places & places) for one in key) > 1 for places in evidence)
    note = f"{len(held)} of {len(key)} in {len(shown)} candidates, {several} with two; by {by}"
    yield Figure("  key recommendations on the short list", len(held) / len(key), 0.8, note)
    right = 1 - strange / len(shown)
    yield Figure("  of the short list, recommendations", right, 0.8, f"{strange} are none")


def committee_figures(by: By = "words") -> Iterator[Figure]:
    """Yield what the short list holds of the committee meeting's key recommendations.

    Beside it stands what the likeliest sentences alone hold; nothing where the speech is missing.
    """
    path = data_folder() / "committee_speech_unlabelled.jsonl.gz"
    if not path.is_file():
        return
    labels = yaml.safe_load(COMMITTEE.read_text(encoding="utf-8"))
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [row for row in map(json.loads, stream) if row["meeting"] == labels["meeting"]]
    segments = segments_of([row | {"doc": row["meeting"]} for row in rows if row["text"]])
    findings, size = extract(segments), labels["size"]
    shown = shortlist(suggest_groups(findings, segments, by=by), findings, segments, size=size)
    on_list = {id_ for one in shown for id_ in one.group.findings}
    scored = {one.id for one in likeliest(findings, size=size)}
    key = [set(entry["said"]) for entry in labels["recommendations"]]
    for name, chosen in (("short list", on_list), ("likeliest sentences", scored)):
        quotes = {_digest(one.evidence.quote) for one in findings if one.id in chosen}
        held = sum(bool(said & quotes) for said in key)
        note = f"{held} of {len(key)} in {size} candidates"
        yield Figure(f"  committee meeting, key on the {name}", held / len(key), 0.0, note)


def _digest(quote: str) -> str:
    return hashlib.sha256(quote.encode()).hexdigest()[:12]


def _places(
    one: Candidate, found: Mapping[str, Finding], sources: Mapping[SegmentId, str]
) -> Iterator[Place]:
    for id_ in one.group.findings:
        evidence = found[id_].evidence
        yield sources[evidence.segment], normalised(evidence.quote)


def lines(by: By) -> Iterable[str]:
    """Yield the short list as a rapporteur reads it, the key ones marked, and what is missing."""
    shown, found, segments = candidates(by)
    sources = {segment.id: str(segment.source) for segment in segments}
    every, seen = recommendations(), set()
    for number, one in enumerate(shown, 1):
        places = frozenset(_places(one, found, sources))
        names = [r for r in every if r.places & places]
        seen |= {r.name for r in names}
        mark = "KEY" if any(r.is_key for r in names) else "   "
        yield f"{number:2} {mark} {one.points:.2f} {one.finding.evidence.quote}"
        yield f"       {'; '.join(one.why)} ({len(places)} sentences)"
    yield from (f"missing: {r.name}" for r in every if r.is_key and r.name not in seen)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--by", choices=["words", "meaning"], default="words")
    parser.add_argument("--list", action="store_true", help="print the candidates as well")
    options = parser.parse_args(arguments)
    figures = (*key_figures(options.by), *committee_figures(options.by))
    for line in (*figures, *(lines(options.by) if options.list else ())):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

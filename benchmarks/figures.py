"""Every figure that the data on this machine allow, each beside the one wanted."""

import gzip
import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.french import french_figures
from benchmarks.measures import likeliest, score
from benchmarks.rows import DEMO, LABELS, ROOT, Row, data_folder, read_rows, segments_of
from reportgen.extraction import (
    DEFAULT_MODEL,
    FRENCH_MODEL,
    UNNAMED,
    extract,
    extract_text,
    is_installed,
)
from reportgen.extraction.identity import normalised
from reportgen.extraction.models.parsing import parse
from reportgen.model import Finding, Mark, Segment, SegmentId, SourceId

CASES = ROOT / "tests" / "cases" / "reported_proposals.yaml"
_TURNS = 400
_ARTICLE = re.compile(r"^(?:the|a|an) ")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    ``wanted`` is 0 where the figure is only reported, and negative where less is better.
    """

    name: str
    reached: float
    wanted: float = 0.0
    note: str = ""

    def __str__(self) -> str:
        """Return the line."""
        goal = f"{abs(self.wanted):6.3f}" if self.wanted else "     -"
        met = self.reached <= -self.wanted if self.wanted < 0 else self.reached >= self.wanted
        verdict = "" if not self.wanted else "ok" if met else "MISS"
        return f"{self.name:46} {self.reached:6.3f} {goal} {verdict:4} {self.note}".rstrip()


def print_figures() -> None:
    """Print the table of what needs no file named: sources, order, pairs, French and speed."""
    print(f"{'figure':46} {'now':>6} {'wanted':>6}")
    for figure in _every():
        print(figure, flush=True)


def _every() -> Iterator[Figure]:
    yield from demo_figures()
    yield from reported_figures()
    gold = data_folder() / "forum_gold_open.jsonl"
    if gold.is_file():
        yield addressee_figure(read_rows(gold))
    yield from pair_figures()
    yield from suggestion_figures()
    if is_installed(FRENCH_MODEL):
        yield from (Figure(name, f1, 0.0, note) for name, f1, note in french_figures())
    yield from speed_figures()


def demo_findings() -> tuple[tuple[Finding, ...], dict[str, str], int]:
    """Return the findings of the demo forum, the source of each segment, and its words."""
    from reportgen.project import read_folder
    from reportgen.project.decisions.findings import extract as extract_forum

    proceedings = read_folder(DEMO).proceedings
    sources = {str(s.id): str(s.source) for s in proceedings.material.segments}
    words = sum(len(s.text.split()) for s in proceedings.material.segments)
    return extract_forum(proceedings), sources, words


def demo_figures() -> Iterator[Figure]:
    """Yield precision of the first 30 on the demo forum, and what the short cut recalls."""
    findings, sources, words = demo_findings()
    rows = read_rows(LABELS)
    labelled = {(row["source"], normalised(row["quote"])) for row in rows}

    def is_labelled(finding: Finding) -> bool:
        place = sources[finding.evidence.segment], normalised(finding.evidence.quote)
        return place in labelled

    first = likeliest(findings)
    right = sum(map(is_labelled, first))
    yield Figure(
        f"  precision of the first {len(first)}", right / max(1, len(first)), 0.8, f"{words} words"
    )
    yield Figure(
        "  recall of the cut, of all labelled",
        right / max(1, len(labelled)),
        0.0,
        f"{len(labelled)} labelled sentences, {len(first)} shown, which cannot hold them",
    )
    longer = next(
        (
            n
            for n in range(1, len(findings) + 1)
            if sum(map(is_labelled, likeliest(findings, size=n))) >= 0.8 * len(labelled)
        ),
        0,
    )
    yield Figure("  findings to read for 80% of all labelled", float(longer), 0.0)


def reported_figures() -> Iterator[Figure]:
    """Yield how often the source of a reported proposal is credited, and never the speaker."""
    cases: list[dict[str, str]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    credited = wrong = others = 0
    for case in cases:
        found = {f.evidence.quote: f for f in extract_text(case["said"])}
        finding = found.get(case["proposal"])
        credited += is_credited(case["source"], finding.attributed_to if finding else None)
        if case["source"] not in {"speaker", "rejected"}:
            others += 1
            wrong += finding is not None and not finding.attributed_to
    yield Figure(
        "reported proposals: source credited", credited / len(cases), 0.9, f"{len(cases)} cases"
    )
    yield Figure("  of others' proposals, not given to the speaker", 1 - wrong / others, 1.0)


def is_credited(source: str, attributed_to: str | None) -> bool:
    """Return whether that is the source wanted; None stands for a sentence not found."""
    if source == "rejected":
        return attributed_to is None
    if attributed_to is None:
        return False
    wanted = {"speaker": "", "unnamed": UNNAMED}.get(source, source)
    return _bare(attributed_to) == _bare(wanted)


def _bare(name: str) -> str:
    return _ARTICLE.sub("", normalised(name))


def addressee_figure(rows: Sequence[Row]) -> Figure:
    """Return in how many recommendations that name who should act the span is exact."""
    best = best_of_rows(rows)
    stated = [n for n, row in enumerate(rows) if row["label"] and row["actor"]]
    exact = sum(n in best and _bare(best[n].asked) == _bare(rows[n]["actor"]) for n in stated)
    named = [n for n in stated if normalised(rows[n]["actor"]) not in {"we", "us", "it", "you"}]
    right = sum(n in best and _bare(best[n].addressee) == _bare(rows[n]["actor"]) for n in named)
    note = f"{exact} of {len(stated)}; without pronouns {right} of {len(named)}"
    return Figure("forum_gold_open: stated addressee, exact", exact / len(stated), 0.8, note)


def best_of_rows(rows: Sequence[Row]) -> dict[int, Finding]:
    """Return the best finding of each row that has one, also where it is only worth a look."""
    best: dict[int, Finding] = {}
    for finding in extract(segments_of(rows)):
        if not str(finding.evidence.segment).isdecimal():  # the line that opens a list
            continue
        number = int(finding.evidence.segment)
        if number not in best or finding.score > best[number].score:
            best[number] = finding
    return best


def found_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows in which something is found, not only worth a look."""
    return frozenset(n for n, one in best_of_rows(rows).items() if one.level == "found")


def suggestion_figures() -> Iterator[Figure]:
    """Yield the figures on two suggestion tasks of SemEval-2019, never trained on."""
    for name in ("a", "b"):
        path = data_folder() / f"semeval_{name}_train_dev.jsonl"
        if path.is_file():
            rows = [row for row in read_rows(path) if "-dev-" in row["id"]]
            found = found_rows(rows)
            result = score([bool(r["label"]) for r in rows], [n in found for n in range(len(rows))])
            yield Figure(f"semeval {name} dev, not trained on, F1", result.f1, 0.0, str(result))


# Lines of the raw notes behind each conclusion of the published report (reference/
# outcome_reports.md, linked by hand there).
SUPPORT: Mapping[str, frozenset[int]] = {
    "health of the Internet": frozenset({131, 133, 187, 251, 355}),
    "defence in crises": frozenset({81, 307, 308, 309, 315, 319, 331}),
    "broadband for all": frozenset({332, 337, 378}),
    "other improvements": frozenset({259, 641}),
    "informal collaboration": frozenset({245, 329, 330}),
}
_NAMED = re.compile(r"^[\s*]*(?P<label>[A-Z][\w.()/?' ]{0,40}?)\s*(?::| -)\s+")


def pair_figures() -> Iterator[Figure]:
    """Yield of how many published conclusions a supporting line is among the first 30 findings."""
    if not notes_path().is_file():
        return
    first = likeliest(notes_findings())
    seen = {int(finding.evidence.segment) for finding in first}
    held = [name for name, behind in SUPPORT.items() if behind & seen]
    yield Figure("iab-covid19: of 5 conclusions, supported", len(held), 4, ", ".join(held))


def notes_findings() -> tuple[Finding, ...]:
    """Return the findings of the live notes; none where they are not on this machine."""
    if not notes_path().is_file():
        return ()
    lines = notes_path().read_text(encoding="utf-8").split("\n")
    return extract(tuple(_notes_segments(lines)))


def _notes_segments(lines: Sequence[str]) -> Iterator[Segment]:
    """Yield a paragraph for each line, its opening name taken off as the speaker."""
    for number, line in enumerate(lines, 1):
        named = _NAMED.match(line)
        text = line[named.end() :] if named else line.lstrip("* ")
        if text.strip() and not line.startswith("#"):
            label = named["label"] if named else ""
            place = (Mark(0, number),)
            yield Segment(
                SegmentId(str(number)),
                SourceId("notes"),
                "paragraph",
                text,
                place,
                speaker_label=label,
            )


def speed_figures() -> Iterator[Figure]:
    """Yield the time of extracting speech as a share of the bare model's, measured in one run."""
    path = data_folder() / "committee_speech_unlabelled.jsonl.gz"
    if not path.is_file():
        return
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        texts = [str(json.loads(line)["text"]) for line in stream][:_TURNS]
    words = sum(len(text.split()) for text in texts)
    extract_text("The council should act.")
    started = time.perf_counter()
    for _ in parse(texts, DEFAULT_MODEL):
        pass
    bare = time.perf_counter() - started
    started = time.perf_counter()
    extract(segments_of([{"text": text, "speaker": "A"} for text in texts]))
    ours = time.perf_counter() - started
    note = f"{words} words: {words / ours:.0f} words/s, bare model {words / bare:.0f}"
    yield Figure("time, as a share of tagger and parser", ours / bare, -0.7, note)


def notes_path() -> Path:
    """Return the live notes of the workshop whose report is known."""
    return data_folder().parent.parent / "samples" / "forum_pair" / "iab-covid19" / "raw-notes.md"

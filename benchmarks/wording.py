"""How many findings get a suggested wording, and how many of those say what was said.

Usage: ``python -m benchmarks.wording [--list]``

Every suggestion was judged by hand against its sentence (``tests/labels/wordings.jsonl``): right is
one that says the same in good English, with nothing invented and the addressee, the polarity and
the conditions kept. Sentences of others are known there by a digest only. The rules were tuned on
one part of the data; the other (sentences of our own, written for other benchmarks) was judged
after that; one of its suggestions was wrong, and a rule was mended for it. The newest part was
written before those rules were changed last and judged once after that.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from benchmarks.figures import CASES, Figure, demo_findings, notes_findings
from benchmarks.grouping import PARAPHRASES
from benchmarks.rows import LABELS, Row, data_folder, read_rows, segments_of
from reportgen.extraction import extract
from reportgen.extraction.wording import suggest_wordings
from reportgen.model import Finding

VERDICTS = LABELS.with_name("wordings.jsonl")
FRESH = LABELS.with_name("wordings_held_out.yaml")
Part = Literal["tuned on", "held out", "newest, held out"]
TUNED: Part = "tuned on"
HELD_OUT: Part = "held out"
NEWEST: Part = "newest, held out"
_WANTED = 0.9
_NAME = 4
"""Words; what has no more in a file of cases is a name."""
_TUNED_FILES = (
    "forum_gold_open",
    "cdcp_policy_train",
    "brrr_2021",
    "upr_cycles_2_3",
    "semeval_a_train_dev",
    "semeval_b_train_dev",
    "committee_speech_unlabelled",
    "w3c_minutes_2018",
    "ami_suggest_train_dev",
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion beside the finding that it rewords."""

    data: str
    finding: Finding
    wording: str

    @property
    def digest(self) -> str:
        """Return what the sentence and the suggestion are known by in the labels."""
        both = f"{self.finding.evidence.quote}\n{self.wording}"
        return hashlib.sha256(both.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Offered:
    """The suggestions of one data set, each once, and its number of recommendations."""

    part: Part
    findings: int
    offers: tuple[Offer, ...]


def offered() -> Iterator[Offered]:
    """Yield the suggestions for each data set on this machine."""
    yield _offered("demo", TUNED, demo_findings()[0])
    for data in _TUNED_FILES:
        rows = _rows(data)
        if rows:
            yield _offered(data, TUNED, extract(segments_of(rows)))
    yield _offered("iab-covid19", TUNED, notes_findings())
    for path, part in ((PARAPHRASES, HELD_OUT), (CASES, HELD_OUT), (FRESH, NEWEST)):
        said = dict.fromkeys(_sentences(yaml.safe_load(path.read_text(encoding="utf-8"))))
        rows = [{"text": text, "speaker": "A"} for text in said]
        yield _offered(path.stem, part, extract(segments_of(rows)))


def _sentences(entry: object) -> Iterator[str]:
    """Yield every string of more than a few words below an entry of a YAML file."""
    if isinstance(entry, str) and len(entry.split()) > _NAME:
        yield entry
    elif isinstance(entry, list | dict):
        for below in entry.values() if isinstance(entry, dict) else entry:
            yield from _sentences(below)


def _rows(data: str) -> list[Row]:
    plain, packed = (data_folder() / f"{data}.jsonl{end}" for end in ("", ".gz"))
    if packed.is_file():
        with gzip.open(packed, "rt", encoding="utf-8") as stream:
            return [row for row in map(json.loads, stream) if row.get("text")]
    return read_rows(plain) if plain.is_file() else []


def _offered(data: str, part: Part, findings: Sequence[Finding]) -> Offered:
    asked = [finding for finding in findings if finding.kind == "recommendation"]
    pairs = zip(asked, suggest_wordings(asked), strict=True)
    offers = (Offer(data, finding, wording) for finding, wording in pairs if wording)
    return Offered(part, len(asked), tuple({offer.digest: offer for offer in offers}.values()))


def verdicts(path: Path = VERDICTS) -> dict[str, bool]:
    """Return for each judged suggestion whether it is right."""
    return {row["digest"]: bool(row["right"]) for row in read_rows(path)}


def wording_figures(every: Sequence[Offered]) -> Iterator[Figure]:
    """Yield for each part how many are offered, and how many of those judged are right."""
    judged = verdicts()
    for part in (TUNED, HELD_OUT, NEWEST):
        mine = [one for one in every if one.part == part]
        offers = {offer.digest for one in mine for offer in one.offers}
        findings = sum(one.findings for one in mine)
        known = [judged[digest] for digest in offers if digest in judged]
        note = f"{sum(known)} of {len(known)} judged, {len(offers) - len(known)} not judged"
        yield Figure(f"wordings right, {part}", sum(known) / max(1, len(known)), _WANTED, note)
        note = f"{len(offers)} of {findings} recommendations"
        yield Figure("  share offered", len(offers) / max(1, findings), 0.0, note)
    ours = next(one for one in every if any(offer.data == "demo" for offer in one.offers))
    note = f"{len(ours.offers)} of {ours.findings} recommendations"
    yield Figure("  share offered, invented forum", len(ours.offers) / ours.findings, 0.0, note)


def lines(every: Sequence[Offered]) -> Iterator[str]:
    """Yield each suggestion below its sentence with its verdict."""
    judged = verdicts()
    marks = {True: "right", False: "WRONG", None: "-"}
    for one in every:
        for offer in one.offers:
            said, mark = offer.finding, marks[judged.get(offer.digest)]
            yield f"{offer.digest} {mark:5} {one.part}, {offer.data}, {said.family} {said.polarity}"
            yield f"  said    {said.evidence.quote}"
            yield f"  wording {offer.wording}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures and return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--list", action="store_true", help="print the suggestions as well")
    options = parser.parse_args(arguments)
    every = list(offered())
    for line in (*wording_figures(every), *(lines(every) if options.list else ())):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())

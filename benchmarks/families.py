"""What each family and trap is worth: the change of F1 when it alone is left out.

Usage: ``python -m benchmarks.families``

Each sentence with a cue is read once, and every trap that catches a proposal is kept, so that what
is left out never saw the sentence; the weights are fitted anew without it, five times, as for
``benchmarks.extraction``. What lists inherit from their neighbours stays as it was. A minus says
that the family or trap is needed. The last column counts the reported proposals, of all cases, of
which the source would no longer be credited.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import yaml

from benchmarks.examples import LABELS, Row, all_seen, read_rows, segments_of
from benchmarks.figures import CASES, is_credited
from benchmarks.measures import score
from benchmarks.ranking_fit import Example, held_out
from reportgen.extraction import DEFAULT_MODEL
from reportgen.extraction.english import parts
from reportgen.extraction.english.features import Reading, choose, observe
from reportgen.extraction.english.structures import STRUCTURES
from reportgen.extraction.english.traps import traps_of
from reportgen.extraction.models.installed import models_in_use
from reportgen.extraction.models.parsing import parse
from reportgen.extraction.models.ranking import ranking
from reportgen.extraction.proposal import Proposal, Sentence
from reportgen.extraction.recommendations import Passage, looked_at
from reportgen.extraction.rules import rules
from reportgen.extraction.sentences.languages import in_languages

if TYPE_CHECKING:
    from spacy.tokens import Doc

Read = tuple["Doc", Passage, list[tuple[Proposal, tuple[str, ...]]]]
"""A parsed sentence and all it may propose, each with every trap that it falls into."""


@dataclass(frozen=True, slots=True)
class Worth:
    """The change of each figure without one family or trap."""

    name: str
    sentences: int
    f1: Mapping[str, float]
    credited: int

    @property
    def helps(self) -> bool:
        """Return whether any figure falls without it."""
        return self.credited < 0 or any(change < -0.0005 for change in self.f1.values())

    def __str__(self) -> str:
        """Return the line of the table."""
        changes = " ".join(f"{change:+7.3f}" for change in self.f1.values())
        verdict = "" if self.helps else "helps nowhere"
        return f"{self.name:28} {self.sentences:9} {changes} {self.credited:+9} {verdict}".rstrip()


def worths() -> Iterator[Worth]:
    """Yield what is lost without each family and each trap, in the order of the rules."""
    seen, files = all_seen()
    read = list(_read([passage for _, passage in seen]))
    examples = [example for example, _ in seen]
    cases = list(_cases())
    whole = _figures(examples, read, files, leave=""), _credited(cases, leave="")
    kinds = ("family", rules().families), ("trap", rules().traps)
    for kind, entries in kinds:
        for entry in entries:
            leave = f"{kind} {entry.name}"
            f1 = _figures(examples, read, files, leave)
            change = {data: f1[data] - whole[0][data] for data in f1}
            touched = sum(_reading(one, leave) != _reading(one, "") for one in read)
            yield Worth(leave, touched, change, _credited(cases, leave) - whole[1])


def _read(passages: Sequence[Passage]) -> Iterator[Read]:
    docs = parse([passage.as_read for passage in passages], DEFAULT_MODEL)
    for doc, passage in zip(docs, passages, strict=True):
        sentence = Sentence(doc, passage.setting)
        proposals = (p for f in rules().families for p in STRUCTURES[f.structure](sentence, f))
        yield doc, passage, [(p, tuple(traps_of(p, passage.setting))) for p in proposals]


def _reading(one: Read, leave: str) -> Reading:
    """Return what the sentence proposes to somebody who does not know the rule left out."""
    return [
        (proposal, next((t for t in traps if f"trap {t}" != leave), ""))
        for proposal, traps in one[2]
        if f"family {proposal.family.name}" != leave
    ]


def _figures(
    examples: Sequence[Example], read: Sequence[Read], files: Mapping[str, list[Row]], leave: str
) -> dict[str, float]:
    """Return the held-out F1 of each data set without the rule left out."""
    left = [
        _without(example, one, leave)
        for example, one in zip(examples, read, strict=True)
        if _reading(one, leave)
    ]
    found = {(e.data, e.row) for e, _, is_found in held_out(left) if is_found}
    positive = {(e.data, e.row) for e in examples if e.data == "demo" and e.label}
    result = {"demo": _f1_demo(found, positive)}
    for data, rows in files.items():
        answers = [(data, number) in found for number in range(len(rows))]
        result[data] = score([bool(row["label"]) for row in rows], answers).f1
    return result


def _without(example: Example, one: Read, leave: str) -> Example:
    doc, passage, _ = one
    reading = _reading(one, leave)
    _, trap = choose(reading)
    seen = tuple(observe(doc, reading, passage.setting))
    return replace(example, seen=seen, trapped=bool(trap))


def _f1_demo(found: set[tuple[str, int]], positive: set[tuple[str, int]]) -> float:
    mine = {one for one in found if one[0] == "demo"}
    return 2 * len(mine & positive) / max(1, len(mine) + len(read_rows(LABELS)))


def _cases() -> Iterator[tuple[str, Read]]:
    """Yield the source that each reported proposal is to be credited to, beside its reading."""
    for case in yaml.safe_load(CASES.read_text(encoding="utf-8")):
        segments = in_languages(segments_of([{"text": case["said"], "speaker": "A"}]))
        for passage, _ in looked_at(segments, models_in_use(), frozenset()):
            if passage.text == case["proposal"]:
                yield case["source"], next(_read([passage]))


def _credited(cases: Sequence[tuple[str, Read]], leave: str) -> int:
    """Return of how many cases the source is credited by the weights that ship."""
    return sum(is_credited(source, _source(one, leave)) for source, one in cases)


def _source(one: Read, leave: str) -> str | None:
    """Return whom the sentence is attributed to, None where nothing is found in it."""
    doc, passage, _ = one
    reading = _reading(one, leave)
    if not reading:
        return None
    best, trap = choose(reading)
    chance = ranking().probability(observe(doc, reading, passage.setting))
    is_found = ranking().is_found(chance, passage.setting, trapped=bool(trap))
    return parts.attributed_to(best) if is_found else None


def main() -> int:
    """Print the table and return the exit code."""
    for number, worth in enumerate(worths()):
        if not number:
            heads = " ".join(f"{data[:7]:>7}" for data in worth.f1)
            print(f"{'left out':28} {'sentences':>9} {heads} {'credited':>9}", flush=True)
        print(worth, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How well recommendations in French are found, on our own cases.

Usage: ``python -m benchmarks.french [--misses]``

The rules were written beside the other half. ``--misses`` prints what is wrong there; the misses of
the half held out are never printed, so that nobody mends a rule by them. The spoken
sentences, the last ones and both files of speech were held out until FIRST_RUN was measured; then
the rules were mended by them, too.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measures import Score, interval, score
from reportgen.extraction import UNNAMED, extract
from reportgen.extraction.identity import normalised
from reportgen.model import Finding, Form, Mark, Segment, SegmentId, SourceId

CASES = Path(__file__).resolve().parent.parent / "tests" / "cases"
TUNED, HELD_OUT = "french_recommendations", "french_recommendations_held_out"
SPOKEN, LAST = "french_recommendations_spoken", "french_recommendations_last"
FRESH, UNSEEN = "french_speech_fresh", "french_speech_unseen"
FILES = (TUNED, HELD_OUT, SPOKEN, LAST, FRESH, UNSEEN)
_OPENING = re.compile(r"^(?:(?:à|au|aux|de|du|des|le|la|les|l|d) )+")
Case = dict[str, Any]
FIRST_RUN = {HELD_OUT: 0.944, SPOKEN: 0.632, LAST: 0.720, FRESH: 0.595, UNSEEN: 0.688}
"""F1 when the rules were first run on these sentences: what to expect on text not seen before."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in the sentence of a case, None where nothing was."""

    case: Case
    finding: Finding | None


def read_cases(name: str) -> list[Case]:
    """Return the labelled sentences of one half."""
    rows: list[Case] = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return rows


def answer(case: Case) -> Answer:
    """Return what is found in the sentence where it stands: in its turn, or under its stem."""
    found = {f.evidence.quote: f for f in extract(tuple(_segments(case)), language="fr")}
    return Answer(case, found.get(case["sentence"]))


def _segments(case: Case) -> Iterator[Segment]:
    said = (case.get("before"), case["sentence"], case.get("after"))
    text = " ".join(words for words in said if words)
    if "stem" in case:
        yield _segment("stem", case["stem"], "paragraph")
    yield _segment("case", text, "bullet" if "stem" in case else case.get("form", "turn"))


def _segment(name: str, text: str, form: Form) -> Segment:
    return Segment(SegmentId(name), SourceId("case"), form, text, (Mark(0, 1),))


def found_score(answers: Sequence[Answer]) -> Score:
    """Return how what was found compares with the labels."""
    labels = [bool(one.case["label"]) for one in answers]
    return score(labels, [one.finding is not None for one in answers])


def addressees(answers: Sequence[Answer]) -> tuple[int, int]:
    """Return of how many stated addressees the words are exact, without article or "à"."""
    stated = [one for one in answers if one.case.get("who")]
    right = (_bare(one.finding.addressee) if one.finding else "" for one in stated)
    return sum(r == _bare(one.case["who"]) for r, one in zip(right, stated, strict=True)), len(
        stated
    )


def sources(answers: Sequence[Answer]) -> tuple[int, int, int]:
    """Return how many reported proposals credit their source, of how many.

    The third figure is how many of those found would be printed as the speaker's own.
    """
    reported = [one for one in answers if one.case.get("source")]
    credited = [one.finding.attributed_to if one.finding else "" for one in reported]
    right = sum(
        _is_source(c, one.case["source"]) for c, one in zip(credited, reported, strict=True)
    )
    own = sum(one.finding is not None and not c for c, one in zip(credited, reported, strict=True))
    return right, len(reported), own


def _is_source(credited: str, wanted: str) -> bool:
    return credited == UNNAMED if wanted == "unnamed" else _bare(credited) == _bare(wanted)


def _bare(name: str) -> str:
    return _OPENING.sub("", normalised(name.replace("’", "'").replace("'", " ")))


def polarities(answers: Sequence[Answer]) -> tuple[int, int]:
    """Return of how many sentences found the polarity is as labelled."""
    both = [one for one in answers if one.finding is not None and one.case["label"]]
    wanted = [one.case.get("polarity", "positive") for one in both]
    told = [one.finding.polarity if one.finding else "" for one in both]
    return sum(w == t for w, t in zip(wanted, told, strict=True)), len(both)


def french_figures() -> Iterator[tuple[str, float, str]]:
    """Yield name, F1 and note for each file of cases."""
    for name in FILES:
        result = found_score([answer(case) for case in read_cases(name)])
        first = f"first run {FIRST_RUN[name]:.3f}" if name in FIRST_RUN else "rules tuned on it"
        yield f"{name} F1", result.f1, f"P {result.precision:.3f} R {result.recall:.3f}; {first}"


def main() -> int:
    """Print the figures of both halves and return the exit code."""
    for name in FILES:
        answers = [answer(case) for case in read_cases(name)]
        labels = [bool(one.case["label"]) for one in answers]
        low, high = interval(labels, [one.finding is not None for one in answers])
        right, stated = addressees(answers)
        credited, reported, own = sources(answers)
        same, found = polarities(answers)
        print(f"{name}: n {len(answers)}, positive {sum(labels)}")
        print(f"  {found_score(answers)}  (95% {low:.3f}-{high:.3f})")
        print(f"  addressee exact {right} of {stated}; polarity as labelled {same} of {found}")
        print(f"  source credited {credited} of {reported}, given to the speaker {own}")
        if name == TUNED and "--misses" in sys.argv:
            _print_misses(answers)
    return 0


def _print_misses(answers: Sequence[Answer]) -> None:
    for one in answers:
        if (one.finding is not None) != bool(one.case["label"]):
            print(f"  {one.case['kind']}: {one.case['sentence']}")
        elif one.finding and _bare(one.finding.addressee) != _bare(one.case.get("who", "")):
            print(f"  addressee {one.finding.addressee!r}: {one.case['sentence']}")


if __name__ == "__main__":
    sys.exit(main())

"""What is left of the figures when speech arrives without capitals and without any mark.

Usage: ``python -m benchmarks.heard``

Labelled speech is stripped to what a speech recogniser writes (lower case, no punctuation) and
joined turn by turn. A finding counts for the labelled sentence that holds most of its words. Beside
it stand the same texts as written, and stripped with every sentence by itself, which is the most
that restoring boundaries could reach.
"""

import itertools
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.figures import Figure
from benchmarks.measures import Score, score
from benchmarks.rows import DEMO, LABELS, Row, data_folder, read_rows
from reportgen.extraction import DEFAULT_MODEL, extract
from reportgen.extraction.identity import normalised
from reportgen.extraction.sentences.punctuated import sentences
from reportgen.extraction.sentences.unpunctuated import restored_sentences
from reportgen.model import Mark, Segment, SegmentId, SourceId
from reportgen.project import read_folder

_MARKS = re.compile(r"[^\w\s'’-]|(?<!\w)[-'’]|[-'’](?!\w)")
Strip = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn as its sentences, each with its label."""

    speaker: str
    said: tuple[tuple[str, bool], ...]


def bare(text: str) -> str:
    """Return the text as a speech recogniser without punctuation would write it."""
    return " ".join(_MARKS.sub(" ", text).lower().split())


def with_commas(text: str) -> str:
    """Return the text in lower case with commas for all its marks."""
    commas = re.sub(r"\s*[.;:!?…—]+[\"'”’)]*(?=\s|$)", ",", text)
    kept = [_MARKS.sub(" ", piece) for piece in commas.split(",")]
    return " ".join(",".join(kept).lower().split()).strip(" ,")


def gold_turns() -> tuple[Turn, ...]:
    """Return the turns of forum_gold_open; none where the data are not on this machine."""
    path = data_folder() / "forum_gold_open.jsonl"
    rows = read_rows(path) if path.is_file() else []
    groups = itertools.groupby(rows, key=lambda row: (row["doc"], row["turn"]))
    return tuple(_turn(list(group)) for _, group in groups)


def _turn(rows: Sequence[Row]) -> Turn:
    return Turn(str(rows[0]["speaker"]), tuple((r["text"], bool(r["label"])) for r in rows))


def demo_turns() -> tuple[Turn, ...]:
    """Return the turns of the invented forum's transcripts with its hand labels."""
    labelled = {(row["source"], normalised(row["quote"])) for row in read_rows(LABELS)}
    turns = [s for s in read_folder(DEMO).proceedings.material.segments if s.form == "turn"]
    return tuple(
        Turn(
            turn.speaker_label,
            tuple(
                (text, (str(turn.source), normalised(text)) in labelled)
                for text in (turn.text[a:b] for a, b in sentences(turn.text))
            ),
        )
        for turn in turns
    )


def as_turns(turns: Sequence[Turn], strip: Strip) -> Score:
    """Return how findings in whole turns compare with the labels of their sentences."""
    places = [_joined(turn, strip) for turn in turns]
    texts = [(turn.speaker, text) for turn, (text, _) in zip(turns, places, strict=True)]
    found: list[set[int]] = [set() for _ in turns]
    for number, start, end in _found(texts):
        found[number].add(_most_shared(places[number][1], start, end))
    labels = [label for turn in turns for _, label in turn.said]
    answers = [
        n in at for turn, at in zip(turns, found, strict=True) for n in range(len(turn.said))
    ]
    return score(labels, answers)


def one_by_one(turns: Sequence[Turn], strip: Strip) -> Score:
    """Return how findings compare with the labels where every sentence stands by itself."""
    said = [(turn.speaker, strip(text), label) for turn in turns for text, label in turn.said]
    found = {number for number, _, _ in _found([(who, text) for who, text, _ in said])}
    return score([label for _, _, label in said], [n in found for n in range(len(said))])


def _joined(turn: Turn, strip: Strip) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a turn, and where in it each sentence stands."""
    text, places = "", []
    for sentence, _ in turn.said:
        words = strip(sentence)
        start = len(text) + (1 if text and words else 0)
        text = f"{text} {words}".strip()
        places.append((start, start + len(words)))
    return text, places


def _found(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, int]]:
    segments = tuple(
        Segment(
            SegmentId(str(n)), SourceId("heard"), "turn", text, (Mark(0, 1),), speaker_label=who
        )
        for n, (who, text) in enumerate(texts)
    )
    for finding in extract(segments):
        yield int(finding.evidence.segment), finding.evidence.start, finding.evidence.end


def _most_shared(places: Sequence[tuple[int, int]], start: int, end: int) -> int:
    shared = [min(end, last) - max(start, first) for first, last in places]
    return shared.index(max(shared))


def boundaries(turns: Sequence[Turn], strip: Strip = bare) -> Score:
    """Return how restored boundaries inside turns compare with those that were taken away."""
    labels: list[bool] = []
    answers: list[bool] = []
    for turn in turns:
        text, places = _joined(turn, strip)
        wanted = {start for start, end in places if 0 < start < end}
        guess = {span.start for span in restored_sentences(text, DEFAULT_MODEL)} - {0}
        starts = [match.start() for match in re.finditer(r"(?<=\s)\S", text)]
        labels += [start in wanted for start in starts]
        answers += [start in guess for start in starts]
    return score(labels, answers)


def heard_figures() -> Iterator[Figure]:
    """Yield boundary F1 and extraction F1 on stripped speech, with what frames them."""
    for name, turns in (("forum_gold_open", gold_turns()), ("invented forum", demo_turns())):
        if not turns:
            continue
        cut = boundaries(turns)
        yield Figure(f"{name}, restored boundaries, F1", cut.f1, 0.0, str(cut))
        for told, result in (
            ("as written", as_turns(turns, str)),
            ("stripped, true sentences", one_by_one(turns, bare)),
            ("stripped", as_turns(turns, bare)),
            ("lower case with commas only", as_turns(turns, with_commas)),
        ):
            yield Figure(f"  extraction {told}, F1", result.f1, 0.0, str(result))


def main() -> int:
    """Print the figures and return the exit code."""
    for figure in heard_figures():
        print(figure, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

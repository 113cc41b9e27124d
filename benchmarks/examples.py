"""Labelled sentences of the data files, of the demo forum and of our own cases, as examples."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.ranking_fit import Example
from reportgen.extraction.identity import normalised
from reportgen.extraction.models.installed import models_in_use
from reportgen.extraction.recommendations import Passage, looked_at
from reportgen.extraction.sentences.languages import in_languages
from reportgen.model import Mark, Segment, SegmentId, SourceId
from reportgen.project.decisions.findings import moderators
from reportgen.project.folder.loading import load_forum

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "inputs" / "seomaru-forum-2026"
LABELS = ROOT / "tests" / "labels" / "seomaru-forum-2026.jsonl"
WEIGHTS = {
    "forum_gold_open": 2.0,
    "cdcp_policy_train": 1.0,
    "brrr_2021": 4.0,
    "upr_cycles_2_3": 0.5,
    "demo": 2.0,
}
"""What a sentence of a data set counts for, so that the large ones do not decide alone."""
Row = dict[str, Any]
Seen = tuple[Example, Passage]


def data_folder() -> Path:
    """Return the folder of the labelled files; it may not exist on this machine."""
    shared = os.environ.get("REPORTGEN_SHARED", str(ROOT.parent / "shared"))
    return Path(shared) / "data" / "extraction"


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a JSON Lines file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


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


def _unit(data: str, row: Mapping[str, Any]) -> str:
    """Return the document or comment of a row; a list of one document is split by its items."""
    if data == "upr_cycles_2_3":
        return str(row["id"])
    return str(row["doc"]) if "doc" in row else str(row["id"]).rsplit("-", 1)[0]


def file_examples(data: str, rows: Sequence[Row]) -> Iterator[Seen]:
    """Yield an example for each sentence with a cue of the rows, beside the sentence."""
    for passage, seen in looked_at(in_languages(segments_of(rows)), models_in_use(), frozenset()):
        number = int(passage.segment.id)
        if seen["observations"]:
            yield (
                Example(
                    data,
                    number,
                    f"{data} {_unit(data, rows[number])}",
                    tuple(seen["observations"]),
                    bool(rows[number]["label"]),
                    seen["trapped"],
                    passage.setting.is_bullet,
                    passage.setting.is_listed,
                    WEIGHTS.get(data, 1.0),
                ),
                passage,
            )


def demo_rows() -> list[Row]:
    """Return the sentences of the demo forum labelled by hand as recommendations."""
    return read_rows(LABELS)


def demo_examples() -> Iterator[Seen]:
    """Yield an example for each sentence with a cue of the demo forum, beside the sentence."""
    proceedings = load_forum(DEMO)
    labelled = {(row["source"], normalised(row["quote"])) for row in demo_rows()}
    segments, chairs = proceedings.material.segments, moderators(proceedings.forum)
    for number, (passage, seen) in enumerate(
        looked_at(in_languages(segments), models_in_use(), chairs)
    ):
        if seen["observations"]:
            source = str(passage.segment.source)
            yield (
                Example(
                    "demo",
                    number,
                    f"demo {passage.segment.id}",
                    tuple(seen["observations"]),
                    (source, normalised(passage.text)) in labelled,
                    seen["trapped"],
                    passage.setting.is_bullet,
                    passage.setting.is_listed,
                    WEIGHTS["demo"],
                ),
                passage,
            )


def all_examples() -> tuple[list[Example], dict[str, list[Row]]]:
    """Return the examples of all data on this machine, and the rows of each file."""
    seen, files = all_seen()
    return [example for example, _ in seen], files


def all_seen() -> tuple[list[Seen], dict[str, list[Row]]]:
    """Return the examples of all data, each beside its sentence, and the rows of each file."""
    seen, files = list(demo_examples()), {}
    for data in WEIGHTS:
        path = data_folder() / f"{data}.jsonl"
        if path.is_file():
            files[data] = read_rows(path)
            seen.extend(file_examples(data, files[data]))
    return seen, files

"""Labelled sentences of the data files and of our own, as observations to fit on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.labelled import all_own, framed_rows
from benchmarks.rows import Row, closed_documents, data_folder, read_rows, segments_of
from reportgen.extraction.english.look import GUARDS
from reportgen.extraction.models.installed import models_in_use
from reportgen.extraction.models.ranking import kind_of
from reportgen.extraction.recommendations import Passage, looked_at
from reportgen.extraction.seen import Seen
from reportgen.extraction.sentences.languages import in_languages
from research.ranking_fit import Example

WEIGHTS = {
    "forum_gold3_open": 1.0,
    "forum_gold_open": 1.0,
    "cdcp_policy_train": 0.25,
    "brrr_2021": 1.0,
    "upr_cycles_2_3": 0.15,
    "own": 1.0,
    "frames": 0.4,
}
"""What a sentence of a data set counts for, so that the large ones do not decide alone."""
Judged = tuple[Example, Passage]


def _unit(data: str, row: Mapping[str, Any]) -> str:
    """Return the document or comment of a row; a list of one document is split by its items."""
    if data == "upr_cycles_2_3":
        return str(row["id"])
    return str(row["doc"]) if "doc" in row else str(row["id"]).rsplit("-", 1)[0]


def file_examples(data: str, rows: Sequence[Row]) -> Iterator[Judged]:
    """Yield an example for each sentence with a cue of the rows, beside the sentence."""
    for passage, seen in looked_at(in_languages(segments_of(rows)), models_in_use(), frozenset()):
        name = str(passage.segment.id)
        if seen.observations and name.isdecimal():
            row = rows[int(name)]
            yield _example((data, int(name), _unit(data, row)), seen, row, passage), passage


def _example(
    place: tuple[str, int, str], seen: Seen, row: Mapping[str, Any], passage: Passage
) -> Example:
    data, number, unit = place
    return Example(
        data,
        number,
        f"{data} {unit}",
        tuple(seen.observations),
        bool(row["label"]),
        kind_of(passage.setting),
        guarded=any(f"trap {trap}" in seen.observations for trap in GUARDS),
        is_read=not seen.is_trapped,
        ambiguous=bool(row.get("ambiguous")),
        weight=WEIGHTS.get(data, 1.0),
    )


def fitted_rows() -> dict[str, list[Row]]:
    """Return the rows that weights may be fitted on, by data set: none of what is closed.

    The demo forum is not among them, and of the reports of the UN review only the
    recommendations: their other paragraphs are labelled 0 although they report requests.
    """
    closed = closed_documents()
    files = {"own": list(all_own(held_out=False)), "frames": list(framed_rows())}
    for data in WEIGHTS:
        path = data_folder() / f"{data}.jsonl"
        if path.is_file():
            rows = read_rows(path)
            files[data] = [
                row
                for row in rows
                if row.get("doc") not in closed and row.get("section") != "proceedings"
            ]
    return files


def all_examples() -> tuple[list[Example], dict[str, list[Row]]]:
    """Return the examples of all data to fit on, and the rows of each set."""
    files = fitted_rows()
    seen = (one for data, rows in files.items() for one in file_examples(data, rows))
    return [example for example, _ in seen], files

"""How many decisions, tasks and commitments are found as such, on the labels in ``type``.

Usage: ``python -m benchmarks.kinds FILE.jsonl...``; also lists what is found in the chat logs of
minutes in ``samples/w3c_minutes``, beside the lines that open with a mark.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.rows import Row, data_folder, read_rows, segments_of
from reportgen.extraction import extract_other
from reportgen.model import Mark, Segment, SegmentId, SourceId

WANTED = {
    "decision": {"decision"},
    "action_item": {"decision", "commitment"},
    "own_commitment": {"commitment"},
}
"""The kinds of findings that a labelled type may be found as."""
_CHAT = re.compile(r"(?:\d\S+ [\d:]+ < )?<?(?P<who>[\w|]+)(?:![^:]+)?(?:>|:)\s+(?P<said>.+)")
_MARK = re.compile(r"\W*(?:action|resolved|resolution)\s*(?:[\w.-]+\s*)?(?::|to )", re.IGNORECASE)


def type_lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yield for each type how many are found, and for each kind what its findings are labelled."""
    kinds = {
        int(one.evidence.segment): one.kind
        for one in extract_other(segments_of(rows))
        if str(one.evidence.segment).isdecimal()
    }
    for label, wanted in WANTED.items():
        mine = [n for n, row in enumerate(rows) if row.get("type") == label]
        hits = sum(kinds.get(n) in wanted for n in mine)
        yield f"  {label:15} found {hits} of {len(mine)}"
    for kind in ("decision", "commitment"):
        found = [str(rows[n].get("type")) for n, one in kinds.items() if one == kind]
        good = sum(kind in WANTED.get(label, set()) for label in found)
        asked = sum(bool(rows[n]["label"]) for n, one in kinds.items() if one == kind)
        yield f"  found as {kind}: {len(found)}; labelled so {good}, as a recommendation {asked}"


def sample_line(path: Path) -> str:
    """Return how many lines of a chat log that open with a mark are found, and what else is."""
    said = [one for line in path.read_text("utf-8").splitlines() if (one := _CHAT.fullmatch(line))]
    turns = tuple(
        Segment(SegmentId(str(n)), SourceId(path.name), "turn", one["said"], (Mark(0, n + 1),),
                speaker_label=one["who"])
        for n, one in enumerate(said)
    )  # fmt: skip
    found = {int(one.evidence.segment) for one in extract_other(turns) if one.kind == "decision"}
    marked = {n for n, one in enumerate(said) if _MARK.match(one["said"])}
    beside = len(found - marked)
    return f"  {path.name}: marked {len(marked)}, found {len(found & marked)}, beside {beside}"


def main() -> int:
    """Print the figures of the files named and of the samples."""
    for name in sys.argv[1:]:
        print(Path(name).name, *type_lines(read_rows(Path(name))), sep="\n")
    samples = data_folder().parent.parent / "samples" / "w3c_minutes"
    print(*(sample_line(path) for path in sorted(samples.glob("*.t*t"))), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

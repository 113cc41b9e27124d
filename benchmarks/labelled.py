"""Sentences written and labelled for this project, half of them held out."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import yaml

from benchmarks.rows import Row

FOLDER = Path(__file__).resolve().parent / "labelled"
SPEAKER = {
    "panel": "A",
    "traps": "A",
    "minutes": None,
    "sources": None,
    "council": "A",
    "notes": None,
}
"""Who says the lines of a file; minutes and notes are nobody's."""
_PER_FRAME = 4
_STRIDE = 3


def own_rows(name: str, *, held_out: bool) -> list[Row]:
    """Return one half of a file; which one a sentence is in comes from its MD5."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = (_row(name, number, line) for number, line in enumerate(lines, 1) if line[0] in "+-")
    return [row for row in rows if _is_held_out(row["text"]) == held_out]


def framed_rows() -> Iterator[Row]:
    """Yield the sentences made of frames and parts; they are only fitted on."""
    parts = yaml.safe_load((FOLDER / "frames.yaml").read_text(encoding="utf-8"))
    frames = [(frame, label) for label in ("positive", "negative") for frame in parts[label]]
    for number, (frame, label) in enumerate(frames):
        for turn in range(_PER_FRAME):
            chosen = {
                name: words[(number + turn * _STRIDE) % len(words)]
                for name, words in parts.items()
                if name not in {"positive", "negative"}
            }
            text = frame.format(**chosen)
            yield {
                "id": f"frame-{number}-{turn}",
                "doc": f"frame-{number}",
                "speaker": None,
                "text": text[0].upper() + text[1:],
                "label": int(label == "positive"),
                "ambiguous": False,
            }


def all_own(*, held_out: bool) -> Iterator[Row]:
    """Yield one half of every file."""
    for name in SPEAKER:
        yield from own_rows(name, held_out=held_out)


def _row(name: str, number: int, line: str) -> Row:
    head, text = line.split(" | ", 1)
    text, _, source = text.partition(" => ")
    mark, kind = head.split(" ", 1)
    return {
        "id": f"{name}-{number}",
        "doc": f"{name}-{number}",
        "genre": name,
        "speaker": SPEAKER[name],
        "text": text,
        "label": int(mark[0] == "+"),
        "type": kind,
        "ambiguous": "?" in mark,
        "attributed_to": source or None,
    }


def _is_held_out(text: str) -> bool:
    return int(hashlib.md5(text.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1

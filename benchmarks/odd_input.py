"""Whether input that nobody writes takes time in proportion to its length.

Usage: ``python -m benchmarks.odd_input [--characters N] [--people N] [CASE...]``

Each case is measured at half the size and at the size given, in processor seconds, through reading,
extraction and every document. A ratio above 2.2 is marked.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.made_forum import make_forum
from reportgen.errors import InputError
from reportgen.extraction import extract, extract_text
from reportgen.model import Mark, Segment, SegmentId, SourceId

LIMIT = 2.2
_CUE = "the council should act on it "
_HEAD = "---\nsession: session-1\n---\n\n"
Case = Callable[[Path, int], None]


def _words(size: int) -> str:
    return ("word " * (size // 5 + 1))[:size]


def _cues(size: int) -> str:
    return (_CUE * (size // len(_CUE) + 1))[:size]


def _notes(text: Callable[[int], str]) -> Case:
    def write(folder: Path, size: int) -> None:
        (folder / "notes").mkdir()
        note = f"{_HEAD}- {text(size)}\n"
        (folder / "notes" / "session-1.md").write_text(note, encoding="utf-8")

    return write


def _one_line(kind: str, head: str) -> Case:
    def write(folder: Path, size: int) -> None:
        path = folder / "transcripts" / f"session-1.{kind}"
        path.write_text(f"{head}Aru Speaker1: {_words(size)}\n", encoding="utf-8")

    return write


def _crowd(folder: Path, size: int) -> None:
    """Write a session of so many slots, each with a person of its own."""
    people = "\n".join(f"  - {{id: q{n}, name: Oru Person{n}}}" for n in range(size))
    slots = "\n".join(
        f'      - {{kind: presentation, start: "{13 + n // 240:02d}:{n // 4 % 60:02d}", '
        f'end: "{13 + n // 240:02d}:{(n // 4 + 1) % 60:02d}", speakers: [q{n}]}}'
        for n in range(size)
    )
    (folder / "forum.yaml").write_text(
        "id: crowd\ntitle: Crowd\ntheme: Many\ndates: [2026-03-04]\n"
        'start: "13:00"\nend: "17:30"\ntimezone: Asia/Seoul\ntimezone_label: KST\n'
        f"people:\n{people}\nsessions:\n  - id: session-1\n    title: All\n"
        f'    start: "13:00"\n    end: "17:30"\n    slots:\n{slots}\n',
        encoding="utf-8",
    )
    for path in (folder / "transcripts").iterdir():
        path.unlink()


CUE = "WEBVTT\n\n00:00:01.000 --> 00:30:00.000\n"
BUILDS: dict[str, Case] = {
    "bullet in notes": _notes(_words),
    "bullet of proposals": _notes(_cues),
    "brackets in notes": _notes(lambda size: "(" * size),
    "line in a VTT": _one_line("vtt", CUE),
    "line in a text file": _one_line("txt", ""),
    "people and slots": _crowd,
}


def seconds_of_build(case: Case, size: int) -> float:
    """Return the processor seconds of reading, finding, composing and writing one such forum."""
    from reportgen.project import Request, compose, find, load_forum, render

    with tempfile.TemporaryDirectory() as scratch:
        folder = make_forum(Path(scratch) / "odd", words=40)
        case(folder, size)
        started = time.process_time()
        try:
            proceedings = load_forum(folder)
        except InputError as error:
            print(f"    refused: {str(error)[:100]}")
            return time.process_time() - started
        request = Request()
        for made in compose(find(proceedings), request):
            for kind in ("docx", "pdf", "html", "txt"):
                render(made.document, kind, proceedings.forum.profile, request)
        return time.process_time() - started


def seconds_of_extraction(text: str, form: str) -> float:
    """Return the processor seconds of extracting from one segment."""
    segment = Segment(
        SegmentId("1"),
        SourceId("odd"),
        "bullet" if form == "bullet" else "turn",
        text,
        (Mark(0, 1),),
    )
    started = time.process_time()
    extract((segment,))
    return time.process_time() - started


def _extractions(size: int) -> Iterator[tuple[str, Callable[[int], float], int]]:
    for form in ("bullet", "turn"):
        for name, text in (
            ("words", _words),
            ("proposals", _cues),
            ("brackets", lambda n: "(" * n),
            ("one word", lambda n: "x" * n),
        ):
            yield (
                f"extraction, {form} of {name}",
                lambda n, text=text, form=form: seconds_of_extraction(text(n), form),  # type: ignore[misc]
                size,
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each case, and return 1 where one of them grows faster than its input."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("cases", nargs="*", metavar="CASE", help="a part of the names to run")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=300)
    options = parser.parse_args(arguments)
    extract_text("The council should act.")
    runs = list(_extractions(options.characters))
    for name, case in BUILDS.items():
        size = options.people if case is _crowd else options.characters
        runs.append((f"build, {name}", lambda n, c=case: seconds_of_build(c, n), size))  # type: ignore[misc]
    is_bounded = True
    for name, run, size in runs:
        if options.cases and not any(part in name for part in options.cases):
            continue
        half, whole = run(size // 2), run(size)
        ratio = whole / half
        grows = ratio > LIMIT and whole > 1
        is_bounded &= not grows
        print(
            f"{name:36} {size:9} {half:7.2f} s {whole:7.2f} s  x{ratio:.2f}{' GROWS' * grows}",
            flush=True,
        )
    return 0 if is_bounded else 1


if __name__ == "__main__":
    sys.exit(main())

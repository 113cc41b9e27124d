"""Whether input that nobody writes takes time in proportion to its length.

Usage: ``python -m benchmarks.odd_input [OPTION...] [CASE...]``; ``--help`` lists the options.

Each case is measured at half the size and at the size given, in processor seconds, through reading,
extraction and every document, the quickest of ``--runs`` in turn: a busy machine is slower from one
minute to the next. A ratio above 2.2 is marked. The last line is the largest memory so far, that of
one case where only one is named.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from benchmarks.made_forum import make_forum
from reportgen.errors import InputError
from reportgen.extraction import extract, extract_text
from reportgen.model import Mark, Segment, SegmentId, SourceId

LIMIT = 2.2
_CUE = "the council should act on it "
_TURN = 250
"""Words of a turn of bare speech."""

_SPOKEN = (
    "so what we have seen in our town is that",
    "the ministry should publish the flood maps every year",
    "and you know when i came here last spring",
    "we really need to train more people in the districts",
    "thank you very much for that question",
    "the council must set aside money for the wells",
    "it was a very hot summer and many of the older people could not",
    "the agency ought to share its data with the cities",
    "um and then the school was closed for a week",
)
_HEAD = "---\nsession: session-1\n---\n\n"
Case = Callable[[Path, int], None]
Form = Literal["bullet", "turn"]
FORMS: tuple[Form, ...] = ("bullet", "turn")


def _words(size: int) -> str:
    return ("word " * (size // 5 + 1))[:size]


def _cues(size: int) -> str:
    return (_CUE * (size // len(_CUE) + 1))[:size]


def _bare(size: int) -> str:
    """Return so many words as speech recognition writes them: no full stop, no capital."""
    chosen, words = random.Random(5), 0
    said: list[str] = []
    while words < size:
        said.append(chosen.choice(_SPOKEN))
        words += len(said[-1].split())
    return " ".join(said)


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
    from reportgen.project import Request, compose, find, read_folder, render

    with tempfile.TemporaryDirectory() as scratch:
        folder = make_forum(Path(scratch) / "odd", words=40)
        case(folder, size)
        started = time.process_time()
        try:
            proceedings = read_folder(folder).proceedings
        except InputError as error:
            print(f"    refused: {str(error)[:100]}")
            return time.process_time() - started
        request = Request()
        for made in compose(find(proceedings), request):
            for kind in ("docx", "pdf", "html", "txt"):
                render(made.document, kind, proceedings.forum.profile, request)
        return time.process_time() - started


def seconds_of_extraction(texts: Sequence[str], form: Form) -> float:
    """Return the processor seconds of extracting from segments of these texts."""
    segments = tuple(
        Segment(SegmentId(str(number)), SourceId("odd"), form, text, (Mark(0, 1),))
        for number, text in enumerate(texts)
    )
    started = time.process_time()
    extract(segments)
    return time.process_time() - started


TEXTS: dict[str, Callable[[int], str]] = {
    "words": _words,
    "proposals": _cues,
    "brackets": lambda n: "(" * n,
    "one word": lambda n: "x" * n,
}


def _runs(options: argparse.Namespace) -> Iterator[tuple[str, Callable[[int], float], int]]:
    """Yield the name of each case, what takes its seconds at a size, and the size."""
    for form in FORMS:
        for name, text in TEXTS.items():
            yield (
                f"extraction, {form} of {name}",
                lambda n, text=text, form=form: seconds_of_extraction([text(n)], form),  # type: ignore[misc]
                options.characters,
            )
    yield (
        "extraction, turns of bare speech",
        lambda n: seconds_of_extraction([_bare(_TURN) for _ in range(n // _TURN)], "turn"),
        options.words,
    )
    yield (
        "extraction, one turn of bare speech",
        lambda n: seconds_of_extraction([_bare(n)], "turn"),
        options.words,
    )
    for name, case in BUILDS.items():
        size = options.people if case is _crowd else options.characters
        yield f"build, {name}", lambda n, c=case: seconds_of_build(c, n), size  # type: ignore[misc]


def _grows(name: str, run: Callable[[int], float], size: int, runs: int) -> bool:
    """Print the seconds of one case and return whether they grow faster than its size."""
    pairs = [(run(size // 2), run(size)) for _ in range(runs)]
    half, whole = (min(seconds) for seconds in zip(*pairs, strict=True))
    ratio = whole / half
    grows: bool = ratio > LIMIT and whole > 1
    mark = " GROWS" * grows
    print(f"{name:36} {size:9} {half:7.2f} s {whole:7.2f} s  x{ratio:.2f}{mark}", flush=True)
    return grows


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each case, and return 1 where one of them grows faster than its input."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("cases", nargs="*", metavar="CASE", help="a part of the names to run")
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=300)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1, help="of each case, the quickest counts")
    options = parser.parse_args(arguments)
    extract_text("The council should act.")
    grows = [
        _grows(name, run, size, options.runs)
        for name, run, size in _runs(options)
        if not options.cases or any(part in name for part in options.cases)
    ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"largest memory {peak:.0f} MB")
    return 1 if any(grows) else 0


if __name__ == "__main__":
    sys.exit(main())

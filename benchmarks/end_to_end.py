"""Seconds and memory from folder to documents: `python -m benchmarks.end_to_end`."""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from benchmarks.made_forum import make_forum
from reportgen.shipped import shipped

Outcome = TypeVar("Outcome")
RUN = "import sys; from reportgen.cli import main; sys.argv[0] = 'reportgen'; main()"


def run_build(forum: Path, output: Path) -> float:
    """Return the seconds of one whole `reportgen build` in a process of its own."""
    started = time.perf_counter()
    command = [sys.executable, "-c", RUN, "build", str(forum), "-o", str(output)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def stage(name: str, run: Callable[[], Outcome]) -> Outcome:
    """Run one stage, print its seconds and return what it gives."""
    started = time.perf_counter()
    outcome = run()
    print(f"  {name:28s} {time.perf_counter() - started:7.2f} s")
    return outcome


def print_stages(forum: Path) -> None:
    """Print the seconds of each stage of one build in this process."""
    from reportgen.alignment import align
    from reportgen.model import Proceedings
    from reportgen.project import Request, compose, find, render
    from reportgen.readers import read_forum, read_material

    read = stage("read forum.yaml and prose", lambda: read_forum(forum))
    material, _ = stage("read transcripts", lambda: read_material(forum, read.forum))
    aligned, _ = stage("align", lambda: align(read.forum, material))
    proceedings = replace(Proceedings(read.forum), material=aligned)
    found = stage("extract (spaCy included)", lambda: find(proceedings))
    request = Request()
    composed = stage("compose", lambda: list(compose(found, request)))
    documents = [made.document for made in composed]
    profile = read.forum.profile
    stage("write DOCX", lambda: [render(d, "docx", profile, request) for d in documents])
    stage("write PDF", lambda: [render(d, "pdf", profile, request) for d in documents])
    words = sum(len(segment.text.split()) for segment in aligned.segments)
    print(f"  {words} words, {len(found.findings)} findings, {len(documents)} documents")


def main() -> None:
    """Measure the demo forum and a made forum of 40 000 transcript words."""
    with tempfile.TemporaryDirectory() as scratch:
        made = make_forum(Path(scratch) / "made-forum")
        for name, forum in (("demo forum", shipped("example")), ("made forum, 4.5 hours", made)):
            output = Path(scratch) / "outputs"
            cold, warm = run_build(forum, output), run_build(forum, output)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{name}: cold {cold:.2f} s, unchanged {warm:.2f} s, peak {peak:.0f} MB")
            print_stages(forum)


if __name__ == "__main__":
    main()

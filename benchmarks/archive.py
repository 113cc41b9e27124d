"""Many forums: `python -m benchmarks.archive [--forums 1000] [--large 20] [--points 100000]`.

Makes forums, indexes, finds, checks and builds them with one and two workers and on a Dask cluster
of two processes, kills a worker in the middle, and asks one question fifty times. Seconds are those
of the clock, so the machine should do nothing else.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from reportgen.archive import (
    Archive,
    ArchivedForum,
    ArchivedPoint,
    ForumResult,
    ManyForums,
    Query,
    forum_folders,
)
from reportgen.archive.store import Store

_TIMES = 50
_LARGE = 40_000
_WORDS = """
port pier lamp silt survey harbour town ministry council warning flood school bridge crane network
archive permit budget pilot village station market clinic forest river coast fund
""".split()  # noqa: SIM905 - shorter to read
_FORUM = """\
id: made-{number}
title: Made Forum {number}
dates: [{year}-05-14]
timezone: Europe/Lisbon
organizations:
  - {{id: mole, name: Mole Institute, abbreviation: MI, role: organizer}}
people:
  - {{id: ann, name: Ann Made-Carter, surname: Made-Carter, honorific: Dr., organization: mole}}
  - {{id: bo, name: Bo Made-Ray, surname: Made-Ray, honorific: Mr., organization: mole}}
sessions:
  - id: s1
    title: Works
    start: "09:00"
    end: "10:30"
    slots:
      - {{kind: presentation, start: "09:00", end: "10:30", title: Works, speakers: [ann, bo]}}
"""
Verb = Literal["check", "findings", "build", "verify"]


class Sizes(NamedTuple):
    """How much is made."""

    forums: int
    large: int
    points: int


def sentence(chance: random.Random) -> str:
    """Return a made recommendation."""
    who, what, where = (chance.choice(_WORDS) for _ in range(3))
    year = chance.randint(2027, 2040)
    return f"The {who} board should pay for the {what} of the {where} before {year}."


def make_forum(folder: Path, number: int, words: int, chance: random.Random) -> None:
    """Write a forum whose transcript has about so many words."""
    (folder / "transcripts").mkdir(parents=True)
    (folder / "forum.yaml").write_text(_FORUM.format(number=number, year=2010 + number % 15))
    turns = [
        f"{('Ann Made-Carter', 'Bo Made-Ray')[n % 2]}: {sentence(chance)} {filler(chance)}"
        for n in range(max(words // 40, 2))
    ]
    (folder / "transcripts" / "s1.txt").write_text("\n\n".join(turns) + "\n")
    (folder / "transcripts" / "s1.txt.yaml").write_text("session: s1\nlanguage: en\n")


def filler(chance: random.Random) -> str:
    """Return words that recommend nothing."""
    return f"We heard of the {' '.join(chance.choices(_WORDS, k=24))} last year."


def make_forums(place: Path, small: int, large: int) -> tuple[Path, ...]:
    """Write forums and return their folders."""
    chance = random.Random(7)
    for number in range(small + large):
        words = _LARGE if number >= small else 120
        make_forum(place / "inputs" / f"f{number:05}", number, words, chance)
    return forum_folders([place / "inputs"]).folders


def timed(what: str, run: Callable[[], object]) -> float:
    """Return the seconds of a call, and print them."""
    began = time.perf_counter()
    run()
    spent = time.perf_counter() - began
    print(f"  {what:<46} {spent:9.2f} s")
    return spent


def run_all(
    verb: Verb, folders: tuple[Path, ...], output: Path, **how: object
) -> list[ForumResult]:
    """Return what came of all forums."""
    many = ManyForums(verb, folders, output, ("txt",), **how)  # type: ignore[arg-type]
    results = list(many.results())
    assert len(results) == len(folders)
    assert not [one for one in results if one.code > 1], results
    return results


def index_and_find(place: Path, folders: tuple[Path, ...]) -> None:
    """Print the seconds of indexing anew, of indexing again, and of a question."""
    archive = Archive.open(place / "archive.sqlite", new=True)
    timed(f"index {len(folders)} forums", lambda: archive.index(*folders))
    timed("index again, nothing changed", lambda: archive.index(*folders))
    timed("find", lambda: archive.find("harbour warning"))
    archive.close()


def with_workers(place: Path, folders: tuple[Path, ...]) -> None:
    """Print the seconds of check and build with one and two workers, and on a cluster."""
    for verb in ("check", "build"):
        spent = {
            workers: timed(
                f"{verb}, {workers} worker{'s' * (workers > 1)}",
                lambda v=verb, w=workers: run_all(v, folders, place / f"{v}{w}", workers=w),  # type: ignore[misc]
            )
            for workers in (1, 2)
        }
        print(f"    two workers are {spent[1] / spent[2]:.2f} times as fast")
    on_a_cluster(place, folders, spent[2])


def on_a_cluster(place: Path, folders: tuple[Path, ...], local: float) -> None:
    """Print the seconds of a build on a cluster of two processes, and again with one killed."""
    from distributed import LocalCluster

    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    for killed in (False, True):
        with LocalCluster(**options) as cluster:
            if killed:
                victim = next(iter(cluster.workers.values())).pid
                threading.Timer(local / 3, lambda pid=victim: os.kill(pid, signal.SIGKILL)).start()
            out, address = place / f"dask{killed}", cluster.scheduler_address
            what = "build on Dask, a worker killed" if killed else "build on Dask, 2 processes"
            spent = timed(what, lambda o=out, a=address: run_all("build", folders, o, dask=a))  # type: ignore[misc]
        if not killed:
            print(f"    over the local run of two workers: {spent / local - 1:+.0%}")


def question_of_many(place: Path, points: int) -> None:
    """Print median and longest time of one question over many points, asked fifty times."""
    chance = random.Random(11)
    store = Store(place / "many.sqlite", new=True)
    for number in range(points // 100):
        rows = tuple(
            ArchivedPoint(f"c{n}", n, "recommendation", sentence(chance), addressee="The boards")
            for n in range(1, 101)
        )
        store.put(
            ArchivedForum(
                *(f"/f/{number}", "d", f"f{number}", f"Made Forum {number}"),
                *(f"{2010 + number % 15}-05-14", "Lisbon", "final"),
                rows,
            )
        )
    store.close()
    archive = Archive.open(place / "many.sqlite")
    queries = (
        Query("harbour warning"),
        Query("harbour warning", since="2020", addressee="boards"),
        Query("pay"),
    )
    for query in queries:
        spent = []
        for _ in range(_TIMES):
            began = time.perf_counter()
            found = archive.find(question=query)
            spent.append((time.perf_counter() - began) * 1000)
        narrowed = " with options" * bool(query.since)
        print(
            f"  {query.words!r}{narrowed}: {found.total} of {len(archive)} points, median "
            f"{statistics.median(spent):.1f} ms, longest {max(spent):.1f} ms"
        )
    archive.close()


def growth(place: Path, forums: int) -> None:
    """Print how the time of a build grows from a tenth of the forums to all."""
    folders = forum_folders([place / "inputs"]).folders[:forums]
    few = timed(
        f"build {forums // 10}", lambda: run_all("build", folders[: forums // 10], place / "g1")
    )
    all_of_them = timed(f"build {forums}", lambda: run_all("build", folders, place / "g2"))
    print(f"    ten times as many take {all_of_them / few:.1f} times as long")


def main() -> None:
    """Run all parts with the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--forums", type=int, default=1000)
    parser.add_argument("--large", type=int, default=20, help="forums of 40,000 words besides")
    parser.add_argument("--points", type=int, default=100_000)
    sizes = Sizes(**vars(parser.parse_args()))
    place = Path(tempfile.mkdtemp(prefix="reportgen-archive-"))
    os.environ["XDG_CACHE_HOME"] = str(place / "cache")
    try:
        print(f"one question over {sizes.points} points, {_TIMES} times")
        question_of_many(place, sizes.points)
        folders = make_forums(place, sizes.forums, sizes.large)
        print(f"{sizes.forums} small forums and {sizes.large} of {_LARGE} words")
        index_and_find(place, folders)
        with_workers(place, folders)
        growth(place, sizes.forums)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"memory at most: {peak} MB here, {worker} MB in a worker")
    finally:
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()

"""Speed of packs: `python -m benchmarks.packs [PEOPLE]`.

A made forum with so many speakers is built and sent; then one person's title changes, and the packs
that have to be written anew are counted. Seconds are of the processor, and of the clock.
"""

import argparse
import datetime as dt
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reportgen.project import Request, build_folder
from reportgen.project.sending.mailing import Sending, mark_sent, send_packs
from reportgen.project.sending.packs import open_packs
from reportgen.project.sending.status import pack_rows

_IN_A_SESSION = 5
_DAY = dt.date(2026, 4, 1)


def main() -> None:
    """Print how long packs take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", nargs="?", type=int, default=200)
    count = parser.parse_args().people
    with tempfile.TemporaryDirectory() as scratch:
        folder, output = Path(scratch) / "forum", Path(scratch) / "out"
        folder.mkdir()
        (folder / "forum.yaml").write_text(_forum(count), encoding="utf-8")
        request = Request(reports=("speaker-briefs",))

        def build() -> object:
            return build_folder(folder, output, request, model=None, tell=lambda _: None)

        everybody = Sending("all", "A B", _DAY, formats=("pdf", "docx"))
        _timed(f"build {count} packs, 2 formats", build)
        _timed(f"build {count} unchanged packs", build)
        _timed(f"send {count} packs, 2 formats", lambda: send_packs(folder, output, everybody))
        mark_sent(folder, (), _DAY)
        _timed("status, unchanged", lambda: pack_rows(open_packs(folder)))
        text = (folder / "forum.yaml").read_text(encoding="utf-8")
        text = text.replace('title: "Talk 7"', 'title: "Another talk 7"')
        (folder / "forum.yaml").write_text(text, encoding="utf-8")
        changed = [row for row in pack_rows(open_packs(folder)) if row.state != "sent"]
        print(f"one title changed: {len(changed)} packs to write anew of {count}")


def _timed(name: str, work: Callable[[], object]) -> None:
    clock, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    print(f"{name}: {cpu:.1f} s of processors, {time.perf_counter() - clock:.1f} s")


def _forum(count: int) -> str:
    people = "".join(
        f"  - {{id: p{n}, name: Speaker Number{n}, position: Director, timezone: Europe/Paris, "
        f'email: "p{n}@example.org"}}\n'
        for n in range(1, count + 1)
    )
    sessions = []
    for number in range((count + _IN_A_SESSION - 1) // _IN_A_SESSION):
        first = number * _IN_A_SESSION + 1
        begins = dt.datetime(2026, 5, 14 + number // 5, 9 + number % 5, tzinfo=dt.UTC)
        sessions.append(_session(number, begins, range(first, min(count, first + 4) + 1)))
    days = sorted({line for one in sessions for line in one.splitlines() if "    date:" in line})
    dates = ", ".join(line.split(":")[1].strip() for line in days)
    head = f"id: made\ntitle: Made Forum\ndates: [{dates}]\ntimezone: Asia/Seoul\nformat: virtual\n"
    return f"{head}people:\n{people}sessions:\n{''.join(sessions)}"


def _session(number: int, begins: dt.datetime, speakers: range) -> str:
    lines = [f"  - id: s{number}", f"    title: Session {number}", f"    date: {begins:%Y-%m-%d}"]
    lines += ["    aim: What works is compared.", "    slots:"]
    for place, speaker in enumerate(speakers):
        start = begins + dt.timedelta(minutes=12 * place)
        end = start + dt.timedelta(minutes=12)
        times = f'start: "{start:%H:%M}", end: "{end:%H:%M}"'
        words = f'title: "Talk {speaker}", speakers: [p{speaker}]'
        lines.append(f"      - {{kind: presentation, {times}, {words}}}")
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()

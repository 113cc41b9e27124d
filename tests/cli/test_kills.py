"""Commands killed at any moment: nothing half, no human word lost, and the next run succeeds.

Half of the kills come at a random time, half at a random one of the calls that change the disk.
REPORTGEN_KILLS=200 kills each command so often; without it a few kills with other seeds each run
through the same code.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from reportgen.cli.main import run as run_command
from reportgen.journal import append, read_journal
from tests.cli.conftest import Desk
from tests.cli.test_prefixes import COPY, MAPS, PUMPS, everything, more_events, put_back

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked process"),
]

KILLS = int(os.environ.get("REPORTGEN_KILLS", "6"))
BUILD = ("build", "small", "--format", "docx", "--format", "txt")
DISK = {"open", "os.rename", "os.remove", "os.mkdir", "os.truncate", "os.rmdir"}


@dataclass(frozen=True)
class Killed:
    """How a command ran: whether it was killed, how long it took and how often it wrote."""

    dead: bool
    seconds: float
    calls: int


def forked(words: tuple[str, ...], *, after: float = 0.0, call: int = 0) -> Killed:
    """Run a command in a copy of this process, and kill it after a time or at a call."""
    told, tell = os.pipe()
    began = time.monotonic()
    child = os.fork()
    if not child:
        os.close(told)
        _run_and_leave(words, tell, call)
    os.close(tell)
    if after:
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - began
    with os.fdopen(told, "rb") as stream:
        calls = int(stream.read() or b"0")
    return Killed(os.WIFSIGNALED(status), seconds, calls)


def _run_and_leave(words: tuple[str, ...], tell: int, call: int) -> None:
    """Run a command in the child; at the ``call``-th change of the disk it is dead."""
    calls = 0

    def counted() -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        if event in DISK and not str(arguments[0]).startswith("/"):
            counted()

    def counting(change: Callable[..., object]) -> Callable[..., object]:
        def changed(*words: object) -> object:
            counted()
            return change(*words)

        return changed

    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - the child dies
        sys.addaudithook(heard)
        os.write, os.fsync = counting(os.write), counting(os.fsync)  # type: ignore[assignment]
        run_command(list(words))
        os.write(tell, str(calls).encode())
    finally:
        os._exit(0)


def titled(title: str) -> None:
    path = Path("small/forum.yaml")
    lines = path.read_text(encoding="utf-8").splitlines()
    named = [f"title: {title}" if line.startswith("title:") else line for line in lines]
    path.write_text("\n".join(named) + "\n", encoding="utf-8")


def prepared_build(desk: Desk) -> tuple[str, ...]:
    desk.run(*BUILD)
    titled("Another Forum")
    return BUILD


def prepared_decide(desk: Desk) -> tuple[str, ...]:
    desk.decide("accept", MAPS)
    codes = [desk.row(words)["code"] for words in (MAPS, PUMPS)]
    return ("decide", "small", *codes, "apart", "--by", "Jo Rap")


def prepared_finalize(desk: Desk) -> tuple[str, ...]:
    desk.accept_all()
    return ("finalize", "small", "--by", "Jo Rap")


def prepared_merge(desk: Desk) -> tuple[str, ...]:
    desk.decide("accept", MAPS)
    shutil.copy(desk.forum / "decisions.jsonl", desk.forum / COPY)
    append(desk.forum / COPY, more_events(desk))
    return ("journal", "merge", "small", COPY)


PREPARED: dict[str, Callable[[Desk], tuple[str, ...]]] = {
    "build": prepared_build,
    "decide": prepared_decide,
    "finalize": prepared_finalize,
    "journal merge": prepared_merge,
}


def events(files: dict[str, bytes]) -> int:
    held = Path("held.jsonl")
    held.write_bytes(files.get("small/decisions.jsonl", b""))
    count = len(read_journal(held)[0])
    held.unlink()
    return count


@pytest.mark.parametrize("name", list(PREPARED))
def test_a_killed_command_leaves_nothing_half(desk: Desk, name: str) -> None:
    words = PREPARED[name](desk)
    before = everything()
    whole = forked(words)
    after = everything()
    assert (whole.dead, whole.calls > 5) == (False, True)
    assert after != before
    chance = random.Random(f"{name} {KILLS}")
    dead = 0
    for number in range(KILLS):
        put_back(before)
        if number % 2:
            killed = forked(words, call=chance.randint(1, whole.calls))
        else:
            killed = forked(words, after=chance.uniform(0.02, 1.05) * whole.seconds)
        dead += killed.dead
        left = everything()
        for path, content in left.items():
            ours = path.endswith((".tmp", "decisions.jsonl")) or ".reportgen" in path
            assert ours or content in (before.get(path), after.get(path)), (number, path)
        journal = left.get("small/decisions.jsonl", b"")
        assert journal.startswith(before.get("small/decisions.jsonl", b"")), number
        assert events(left) in (events(before), events(after)), number
        again = desk.run(*words)
        assert again.code == 0, (number, again.err)
        if name == "build":
            files = {n: c for n, c in everything().items() if ".reportgen" not in n}
            assert files == {n: c for n, c in after.items() if ".reportgen" not in n}, number
        elif name == "finalize":
            assert desk.listed()["final"], number
        else:
            assert events(everything()) >= events(after), number
    assert dead >= KILLS // 2

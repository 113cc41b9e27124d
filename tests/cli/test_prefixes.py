"""Every prefix of the writes of a command, and every torn one, leaves a forum that opens.

SIGKILL leaves what the page cache holds; a power cut also loses or tears what was not yet on disk.
So the writes of each command are recorded, and replayed one by one onto the state before it.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reportgen import disk
from reportgen.journal import lines, read_journal
from reportgen.model import Event
from tests.cli.conftest import Desk

pytestmark = pytest.mark.model

MAPS = "Towns should publish"
PUMPS = "Ministries should pay"
COPY = "decisions-DESKTOP-1.jsonl"
BUILD = ("build", "small", "--report", "outcome-report", "--format", "txt")


@dataclass(frozen=True)
class Op:
    """One write: bytes put into a file from a place on, or a file or folder given its name."""

    path: Path
    content: bytes = b""
    at: int = 0
    renamed_to: Path | None = None

    def replay(self, content: bytes | None = None) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.renamed_to:
            self.path.replace(self.renamed_to)
            return
        before = self.path.read_bytes()[: self.at] if self.path.exists() else b""
        self.path.write_bytes(before + (self.content if content is None else content))

    def torn(self) -> Iterator[bytes]:
        """What a power cut may leave of it: a part, zeros, nothing."""
        if not self.renamed_to:
            half = self.content[: len(self.content) // 2]
            yield from (half, half + bytes(len(self.content) - len(half)), b"")


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> list[Op]:
    """The writes that are done from now on."""
    ops: list[Op] = []
    append, write = lines.write_or_leave, disk._write

    def appended(descriptor: int, content: bytes, end: int) -> None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink().relative_to(Path.cwd())
        ops.append(Op(path, content, end))
        append(descriptor, content, end)

    def written(path: Path, content: bytes) -> None:
        temporary = path.with_name(f".reportgen-{len(ops):016x}.tmp")
        ops.append(Op(temporary, content))
        ops.append(Op(temporary, renamed_to=path))
        write(path, content)

    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        ops.append(Op(path, renamed_to=target))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)
    monkeypatch.setattr(lines, "write_or_leave", appended)
    monkeypatch.setattr(disk, "_write", written)
    return ops


def everything() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def put_back(files: dict[str, bytes]) -> None:
    for folder in (Path("small"), Path("outputs")):
        shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(content)


def must_open(desk: Desk, before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Nothing is half: decisions are those before or after, documents old or new, inputs as ever."""
    ran = desk.run("findings", desk.forum, "--json")
    assert ran.code == 0, ran.err
    counts = [len(read_journal(desk.forum / "decisions.jsonl")[0])]
    for state in (before, after):
        put = Path("state.jsonl")
        put.write_bytes(state.get("small/decisions.jsonl", b""))
        counts.append(len(read_journal(put)[0]))
        put.unlink()
    assert counts[0] in counts[1:]
    for name, content in everything().items():
        if name.endswith(".tmp") or ".reportgen" in name or name == "small/decisions.jsonl":
            continue
        assert content in (before.get(name), after.get(name)), name


COMMANDS: dict[str, Callable[[Desk], object]] = {
    "decide on an empty folder": lambda desk: desk.decide("merge", MAPS, PUMPS),
    "decide": lambda desk: desk.decide("edit", MAPS, options=("--text", "Publish maps.")),
    "merge": lambda desk: desk.run("journal", "merge", desk.forum, COPY),
    "keep": lambda desk: desk.run("journal", "keep", desk.forum, "--by", "Jo Rap"),
    "build": lambda desk: desk.run(*BUILD),
    "finalize": lambda desk: desk.finalize(),
    "build the final": lambda desk: desk.run(*BUILD),
}


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_prefix_of_the_writes_opens(desk: Desk, recorded: list[Op], name: str) -> None:
    prepared(desk, name)
    before = everything()
    recorded.clear()
    COMMANDS[name](desk)
    after, ops = everything(), tuple(recorded)
    assert ops
    put_back(before)
    for op in ops:
        op.replay()
    hidden = {name for name in after if ".reportgen" in name}
    assert {n: c for n, c in everything().items() if n not in hidden} == {
        n: c for n, c in after.items() if n not in hidden
    }, "the record of writes is not whole"
    for last, op in enumerate(ops):
        for torn in (*op.torn(), None):
            put_back(before)
            for one in ops[:last]:
                one.replay()
            op.replay(torn)
            must_open(desk, before, after)


def prepared(desk: Desk, name: str) -> None:
    """Bring the folder to where the command is given."""
    if name == "decide on an empty folder":
        return
    desk.decide("accept", MAPS)
    if name == "merge":
        shutil.copy(desk.forum / "decisions.jsonl", desk.forum / COPY)
        lines.append(desk.forum / COPY, more_events(desk))
    if name in {"build", "finalize", "build the final"}:
        desk.accept_all()
    if name == "build the final":
        desk.run(*BUILD)
        assert desk.finalize().code == 0


def more_events(desk: Desk) -> tuple[Event, ...]:
    (first,) = read_journal(desk.forum / "decisions.jsonl")[0]
    return (replace(first, actor="Bo", op="reject"), replace(first, actor="Bo"))

"""A build that is killed at any moment leaves old or new files, never half of one."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

BUILD = "from reportgen.cli import main; main()"
OURS = {"record.json", "findings.json"}


def start(*words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, "build", "small", "--format", "docx", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def titled(title: str, forum: Path) -> None:
    lines = (forum / "forum.yaml").read_text(encoding="utf-8").splitlines()
    named = [f"title: {title}" if line.startswith("title:") else line for line in lines]
    (forum / "forum.yaml").write_text("\n".join(named), encoding="utf-8")


def documents() -> dict[str, bytes]:
    files = (path for path in Path("outputs").rglob("*") if path.is_file())
    return {
        str(path): path.read_bytes()
        for path in files
        if path.name not in OURS and ".reportgen" not in path.parts
    }


def test_killed_builds_leave_whole_files_and_the_next_one_succeeds(small: Path) -> None:
    versions = []
    for title in ("Old Forum", "New Forum"):
        titled(title, small)
        began = time.monotonic()
        assert start().wait() == 0
        took = time.monotonic() - began
        versions.append(documents())
    old, new = versions
    chance = random.Random(7)
    for title in ("Old Forum", "New Forum") * 4:
        titled(title, small)
        build = start()
        time.sleep(chance.uniform(0.4, 1.0) * took)
        build.kill()
        build.wait()
        for name, content in documents().items():
            assert name.endswith(".tmp") or content in (old.get(name), new.get(name)), name
    titled("Old Forum", small)
    assert start().wait() == 0
    assert documents() == old

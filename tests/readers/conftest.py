"""A small forum folder that tests write their own files into."""

from collections.abc import Callable
from pathlib import Path

import pytest

FORUM = """\
id: test-forum
title: Test Forum
dates: [2026-05-14]
timezone: Asia/Seoul
organizations:
  - {id: ils, name: Institute for Local Services}
people:
  - {id: kim, name: Minji Kim, surname: Kim, aliases: [김민지]}
  - {id: park, name: Jun Park, surname: Park}
  - {id: obrien, name: Aoife O'Brien, surname: O'Brien}
sessions:
  - id: water
    number: I
    title: Water in Small Towns
    start: 13:30
    moderator: park
    slots:
      - {kind: presentation, start: 13:30, end: 9:05, speakers: [kim]}
      - {kind: q-and-a}
  - id: heat
    number: II
    title: Heat and Health
"""

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "forum.yaml").write_text(FORUM, encoding="utf-8")
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file

"""Forums of an office, written here: as entries made by hand, and as folders with decisions."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.archive import Archive, ArchivedForum, ArchivedPoint, folder_digest
from reportgen.archive.store import Store
from reportgen.project import open_folder, records, take_decision
from tests.real.conftest import FORUM

ROW = ArchivedPoint("c1", 1, "recommendation", "Ports should light their piers.", addressee="Ports")
Put = Callable[..., None]


def entry(
    folder: str, *rows: ArchivedPoint, date: str = "2026-05-14", title: str = "Quays Forum"
) -> ArchivedForum:
    """A forum as the archive keeps it."""
    numbered = tuple(replace(row, number=number) for number, row in enumerate(rows or (ROW,), 1))
    return ArchivedForum(
        folder, f"digest of {folder}", "quays", title, date, "Lisbon", "final", numbered
    )


def texts(*words: str) -> tuple[ArchivedPoint, ...]:
    """Points with these words."""
    return tuple(replace(ROW, text=text, addressee="") for text in words)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive."""
    return Archive.open(tmp_path / "archive.sqlite", new=True)


def put(archive: Archive, *entries: ArchivedForum) -> None:
    """Write forums into an archive."""
    for one in entries:
        Store(Path(archive.path)).put(one)


def forum_folder(folder: Path, turns: str, forum: str = FORUM) -> Path:
    """Write a forum with one transcript of its first session."""
    (folder / "transcripts").mkdir(parents=True)
    (folder / "forum.yaml").write_text(forum, "utf-8")
    (folder / "transcripts" / "s1.txt").write_text(turns, "utf-8")
    (folder / "transcripts" / "s1.txt.yaml").write_text("session: s1\nlanguage: en\n", "utf-8")
    return folder


def decide(folder: Path, verb: str, words: str, wording: str = "") -> None:
    """Decide about the finding that has the words in its quotation."""
    opened = open_folder(folder, folder.parent / "outputs")
    code = next(row["code"] for row in records(opened.ledger) if words in row["quote"])
    take_decision(opened, verb, [code], by="Bo Ray", wording=wording)  # type: ignore[arg-type]


def read_by_hand(folder: Path) -> ArchivedForum:
    """Read a folder whose ``forum.yaml`` holds a point a line."""
    lines = (folder / "forum.yaml").read_text("utf-8").splitlines()
    made = entry(str(folder), *texts(*lines), title=folder.name)
    return replace(made, digest=folder_digest(folder))


def by_hand(folder: Path, *lines: str) -> Path:
    """Write a folder that ``read_by_hand`` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "forum.yaml").write_text("\n".join(lines), "utf-8")
    return folder

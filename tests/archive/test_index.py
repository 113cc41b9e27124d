"""The archive follows the folders, which are the truth, and forgets without a trace."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from reportgen.archive import Archive, ArchivedForum, Indexed
from reportgen.archive.store import Store
from reportgen.errors import InputError, PipelineError
from tests.archive.conftest import by_hand, entry, put, read_by_hand


def index(archive: Archive, *folders: Path) -> Indexed:
    return archive.index(*folders, read=read_by_hand)


def names(folders: list[str]) -> list[str]:
    return [Path(folder).name for folder in folders]


def test_only_what_changed_is_read_again(tmp_path: Path, archive: Archive) -> None:
    for name in ("a", "b", "c"):
        by_hand(tmp_path / "inputs" / name, f"point of {name}")
    assert names(index(archive, tmp_path / "inputs").read) == ["a", "b", "c"]
    by_hand(tmp_path / "inputs" / "b", "other words", "and more")
    done = index(archive, tmp_path / "inputs")
    assert (names(done.read), names(done.unchanged), done.points) == (["b"], ["a", "c"], 4)
    assert archive.find("other").total == 1
    assert archive.find("point").total == 2


@pytest.mark.parametrize("how", ["deleted", "changed", "forgotten"])
def test_what_is_taken_out_is_in_no_byte(tmp_path: Path, archive: Archive, how: str) -> None:
    secret = by_hand(tmp_path / "inputs" / "a", "Ulrike Zebrowski wants a quaggapark")
    for number in range(30):
        by_hand(tmp_path / "inputs" / f"b{number}", f"ports should light pier {number}")
    index(archive, tmp_path / "inputs")
    held = archive.path.read_bytes()
    assert b"Zebrowski" in held
    assert b"quaggapark" in held
    if how == "deleted":
        shutil.rmtree(secret)
        assert names(index(archive, tmp_path / "inputs").removed) == ["a"]
    elif how == "changed":
        by_hand(secret, "nothing")
        index(archive, tmp_path / "inputs")
    else:
        assert archive.forget(secret)
        assert not archive.forget(secret)
    held = b"".join(path.read_bytes() for path in tmp_path.glob("archive.sqlite*"))
    for trace in (b"Zebrowski", b"zebrowski", b"zebrowsk", b"quaggapark"):
        assert trace not in held
    assert archive.find("pier").total == 30


def test_a_forum_elsewhere_is_not_taken_out(tmp_path: Path, archive: Archive) -> None:
    one, two = (by_hand(tmp_path / place / "x", place) for place in ("north", "south"))
    index(archive, one, two)
    shutil.rmtree(two)
    assert index(archive, one.parent).removed == []
    assert len(archive) == 2


def test_one_failed_forum_does_not_stop_the_rest(tmp_path: Path, archive: Archive) -> None:
    good, bad = (by_hand(tmp_path / "inputs" / name, name) for name in ("good", "bad"))

    def read(folder: Path) -> ArchivedForum:
        if folder == bad:
            raise InputError("a colon is missing", str(folder / "forum.yaml"), 3, rule="x")
        return read_by_hand(folder)

    done = archive.index(tmp_path / "inputs", tmp_path / "nowhere", read=read)
    assert (names(done.read), names(done.failed)) == ([good.name], [bad.name])
    assert [issue.rule for issue in done.issues] == ["no-forum", "x"]
    assert "a colon is missing" in str(done.issues[1])


def test_a_forum_that_fails_now_is_not_shown_as_it_was(tmp_path: Path, archive: Archive) -> None:
    folder = by_hand(tmp_path / "a", "old words")
    index(archive, folder)
    by_hand(folder, "new words")

    def read(_: Path) -> ArchivedForum:
        raise InputError("off record is not understood", "notes.md", 3, rule="x")

    archive.index(folder, read=read)
    assert archive.find("words").total == 0


def test_hidden_folders_and_outputs_hold_no_forums(tmp_path: Path, archive: Archive) -> None:
    by_hand(tmp_path / "inputs" / "a", "a")
    by_hand(tmp_path / "inputs" / ".trash" / "b", "b")
    by_hand(tmp_path / "inputs" / "outputs" / "c", "c")
    by_hand(tmp_path / "inputs" / "a" / "inner", "d")
    assert names(index(archive, tmp_path / "inputs").read) == ["a"]


@pytest.mark.parametrize("damage", ["cut", "overwritten", "garbage"])
def test_a_damaged_archive_is_made_anew(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "archive.sqlite"
    with Archive.open(path, new=True) as opened:
        put(opened, *(entry(f"/f/{number}") for number in range(200)))
    held = path.read_bytes()
    broken = {
        "cut": held[: len(held) // 2],
        "overwritten": held[:4096] + b"\xff" * (len(held) - 4096),
        "garbage": held[:100] + b"zebra" * 2000,
    }
    path.write_bytes(broken[damage])
    folder = by_hand(tmp_path / "a", "words")
    opened, was_damaged = Archive.mended(path)
    assert was_damaged
    assert index(opened, folder).points == 1


def test_a_damaged_archive_is_told_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite"
    Archive.open(path, new=True).close()
    path.write_bytes(path.read_bytes()[:100] + b"zebra" * 2000)
    with pytest.raises(InputError, match="index the folders again"):
        Archive.open(path)


def test_another_program_s_file_is_never_touched(tmp_path: Path) -> None:
    path = tmp_path / "contacts.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE people (name)")
    other.close()
    held = path.read_bytes()
    with pytest.raises(InputError, match="no index of reportgen"):
        Archive.mended(path)
    assert path.read_bytes() == held
    text = tmp_path / "notes.txt"
    text.write_text("my notes\n" * 100)
    with pytest.raises(InputError):
        Archive.mended(text)
    assert text.read_text() == "my notes\n" * 100


def test_a_write_that_breaks_off_leaves_the_forum_as_it_was(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, entry("/f/a"))

    def fail(_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr("reportgen.archive.store._searched", fail)
    with pytest.raises(RuntimeError):
        put(archive, entry("/f/a", title="Half"))
    assert [one.title for one in archive.records()] == ["Quays Forum"]


def test_two_writers_at_once_lose_nothing(archive: Archive) -> None:
    def write(name: str) -> None:
        store = Store(archive.path)
        for number in range(20):
            store.put(entry(f"/f/{name}{number}"))
        store.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(archive) == 40


def test_a_full_disk_is_one_line_and_loses_nothing(archive: Archive) -> None:
    put(archive, entry("/f/a"))
    store = Store(archive.path)
    store.connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(PipelineError, match="nothing is lost"):
        store.put(entry("/f/b", title="x" * 100_000))
    assert len(archive) == 1

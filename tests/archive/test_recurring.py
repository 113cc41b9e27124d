"""What several forums recommended is offered with its years and with what came of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.archive import Archive, ArchivedForum, ArchivedPoint, Query, ToldStatus
from tests.archive.conftest import ROW, by_hand, entry, put, read_by_hand, texts
from tests.cli.conftest import Run, run

__all__ = ["run"]


def asked(*words: str, to: str = "Ports") -> tuple[ArchivedPoint, ...]:
    return tuple(replace(row, addressee=to) for row in texts(*words))


@pytest.fixture
def decade(archive: Archive) -> Archive:
    put(
        archive,
        entry(
            "/f/a",
            *asked(
                "Ports should publish their silt surveys every spring.",
                "Ports should close their old piers in winter.",
            ),
            date="2017-05-01",
            title="Mole Forum",
        ),
        entry(
            "/f/b",
            *asked("“Every spring, ports should publish the surveys of their silt.”"),
            date="2021-05-01",
            title="Quays Forum",
        ),
        entry(
            "/f/c",
            *asked(
                "Ports must not publish their silt surveys every spring.",
                "Museums have to show the old nets on Sundays.",
            ),
            date="2024-05-01",
            title="Nets Forum",
        ),
    )
    return archive


def test_other_words_of_another_forum_are_found_and_opposites_are_not(decade: Archive) -> None:
    (again,) = decade.recurring()
    assert [one.title for one in again.points] == ["Mole Forum", "Quays Forum"]
    assert (again.forums, again.years) == (2, ("2017", "2021"))
    assert decade.recurring(least=3) == ()
    assert decade.recurring(Query(since="2018")) == ()


def test_the_same_forum_twice_is_not_several(archive: Archive) -> None:
    put(archive, entry("/f/a", *asked(*["Ports should publish their silt surveys."] * 2)))
    assert archive.recurring() == ()


def test_what_a_later_forum_says_came_of_a_point_is_its_status(
    tmp_path: Path, archive: Archive
) -> None:
    told = {
        "b": ("2024-01-01", "under way"),
        "c": ("2026-01-01", "done"),
        "d": ("2025-01-01", "not begun"),
    }

    def read(folder: Path) -> ArchivedForum:
        made = replace(read_by_hand(folder), rows=(replace(ROW, code="x1"),))
        if folder.name not in told:
            return made
        date, status = told[folder.name]
        title = "elsewhere" if folder.name == "d" else "a"
        return replace(made, date=date, told=(ToldStatus(title, "x1", status),))

    for name in ("a", "b", "d"):
        by_hand(tmp_path / name, name)
    archive.index(tmp_path, read=read)
    assert {one.title: one.point.status for one in archive.records()} == {
        "a": "under way",
        "b": "",
        "d": "",
    }
    by_hand(tmp_path / "c", "c")
    archive.index(tmp_path, read=read)
    assert [one.title for one in archive.find(question=Query(status="done")).records] == ["a"]
    archive.forget(tmp_path / "c")
    assert archive.find(question=Query(status="done")).total == 0
    assert b"done" not in archive.path.read_bytes()


def test_the_command_offers_and_does_not_assert(decade: Archive, run: Run) -> None:
    told = run("archive", "recurring", "--into", decade.path)
    assert told.code == 0
    assert "2 forums, 2017, 2021: seem to say the same" in told.out
    assert "a person tells if it is so" in told.out

"""Moving, substituting and cancelling: shown first, made by a yes, and nothing else touched."""

import difflib
import shutil
from pathlib import Path

import pytest

from reportgen.project import read_folder
from tests.cli.conftest import Run


@pytest.fixture
def demo(tmp_path: Path, demo_folder: Path) -> Path:
    target = tmp_path / "demo"
    shutil.copytree(demo_folder, target)
    return target


def changed(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line[:2] + line[2:].strip() for line in lines if line[:2] in ("- ", "+ ")]


def test_without_a_yes_nothing_is_written(run: Run, demo: Path) -> None:
    before = (demo / "forum.yaml").read_bytes()
    ran = run("move", demo, "water.3", "--to", "15:05")
    assert ran.code == 6
    assert "water.3 (Cooling Rooms That People Use): 15:00-15:15 becomes 15:05-15:20" in ran.out
    assert '+         start: "15:05"' in ran.out
    assert "--yes" in ran.out
    assert "begins before slot 'Presentation 3' (15:20) is over" in ran.out + ran.err
    assert (demo / "forum.yaml").read_bytes() == before


def test_a_slot_moves_alone(run: Run, demo: Path) -> None:
    before = (demo / "forum.yaml").read_text()
    told = run("move", demo, "water.3", "--to", "15:05", "--yes", "--json").json("edit/1")
    assert told["written"]
    after = (demo / "forum.yaml").read_text()
    assert changed(before, after) == [
        *('- start: "15:00"', '+ start: "15:05"', '- end: "15:15"', '+ end: "15:20"')
    ]


def test_what_follows_moves_where_that_is_asked(run: Run, demo: Path) -> None:
    assert run("move", demo, "water.3", "--to", "15:20", "--shift-following", "--yes").code == 0
    forum = read_folder(demo).proceedings.forum
    water, warnings, closing = forum.sessions[1], forum.sessions[2], forum.sessions[4]
    assert [f"{slot.start:%H:%M}" for slot in water.slots] == [
        *("14:30", "14:45", "15:20", "15:35", "15:50", "16:05")
    ]
    assert f"{water.end:%H:%M}" == "16:15"
    assert f"{warnings.slots[0].start:%H:%M}" == "16:15"
    assert f"{closing.end:%H:%M}" == "18:50" == f"{forum.end:%H:%M}"


def test_slots_that_change_places_keep_their_ids(run: Run, demo: Path) -> None:
    assert run("move", demo, "water.1", "--to", "15:16", "--yes").code == 0
    water = read_folder(demo).proceedings.forum.sessions[1]
    by_title = {slot.title or slot.label: slot.id for slot in water.slots}
    assert by_title["Cooling Rooms That People Use"] == "water.3"
    assert by_title["Discussion"] == "water.4"
    starts = [str(slot.start) for slot in water.slots]
    assert starts == sorted(starts)
    assert water.slots[3].id == "water.1"


def test_a_substitute_takes_every_slot_and_chair(run: Run, demo: Path) -> None:
    typed = ("substitute", demo, "Kenjirō Aomatsu", "--with", "Mio Invented")
    ran = run(*typed, "--position", "Editor", "--organization", "setonami", "--yes")
    assert ran.code == 0
    forum = read_folder(demo).proceedings.forum
    new = next(person for person in forum.people if person.name == "Mio Invented")
    assert (new.id, new.position, new.organization) == ("mio-invented", "Editor", "setonami")
    slot = forum.sessions[2].slots[1]
    assert (slot.speakers, slot.actual.status, slot.actual.by) == (
        *(("aomatsu",), "replaced by", "mio-invented"),
    )
    assert f"{slot.actual.start:%H:%M}" == "16:20"
    assert run("substitute", demo, "Kang", "--with", "noh", "--yes").code == 0
    sessions = read_folder(demo).proceedings.forum.sessions
    assert [session.moderator for session in sessions[3:]] == ["noh", "noh"]


def test_one_of_several_speakers_is_replaced_in_the_list(run: Run, demo: Path) -> None:
    assert run("substitute", demo, "veikune", "--with", "lim", "--yes").code == 0
    slot = read_folder(demo).proceedings.forum.sessions[2].slots[3]
    assert slot.speakers == ("kiptarus", "lim")
    assert not slot.is_told


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("finance.1", ["cancelled", "replaced by", "as planned", "as planned"]),
        ("finance", ["cancelled"] * 4),
        ("III", ["cancelled"] * 4),
        ("nunez", ["absent", "replaced by", "as planned", "as planned"]),
    ],
)
def test_cancelling_removes_nothing(run: Run, demo: Path, target: str, told: list[str]) -> None:
    before = (demo / "forum.yaml").read_text()
    assert run("cancel", demo, target, "--yes").code == 0
    finance = read_folder(demo).proceedings.forum.sessions[3]
    assert [slot.actual.status for slot in finance.slots] == told
    assert finance.slots[1].actual.note == "Mr. Tesfalem was called as a witness that morning"
    gone = [line for line in changed(before, (demo / "forum.yaml").read_text()) if line[0] == "-"]
    assert all("actual" in line for line in gone)
    assert "nothing changes" in run("cancel", demo, target, "--yes").out


def test_a_session_without_slots_is_cancelled_by_one(run: Run, small: Path) -> None:
    text = (small / "forum.yaml").read_text()
    (small / "forum.yaml").write_text(text + "  - {id: late, title: Late talk, start: 15:00}\n")
    assert run("cancel", small, "late", "--yes").code == 0
    (slot,) = read_folder(small).proceedings.forum.sessions[1].slots
    assert (slot.actual.status, slot.label) == ("cancelled", "Late talk")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("move", "watr", "--to", "15:00"), "nothing here is called 'watr'; there are opening"),
        (("move", "Presentation 1", "--to", "15:00"), "may mean several: water.1"),
        (("move", "Break", "--to", "15:00"), "name one by its id"),
        (("cancel", "Park"), "may mean several: park-min-jun (Min-jun Park); park-soo-ah"),
        (("substitute", "lim", "--with", "noh"), "has no slot and no chair"),
        (("substitute", "nunez", "--with", "Lucia Nunez"), "is the same person"),
        (("substitute", "ybarrando", "--with", "noh"), "says 'absent' already"),
    ],
)
def test_what_is_not_understood_says_what_there_is(
    run: Run, demo: Path, typed: tuple[str, ...], said: str
) -> None:
    before = (demo / "forum.yaml").read_bytes()
    ran = run(typed[0], demo, *typed[1:], "--yes")
    assert ran.code == 3
    assert said in ran.err
    assert (demo / "forum.yaml").read_bytes() == before


def test_a_time_that_is_none_is_told(run: Run, demo: Path) -> None:
    ran = run("move", demo, "water.1", "--to", "quarter past")
    assert ran.code == 2
    assert "write it as in 14:30" in ran.err

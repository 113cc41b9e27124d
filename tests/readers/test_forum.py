"""forum.yaml: everything typed is read, every mistake is told with its place."""

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import InputError, ReportgenError
from reportgen.readers import read_forum

from .conftest import FORUM, Write


def test_a_forum_is_read(folder: Path) -> None:
    read = read_forum(folder)
    water = read.forum.sessions[0]
    assert water.start == dt.time(13, 30)
    assert water.slots[0].end == dt.time(9, 5)
    assert [slot.id for slot in water.slots] == ["water.1", "water.2"]
    assert read.forum.dates == (dt.date(2026, 5, 14),)
    assert read.places["sessions", 0, "moderator"].line == 16
    assert read.issues == ()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("moderator: park", "moderator: prak"), "16:16: moderator 'prak' is not among the people; did you mean 'park'?"),
        (("title: Test", "titel: Test"), "2:1: key 'titel' is not known here; did you mean 'title'?"),
        (("start: 13:30\n", "start: 13:75\n"), "15:12: start '13:75' is not a time of day"),
        (("2026-05-14", "2026-02-30"), "3:9: dates (number 1) '2026-02-30' is not a day of the calendar"),
        (("kind: q-and-a", "kind: q and a"), "kind 'q and a' is not possible; did you mean 'q-and-a'?"),
        (("dates: [2026-05-14]", "dates: 2026-05-14"), "dates must be a list, not the text '2026-05-14'; write 'dates: [2026-05-14]'"),
        (("Asia/Seoul", "Asia/Seol"), "timezone 'Asia/Seol' does not exist; did you mean 'Asia/Seoul'?"),
        (("id: heat", "id: water"), "id 'water' is taken (line 12); choose another"),
        (("id: heat", "id: ../heat"), "id '../heat' is not possible"),
        (("title: Test Forum", "title:"), "this file has no 'title'"),
        (("title: Test Forum", "title: [a]"), "title must be one text, not a list"),
        (("title: Test Forum", "title: x\nattribution: chatham-house"), "3:14: attribution 'chatham-house' is not possible; use one of: named, role, none"),
        (("title: Test Forum", "title: x\nduration_minutes: NaN"), "duration_minutes 'NaN' is not a whole number"),
        (("title: Test Forum", "title: x\nprose: []"), "prose is written in Markdown files"),
        (("title: Test Forum", "title: x\nlogistics: [a]"), "logistics must be 'key: value' lines"),
    ],
)  # fmt: skip
def test_a_mistake_says_where_what_and_what_to_do(
    folder: Path, write: Write, typed: tuple[str, str], message: str
) -> None:
    path = write("forum.yaml", FORUM.replace(*typed))
    with pytest.raises(InputError) as caught:
        read_forum(folder)
    assert str(caught.value).startswith(f"{path}:")
    assert message in str(caught.value)
    assert ";" in str(caught.value)


def test_all_mistakes_are_told_at_once_in_order(folder: Path, write: Write) -> None:
    write(
        "forum.yaml",
        FORUM.replace("park}", "prk}").replace("moderator", "moderater") + "titel: x\n",
    )
    with pytest.raises(InputError) as caught:
        read_forum(folder)
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert "moderater" in lines[0]
    assert "titel" in lines[1]


def test_at_most_twenty_mistakes(folder: Path, write: Write) -> None:
    write("forum.yaml", FORUM + "".join(f"wrong{n}: x\n" for n in range(50)))
    with pytest.raises(InputError) as caught:
        read_forum(folder)
    assert str(caught.value).splitlines()[-1] == "and 30 more like these"


def test_prose_bios_and_reports_are_found(folder: Path, write: Write) -> None:
    write("prose/background.md", "<!-- hint -->\nWhy.[^1]\n\n[^1]: Because.\n")
    write("prose/sessions/water.md", "Focus.\n")
    write("prose/mandates/ils.md", "Mandate.\n")
    write("report/session-water.md", "Summary.\n")
    write("report/README.md", "never read")
    write("bios/kim.md", "Minji Kim writes.\n")
    read = read_forum(folder)
    assert [(p.key, p.path) for p in read.forum.prose] == [
        ("background", "prose/background.md"),
        ("mandates/ils", "prose/mandates/ils.md"),
        ("sessions/water", "prose/sessions/water.md"),
        ("report/session-water", "report/session-water.md"),
    ]
    assert read.forum.prose[0].text == "Why.[^1]\n\n[^1]: Because.\n"
    assert read.forum.people[0].bio == "Minji Kim writes.\n"
    assert read.issues == ()


def test_texts_of_nobody_are_told(folder: Path, write: Write) -> None:
    write("prose/sessions/watr.md", "x")
    write("prose/backgruond.md", "x")
    write("bios/kimm.md", "x")
    write("report/way-foward.md", "x")
    write("prose/picture.png", "x")
    messages = " ".join(str(issue) for issue in read_forum(folder).issues)
    for near in ("water", "background", "kim", "way-forward"):
        assert f"did you mean '{near}'?" in messages
    assert "picture.png: warning: this file is not read" in messages


def test_an_empty_text_is_not_written_yet(folder: Path, write: Write) -> None:
    write("prose/background.md", "<!-- write here -->\n")
    read = read_forum(folder)
    assert read.forum.prose == ()
    assert [issue.severity for issue in read.issues] == ["note"]


def test_a_surname_that_is_not_in_the_name_is_told(folder: Path, write: Write) -> None:
    write("forum.yaml", FORUM.replace("surname: Park", "surname: Pak"))
    assert [issue.rule for issue in read_forum(folder).issues] == ["surname-not-in-name"]


def test_hostile_names_are_kept_literally(folder: Path, write: Write) -> None:
    name = "{{ 7*7 }} <b>& <!-- =cmd() "
    write("forum.yaml", FORUM.replace("name: Jun Park, surname: Park", f"name: '{name}'"))
    assert read_forum(folder).forum.people[1].name == name.strip()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing", "does not exist"),
        ("forum.yaml", "is no folder"),
        (".", "there is no forum.yaml"),
    ],
)
def test_a_wrong_folder_is_named(folder: Path, name: str, message: str) -> None:
    place = folder / name
    if name == ".":
        (folder / "forum.yaml").unlink()
    with pytest.raises(InputError, match=message):
        read_forum(place)


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"\x00\x01\x02", b"PK\x03\x04", b"\xff\xfe\x00", b"- a\n"]
)
def test_other_contents_are_one_clear_line(folder: Path, write: Write, content: bytes) -> None:
    write("forum.yaml", content)
    with pytest.raises(InputError) as caught:
        read_forum(folder)
    assert "\n" not in str(caught.value)


def test_a_folder_called_like_a_text_is_refused(folder: Path) -> None:
    (folder / "prose" / "background.md").mkdir(parents=True)
    with pytest.raises(InputError, match="this is a folder"):
        read_forum(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="links and pipes are POSIX here")
def test_links_outside_are_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("secret", encoding="utf-8")
    (folder / "prose").mkdir()
    (folder / "prose" / "background.md").symlink_to(outside)
    (folder / "prose" / "sessions").symlink_to(outside.parent)
    (folder / "bios").mkdir()
    (folder / "bios" / "kim.md").symlink_to("kim.md")
    read = read_forum(folder)
    assert read.forum.prose == ()
    assert [issue.rule for issue in read.issues] == ["link-outside"] * 3
    (folder / "forum.yaml").unlink()
    (folder / "forum.yaml").symlink_to(outside)
    with pytest.raises(InputError, match="outside the forum folder"):
        read_forum(folder)


@pytest.mark.parametrize("mark", ["[off record]", "[ Off-the-Record ]", "[off recrd]"])
def test_a_mark_in_forum_yaml_is_refused_as_it_would_be_printed(folder: Path, mark: str) -> None:
    value = f'photos: [{{file: a.jpg, caption: "Lake {mark} zebra [on record]"}}]'
    (folder / "forum.yaml").write_text(f"{FORUM}{value}\n", encoding="utf-8")
    with pytest.raises(InputError, match="a mark of what is off record stands here") as caught:
        read_forum(folder)
    assert "zebra" not in str(caught.value)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None
)
@given(at=st.integers(0, len(FORUM)), cut=st.integers(0, 30), put=st.text(max_size=8))
def test_any_change_reads_or_says_why(folder: Path, at: int, cut: int, put: str) -> None:
    mutated = FORUM[:at] + put + FORUM[at + cut :]
    (folder / "forum.yaml").write_bytes(mutated.encode("utf-8", "surrogatepass"))
    problem = "forum.yaml"
    try:
        read_forum(folder)
    except ReportgenError as error:
        problem = str(error)
    assert "forum.yaml" in problem


def test_the_demo_forum_reads_without_a_word(demo_folder: Path) -> None:
    assert read_forum(demo_folder).issues == ()

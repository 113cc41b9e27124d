"""The starter folder reads right away and holds no invented fact."""

import re
from pathlib import Path

import pytest
import yaml

from reportgen.readers import read_forum, read_material, starter_files


@pytest.mark.parametrize(
    ("name", "forum_id"),
    [
        ("Harbour Forum 2026", "harbour-forum-2026"),
        ("..", "forum"),
        ('"; x', "x"),
        ("포럼", "포럼"),
    ],
)
def test_the_starter_reads_without_error(tmp_path: Path, name: str, forum_id: str) -> None:
    for path, text in starter_files(name).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    read = read_forum(tmp_path)
    assert read.forum.id == forum_id
    assert (read.forum.people, read.forum.sessions, read.forum.prose) == ((), (), ())
    assert {issue.severity for issue in read.issues} == {"note"}
    assert read_material(tmp_path, read.forum)[0].segments == ()


def test_editors_find_the_schema() -> None:
    files = starter_files("x")
    first = files["forum.yaml"].splitlines()[0]
    assert first == "# yaml-language-server: $schema=forum.schema.json"
    assert files["forum.schema.json"].startswith("{")


def test_the_commented_examples_are_right(tmp_path: Path) -> None:
    lines = starter_files("x")["forum.yaml"].splitlines()
    keys = ("organizations:", "people:", "sessions:")
    shown = [
        line.removesuffix(" []") if line.startswith(keys) else line.removeprefix("#")
        for line in lines
        if line.startswith("#  ") or not line.startswith("# ")
    ]
    (tmp_path / "forum.yaml").write_text("\n".join(shown), encoding="utf-8")
    forum = read_forum(tmp_path).forum
    assert forum.logistics.rehearsal
    assert len(forum.sessions[0].slots) == 4
    assert yaml.safe_load("\n".join(lines))["title"] == "[Title of the forum]"


def test_no_name_or_title_stands_between_braces_where_a_comma_would_end_it() -> None:
    lines = starter_files("x")["forum.yaml"].splitlines()
    assert not [line for line in lines if re.search(r"\{[^}]*\b(name|title|position)\b:", line)]

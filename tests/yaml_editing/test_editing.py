"""Edits of YAML: what is not meant stays as it is, byte for byte."""

import datetime as dt
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.yaml_editing import Value, ValuePath, YamlFile, edited_in_memory

TEXT = """# A comment above everything.
id: demo
title: 'It''s a title'   # what the minister said
sessions:
  # Lead of the first.
  - id: one   # first
    start: "14:00"
    # in between
    slots:
      - {kind: opening, start: "14:00", speakers: [ann, "bob"]}
      - kind: break
        start: '14:20'

  # Lead of the second.
  - id: two
    start: 15:00
    aim: >-
      Folded words of an aim
      that goes on.

# Before people.
people:
- id: ann
  email: ann@example.org  # private
- id: bob
logistics:
"""


def edit(text: str = TEXT) -> YamlFile:
    return edited_in_memory(text)


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("id",), "Demo", "id: demo", "id: Demo"),
        (("title",), "they're in", "'It''s a title'", "'they''re in'"),
        (("title",), "two\nlines", "'It''s a title'", '"two\\nlines"'),
        (("id",), "a: b # c", "id: demo", 'id: "a: b # c"'),
        (("id",), "null", "id: demo", 'id: "null"'),
        (("sessions", 0, "start"), dt.time(9, 5), '"14:00"\n    #', '"09:05"\n    #'),
        (("sessions", 1, "start"), dt.time(16), "start: 15:00", "start: 16:00"),
        (("sessions", 0, "slots", 1, "start"), "14:30", "'14:20'", "'14:30'"),
        (("sessions", 0, "slots", 0, "kind"), "a, b", "kind: opening", 'kind: "a, b"'),
        (("sessions", 0, "slots", 0, "speakers"), ["bob"], '[ann, "bob"]', '["bob"]'),
        (
            ("sessions", 0, "slots", 0, "speakers"),
            ["ann", "cy", "bob"],
            '[ann, "bob"]',
            '[ann, cy, "bob"]',
        ),
        (
            ("sessions", 1, "aim"),
            "Shorter.",
            ">-\n      Folded words of an aim\n      that goes on.",
            ">-\n      Shorter.",
        ),
        (("logistics",), {"platform": "Zoom"}, "logistics:", "logistics: {platform: Zoom}"),
        (("logistics", "platform"), "Zoom", "logistics:", "logistics: {platform: Zoom}"),
        (("dates",), [dt.date(2026, 5, 4)], "logistics:\n", "logistics:\ndates: [2026-05-04]\n"),
    ],
)
def test_an_edit_changes_only_its_value(path: ValuePath, value: Value, old: str, new: str) -> None:
    text = edit()
    text.set(path, value)
    assert TEXT.count(old) == 1
    assert text.text == TEXT.replace(old, new)


def test_a_key_is_added_behind_those_it_follows() -> None:
    text = edit()
    text.set(("sessions", 0, "end"), dt.time(15), after=("id", "start"))
    assert '    start: "14:00"\n    end: "15:00"\n    # in between\n' in text.text


def test_an_entry_is_written_as_its_neighbours_are() -> None:
    text = edit()
    text.insert(("people",), 1, {"id": "cy", "name": "Cy"})
    assert "# private\n- id: cy\n  name: Cy\n- id: bob\n" in text.text


def test_a_removed_entry_leaves_its_comments() -> None:
    text = edit()
    text.remove(("sessions", 0))
    assert (
        "# Lead of the first.\n  # first\n  # in between\n\n  # Lead of the second.\n" in text.text
    )
    text.remove(("people", 0, "email"))
    assert "- id: ann\n  # private\n- id: bob\n" in text.text


def test_a_comment_goes_with_a_value_where_that_is_asked() -> None:
    text = edit()
    text.remove(("people", 0, "email"), keep_comments=False)
    assert "- id: ann\n- id: bob\n" in text.text
    assert "private" not in text.text


def test_the_first_key_of_an_entry_can_go() -> None:
    text = edit()
    text.remove(("sessions", 1, "id"))
    assert "  # Lead of the second.\n  - start: 15:00\n" in text.text


def test_the_last_entry_leaves_an_empty_list() -> None:
    text = edit()
    text.remove(("people", 1))
    text.remove(("people", 0), keep_comments=False)
    assert "# Before people.\npeople: []\nlogistics:\n" in text.text


def test_entries_change_places_with_their_comments() -> None:
    text = edit()
    text.reorder(("sessions",), [1, 0])
    assert text.text.index("Lead of the second") < text.text.index("id: two")
    assert text.text.index("id: two") < text.text.index("Lead of the first")
    assert sorted(text.text.splitlines()) == sorted(TEXT.splitlines())


def test_line_ends_of_windows_stay() -> None:
    text = edit(TEXT.replace("\n", "\r\n"))
    text.set(("sessions", 1, "aim"), "word " * 40 + "end")
    text.append(("people",), {"id": "cy", "name": "Cy"})
    text.remove(("sessions", 0, "slots", 1))
    text.reorder(("sessions",), [1, 0])
    assert text.text.count("\n") == text.text.count("\r\n") > 20


def test_a_file_without_a_last_line_end_gets_none() -> None:
    text = edit("a: 1\nb:\n  - x")
    text.append(("b",), "z")
    assert text.text == "a: 1\nb:\n  - x\n  - z"
    text.remove(("b", 1))
    assert text.text == "a: 1\nb:\n  - x"


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "a: 1\na: 2\n",
        "a: 1\n---\nb: 2\n",
        "- a\n",
        "a: [\n",
        "? a\n: b\n",
    ],
)
def test_what_is_not_edited_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(InputError, match=r"forum\.yaml:\d"):
        edit(text)


def test_a_key_below_a_text_is_refused() -> None:
    text = edit("a: b\nc: d\n")
    before = text.text
    with pytest.raises(InputError, match="change it by hand"):
        text.set(("c", "x"), "y")
    assert text.text == before


def test_a_file_that_was_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "forum.yaml"
    path.write_text(TEXT)
    text = YamlFile.open(path)
    text.set(("id",), "mine")
    path.write_text(TEXT + "# typed meanwhile\n")
    with pytest.raises(InputError, match="was changed meanwhile"):
        text.save()
    assert path.read_text() == TEXT + "# typed meanwhile\n"


def test_an_unchanged_file_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "forum.yaml"
    path.write_bytes("\ufeffa: 1\r\nb: 2\n".encode())
    before = path.stat().st_mtime_ns
    text = YamlFile.open(path)
    text.set(("a",), "1")
    text.save()
    assert path.stat().st_mtime_ns == before
    text.set(("a",), "2")
    text.save()
    assert path.read_bytes() == "\ufeffa: 2\r\nb: 2\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["forum.yaml"]


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "forum.yaml"
    path.write_bytes("a: é\n".encode("cp1252"))
    with pytest.raises(InputError, match="save it as UTF-8"):
        YamlFile.open(path)


def test_the_difference_shows_lines_before_and_after() -> None:
    text = edit()
    text.set(("id",), "Demo")
    assert list(text.difference()) == ["    2 - id: demo", "    2 + id: Demo"]

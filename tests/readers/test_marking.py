"""What a person marks goes into the sidecar and holds."""

from pathlib import Path

import pytest

from reportgen.errors import InputError, ReviewError
from reportgen.project import mark_lines
from reportgen.readers import read_forum, read_material

from .conftest import Write

NOTES = "Words one.\n\nMs. Kim: [off] we lost a zebra.\n\nWords three.\n"


def said(folder: Path) -> list[str]:
    return [s.text for s in read_material(folder, read_forum(folder).forum)[0].segments]


def doubts(folder: Path) -> list[int]:
    material, _ = read_material(folder, read_forum(folder).forum)
    return [doubt.where.line for doubt in material.doubts]


def test_off_withholds_the_lines(folder: Path, write: Write) -> None:
    write("notes/water.md", NOTES)
    assert doubts(folder) == [3]
    marked = mark_lines(folder, "notes/water.md:3", "off", by="Jo Kim")
    assert (marked.source, marked.first, marked.last) == ("notes/water.md", 3, 3)
    assert doubts(folder) == []
    assert said(folder) == ["Words one.", "Words three."]
    assert (folder / "notes" / "water.md").read_text(encoding="utf-8") == NOTES


def test_on_says_that_it_is_no_mark(folder: Path, write: Write) -> None:
    write("notes/water.md", NOTES)
    mark_lines(folder, f"{folder}/notes/water.md:3", "on", by="Jo Kim")
    assert doubts(folder) == []
    assert said(folder) == ["Words one.", "[off] we lost a zebra.", "Words three."]


def test_what_stands_in_the_sidecar_stays(folder: Path, write: Write) -> None:
    written = (
        "# ours\nmarked:\n  - {lines: 1-1, record: 'off', by: Bo}  # as agreed\n# end\nlanguage: en"
    )
    write("notes/water.md", NOTES)
    write("notes/water.md.yaml", written)
    mark_lines(folder, "water.md:3", "off", by='Jo "JK" Kim\\', until=5)
    text = (folder / "notes" / "water.md.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# ours\nmarked:\n  - {lines: 1-1, record: 'off', by: Bo}  # as agreed\n"
    )
    assert text.endswith("language: en")
    assert said(folder) == []
    mark_lines(folder, "water.md:1", "off", by="Jo")
    assert (folder / "notes" / "water.md.yaml").read_text(encoding="utf-8").count("lines:") == 3


@pytest.mark.parametrize(
    "place", ["water.md", "water.md:9", "water.md:0", "heat.md:1", "forum.yaml:1"]
)
def test_a_place_that_is_not_there_is_refused(folder: Path, write: Write, place: str) -> None:
    write("notes/water.md", NOTES)
    with pytest.raises(InputError):
        mark_lines(folder, place, "off", by="Jo")
    assert not (folder / "notes" / "water.md.yaml").exists()


def test_nobody_marks_nothing(folder: Path, write: Write) -> None:
    write("notes/water.md", NOTES)
    with pytest.raises(ReviewError):
        mark_lines(folder, "water.md:3", "off", by=" ")


def test_a_list_in_one_line_is_left_to_the_person(folder: Path, write: Write) -> None:
    write("notes/water.md", NOTES)
    write("notes/water.md.yaml", "marked: [{lines: 1-1, record: 'off', by: Bo}]\n")
    with pytest.raises(InputError, match=r"lines: 3-3, record"):
        mark_lines(folder, "water.md:3", "off", by="Jo")


def test_a_segment_of_json_counts_as_a_line(folder: Path, write: Write) -> None:
    rows = ", ".join(f'{{"start": {n}, "end": {n + 1}, "text": "Words {n}."}}' for n in (1, 9, 20))
    write("transcripts/water.json", f'{{"segments": [{rows}]}}')
    mark_lines(folder, "water.json:2", "off", by="Jo")
    assert said(folder) == ["Words 1.", "Words 20."]

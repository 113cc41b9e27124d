"""The concept note of the reconstruction holds every datum of the seed's checklist."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.document import Cited, Link, List, Paragraph, Text
from reportgen.project import build_folder, request_for
from tests.project.conftest import BuiltForum

pytestmark = pytest.mark.model


def plain(text: str) -> str:
    """Text with one kind of dash, quotation mark and space."""
    for marks, one in (("‘’", "'"), ("“”", '"'), ("–—", "-")):
        for mark in marks:
            text = text.replace(mark, one)
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def expected(root: Path) -> dict[str, Any]:
    text = (root / "tests/labels/seed_data.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@pytest.fixture(params=["concept-note.docx", "concept-note.pdf"])
def note(request: pytest.FixtureRequest, kipa: BuiltForum) -> str:
    return plain(kipa.words(request.param))


def strings(section: object) -> Iterator[str]:
    """Every exact string of a section, however deep."""
    if isinstance(section, str):
        yield section
    elif isinstance(section, dict):
        for key, value in section.items():
            if key not in ("seed_line", "numerals", "anchored_to"):
                yield from strings(value)
    elif isinstance(section, list):
        for value in section:
            yield from strings(value)


def holds(note: str, wanted: str) -> bool:
    """Whether the note has the string; an address may break over lines."""
    if "http" in wanted or "@" in wanted:
        return wanted in note.replace(" ", "")
    return plain(wanted) in note


def test_every_datum_is_in_the_note(note: str, expected: dict[str, Any]) -> None:
    missing = [text for text in strings(expected) if text and not holds(note, text)]
    assert missing == []


def test_order_is_the_order_of_the_seed(note: str, expected: dict[str, Any]) -> None:
    for section in expected.values():
        if isinstance(section, dict) and "in_order" in section:
            places = [note.find(plain(text)) for text in section["in_order"]]
            assert places == sorted(places)


def test_agenda_rows_stand_in_order(note: str, expected: dict[str, Any]) -> None:
    agenda = note[note.rindex("Draft Agenda") :]
    position = 0
    for block in expected["agenda"]:
        rows = [[block["title"]], *([s["time"], s["label"], *s["people"]] for s in block["slots"])]
        for text in (text for row in rows for text in row):
            found = agenda.find(plain(text), position)
            assert found >= 0, text
            position = found


def test_objectives_are_counted_in_roman(kipa: BuiltForum, expected: dict[str, Any]) -> None:
    lists = [b for b in kipa.documents["concept-note"].body if isinstance(b, List)]
    roman = [block for block in lists if block.numbering == "roman"]
    assert [len(block.items) for block in roman] == [len(expected["objectives"]["numerals"])]
    note = plain(kipa.words("concept-note.pdf"))
    for numeral, text in zip(
        expected["objectives"]["numerals"], expected["objectives"]["in_order"], strict=True
    ):
        assert f"{numeral}. {plain(text)}" in note


def test_italics_and_footnotes(kipa: BuiltForum, expected: dict[str, Any]) -> None:
    document = kipa.documents["concept-note"]
    inlines = [i for b in document.body if isinstance(b, Paragraph) for i in b.inlines]
    italic = {i.text for i in inlines if isinstance(i, Text | Cited) and i.style == "Emphasis"}
    assert set(expected["background"]["italic"]) <= italic
    notes = {
        note.number: "".join(i.text for i in note.inlines if isinstance(i, Text | Link))
        for note in document.notes
    }
    assert notes == {note["number"]: note["text"] for note in expected["footnotes"]}


def test_the_note_says_that_it_is_a_reconstruction(kipa: BuiltForum) -> None:
    for document in kipa.documents.values():
        assert "Reconstructed example" in document.furniture.notice


def test_addresses_of_the_seed_reach_the_note(
    expected: dict[str, Any], kipa: BuiltForum, shared: Path, tmp_path: Path
) -> None:
    """The addresses of the seed, put in place of our example ones, print as they are."""
    (seed,) = (shared / "seed").glob("*.txt")
    text = seed.read_text(encoding="utf-8")
    forum = (kipa.source / "forum.yaml").read_text(encoding="utf-8")
    people = [person for group in expected["contacts"] for person in group["people"]]
    pairs = {person["email"]: address_in(text, person["seed_line"]) for person in people}
    for example, real in pairs.items():
        forum = forum.replace(example, real)
    folder = tmp_path / "forum"
    folder.mkdir()
    (folder / "forum.yaml").write_text(forum, encoding="utf-8")
    request = request_for(["concept-note"])
    built = build_folder(folder, tmp_path / "out", request, model=None, tell=lambda line: None)
    for name in ("concept-note.docx", "concept-note.pdf"):
        overlaid = replace(kipa, source=folder, folder=built.folder)
        words = overlaid.words(name).replace(" ", "")
        assert [real for real in pairs.values() if real not in words] == []
    assert len(set(pairs.values())) == len(people)


def address_in(seed: str, name: str) -> str:
    """The address in the column of the contacts table that names the person."""
    table = [line.split("\t") for line in seed[seed.index("\nContacts") :].splitlines()]
    row, column = next(
        (number, cells.index(name)) for number, cells in enumerate(table) if name in cells
    )
    below = (cells for cells in table[row:] if len(cells) > column and "@" in cells[column])
    return next(below)[column].split()[-1]

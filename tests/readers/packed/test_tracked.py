"""Tracked changes of Word: what is read, and who did what when, case by case (tracked.yaml)."""

from pathlib import Path

import pytest
import yaml

from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.formats.word import read_word

from .word_xml import document

CASES = yaml.safe_load(Path(__file__).with_name("tracked.yaml").read_text("utf-8"))
FEWEST = 40


def test_there_are_enough() -> None:
    assert len(CASES) >= FEWEST
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_changes_are_read_and_kept_apart(case: dict[str, object]) -> None:
    read = read_word(Archive(Path("notes.docx"), document(str(case["body"]))))
    lines = [cell for line in read.lines for cell in line.cells if cell]
    assert lines == case["read"]
    told = [
        f"{one.kind} {one.author} {int(one.date[-2:]) if one.date else ''} {one.text}".strip()
        for one in read.changes
    ]
    wanted = case["changes"]
    assert isinstance(wanted, list)
    assert told == [str(one).replace('"', "").strip() for one in wanted]

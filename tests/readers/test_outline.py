"""Outlines are read as strictly as forum.yaml."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.model import Outline, OutlineSection
from reportgen.readers import read_outline

TEXT = """\
document_type: Outcome report
sections:
  - {id: contents, heading: Contents}
  - {id: agenda, heading: "Annex: agenda", page_break: true}
sentences:
  unwritten: "[to be written]"
disclaimer: >-
  The views are
  those of the speakers.
"""


def test_an_outline_is_read(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert read_outline(path, "outcome-report") == Outline(
        "outcome-report",
        "Outcome report",
        (OutlineSection("contents", "Contents"), OutlineSection("agenda", "Annex: agenda", True)),
        (("unwritten", "[to be written]"),),
        "The views are those of the speakers.",
    )


@pytest.mark.parametrize(
    ("typed", "instead", "message"),
    [
        ("heading: C", "heeding: C", "did you mean 'heading'"),
        ("true", "maybe", "neither yes nor no"),
        ("id: agenda", "id: contents", "is taken"),
        ("document_type", "document", "no 'document_type'"),
        ('unwritten: "[to be written]"', "unwritten: [a]", "must be one text"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, typed: str, instead: str, message: str) -> None:
    path = tmp_path / "o.yaml"
    path.write_text(TEXT.replace(typed, instead), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_outline(path, "outcome-report")

"""Lists, lead-ins and headings of notes keep their form in the report."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from reportgen.project import build_folder, request_for
from tests.real.conftest import Lay

pytestmark = pytest.mark.model

NOTES = {
    "a lead-in with points": (
        "The room agreed on three measures:\n* Dredge before the season.\n* Publish depths weekly.\n",
        [
            "The room agreed on three measures:",
            "• Dredge before the season.",
            "• Publish depths weekly.",
        ],
    ),
    "a lead-in with numbers": (
        "Next steps were agreed:\n\n1. Draw a map.\n2. Name a lead.\n",
        ["Next steps were agreed:", "1. Draw a map.", "2. Name a lead."],
    ),
    "numbers that begin at three": (
        "3. Draw a map.\n4. Name a lead.\n",
        ["3. Draw a map.", "4. Name a lead."],
    ),
    "numbers under a point": (
        "* Asks were made:\n  1. Share data.\n  2. Pay on time.\n",
        ["• Asks were made:", "1. Share data.", "2. Pay on time."],
    ),
    "points under a number": (
        "1. Ports pool boats.\n   - Small ones first.\n2. Ports share maps.\n",
        ["1. Ports pool boats.", "– Small ones first.", "2. Ports share maps."],
    ),
    "glued numbers": ("1.Draw a map.\n2.Name a lead.\n", ["1. Draw a map.", "2. Name a lead."]),
    "two headings in a row": (
        "## Water\n### Silt\nSilt was measured.\n### Weed\nWeed was cut.\n",
        ["Water", "Silt", "Silt was measured.", "Weed", "Weed was cut."],
    ),
    "a heading with the title in it": (
        "## Winter and the sluices of the north\nThey froze.\n",
        ["Winter and the sluices of the north", "They froze."],
    ),
    "a glued heading": ("##Silt\nSilt was measured.\n", ["Silt", "Silt was measured."]),
}


@pytest.mark.parametrize("kind", NOTES)
def test_form_is_kept(lay: Lay, tmp_path: Path, kind: str) -> None:
    typed, lines = NOTES[kind]
    assert stands_together(report(lay({"notes/a.md": typed}), tmp_path, "txt"), lines)


def test_a_heading_that_repeats_the_title_is_printed_once(lay: Lay, tmp_path: Path) -> None:
    text = report(
        lay({"notes/a.md": "# Notes on Session 1: Sluices\nThey froze.\n"}), tmp_path, "txt"
    )
    assert "Notes on Session" not in text


def report(folder: Path, tmp_path: Path, form: str) -> str:
    request = request_for(("outcome-report",), (form,), ("working",), None)
    built = build_folder(folder, tmp_path / "out", request, model=None, tell=lambda _: None)
    return built.files[0].path.read_text(encoding="utf-8")


def stands_together(text: str, lines: Sequence[str]) -> bool:
    shown = [line.strip() for line in text.splitlines() if line.strip()]
    at = shown.index(lines[0]) if lines[0] in shown else -1
    return at >= 0 and shown[at : at + len(lines)] == list(lines)

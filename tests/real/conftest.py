"""A small forum, written here, over which each test lays what a real room produced."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.alignment import align
from reportgen.model import Material
from reportgen.readers import read_forum, read_material

FORUM = """
id: quays
title: Quays Forum
dates: [2026-05-14]
timezone: Europe/Lisbon
format: hybrid
organizations:
  - {id: mole, name: Mole Institute, abbreviation: MI, role: organizer}
people:
  - {id: ferran, name: Ada Ferran-Luz, surname: Ferran-Luz, honorific: Ms., organization: mole}
  - {id: obi, name: Tobe Obiora, surname: Obiora, honorific: Mr., organization: mole}
  - {id: strand, name: Åke Strandqvist, surname: Strandqvist, honorific: Dr., organization: mole}
sessions:
  - id: s1
    title: Sluices
    start: "09:00"
    end: "10:30"
    moderator: ferran
    slots:
      - {kind: presentation, start: "09:00", end: "09:30", title: Silt, speakers: [obi]}
      - {kind: presentation, start: "09:30", end: "10:30", title: Lamps, speakers: [strand]}
  - id: s2
    title: Nets
    start: "10:30"
    end: "12:00"
    moderator: obi
    slots:
      - {kind: presentation, start: "10:30", end: "12:00", title: Nets, speakers: [strand]}
"""

Lay = Callable[..., Path]
Said = Callable[[str, str], list[tuple[str, str, float | None]]]


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Write files (path to text) into a forum folder; all of them belong to session s1."""

    def write(files: dict[str, str], forum: str = FORUM) -> Path:
        folder = tmp_path / "quays"
        for name, text in {"forum.yaml": forum, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if name != "forum.yaml" and not name.endswith(".yaml"):
                sidecar = path.with_name(path.name + ".yaml")
                sidecar.write_text("session: s1\nlanguage: en\n", encoding="utf-8")
        return folder

    return write


def read(folder: Path) -> tuple[Material, list[str]]:
    """What was said in the folder, aligned, and the rules of the issues."""
    forum = read_forum(folder).forum
    material, issues = read_material(folder, forum)
    aligned, more = align(forum, material)
    return aligned, [issue.rule for issue in (*issues, *more)]


@pytest.fixture
def said(lay: Lay) -> Said:
    """Lay one source and return (people, words, seconds) of each turn read of it."""

    def lay_and_read(name: str, text: str) -> list[tuple[str, str, float | None]]:
        material, _ = read(lay({name: text}))
        return [
            (" ".join(s.speakers), s.text, s.marks[0].seconds)
            for s in material.segments
            if s.form != "heading"
        ]

    return lay_and_read

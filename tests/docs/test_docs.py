"""The documentation says what the program does."""

import doctest
import os
import re
from pathlib import Path

import pytest

from reportgen.cli.main import COMMANDS
from reportgen.project import compose, envelope_kinds, open_folder, request_for
from reportgen.writers import write_text


def test_every_command_is_documented(root: Path) -> None:
    text = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"`reportgen {command.name}" in text, command.name


def test_every_option_has_help() -> None:
    for command in COMMANDS:
        assert command.help, command.name
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert getattr(parameter, "help", None), f"{command.name} {parameter.name}"


def test_every_envelope_is_documented(root: Path) -> None:
    text = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    for kind in envelope_kinds():
        assert f"`{kind}`" in text, kind


def test_every_room_is_on_the_tour(root: Path) -> None:
    tour = (root / "docs" / "tour.md").read_text(encoding="utf-8")
    rooms = [path.parent.name for path in (root / "reportgen").glob("*/__init__.py")]
    for room in rooms:
        assert f"**{room}**" in tour, room


def test_every_file_on_the_tour_exists(root: Path) -> None:
    tour = (root / "docs" / "tour.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+\.(?:py|yaml|json|md|jsonl|vtt))`", tour))
    folders = ("reportgen", "tests", "scripts", "benchmarks", "research", "templates", "inputs")
    files = {
        path.relative_to(root).as_posix() for one in folders for path in (root / one).rglob("*.*")
    }
    missing = {name for name in named if not any(f"/{file}".endswith(f"/{name}") for file in files)}
    assert missing - {"CHANGELOG.md", "evidence.json"} == set()
    assert len(named) > 50


@pytest.mark.model
def test_the_journey_on_the_tour_is_true(root: Path, demo_folder: Path, tmp_path: Path) -> None:
    tour = (root / "docs" / "tour.md").read_text(encoding="utf-8")
    opened = open_folder(demo_folder, tmp_path)
    (point,) = [one for one in opened.ledger.points if one.finding.id in tour]
    evidence, decision = point.finding.evidence, opened.ledger.verdicts[point.finding.id].decision
    assert f"`segment.text[{evidence.start}:{evidence.end}]`" in tour
    assert f"`{evidence.segment}`" in tour
    assert f"the family `{point.finding.family}`" in tour
    assert decision is not None
    assert f"line {decision.line}" in tour
    words = " ".join(tour.replace("\n   >", "").split())
    assert point.text in words
    cues = (demo_folder / "transcripts/session-1.vtt").read_text("utf-8").splitlines()[371:377]
    for line in (line for line in cues if "-->" in line or ":" in line):
        assert line.rpartition("So my")[2] in tour
    request = request_for(["outcome-report"], editions=["public"])
    (made,) = compose(opened.proceedings, request)
    assert f"9. {point.text}" in write_text(made.document)


def test_every_packaged_folder_is_listed(root: Path) -> None:
    listed = (root / "setup.cfg").read_text(encoding="utf-8")
    for path in (root / "reportgen").rglob("__init__.py"):
        package = ".".join(path.parent.relative_to(root).parts)
        assert f"    {package}\n" in listed, package


def test_modules_open_with_a_sentence(root: Path) -> None:
    for path in (root / "reportgen").rglob("*.py"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith('"""'), path
        assert len(first) > 20, path


@pytest.mark.model
@pytest.mark.parametrize(
    ("page", "least"), [("library.md", 30), ("component.md", 10), ("archive.md", 15)]
)
def test_examples_of_the_library_run(
    root: Path, monkeypatch: pytest.MonkeyPatch, page: str, least: int
) -> None:
    monkeypatch.chdir(root)
    outcome = doctest.testfile(
        os.fspath(root / "docs" / page), module_relative=False, encoding="utf-8"
    )
    assert outcome.attempted >= least
    assert outcome.failed == 0


def test_envelopes_have_a_name_and_a_number() -> None:
    assert all(re.fullmatch(r"[a-z-]+/[1-9]", kind) for kind in envelope_kinds())

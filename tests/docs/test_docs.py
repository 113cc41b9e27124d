"""The documentation says what the program does."""

import doctest
import os
import re
from pathlib import Path

import pytest

from reportgen.cli.main import COMMANDS
from reportgen.project import envelope_kinds


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
def test_library_examples_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    outcome = doctest.testfile(
        os.fspath(root / "docs" / "library.md"), module_relative=False, encoding="utf-8"
    )
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_envelopes_have_a_name_and_a_number() -> None:
    assert all(re.fullmatch(r"[a-z-]+/[1-9]", kind) for kind in envelope_kinds())

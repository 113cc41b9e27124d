"""The recipes of the library's pages: short, typed for strangers, and run by the doctests."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = ("library.md", "component.md", "archive.md")
LONGEST = 5


def _examples(root: Path, page: str) -> list[doctest.Example]:
    return doctest.DocTestParser().get_examples((root / "docs" / page).read_text(encoding="utf-8"))


def test_there_are_ten_recipes_of_five_lines(root: Path) -> None:
    text = (root / "docs" / "library.md").read_text(encoding="utf-8").split("\n## ")[0]
    recipes = re.findall(r"^\*\*.*?^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert len(recipes) == 10
    for recipe in recipes:
        lines = [line for line in recipe.splitlines() if line.startswith((">>>", "..."))]
        assert len(lines) <= LONGEST, recipe


@pytest.mark.parametrize("page", PAGES)
def test_a_strangers_mypy_passes_on_the_recipes(root: Path, tmp_path: Path, page: str) -> None:
    script = tmp_path / "recipes.py"
    script.write_text("".join(example.source for example in _examples(root, page)), "utf-8")
    options = ["--strict", "--follow-imports=silent", "--cache-dir", os.fspath(tmp_path / "cache")]
    ran = subprocess.run(
        [sys.executable, "-m", "mypy", *options, script.name],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": os.fspath(root)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_mistyped_name_is_seen_by_a_type_checker(root: Path) -> None:
    text = (root / "reportgen" / "__init__.py").read_text(encoding="utf-8")
    visible = text.split("else:")[0]
    assert "if TYPE_CHECKING:" in visible
    assert "__getattr__" not in visible

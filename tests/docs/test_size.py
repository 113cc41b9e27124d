"""The code stays in pieces that can be read: no long function, no long file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
FOLDERS = ("reportgen", "scripts", "benchmarks", "research")


@pytest.fixture
def modules(root: Path) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the lines of each function, its decorators aside."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_is_long(modules: list[Path]) -> None:
    long = [
        f"{path.name}: {name} has {lines} lines"
        for path in modules
        for name, lines in _functions(path)
        if lines > LONGEST_FUNCTION
    ]
    assert modules
    assert long == []


def test_no_file_is_long(modules: list[Path]) -> None:
    lines = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_a_class_has_its_name_alone(root: Path) -> None:
    """Whoever reads the name of a class knows which one is meant; those of extraction and programmes wait."""
    homes: dict[str, set[str]] = {}
    for path in (root / "reportgen").rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, set()).add(path.relative_to(root).as_posix())
    shared = {
        name: sorted(paths)
        for name, paths in homes.items()
        if len([path for path in paths if not re.search("/(extraction|programmes)/", path)]) > 1
    }
    assert shared == {}

"""The code stays in pieces that can be read: no long function, no long file."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

LONGEST_FUNCTION = 40
LONGEST_FILE = 400
FOLDERS = ("reportgen", "scripts", "benchmarks")


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
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}

"""What nobody writes is read soon, too."""

import time
from pathlib import Path

import pytest

from reportgen.readers import read_file

MANY = 100_000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "Ann Lee: hello\n\n" + " ".join(f"[note {n}]" for n in range(MANY))),
        ("b.md", "[" * MANY),
        ("c.md", "[a]" * MANY),
        ("d.txt", "Ann Lee: " + "[" * MANY + "\n\nAnn Lee: bye"),
        ("e.md", "(" * MANY + ")" * MANY),
        ("f.md", "[confidant " * MANY),
        ("g.md", "**" * MANY),
        ("h.md", "- " * MANY + "x"),
    ],
)
def test_many_marks_take_little_time(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(f"# Title\n\n{text}\n" if name.endswith("md") else text, encoding="utf-8")
    began = time.process_time()
    read_file(path)
    assert time.process_time() - began < 6  # under 2 where nobody else uses the processor

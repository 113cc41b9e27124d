"""Files that say what a test must find, word for word."""

import os
from pathlib import Path


def assert_golden(path: Path, found: str) -> None:
    """Compare with a golden; with REPORTGEN_WRITE_GOLDENS=1 write it anew, then read the diff."""
    if os.environ.get("REPORTGEN_WRITE_GOLDENS") == "1":
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")

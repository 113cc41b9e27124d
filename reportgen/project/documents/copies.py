"""Copies of built Word reports, to tell what somebody changed in one of them."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reportgen.disk import write_whole
from reportgen.project.documents.record import digest
from reportgen.project.folder.loading import HIDDEN

_COPIES = "built"
_MOST = 12


def keep_built(output: Path, files: Sequence[Path]) -> None:
    """Keep a copy of each file in the hidden folder of the outputs, the last few only.

    Nothing depends on them but `absorb`, so a copy that cannot be written is left out.
    """
    folder = output / HIDDEN / _COPIES
    with suppress(OSError):
        for file in files:
            content = file.read_bytes()
            path = folder / f"{digest(content)[:16]}.docx"
            if not path.exists():
                write_whole(path, content)
        kept = sorted(folder.glob("*.docx"), key=lambda path: path.stat().st_mtime_ns)
        for path in kept[:-_MOST]:
            path.unlink()


def built_copies(output: Path) -> list[bytes]:
    """Return the reports that were built lately, the newest first."""
    folder = output / HIDDEN / _COPIES
    kept = sorted(folder.glob("*.docx"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    return [path.read_bytes() for path in kept]

"""Forum folders below the folders that somebody names, and the digest of what is in one."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen import __version__
from reportgen.errors import Issue, Place

FORUM_FILE = "forum.yaml"
_LAYOUT = "1"
"""Counts up when rows are made otherwise, so that every forum is read anew."""

_NOT_READ = frozenset({"outputs", "node_modules"})
_PART = 1 << 20


@dataclass(frozen=True, slots=True)
class Forums:
    """The forum folders that were found, each once, and what is none."""

    folders: tuple[Path, ...]
    issues: tuple[Issue, ...] = ()


def forum_folders(named: Sequence[Path]) -> Forums:
    """Return the forums in the folders that somebody names, in order of their paths."""
    found: dict[Path, None] = {}
    issues = []
    for folder in named:
        inside = list(_below(folder)) if folder.is_dir() else []
        found |= dict.fromkeys(one.resolve() for one in inside)
        if not inside:
            what = "no forum is in this folder" if folder.is_dir() else "there is no such folder"
            message = f"{what}; name a folder with {FORUM_FILE}, or one that holds such folders"
            issues.append(Issue("error", "no-forum", message, Place(str(folder))))
    return Forums(tuple(sorted(found)), tuple(issues))


def _below(folder: Path) -> Iterator[Path]:
    """Yield the folder itself if it is a forum, else the forums in it, however deep."""
    for place, inner, files in os.walk(folder):
        if FORUM_FILE in files:
            inner.clear()
            yield Path(place)
        inner[:] = sorted(n for n in inner if not n.startswith(".") and n not in _NOT_READ)


def folder_digest(folder: Path) -> str:
    """Return the digest of all that a forum is made of: names and contents of its files.

    Raises:
        OSError: a file cannot be read.
    """
    whole = hashlib.sha256(f"{_LAYOUT}\0{__version__}".encode())
    for path in sorted(_files(folder)):
        whole.update(
            f"\0{path.relative_to(folder).as_posix()}\0".encode("utf-8", "surrogateescape")
        )
        with path.open("rb") as stream:
            while part := stream.read(_PART):
                whole.update(part)
    return whole.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for place, inner, files in os.walk(folder):
        inner[:] = [n for n in inner if not n.startswith(".") and n not in _NOT_READ]
        yield from (Path(place) / name for name in files if not name.startswith("."))

"""Folders as bytes, for workers that do not see them, and what they made of them, sent back."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import pairwise
from pathlib import Path, PurePosixPath

from reportgen.disk import write_whole
from reportgen.project.folder.loading import HIDDEN

FORUM, OUTPUTS = "forum", "outputs"
"""The names under which the forum's folder and that of its documents are packed."""

_CACHE = "cache"
Digests = Mapping[str, str]
"""The digest of each file by its name."""


def pack(folders: Mapping[str, Path]) -> bytes:
    """Return folders as a zip file, each under its name; the cache is left out.

    Raises:
        OSError: a file cannot be read.
    """
    return _zipped(
        (f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes())
        for name, folder in folders.items()
        for path in _files(folder)
    )


def unpack(packed: bytes, into: Path) -> Digests:
    """Write what was packed, and return the digest of each file."""
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    for name, content in contents.items():
        write_whole(_inside(into, name), content)
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def pack_changes(place: Path, before: Digests) -> bytes:
    """Return the files that are new, or other than they were, as a zip file."""

    def changed() -> Iterator[tuple[str, bytes]]:
        for path in _files(place):
            name, content = path.relative_to(place).as_posix(), path.read_bytes()
            if hashlib.sha256(content).hexdigest() != before.get(name):
                yield name, content

    return _zipped(changed())


def put_back(packed: bytes, folders: Mapping[str, Path]) -> None:
    """Write what a worker sent back into the folders that were sent.

    Of the forum's own folder only new files are taken, since it belongs to people.

    Raises:
        OSError: a file cannot be written.
    """
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        for name in archive.namelist():
            for top, folder in folders.items():
                if name.startswith(f"{top}/"):
                    target = _inside(folder, name.removeprefix(f"{top}/"))
                    if top != FORUM or not target.exists():
                        write_whole(target, archive.read(name))


def _inside(folder: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    if ".." in parts or name.startswith("/"):
        message = f"{name!r} leads out of its folder"
        raise OSError(message)
    return folder.joinpath(*parts)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        is_cache = any(pair == (HIDDEN, _CACHE) for pair in pairwise(parts))
        if path.is_file() and not path.is_symlink() and not is_cache:
            yield path


def _zipped(contents: Iterator[tuple[str, bytes]]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents:
            archive.writestr(name, content)
    return target.getvalue()

"""Files are written whole or not at all: a temporary name beside the file, then a rename."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".reportgen-", ".tmp"
_ATTEMPTS = 5

if sys.platform == "win32":

    def _lock(_descriptor: int) -> bool:
        # Windows itself refuses to delete a file that somebody has open.
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True


def sweep(folder: Path) -> None:
    """Delete what killed runs left half-written in the folder; files being written stay."""
    with suppress(OSError):
        for path in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            _sweep_one(path)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that a reader, or a crash at any moment, finds old or new, never half.

    A link at ``path`` is replaced, not followed. Missing folders are made.

    Raises:
        OSError: the file cannot be written; what stood there is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another run may sweep the temporary file before it is locked.
    for _ in range(_ATTEMPTS - 1):
        with suppress(FileNotFoundError):
            _write(path, content)
            return
    _write(path, content)


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    try:
        # "x" makes the file anew and follows no link; unlike mkstemp it honours the umask.
        with temporary.open("xb") as stream:
            _lock(stream.fileno())
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def _sweep_one(path: Path) -> None:
    if path.is_symlink() or not path.is_file():
        return
    with suppress(OSError):
        with path.open("rb") as stream:
            abandoned = _lock(stream.fileno())
        if abandoned:
            path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""The decision journal on disk: append-only JSON lines, safe from crashes and second writers."""

import json
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from reportgen.disk import sync_folder
from reportgen.errors import Issue, Place, ReviewError, Severity
from reportgen.journal.events import from_json, to_line
from reportgen.journal.integrity import ends_open, examine
from reportgen.model import Event

_MAX_BYTES = 200_000_000
_FLAGS = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_OPENING = b'{"version": '

if sys.platform == "win32":
    import msvcrt

    _FAR = 0x7FFF0000

    def _lock(descriptor: int) -> None:
        # Windows locks bytes against readers too, so a byte is locked that is never written.
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A journal as read: events, broken lines that nobody explained yet, and explained ones."""

    events: tuple[Event, ...]
    open_breaks: tuple[int, ...]
    torn: tuple[int, ...]


def read_journal(path: Path) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Return the decisions of a journal, and the lines that a crash left unfinished.

    A journal that does not exist is empty.

    Raises:
        ReviewError: if a line is broken that no crash explains, or was written by a newer version.
    """
    if not os.path.lexists(path):
        return (), ()
    check_regular(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ReviewError(
            f"{path}: cannot be read ({error.strerror}); check the file", rule="not-readable"
        ) from None
    lines = _parse(content, path)
    events, odd = examine(lines.events, path)
    issues = [
        *(_torn(path, line, "warning") for line in lines.torn),
        *(_torn(path, line, "error") for line in lines.open_breaks),
        *(() if content else (_empty(path),)),
        *odd,
    ]
    return events, tuple(issues)


def append(path: Path, events: Sequence[Event], *, seen: int | None = None) -> tuple[Event, ...]:
    """Return the events as written at the end of the journal, numbered in order and on disk.

    Nothing that stands in the file is changed; after an unfinished line a new one is begun. Events
    that hold only for the journal as it was read say how many it held then (``seen``).

    Raises:
        ReviewError: if the journal cannot be read or written, or holds more than was ``seen``.
    """
    if not events:
        return ()
    try:
        with open_locked(path) as descriptor:
            return _append(descriptor, path, events, seen)
    except OSError as error:
        raise ReviewError(
            f"{path}: the decision could not be saved ({error.strerror}); "
            "check the disk and decide again",
            rule="not-writable",
        ) from None


def _append(
    descriptor: int, path: Path, events: Sequence[Event], seen: int | None
) -> tuple[Event, ...]:
    content = read_all(descriptor)
    before = _parse(content, path)
    if seen is not None and len(examine(before.events, path)[0]) != seen:
        raise ReviewError(
            f"{path}: somebody else decided meanwhile; look again, then repeat this",
            rule="decided-meanwhile",
        )
    last = max((event.seq for event in before.events), default=0)
    count = len(events)
    numbered = [replace(event, seq=last + n, more=count - n) for n, event in enumerate(events, 1)]
    unfinished = len(before.open_breaks) + ends_open(before.events)
    numbered[0] = replace(numbered[0], torn=unfinished)
    opening = "\n" if content and not content.endswith(b"\n") else ""
    text = opening + "".join(f"{to_line(event)}\n" for event in numbered)
    write_or_leave(descriptor, text.encode("utf-8", "replace"), len(content))
    sync_folder(path.parent)
    first = content.count(b"\n") + len(opening) + 1
    return tuple(replace(event, line=first + n) for n, event in enumerate(numbered))


def _parse(content: bytes, path: Path) -> _Lines:
    events: list[Event] = []
    open_breaks: list[int] = []
    torn: list[int] = []
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        raw = _decoded(line)
        if raw is None and not _is_unfinished(line):
            _refuse(path, number)
        if raw is None:
            open_breaks.append(number)
            continue
        event = replace(from_json(raw, f"{path}:{number}"), line=number)
        if len(open_breaks) > event.torn:
            _refuse(path, open_breaks[0])
        torn.extend(open_breaks)
        open_breaks.clear()
        events.append(event)
    return _Lines(tuple(events), tuple(open_breaks), tuple(torn))


def _decoded(line: bytes) -> object | None:
    """Return the JSON value of a line, None for a line that is not JSON."""
    try:
        return json.loads(line.decode("utf-8")) or {}
    except (ValueError, RecursionError):
        return None


def _is_unfinished(line: bytes) -> bool:
    """Whether a crash explains the line: it is the start of one of ours, or zeros of a power cut.

    A file that an editor saved with another encoding or other line ends does not count as a crash,
    or decisions would be lost for the price of a warning.
    """
    written = line.rstrip(b"\0\r ")
    text = written.decode("utf-8", "replace")
    if not _OPENING.startswith(written[: len(_OPENING)]) or any(c < " " for c in text):
        return False
    try:
        json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return True
    return False


def _refuse(path: Path, line: int) -> None:
    raise ReviewError(
        f"{path}:{line}: the line is broken, or the file is no longer UTF-8 text with a decision "
        "a line; restore it from a backup or correct it by hand",
        rule="broken-journal",
    )


def _torn(path: Path, line: int, severity: Severity) -> Issue:
    message = "a decision was not written to its end and does not count; decide again"
    return Issue(severity, "torn-decision", message, Place(str(path), line))


def _empty(path: Path) -> Issue:
    message = "the journal is empty; if anything was decided before, restore it from a backup"
    return Issue("warning", "journal-empty", message, Place(str(path)))


def check_regular(path: Path) -> None:
    """Refuse a link, a folder or a file that is too large in the place of a journal.

    Raises:
        ReviewError: if it is one.
    """
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise ReviewError(
            f"{path}: not a regular file; put the journal itself in its place", rule="not-a-file"
        )
    if status.st_size > _MAX_BYTES:
        raise ReviewError(
            f"{path}: larger than {_MAX_BYTES // 10**6} MB; check what was put there",
            rule="too-large",
        )


@contextmanager
def open_locked(path: Path) -> Iterator[int]:
    """Open a journal to read and append, and keep other writers out meanwhile."""
    if os.path.lexists(path):
        check_regular(path)
    descriptor = os.open(path, _FLAGS | _NO_FOLLOW, 0o666)
    try:
        _lock(descriptor)
        try:
            yield descriptor
        finally:
            _unlock(descriptor)
    finally:
        os.close(descriptor)


def read_all(descriptor: int) -> bytes:
    """Return all bytes of an open journal."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    chunks: list[bytes] = []
    while chunk := os.read(descriptor, 1 << 20):
        chunks.append(chunk)
    return b"".join(chunks)


def write_or_leave(descriptor: int, content: bytes, end: int) -> None:
    """Write the lines to disk, or cut the file back to ``end`` if that fails."""
    view = memoryview(content)
    try:
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, end)
        raise

"""The record of what was prepared and sent: ``sent.jsonl``, appended to and never rewritten."""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal, Never, get_args

from pydantic import TypeAdapter, ValidationError

from reportgen.disk import sync_folder
from reportgen.errors import Issue, Place, ReviewError
from reportgen.journal.lines import check_regular, open_locked, read_all, write_or_leave
from reportgen.model import PersonId

SENT = "sent.jsonl"
MailKind = Literal["first", "changed", "reminder", "cancelled", "thanks"]
KINDS: tuple[MailKind, ...] = get_args(MailKind)
_VERSION = 1


@dataclass(frozen=True, slots=True)
class SentLine:
    """One line of the record: a pack was prepared for a person, or said to have been sent.

    ``facts`` and ``digest`` are what the pack says; ``calendar`` the times in it by their ids, and
    ``sequence`` the number of this calendar. ``folder`` below the forum's holds the frozen files.
    ``on`` is the day of sending, ``name`` the person's name as data prints it.
    """

    op: Literal["prepared", "sent"]
    person: PersonId
    by: str
    at: dt.datetime
    on: dt.date
    kind: MailKind = "first"
    revision: int = 1
    digest: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    calendar: Mapping[str, str] = field(default_factory=dict)
    sequence: int = 0
    folder: str = ""
    name: str = ""
    email: str = ""
    language: str = ""
    seq: int = 0

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two lines the same one in two copies of the record."""
        return (self.op, self.person, self.by, self.at.isoformat(), self.on.isoformat())


_LINE = TypeAdapter(SentLine)


def read_sent(forum: Path) -> tuple[tuple[SentLine, ...], tuple[Issue, ...]]:
    """Return the record of a forum folder, with what conflict copies of it have besides.

    A torn last line is left out and told. Nothing is written.

    Raises:
        ReviewError: if a line is broken that no crash explains, or was written by a newer version.
    """
    path = forum / SENT
    lines, issues = _read(path)
    for copy in _copies(path):
        theirs, _ = _read(copy)
        known = {line.identity for line in lines}
        added = tuple(line for line in theirs if line.identity not in known)
        lines += added
        message = f"a copy of {SENT} with {len(added)} lines that it lacks; they are counted"
        if not added:
            message = f"a copy of {SENT} with nothing that it lacks; delete it"
        severity: Literal["warning", "note"] = "warning" if added else "note"
        issues += (Issue(severity, "sent-copy", message, Place(str(copy))),)
    return tuple(sorted(lines, key=lambda line: line.at)), issues


def append_sent(forum: Path, lines: Sequence[SentLine]) -> None:
    """Append lines to the record, numbered and on disk before this returns.

    Raises:
        ReviewError: if the record cannot be read or written.
    """
    if not lines:
        return
    path = forum / SENT
    try:
        with open_locked(path) as descriptor:
            content = read_all(descriptor)
            known, _ = _parse(content, path)
            last = max((line.seq for line in known), default=0)
            numbered = [replace(line, seq=last + n) for n, line in enumerate(lines, 1)]
            opening = "\n" if content and not content.endswith(b"\n") else ""
            text = opening + "".join(f"{_as_text(line)}\n" for line in numbered)
            write_or_leave(descriptor, text.encode("utf-8", "replace"), len(content))
        sync_folder(path.parent)
    except OSError as error:
        raise ReviewError(
            f"{path}: this could not be recorded ({error.strerror}); check the disk and repeat it",
            rule="not-writable",
        ) from None


def last_of(
    lines: Iterable[SentLine], op: Literal["prepared", "sent"], *, until: dt.date | None = None
) -> dict[PersonId, SentLine]:
    """Return each person's last line of this kind that is about a pack, up to a day."""
    return {
        line.person: line
        for line in lines
        if line.op == op and line.kind != "thanks" and (until is None or line.on <= until)
    }


def _as_text(line: SentLine) -> str:
    values = {"version": _VERSION, **asdict(line)}
    values |= {"at": line.at.isoformat(), "on": line.on.isoformat()}
    return json.dumps(values, ensure_ascii=False)


def _read(path: Path) -> tuple[tuple[SentLine, ...], tuple[Issue, ...]]:
    if not os.path.lexists(path):
        return (), ()
    check_regular(path)
    try:
        return _parse(path.read_bytes(), path)
    except OSError as error:
        raise ReviewError(
            f"{path}: cannot be read ({error.strerror}); check the file", rule="not-readable"
        ) from None


def _parse(content: bytes, path: Path) -> tuple[tuple[SentLine, ...], tuple[Issue, ...]]:
    lines: list[SentLine] = []
    issues: list[Issue] = []
    written = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    for number, text in enumerate(written, 1):
        if not text.strip(b"\0\r\t "):
            continue
        line = _line(text, path, number)
        if line is None:
            issues.append(_torn(path, number))
        else:
            lines.append(line)
    return tuple(lines), tuple(issues)


def _line(text: bytes, path: Path, number: int) -> SentLine | None:
    """Return a line, None for one that a crash left unfinished."""
    try:
        raw = json.loads(text.decode("utf-8"))
    except (ValueError, RecursionError):
        if text.startswith(b'{"version"') and not text.rstrip().endswith(b"}"):
            return None
        _refuse(path, number, "is broken")
    if not isinstance(raw, dict) or raw.pop("version", None) != _VERSION:
        _refuse(path, number, "is no line of this version")
    try:
        return _LINE.validate_python(raw)
    except ValidationError:
        _refuse(path, number, "is not what reportgen writes")


def _refuse(path: Path, number: int, what: str) -> Never:
    raise ReviewError(
        f"{path}:{number}: the line {what}; restore the file from a backup or correct it by hand",
        rule="broken-journal",
    )


def _torn(path: Path, number: int) -> Issue:
    message = "a line was not written to its end and does not count; repeat what was done then"
    return Issue("warning", "torn-sent", message, Place(str(path), number))


def _copies(path: Path) -> Iterator[Path]:
    found = (
        one for one in path.parent.glob(f"{path.stem}*{path.suffix}*") if one.name != path.name
    )
    return (one for one in sorted(found) if one.is_file() and not one.is_symlink())

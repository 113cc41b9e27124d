"""Places built files in the output folder without touching what a person edited."""

import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Literal

from reportgen.disk import sweep
from reportgen.errors import Issue
from reportgen.project.documents.record import (
    Record,
    Written,
    digest,
    read_record,
    record_path,
    write_record,
)
from reportgen.project.documents.rendering import rendered
from reportgen.project.folder.atomic import write_atomic
from reportgen.verification import Printed

State = Literal["written", "unchanged", "beside"]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file to deliver; ``content`` is called only if the file is not there already.

    ``name`` is relative to the output folder and may contain a folder ("briefs/park.docx").
    ``made_of`` is the digest of everything that determines the bytes, ``printed`` the citations in
    the file, each with the number of times it is printed.
    """

    name: str
    made_of: str
    content: Callable[[], bytes]
    report: str
    edition: str = ""
    language: str = ""
    printed: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """Where a built file is now.

    ``beside``: another file has its name, which a person edited or which we did not write, and was
    kept.
    """

    path: Path
    state: State


@dataclass(frozen=True, slots=True)
class _Planned:
    """The place and record of a file, and its bytes unless they are there already."""

    placed: PlacedFile
    written: Written
    content: bytes | None


def deliver(
    folder: Path, deliveries: Sequence[Delivery], workers: int = 1
) -> tuple[tuple[PlacedFile, ...], tuple[Issue, ...]]:
    """Write the files and return where each was placed.

    The folder's record is written before the files, so that after a crash none of our files is
    taken for one that a person edited. With several ``workers`` as many processes make them.

    Raises:
        PipelineError: if a file cannot be written.
    """
    for parent in {record_path(folder).parent, *((folder / d.name).parent for d in deliveries)}:
        sweep(parent)
    record, issues = read_record(folder)
    planned = _planned(folder, deliveries, record, workers)
    existing = Record(tuple(w for w in record.files if (folder / w.name).exists()))
    _keep_record(folder, record, existing.with_files(plan.written for plan in planned))
    for plan in planned:
        if plan.content is not None:
            write_atomic(plan.placed.path, plan.content)
    return tuple(plan.placed for plan in planned), issues


def _keep_record(folder: Path, before: Record, after: Record) -> None:
    if after != before or not record_path(folder).is_file():
        write_record(folder, after)


def place(folder: Path, name: str, content: bytes, record: Record) -> PlacedFile:
    """Write a file under its name, or beside a file that is not ours, and return where.

    Raises:
        PipelineError: if it cannot be written.
    """
    placed = _place_for(folder, name, digest(content), record)
    if _digest_of(placed.path) != digest(content):
        write_atomic(placed.path, content)
    return placed


def _planned(
    folder: Path, deliveries: Sequence[Delivery], record: Record, workers: int
) -> list[_Planned]:
    standing = [_standing(folder, delivery, record) for delivery in deliveries]
    wanted = [one for one, found in zip(deliveries, standing, strict=True) if found is None]
    made = iter(rendered([delivery.content for delivery in wanted], workers))
    return [
        found if found is not None else _plan(folder, delivery, record, next(made))
        for delivery, found in zip(deliveries, standing, strict=True)
    ]


def _plan(folder: Path, delivery: Delivery, record: Record, content: bytes) -> _Planned:
    wanted = digest(content)
    placed = _place_for(folder, delivery.name, wanted, record)
    written = Written(
        name=placed.path.relative_to(folder).as_posix(),
        sha256=wanted,
        made_of=delivery.made_of,
        report=delivery.report,
        edition=delivery.edition,
        language=delivery.language,
        printed=delivery.printed,
    )
    return _Planned(placed, written, None if _digest_of(placed.path) == wanted else content)


def _standing(folder: Path, delivery: Delivery, record: Record) -> _Planned | None:
    """Return the existing file if it was made of the same input and nobody touched it since."""
    for number in count():
        name = _numbered(delivery.name, number)
        found, written = _digest_of(folder / name), record.find(name)
        if written and written.made_of == delivery.made_of and found == written.sha256:
            state: State = "beside" if number else "unchanged"
            return _Planned(PlacedFile(folder / name, state), written, None)
        if found is None or record.is_ours(name, found):
            break
    return None


def _place_for(folder: Path, name: str, wanted: str, record: Record) -> PlacedFile:
    for number in count():
        numbered = _numbered(name, number)
        found = _digest_of(folder / numbered)
        if found == wanted:
            return PlacedFile(folder / numbered, "beside" if number else "unchanged")
        if found is None or record.is_ours(numbered, found):
            break
    return PlacedFile(folder / numbered, "beside" if number else "written")


def _numbered(name: str, number: int) -> str:
    if not number:
        return name
    path = PurePosixPath(name)
    mark = "(new)" if number == 1 else f"(new {number})"
    return path.with_name(f"{path.stem} {mark}{path.suffix}").as_posix()


def _digest_of(path: Path) -> str | None:
    """Return the digest of a file, None if it does not exist, "" if it is not a readable file."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    try:
        return digest(path.read_bytes()) if stat.S_ISREG(mode) else ""
    except OSError:
        return ""

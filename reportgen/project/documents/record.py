"""The record of an output folder: digests and citations of the files written there."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath

from reportgen.errors import Issue, Place
from reportgen.project.folder.atomic import write_atomic
from reportgen.shapes import shaped
from reportgen.verification import Printed

_VERSION = 1
_REMEMBERED = 10


@dataclass(frozen=True, slots=True)
class Written:
    """A file we wrote: the digest of its bytes, and its citations with how often each is printed.

    ``made_of`` is the digest of everything that determined its bytes. ``earlier`` are digests of
    our former versions, one of which may still be there after a killed run.
    """

    name: str
    sha256: str
    made_of: str
    report: str
    edition: str
    language: str
    printed: tuple[Printed, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What was written to one output folder, by file name."""

    files: tuple[Written, ...] = ()

    def find(self, name: str) -> Written | None:
        """Return what is recorded of the file with this name."""
        return next((written for written in self.files if written.name == name), None)

    def is_ours(self, name: str, sha256: str) -> bool:
        """Whether we wrote these bytes under this name, now or earlier."""
        written = self.find(name)
        return written is not None and sha256 in {written.sha256, *written.earlier}

    def with_files(self, written: Iterable[Written]) -> "Record":
        """Return the record with these files added; their older versions are remembered as ours."""
        new = {entry.name: self._with_history(entry) for entry in written}
        kept = (entry for entry in self.files if entry.name not in new)
        return Record(tuple(sorted((*kept, *new.values()), key=lambda entry: entry.name)))

    def _with_history(self, entry: Written) -> Written:
        old = self.find(entry.name)
        digests = [old.sha256, *old.earlier] if old else []
        earlier = [digest for digest in dict.fromkeys(digests) if digest != entry.sha256]
        return replace(entry, earlier=tuple(earlier[:_REMEMBERED]))


def digest(content: bytes) -> str:
    """Return the hex SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def record_path(folder: Path) -> Path:
    """Return where the record of an output folder is kept."""
    return folder / ".reportgen" / "record.json"


def read_record(folder: Path) -> tuple[Record, tuple[Issue, ...]]:
    """Return the record of an output folder; a damaged one is empty and reported as an issue."""
    path = record_path(folder)
    if not path.is_file():
        return Record(), ()
    try:
        return _from_json(json.loads(path.read_text("utf-8"))), ()
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, OSError):
        message = (
            "the record of what was written cannot be read; files of earlier builds are taken "
            "for yours and kept: delete the output folder to start afresh"
        )
        return Record(), (Issue("warning", "broken-record", message, Place(str(path))),)


def write_record(folder: Path, record: Record) -> None:
    """Write the record of an output folder.

    Raises:
        PipelineError: if it cannot be written.
    """
    files = [asdict(entry) for entry in record.files]
    text = json.dumps({"version": _VERSION, "files": files}, ensure_ascii=False, indent=1)
    write_atomic(record_path(folder), text.encode("utf-8", "surrogatepass") + b"\n")


@dataclass(frozen=True, slots=True)
class _Kept:
    """The file: its version and the record."""

    version: int
    files: tuple[Written, ...]


def _from_json(raw: object) -> Record:
    kept = shaped(raw, _Kept)
    if kept.version != _VERSION or any(leads_away(written.name) for written in kept.files):
        raise ValueError
    return Record(kept.files)


def leads_away(name: str) -> bool:
    """Return whether a name is no plain path below the output folder."""
    parts = PurePosixPath(name).parts
    return not parts or ".." in parts or any(c in name for c in "\\:\0") or name.startswith("/")

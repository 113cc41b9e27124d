"""Files that were built in memory, and how they get into a folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reportgen.errors import Issue, UsageError
from reportgen.project.decisions.status import Status
from reportgen.project.documents.outputs import Delivery, deliver
from reportgen.project.documents.record import digest, leads_away
from reportgen.verification import Printed


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What a file belongs to and what it prints of whom, by which it can be verified."""

    report: str = ""
    edition: str = ""
    language: str = ""
    printed: tuple[Printed, ...] = ()


class Files(dict[str, bytes]):
    """Files by name; ``issues`` is what to know about them, ``status`` that of the report.

    ``unfit`` says what a public edition lacks that was left out.
    """

    unfit: tuple[str, ...] = ()

    def __init__(
        self,
        files: Mapping[str, bytes],
        issues: tuple[Issue, ...] = (),
        status: Status | None = None,
        made_of: Mapping[str, MadeOf] | None = None,
    ) -> None:
        super().__init__(files)
        self.issues, self.status, self.made_of = issues, status, dict(made_of or {})

    def __repr__(self) -> str:
        """The names and sizes, not the bytes."""
        named = ", ".join(f"{name} ({len(content):,} bytes)" for name, content in self.items())
        return f"Files({named})"

    def save(self, folder: str | Path) -> tuple[Path, ...]:
        """Write the files into a folder and say where they stand; see :func:`save`."""
        return save(self, folder)


def save(files: Mapping[str, bytes], folder: str | Path) -> tuple[Path, ...]:
    """Write files into a folder and say where they stand.

    A file that somebody edited is kept and the new one put beside it, as ``reportgen build`` does.

    Raises:
        InputError: if the folder is a link or a file.
        PipelineError: if a file cannot be written.
        UsageError: if a name leads out of the folder; nothing is written then.
    """
    made_of = files.made_of if isinstance(files, Files) else {}
    deliveries = [_delivery(name, files[name], made_of.get(name, MadeOf())) for name in files]
    placed, _ = deliver(Path(folder), deliveries)
    return tuple(done.path for done in placed)


def _delivery(name: str, content: bytes, made_of: MadeOf) -> Delivery:
    if not isinstance(name, str) or leads_away(name) or ".reportgen" in Path(name).parts:
        message = f"{name!r} leads out of the folder; nothing was written, name the file otherwise"
        raise UsageError(message, rule="leads-away")
    if not isinstance(content, bytes | bytearray | memoryview):
        message = f"{name}: a file holds bytes, not {type(content).__name__}"
        raise UsageError(message, rule="wrong-argument")
    written = bytes(content)
    return Delivery(
        name=name,
        made_of=digest(written),
        content=partial(bytes, written),
        report=made_of.report,
        edition=made_of.edition,
        language=made_of.language,
        printed=made_of.printed,
    )

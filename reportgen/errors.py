"""What stops a run is raised as one of six errors; what does not is collected as an issue."""

import copyreg
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in an input file: path as the user gave it, line and column from 1 (0: unknown).

    ``address`` is where the program that wrote the file shows it: ``paragraph 14``, ``table 2,
    row 3, column 1``, ``page 4, line 2``; empty for a file of lines.
    """

    path: str
    line: int = 0
    column: int = 0
    address: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column``, leaving out what is unknown, and the address."""
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts) + (f" ({self.address})" if self.address else "")


class ReportgenError(Exception):
    """Anything that stops a run; as text it reads *where: what is wrong; what to do*.

    ``message`` is the text without the place, ``where`` the place as it is printed (empty:
    unknown), and ``rule`` a short stable name in kebab-case; docs/rules.md lists them all.
    """

    def __init__(self, message: str, where: object = "", *, rule: str) -> None:
        self.message, self.where, self.rule = message, str(where), rule
        super().__init__(f"{self.where}: {message}" if self.where else message)

    def __reduce__(self) -> tuple[object, ...]:
        # The default calls the class with the text alone, so no error would leave its process.
        return copyreg.__newobj__, (type(self), *self.args), vars(self)  # type: ignore[attr-defined]


class InputError(ReportgenError):
    """An input that cannot be read or understood."""

    def __init__(
        self, message: str, path: str | Place = "", line: int = 0, column: int = 0, *, rule: str
    ) -> None:
        self.place = path if isinstance(path, Place) else Place(path, line, column)
        super().__init__(message, self.place, rule=rule)


class TemplateError(ReportgenError):
    """A Word template, outline or theme that cannot be filled.

    ``path`` names the file as the user did, ``part`` what stands inside it (``header 1``), and
    ``paragraph`` counts from 1 in that part (0: unknown).
    """

    def __init__(
        self, message: str, path: str = "", paragraph: int = 0, *, part: str = "", rule: str
    ) -> None:
        self.path, self.part, self.paragraph = path, part, paragraph
        number = f"paragraph {paragraph}" if paragraph else ""
        super().__init__(message, ", ".join(filter(None, (path, part, number))), rule=rule)


class PipelineError(ReportgenError):
    """A language model or another part of the chain that is missing or refuses."""


class ReviewError(ReportgenError):
    """A decision that cannot be taken or a journal that cannot be read."""


class UsageError(ReportgenError, ValueError):
    """A wrong use of the library: an argument that is missing, unknown or contradicts another."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that does not stop the run but that a person should know.

    ``rule`` is a short stable name in kebab-case (``slot-overlap``); ``message`` says what is
    wrong and what to do, without the place.
    """

    severity: Severity
    rule: str
    message: str
    where: Place

    def __str__(self) -> str:
        """Return one line for a terminal."""
        return f"{self.where}: {self.severity}: {self.message} [{self.rule}]"

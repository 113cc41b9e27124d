"""What stops a run is raised as one of five errors; what does not is collected as an issue."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


class ReportgenError(Exception):
    """Anything that stops a run; the message reads *where: what is wrong; what to do*."""


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in an input file: path as the user gave it, line and column from 1 (0: unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, leaving out what is unknown."""
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class InputError(ReportgenError):
    """An input that cannot be read or understood."""

    def __init__(self, message: str, path: str = "", line: int = 0, column: int = 0) -> None:
        """Keep the place and put it in front of the message."""
        self.place = Place(path, line, column)
        super().__init__(f"{self.place}: {message}" if path else message)


class TemplateError(ReportgenError):
    """A Word template, outline or theme that cannot be filled; names part and paragraph."""

    def __init__(self, message: str, part: str = "", paragraph: int = 0) -> None:
        """Keep part and paragraph (from 1, 0: unknown) and put them in front of the message."""
        self.part, self.paragraph = part, paragraph
        where = f"{part}, paragraph {paragraph}" if paragraph else part
        super().__init__(f"{where}: {message}" if where else message)


class PipelineError(ReportgenError):
    """A language model or another part of the chain that is missing or refuses."""


class ReviewError(ReportgenError):
    """A decision that cannot be taken or a journal that cannot be read."""


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

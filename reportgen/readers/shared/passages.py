"""What every reader makes of a file: passages in order, what was withheld, what was not read."""

from dataclasses import dataclass

from reportgen.model import Form, Mark


@dataclass(frozen=True, slots=True)
class Passage:
    """A turn, paragraph, bullet or heading with its final text; ``number`` counts from 1.

    ``label`` is the speaker as heard or written, ``end`` the end of the last cue in seconds.
    """

    number: int
    form: Form
    text: str
    marks: tuple[Mark, ...]
    label: str = ""
    end: float | None = None
    no_consensus: bool = False
    level: int = 1


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file from ``first`` to ``last``, counted from 1."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that was not understood."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know about a line; becomes an issue where the path is known."""

    line: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as a reader understood it."""

    passages: tuple[Passage, ...]
    withheld: tuple[Lines, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A passage that a sidecar calls off record: seconds of the recording, or lines."""

    start: float
    end: float
    unit: str
    written: str

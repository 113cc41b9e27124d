"""What comes out of the door: passages in order, withheld places, remarks and doubts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.errors import Issue, Place
from reportgen.model import Form, Mark
from reportgen.places import Lines
from reportgen.readers.door.raw import Unread

NOT_UNDERSTOOD = "off-record-not-understood"


@dataclass(frozen=True, slots=True)
class Passage:
    """A turn, paragraph, bullet or heading with its final text; ``number`` counts from 1.

    ``label`` is the speaker as heard or written, ``end`` the end of the last cue in seconds. A
    passage is ``nameless`` where nothing in the source says who speaks, or that somebody else does.
    """

    number: int
    form: Form
    text: str
    marks: tuple[Mark, ...]
    label: str = ""
    end: float | None = None
    no_consensus: bool = False
    level: int = 1
    ordinal: int = 0
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark about a line, which becomes an issue once the path is known."""

    line: int
    rule: str
    message: str

    def issue(self, path: str, address: str = "") -> Issue:
        """The remark as a warning about a file."""
        return Issue("warning", self.rule, self.message, Place(path, self.line, 0, address))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A mark that may put talk off the record and is not understood."""

    line: int
    mark: str

    def issue(
        self, path: str, command: str = "reportgen mark FORUM FILE", address: str = ""
    ) -> Issue:
        """The doubt as an error about a file; ``command`` is what settles it, without the line."""
        settle = f"{command}:{self.line}"
        message = (
            f"{self.mark!r} looks like a marker of what is off record and is not understood; "
            f"if it is one: {settle} off --until LINE --by NAME; if not: {settle} on --by NAME"
        )
        return Issue("error", NOT_UNDERSTOOD, message, Place(path, self.line, 0, address))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A source after the door; ``heard`` is the number of turns in it.

    ``addresses`` are those of its lines where it is no text itself.
    """

    passages: tuple[Passage, ...]
    withheld: tuple[Lines, ...] = ()
    unread: tuple[Unread, ...] = ()
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    heard: int = 0
    addresses: Sequence[str] = ()
    with_comments: bool = False
    recorded_from: dt.time | None = None

    def address(self, line: int) -> str:
        """Where Word or another program shows a line; empty for a text file."""
        return self.addresses[line - 1] if 0 < line <= len(self.addresses) else ""

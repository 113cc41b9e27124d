"""What readers yield: raw turns, before the door has looked at a word."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath

from reportgen.model import Form
from reportgen.places import Lines, Span, lines_of
from reportgen.readers.shared.unpacked import Unpacked

NumberedLine = tuple[int, str]
Names = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class RawTurn:
    """What one voice says, or a paragraph, bullet or heading: its words with their lines.

    ``label`` is the name as the format gives it, None if it names nobody. ``start`` and ``end`` are
    seconds of the recording; without an end a turn lasts until another starts. A turn without lines
    has no words but takes a number. ``doubt`` is what precedes the words if it may be a speaker's
    label but is not certain to be one; then nobody is credited.
    ``ordinal`` is the number of an entry of a numbered list, 0 for any other.
    """

    label: str | None
    lines: Sequence[NumberedLine]
    start: float | None = None
    end: float | None = None
    form: Form = "turn"
    level: int = 1
    no_consensus: bool = False
    doubt: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that was not understood."""

    line: int
    """The line, from 1."""
    text: str
    """What stands there."""
    address: str = ""
    """Where Word or another program shows it; empty for a text file."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What a reader makes of a source.

    ``unread`` may fill while the turns are taken; ``typed`` are marks of its markup that are none
    and stay in the words. Where ``joins`` is set the turns are cues, and
    those of one voice without a pause between them become one. Where times are those of the day,
    they count from midnight and ``recorded_from`` is midnight.
    """

    turns: Iterable[RawTurn]
    unread: Sequence[Unread] = ()
    joins: bool = False
    typed: Sequence[Unread] = ()
    recorded_from: dt.time | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source's text (front matter blank) with what helps to understand it.

    ``known`` are the names of the forum's people. ``spans`` are off record and ``cleared`` lines
    hold no mark, as front matter and sidecar say; readers need not look at either. ``unpacked`` is
    the document of which the text was made, each of its lines a paragraph.
    Where ``unattributed`` is set the report names nobody, so a mark that only asks for that
    withholds nothing.
    """

    text: str
    path: str
    known: Names = frozenset()
    spans: Sequence[Span] = ()
    cleared: Sequence[Lines] = ()
    unattributed: bool = False
    unpacked: Unpacked | None = None
    one_speaker: bool = False

    @property
    def addresses(self) -> Sequence[str]:
        """The addresses of the lines, none where the source is a text itself."""
        return self.unpacked.addresses if self.unpacked else ()

    @property
    def kind(self) -> str:
        """What kind of document the source is, empty for a text."""
        return self.unpacked.kind if self.unpacked else ""

    def is_heading(self, number: int) -> bool:
        """Whether a line is a heading of the document, under which nobody goes on speaking."""
        return self.unpacked is not None and number in self.unpacked.headings

    @property
    def suffix(self) -> str:
        """The suffix of the file name in lower case."""
        return PurePath(self.path).suffix.casefold()

    @property
    def head(self) -> list[str]:
        """The first lines."""
        return [line for _, line in islice(lines_of(self.text), 400)]

"""What a programme says, as neutral records: every value as written, with its place."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from reportgen.model import SlotKind

LineForm = Literal["heading", "paragraph", "bullet", "row", "note"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: the path of a file, and the place in it in a reader's words."""

    path: str
    place: str = ""
    line: int = 0

    def __str__(self) -> str:
        """Return ``path, place``."""
        return f"{self.path}, {self.place}" if self.place else self.path

    @property
    def brief(self) -> str:
        """Return the file's name without its folders, and the place."""
        name = self.path.replace("\\", "/").rsplit("/", 1)[-1]
        return f"{name}, {self.place}" if self.place else name


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text or one row of a table, in the order in which it is read.

    ``cells`` holds one text for a line and one a column for a row. ``level`` is the depth of a
    heading or bullet from 1. ``markdown`` is the text for prose, where emphasis and footnotes
    are marked; a line of the form ``note`` is a footnote whose number is ``level``. ``typed`` is
    the same for each cell with bold type marked, too, as a reader of notes takes it; ``ordinal``
    the number of an entry of a numbered list.
    """

    cells: tuple[str, ...]
    spot: Spot
    form: LineForm = "paragraph"
    level: int = 1
    markdown: str = ""
    table: int = 0
    continues: bool = False
    typed: tuple[str, ...] = ()
    ordinal: int = 0

    @property
    def text(self) -> str:
        """Return the cells as one text."""
        return " ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that a person should look at; the lower the ``rank``, the more follows from it."""

    rank: int
    rule: str
    message: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class PersonWritten:
    """A person as a programme or list names one.

    ``affiliation`` is what stands after the name; ``position`` and ``organization`` are filled
    where the file keeps them apart; ``listed`` is set where the person agreed to be listed.
    """

    name: str
    spot: Spot
    honorific: str = ""
    affiliation: str = ""
    position: str = ""
    organization: str = ""
    email: str = ""
    phone: str = ""
    bio: str = ""
    country: str = ""
    listed: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotWritten:
    """A line of the agenda; ``minutes`` is a length as written, where no clock times are."""

    kind: SlotKind
    spot: Spot
    start: dt.time | None = None
    end: dt.time | None = None
    label: str = ""
    title: str = ""
    speakers: tuple[PersonWritten, ...] = ()
    minutes: int | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionWritten:
    """A block of the agenda; ``owners`` are the words in parentheses after its title."""

    title: str
    spot: Spot
    number: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    owners: tuple[str, ...] = ()
    moderators: tuple[PersonWritten, ...] = ()
    slots: tuple[SlotWritten, ...] = ()
    room: str = ""
    minutes: int | None = None
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganizationWritten:
    """A body that the title block names, with the words that say what it does."""

    name: str
    spot: Spot
    abbreviation: str = ""
    role: str = "participant"


@dataclass(frozen=True, slots=True)
class ContactColumn:
    """One column of a contacts table."""

    heading: str
    spot: Spot
    unit: str = ""
    people: tuple[PersonWritten, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One value about the event, as forum.yaml holds it."""

    value: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class ProseWritten:
    """A text of the programme; ``key`` says where the forum folder keeps it."""

    key: str
    markdown: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that one file says about an event.

    ``facts`` are keyed as in forum.yaml. ``listed`` are people without a line of the agenda;
    ``left`` are lines that found no place.
    """

    path: str
    dialect: str
    facts: tuple[tuple[str, Fact], ...] = ()
    dates: tuple[dt.date, ...] = ()
    organizations: tuple[OrganizationWritten, ...] = ()
    sessions: tuple[SessionWritten, ...] = ()
    listed: tuple[PersonWritten, ...] = ()
    contacts: tuple[ContactColumn, ...] = ()
    prose: tuple[ProseWritten, ...] = ()
    left: tuple[Line, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def fact(self, key: str) -> str:
        """Return a fact's value, empty where the file does not state it."""
        return next((fact.value for name, fact in self.facts if name == key), "")

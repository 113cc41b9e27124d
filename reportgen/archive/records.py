"""What the archive keeps of a forum and gives to who asks: plain rows."""

from dataclasses import dataclass, field

COLUMNS = (
    *("code", "number", "kind", "text", "quotation", "said_by", "session", "addressee"),
    *("deadline", "theme", "support", "decision", "status", "page"),
)
"""The names of what is kept of a point, in the order of its values."""


@dataclass(frozen=True, slots=True)
class ArchivedPoint:
    """A printed point of a forum; what its report does not print is empty.

    ``page`` is that of the issued document, 0 where none was issued or it is not found in it.
    """

    code: str
    number: int
    kind: str
    text: str
    quotation: str = ""
    said_by: str = ""
    session: str = ""
    addressee: str = ""
    deadline: str = ""
    theme: str = ""
    support: str = ""
    decision: str = "accepted"
    status: str = ""
    page: int = 0

    @property
    def values(self) -> tuple[str | int, ...]:
        """What is kept of the point, in the order of ``COLUMNS``."""
        return (
            *(self.code, self.number, self.kind, self.text, self.quotation, self.said_by),
            *(self.session, self.addressee, self.deadline, self.theme, self.support),
            *(self.decision, self.status, self.page),
        )


@dataclass(frozen=True, slots=True)
class ArchivedForum:
    """A forum as the archive keeps it; ``digest`` is that of everything in its folder.

    ``told`` is what it says became of the points of an earlier forum.
    """

    folder: str
    digest: str
    key: str
    title: str
    date: str
    place: str
    edition: str
    rows: tuple[ArchivedPoint, ...] = field(default=(), repr=False)
    told: tuple["ToldStatus", ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class ToldStatus:
    """What became of a point of an earlier forum, which is known by its title."""

    title: str
    code: str
    status: str


@dataclass(frozen=True, slots=True)
class FoundPoint:
    """A point that was found, with the forum that printed it.

    ``date`` is the first day of the forum (``2026-05-14``), ``edition`` "final" or "draft".
    """

    forum: str
    title: str
    date: str
    place: str
    edition: str
    folder: str
    point: ArchivedPoint

    @property
    def year(self) -> str:
        """The year of the forum."""
        return self.date[:4]

    @property
    def reference(self) -> str:
        """Where the point stands: forum, its date, and the number of the point."""
        place = f", page {self.point.page}" if self.point.page else ""
        day = f", {self.date}" if self.date else ""
        return f"{self.title}{day}, no. {self.point.number}{place}"

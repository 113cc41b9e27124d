"""What the commands on the archive print under ``--json``, each field with what it means."""

# pydantic reads TypedDict of the standard library from Python 3.12 on only.
from typing_extensions import TypedDict


class ArchiveIndexContent(TypedDict):
    """What `archive index` did."""

    archive: str
    """The file of the archive."""
    read: list[str]
    """Forum folders that were read."""
    unchanged: list[str]
    """Forum folders in which nothing changed since they were read."""
    removed: list[str]
    """Forum folders that are gone and were taken out."""
    failed: list[str]
    """Forum folders that could not be read; the issues say why."""
    points: int
    """How many points are in the archive now."""


class ArchivePoint(TypedDict):
    """A point that a forum's report prints; what the report does not print is empty."""

    forum: str
    """The id of the forum."""
    title: str
    """The title of the forum."""
    date: str
    """The first day of the forum."""
    place: str
    """Venue and city."""
    edition: str
    """"final" for a signed report, else "draft"."""
    folder: str
    """The folder of the forum."""
    id: str
    """The stable id of the finding."""
    number: int
    """The number of the point in the report."""
    kind: str
    """What kind of point it is."""
    text: str
    """The words that the report prints."""
    quotation: str
    """The speaker's words under a sentence of the rapporteur."""
    said_by: str
    """Who said it, in which session and when, as the attribution rule lets it print."""
    session: str
    """The session in which it was said."""
    addressee: str
    """Whom it asks to act."""
    deadline: str
    """By when, where a person set that."""
    theme: str
    """The heading it stands under, and the themes of which it speaks."""
    support: str
    """How many people stand behind it, in words."""
    decision: str
    """What a person decided."""
    status: str
    """What came of it, where that is known."""
    page: int
    """The page of the issued document; 0 where that is not known."""


class ArchiveFindContent(TypedDict):
    """What `archive find` found."""

    total: int
    """How many points fit; the limit may leave some out."""
    loosely: bool
    """Whether no point has all the words, and these have some."""
    points: list[ArchivePoint]
    """The points, the best first."""


class ArchiveRunContent(TypedDict):
    """What came of one forum of many; one line each."""

    folder: str
    """The folder of the forum."""
    exit: int
    """The exit code that the single command would have."""
    line: str
    """What was done, in a line."""
    problems: list[str]
    """What was wrong, a line each."""


class ArchiveGroup(TypedDict):
    """Points of several forums that seem to say the same."""

    forums: int
    """How many forums said it."""
    years: list[str]
    """The years in which it was said."""
    points: list[ArchivePoint]
    """The points, the earliest first."""


class ArchiveRecurringContent(TypedDict):
    """What several forums seem to have recommended; a person tells whether it is so."""

    groups: list[ArchiveGroup]
    """The groups, the one of most forums first."""

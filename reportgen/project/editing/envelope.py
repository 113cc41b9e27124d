"""What commands that change forum.yaml print under ``--json``."""

from typing_extensions import TypedDict


class ConflictRecord(TypedDict):
    """A value that was changed in two places."""

    key: str
    """What --take and --keep call it."""
    subject: str
    """What it is about."""
    ours: str
    """The value in the folder."""
    theirs: str
    """The value in the file."""


class ExportContent(TypedDict):
    """A programme that was written for another program."""

    forum: str
    """The forum folder, as it was given."""
    format: str
    """The format."""
    file: str
    """The file."""


class EditContent(TypedDict):
    """A change of forum.yaml."""

    file: str
    """The file."""
    changes: list[str]
    """What becomes of what, in words."""
    notes: list[str]
    """What to know besides."""
    difference: list[str]
    """The lines that change: the number, - or +, and the words."""
    texts: list[str]
    """Other files of the folder that change."""
    conflicts: list[ConflictRecord]
    """Values that were changed here and in the file that is taken over, not settled yet."""
    written: bool
    """Whether the file was changed; without --yes it is only shown."""
    forum: str
    """The forum folder, as it was given."""


class FollowedRecord(TypedDict):
    """A recommendation of an earlier forum."""

    number: str
    """The number that it was printed under."""
    text: str
    """Its words."""
    addressee: str
    """Who was to act."""
    deadline: str
    """By when."""
    status: str
    """What became of it: done, under way, not begun, overtaken; empty where nobody said."""
    note: str
    """A person's sentence about it."""
    told_by: str
    """Who said so."""
    told_on: str
    """When, as a date."""
    evidence: list[str]
    """Ids of findings of this forum that a person put beside it."""
    offered: list[str]
    """Codes of findings of this forum that may speak of it."""


class FollowUpContent(TypedDict):
    """What is followed up."""

    followed: str
    """Title of the earlier forum."""
    points: list[FollowedRecord]
    """What it recommended."""
    forum: str
    """The forum folder, as it was given."""

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

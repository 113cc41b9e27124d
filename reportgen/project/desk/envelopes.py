"""What the commands for colleagues and speakers print under ``--json``, as classes."""

from collections.abc import Mapping

from typing_extensions import TypedDict

from reportgen.project.desk.importing import Came


class SheetFile(TypedDict):
    """A file that was written for others."""

    forum: str
    """The forum folder, as it was given."""
    file: str
    """The file."""


class SheetOutcome(TypedDict):
    """What became of something in a sheet."""

    code: str
    """The code of the point; empty where the row belongs to none."""
    came: Came
    """Whether it was taken, and if not, why."""
    field: str
    """Which field it is about; empty for a whole row."""
    was: str
    """What stands, or stood before."""
    says: str
    """What the sheet says."""
    author: str
    """Who changed or commented; empty where the file does not say."""
    at: str
    """When, as the file says it."""
    place: str
    """The row of the sheet."""


class SheetContent(TypedDict):
    """A sheet that was taken in."""

    forum: str
    """The forum folder, as it was given."""
    kept: str
    """Where the file is kept as it came."""
    events: int
    """How many lines were added to the journal."""
    rows: list[SheetOutcome]
    """What became of everything in it."""
    final: bool
    """Whether a person signed the outcome report as it is now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""


DESK_CONTENTS: Mapping[str, type] = {"sheet-export/1": SheetFile, "sheet-import/1": SheetContent}
"""The envelopes by name."""

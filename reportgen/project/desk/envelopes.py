"""What the commands for colleagues and speakers print under ``--json``, as classes."""

from collections.abc import Mapping

from typing_extensions import TypedDict

from reportgen.composition import PrintedPoint
from reportgen.project.desk.absorbing import Absorption
from reportgen.project.desk.clearing import ClearanceState
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


class PointsContent(TypedDict):
    """The printed points of a report."""

    forum: str
    """The title of the forum."""
    final: bool
    """Whether a person signed the outcome report as it is now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""
    points: list[PrintedPoint]
    """The points in the order of print."""


class PointChange(TypedDict):
    """A difference between two exports of points."""

    number: str
    """The number of the point in print."""
    what: str
    """Which field changed, or that the point is new or no longer there."""
    was: str
    """The old words."""
    says: str
    """The new words."""


class PointChangesContent(TypedDict):
    """What changed between two exports of points."""

    changes: list[PointChange]
    """The differences."""


class CopyContent(TypedDict):
    """A clearance copy that was written."""

    file: str
    """The PDF."""
    digest: str
    """The digest on every page."""


class StageRecord(TypedDict):
    """Who stood behind which state of the report."""

    stage: str
    """drafted, reviewed, approved, or clearance copy."""
    by: str
    """Who, and who recorded it where that is somebody else."""
    digest: str
    """The digest of that state."""
    holds: bool
    """Whether the report is still so."""


class SignContent(TypedDict):
    """Everybody who stood behind the report so far."""

    stages: list[StageRecord]
    """The stages in their order."""
    status: str
    """What the report rests on, or what is left to do, in one sentence."""


class AnswerRecord(TypedDict):
    """What became of an answer in a slip."""

    code: str
    """The code of the statement; empty where the row belongs to none."""
    answer: str
    """The answer as written."""
    came: str
    """What it was taken for, or why it was not taken."""


class ClearanceContent(TypedDict):
    """The clearance of a report by its speakers."""

    files: list[str]
    """The slips and mails that were written."""
    answers: list[AnswerRecord]
    """The answers that were taken in."""
    states: list[ClearanceState]
    """Where the clearance of each statement stands."""


class RedlineFile(TypedDict):
    """A Word file with the changes between two others."""

    file: str
    """The file."""


class AbsorbedChange(TypedDict):
    """What became of a changed paragraph."""

    came: Absorption
    """Whether it was taken, and if not, why."""
    place: str
    """Where it went, or why it was left."""
    was: str
    """The paragraph as it was built; empty for a new one."""
    says: str
    """The paragraph as it is in the file; empty for a deleted one."""
    paragraph: int
    """Its number in the file, from 1."""
    heading: str
    """The heading above it."""
    author: str
    """Who changed it under Track Changes; empty where the file does not say."""
    at: str
    """When, as the file says it."""


class AbsorbContent(TypedDict):
    """An edited report that was taken in."""

    forum: str
    """The forum folder, as it was given."""
    kept: str
    """Where the file is kept as it came; empty under --check."""
    events: int
    """How many lines were added to the journal."""
    written: list[str]
    """The texts that were changed, relative to the forum folder."""
    changes: list[AbsorbedChange]
    """Every change in the file."""
    final: bool
    """Whether a person signed the outcome report as it is now."""
    status: str
    """What that rests on, or what is left to do, in one sentence."""


DESK_CONTENTS: Mapping[str, type] = {
    "sheet-export/1": SheetFile,
    "sheet-import/1": SheetContent,
    "absorb/1": AbsorbContent,
    "redline/1": RedlineFile,
    "points/1": PointsContent,
    "clearance-copy/1": CopyContent,
    "sign/1": SignContent,
    "clearance/1": ClearanceContent,
    "change-note/1": PointChangesContent,
}
"""The envelopes by name."""

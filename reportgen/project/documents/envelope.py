"""What the command about drafts prints under ``--json``."""

from typing_extensions import TypedDict

from reportgen.project.documents.drafting import DraftState


class DraftRecord(TypedDict):
    """What became of the draft of a session's summary."""

    session: str
    """The id of the session."""
    path: str
    """The draft, relative to the forum folder, whether it is there or not."""
    state: DraftState
    """What was done, or why nothing was."""


class DraftContent(TypedDict):
    """Drafts as they were written, or the draft that was adopted."""

    drafts: list[DraftRecord]
    """The drafts, in the order of the sessions."""
    adopted: str
    """The text that a draft became, relative to the forum folder; empty where none was adopted."""
    by: str
    """Who adopted it."""

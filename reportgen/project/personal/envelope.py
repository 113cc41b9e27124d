"""What the commands about data of people print under ``--json``."""

from typing_extensions import TypedDict

from reportgen.project.personal.forgetting import Remaining
from reportgen.project.personal.listing import HeldData


class DataContent(TypedDict):
    """Every file with data about people."""

    forum: str
    """The forum folder, as it was given."""
    places: list[HeldData]
    """The files."""


class ForgetContent(TypedDict):
    """What is removed of a person."""

    forum: str
    """The forum folder, as it was given."""
    person: str
    """The id of the person."""
    removed: list[str]
    """What is removed, in words."""
    remains: list[Remaining]
    """Files that still tell of the person."""
    written: bool
    """Whether it was done; without --yes it is only shown."""


class RetireContent(TypedDict):
    """What is destroyed of a forum."""

    forum: str
    """The forum folder, as it was given."""
    deleted: list[str]
    """The files."""
    kept: int
    """How many printed quotations are kept with their digests."""
    written: bool
    """Whether it was done; without --yes it is only shown."""

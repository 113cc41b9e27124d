"""What the commands about packs and mails print under ``--json``."""

from typing_extensions import TypedDict


class PackRecord(TypedDict):
    """One person's pack."""

    person: str
    """The id of the person."""
    name: str
    """The name."""
    revision: int
    """The revision of the pack as it is now, counted against what was sent; 0 without one."""
    prepared: str
    """The day of the last mail that was prepared; empty for none."""
    prepared_by: str
    """Who prepared it."""
    sent: str
    """The day on which the last pack was sent; empty for never."""
    sent_by: str
    """Who sent it."""
    state: str
    """What the pack waits for, in words."""
    owed: list[str]
    """What the person has still to send."""


class StatusContent(TypedDict):
    """Who has which pack."""

    packs: list[PackRecord]
    """A row for each person."""


class ChangeRecord(TypedDict):
    """One thing that a person has to be told."""

    person: str
    """The id of the person."""
    name: str
    """The name."""
    what: str
    """What changed; "details" where only details did."""
    old: str
    """What the person was sent; empty for nothing."""
    new: str
    """What it is now; empty for nothing."""
    revision: int
    """The revision of the pack that says so."""
    state: str
    """What the pack waits for, in words."""


class ChangesContent(TypedDict):
    """Who must be told what."""

    changes: list[ChangeRecord]
    """A row for each change."""
    files: list[str]
    """The files that list them."""


class PreparedMail(TypedDict):
    """A mail that was prepared."""

    name: str
    """To whom."""
    kind: str
    """first, changed, reminder, cancelled or thanks."""


class WithheldPack(TypedDict):
    """A pack that was not prepared."""

    name: str
    """Whose pack."""
    lacks: str
    """What it needs first."""


class SendContent(TypedDict):
    """What was prepared; nothing was sent."""

    prepared: list[PreparedMail]
    """The mails."""
    withheld: list[WithheldPack]
    """What was left out."""
    mails: str
    """The folder of the drafts."""
    frozen: str
    """The folder that keeps what would go out; empty where there is nothing."""


class SentMarkContent(TypedDict):
    """What was recorded as sent."""

    people: list[str]
    """The ids of the people."""


class SentRemoveContent(TypedDict):
    """Which packs of people who left were removed."""

    removed: list[str]
    """The files."""

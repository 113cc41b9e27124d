"""How a calendar goes out."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Invitation:
    """How a calendar goes out: its number, which rises with each change, the day, and by whom.

    Without an address at both ends it is published; no answer is asked for.
    """

    sequence: int
    stamp: dt.date
    organizer: str = ""
    attendee: str = ""
    cancelled: bool = False

    @property
    def method(self) -> Method:
        """What the reader's calendar does with it."""
        if self.cancelled:
            return "CANCEL"
        return "REQUEST" if self.organizer and self.attendee else "PUBLISH"

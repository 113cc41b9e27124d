"""Times of the day in transcripts, and what closes and fills transcripts without being speech."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

MIDNIGHT: Final = dt.time()
_DAY: Final = 86_400.0
_LATEST_START: Final = 6 * 3_600.0
"""A recording whose first words come later than this counts from midnight, not from its start."""

FURNITURE: Final = re.compile(
    r"(?:transcribed by|transcription ended|transcription started|meeting ended (?:after|at)"
    r"|transcript generated|this editable transcript was computer generated)\b.*"
    r"|.{1,60} (?:started|stopped) transcription\s*",
    re.IGNORECASE,
)
"""Lines that the program which wrote a transcript adds to it."""


def is_time_of_day(seconds: Iterable[float]) -> bool:
    """Return whether times are those of the day: the first one is too late for a recording."""
    return next(iter(seconds), 0.0) >= _LATEST_START


class DayClock:
    """Times of the day as seconds since the first midnight, going on after the next one."""

    def __init__(self) -> None:
        """Begin before any time was heard."""
        self._last = 0.0
        self._days = 0.0

    def seconds(self, clock: float) -> float:
        """Return a time of the day after those before; one much earlier is of the next day."""
        if self._last - clock > _DAY / 2:
            self._days += _DAY
        self._last = clock
        return clock + self._days

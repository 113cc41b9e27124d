"""How many recommendations are enough for a report."""

from reportgen.extraction import HALF_DAY
from reportgen.model import Forum

_MINUTES = 240
"""Minutes of a half day."""


def enough_for(forum: Forum) -> int:
    """Return how many recommendations are enough for a report: a fixed number for each half day."""
    return HALF_DAY * half_days(forum)


def half_days(forum: Forum) -> int:
    """Return the length of a forum in half days, at least one for each of its days."""
    minutes = forum.duration_minutes or 0
    if not minutes and forum.start and forum.end:
        minutes = (forum.end.hour - forum.start.hour) * 60 + forum.end.minute - forum.start.minute
    return max(1, round(minutes / _MINUTES)) * max(1, len(forum.dates))

"""How many candidates are enough for a report."""

from reportgen.extraction import A_DAY
from reportgen.model import Forum


def enough_for(forum: Forum) -> int:
    """Return how many candidates are enough for a report at most: a fixed number for each day."""
    return A_DAY * max(1, len(forum.dates))

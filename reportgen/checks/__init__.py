"""Checks a forum before anybody reads its documents; issues carry their places."""

from collections.abc import Callable, Iterator

from reportgen.checks.agenda import check_closing, check_duration, check_order, check_slots
from reportgen.checks.clocks import check_clock_changes, check_hours
from reportgen.checks.consistency import CONSISTENCY
from reportgen.checks.counts import check_counts
from reportgen.checks.mailing import (
    check_addresses,
    check_clock_nights,
    check_custom,
    check_deadlines,
    check_ends,
    check_two_places,
)
from reportgen.checks.people import check_spellings, check_zones
from reportgen.checks.pictures import check_photos
from reportgen.checks.prose_style import check_points, check_style
from reportgen.checks.references import check_references
from reportgen.checks.stand_ins import check_stand_ins
from reportgen.errors import Issue
from reportgen.model import Forum, Places

Check = Callable[[Forum, Places], Iterator[Issue]]

CHECKS: tuple[Check, ...] = (
    check_references,
    check_order,
    check_clock_changes,
    check_hours,
    check_duration,
    check_slots,
    check_closing,
    check_two_places,
    check_ends,
    check_deadlines,
    check_addresses,
    check_clock_nights,
    check_custom,
    check_spellings,
    check_zones,
    check_counts,
    check_photos,
    check_stand_ins,
    *CONSISTENCY,
)


def check_forum(forum: Forum, places: Places | None = None) -> tuple[Issue, ...]:
    """Return what the checks find, in the order of the file where places are known.

    Rules that the forum calls ``unchecked`` stay silent, unless they find an error.
    """
    found = [
        issue
        for check in CHECKS
        for issue in check(forum, places or {})
        if issue.severity == "error" or issue.rule not in forum.unchecked
    ]
    return tuple(sorted(found, key=lambda issue: (issue.where.path, issue.where.line)))


__all__ = ["CHECKS", "check_forum", "check_points", "check_style"]

"""What is asked of a forum's material, and what is found in it: findings of all kinds."""

from dataclasses import dataclass
from typing import Literal

from reportgen.model import Bearing, Chairs, Finding, FindingId, Group, ThemeTag

GroupBy = Literal["words", "meaning"]

A_DAY = 30
"""Candidates that a rapporteur reads at most for the report of one day."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the forum besides what was said: who moderates, its themes and titles.

    ``language`` holds where the words do not show their own; at most ``size`` candidates are
    enough for a report. ``group_by`` says what is asked whether two say the same: their words, or a
    sentence encoder, too.
    """

    moderators: Chairs = frozenset()
    themes: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    language: str = "en"
    size: int = A_DAY
    group_by: GroupBy = "words"


NOTHING_KNOWN = Setting()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: findings of all kinds in reading order, and which bear on which.

    ``alike`` are recommendations that seem to say the same, a suggestion each, ``themes`` what a
    recommendation speaks of, ``wordings`` suggested sentences in report style, ``enough`` the short
    list for a report, best first, each with why it is there.
    """

    findings: tuple[Finding, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    alike: tuple[Group, ...] = ()
    themes: tuple[tuple[FindingId, tuple[ThemeTag, ...]], ...] = ()
    wordings: tuple[tuple[FindingId, str], ...] = ()
    enough: tuple[tuple[FindingId, tuple[str, ...]], ...] = ()

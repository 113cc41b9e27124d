"""Recommendations of an earlier forum, and what became of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

FollowUpStatus = Literal["done", "under way", "not begun", "overtaken"]


@dataclass(frozen=True, slots=True)
class FollowedPoint:
    """A recommendation that was printed then, and a person's word on what became of it.

    ``number`` is the one it was printed under, ``point`` its id in the earlier forum. ``evidence``
    are ids of findings of this forum in which somebody speaks of it. ``earlier`` is what was said
    before the status that holds now.
    """

    point: str
    text: str
    number: str = ""
    addressee: str = ""
    deadline: str = ""
    status: FollowUpStatus | None = None
    note: str = ""
    told_by: str = ""
    told_on: dt.date | None = None
    evidence: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The recommendations of the forum called ``forum``, held on ``date``."""

    forum: str
    date: dt.date | None = None
    points: tuple[FollowedPoint, ...] = ()

"""Numbers that people counted and declared: participants, attendance, evaluation forms."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

CountedAs = Literal["registered", "attended", "online", "onsite"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people or answers under its printed name."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people attended at a time, in one place or channel; by default on the first day."""

    time: dt.time
    number: int
    place: str = ""
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """Counted participants; registered, attended, online and in the room are kept apart.

    ``by_country``, ``by_sector`` and ``by_gender`` divide those who are ``counted``; gender is only
    what people declared of themselves.
    """

    registered: int | None = None
    attended: int | None = None
    online: int | None = None
    onsite: int | None = None
    countries: int | None = None
    note: str = ""
    counted: CountedAs = "attended"
    source: str = ""
    by_country: tuple[Count, ...] = ()
    by_sector: tuple[Count, ...] = ()
    by_gender: tuple[Count, ...] = ()
    over_time: tuple[Headcount, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the evaluation form, and how often each answer was given."""

    question: str
    answers: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result of the evaluation forms: how many were sent and came back, and the answers."""

    sent: int | None = None
    returned: int | None = None
    note: str = ""
    questions: tuple[Question, ...] = ()


SMALLEST = 3
"""Fewest people in a printed group; a smaller group could identify somebody."""


def left_out(groups: tuple[Count, ...]) -> tuple[Count, ...]:
    """Return the groups that must not be printed beside their total.

    These are the small groups and, so that nobody can compute a small number from the total, the
    next smallest ones: at least two groups and ``SMALLEST`` people together. If fewer than two
    groups would be left, all of them are left out.
    """
    counted = sorted((group for group in groups if group.number), key=lambda group: group.number)
    hidden = [group for group in counted if group.number < SMALLEST]
    if not hidden:
        return ()
    larger = iter(counted[len(hidden) :])
    while len(hidden) < 2 or sum(group.number for group in hidden) < SMALLEST:
        following = next(larger, None)
        if following is None:
            break
        hidden.append(following)
    shown = len(counted) - len(hidden)
    return tuple(groups) if shown < 2 else tuple(g for g in groups if g in hidden)


NO_PARTICIPATION, NO_EVALUATION = Participation(), Evaluation()

"""What people decided, and all that a report is made from."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from reportgen.model.event import Forum
from reportgen.model.speech import Bearing, Consensus, Finding, Group, Material, ThemeTag
from reportgen.model.terms import FindingId, PersonId


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding, as replaying the journal gives it.

    ``wording`` is the rapporteur's own sentence in place of the quote, ``line`` the line of the
    journal that holds it; ``merged_into`` names the finding that prints this one's evidence.
    ``stale`` is set when the finding's words changed after the decision.
    """

    finding: FindingId
    status: Literal["accepted", "rejected"]
    by: str
    at: dt.datetime
    wording: str = ""
    line: int = 0
    merged_into: FindingId | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose finding is gone; ``candidates`` are findings it could be moved to."""

    decision: Decision
    quote: str
    candidates: tuple[FindingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made the report final, and when."""

    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Review:
    """The state that replaying the decision journal gives.

    ``apart`` are pairs of findings of which a person said that they do not say the same.
    """

    decisions: tuple[Decision, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    final: Signature | None = None
    apart: tuple[tuple[FindingId, FindingId], ...] = ()


@dataclass(frozen=True, slots=True)
class Proceedings:
    """All that the outcome report is made from.

    ``groups`` repeat each other nearly word for word, ``alike`` seem to say the same and are
    suggestions. ``bearings`` say which answer and objection is about what. ``consensus`` says who
    stands behind what is printed, by its first finding. ``themes`` are what
    recommendations speak of, ``wordings`` suggested sentences in report style, ``enough`` the
    recommendations that are enough for a report, best first, each with why it is there.
    ``authors`` are the people of the forum who are meant where a speaker reports what somebody
    else asks for; who is not certain is not among them.
    """

    forum: Forum
    material: Material = Material()  # noqa: RUF009 - frozen, so it can be shared
    findings: tuple[Finding, ...] = ()
    groups: tuple[Group, ...] = ()
    review: Review = Review()
    bearings: tuple[Bearing, ...] = ()
    alike: tuple[Group, ...] = ()
    consensus: tuple[tuple[FindingId, Consensus], ...] = ()
    themes: tuple[tuple[FindingId, tuple[ThemeTag, ...]], ...] = ()
    wordings: tuple[tuple[FindingId, str], ...] = ()
    enough: tuple[tuple[FindingId, tuple[str, ...]], ...] = ()
    authors: tuple[tuple[FindingId, PersonId], ...] = ()

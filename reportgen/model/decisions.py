"""What people decided, and all that a report is made from."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from reportgen.model.event import Forum
from reportgen.model.speech import Finding, Group, Material
from reportgen.model.terms import FindingId


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
    """The state that replaying the decision journal gives."""

    decisions: tuple[Decision, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    final: Signature | None = None


@dataclass(frozen=True, slots=True)
class Proceedings:
    """All that the outcome report is made from."""

    forum: Forum
    material: Material = Material()  # noqa: RUF009 - frozen, so it can be shared
    findings: tuple[Finding, ...] = ()
    groups: tuple[Group, ...] = ()
    review: Review = Review()

"""Settles the ledger: what people decided about each finding, and what is printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportgen.ledger.offers import offers
from reportgen.ledger.order import ReadingOrder
from reportgen.ledger.points import Point, Weigh, points
from reportgen.ledger.signing import Signed, compare, seal
from reportgen.model import (
    BEARING_KINDS,
    Decision,
    Finding,
    FindingId,
    Orphan,
    Proceedings,
    Review,
    Signature,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a finding, and its effect.

    ``decision`` is a person's last decision, None if there is none. ``under`` is the finding that
    represents the printed point containing this one, None if it is not printed. ``needed`` says
    whether the report cannot be final without a decision about it, ``counts`` whether the decision
    takes effect: it does not if its words changed since, nor does an acceptance if the finding it
    was merged into, or is about, is not printed.
    """

    finding: Finding
    decision: Decision | None = None
    under: FindingId | None = None
    needed: bool = False
    counts: bool = False

    @property
    def waits(self) -> bool:
        """Whether a person still, or again, has to decide."""
        return self.needed and not self.counts

    @property
    def lapsed(self) -> bool:
        """Whether there is a decision that no longer takes effect."""
        return self.decision is not None and not self.counts


@dataclass(frozen=True, slots=True)
class Ledger:
    """The proceedings with what was decided: one verdict a finding, and what is printed.

    ``verdicts`` are in reading order, ``points`` are what is printed by itself, in reading order,
    and ``alike`` the findings that could be merged, each time those that seem to say the same.
    ``signed`` is the last signature and whether it holds.
    """

    proceedings: Proceedings
    verdicts: Mapping[FindingId, Verdict]
    points: tuple[Point, ...] = ()
    alike: tuple[tuple[FindingId, ...], ...] = ()
    signed: Signed | None = None

    @property
    def review(self) -> Review:
        """Return the decisions as the journal gives them."""
        return self.proceedings.review

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Return the decisions whose finding is gone."""
        return self.review.orphans

    @property
    def final(self) -> Signature | None:
        """Return the signature that makes the report final, None for a draft."""
        return self.signed.signature if self.signed and self.signed.holds else None

    @property
    def seal(self) -> str:
        """The digest of everything that a signature would cover now."""
        return seal(self.proceedings, self.points)

    @property
    def needed(self) -> tuple[Finding, ...]:
        """The findings that all need a decision before the report can be final.

        These are the recommendations that were found, not those that are only worth a look,
        possible dissent from a printed one, and, of the rest, those about which somebody decided
        something.
        """
        return tuple(f for f in self.proceedings.findings if self.verdicts[f.id].needed)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The findings that a person still has to decide, in order.

        Repetitions of an accepted sentence need their own decision, since their speakers would be
        printed.
        """
        return tuple(f for f in self.proceedings.findings if self.verdicts[f.id].waits)

    @property
    def untouched(self) -> tuple[Verdict, ...]:
        """The findings about which nobody decided anything, in reading order."""
        return tuple(one for one in self.verdicts.values() if one.decision is None)

    @property
    def rejected(self) -> int:
        """Return how many findings were rejected."""
        return sum(
            one.counts and one.decision is not None and one.decision.status == "rejected"
            for one in self.verdicts.values()
        )


def settle(proceedings: Proceedings, weigh: Weigh | None = None) -> Ledger:
    """Return the ledger of the proceedings.

    ``weigh`` counts who stands behind a point. Without it nobody is counted, and what was said
    against a point is not printed with it.
    """
    order = ReadingOrder(proceedings.forum, proceedings.material)
    in_order = sorted(proceedings.findings, key=order.finding)
    printed = points(proceedings, in_order, weigh)
    verdicts = {one.finding.id: one for one in _verdicts(proceedings, in_order, printed)}
    signature, signed = proceedings.review.signature, None
    if signature is not None:
        signed = compare(signature, seal(proceedings, printed))
    return Ledger(proceedings, verdicts, printed, offers(proceedings, printed), signed)


def _verdicts(
    proceedings: Proceedings, in_order: Iterable[Finding], printed: tuple[Point, ...]
) -> Iterable[Verdict]:
    decisions = {decision.finding: decision for decision in proceedings.review.decisions}
    under = {one.id: point.finding.id for point in printed for one in reversed(point.everything)}
    evidence = {finding.id for point in printed for finding in point.evidence}
    bearing = {one.finding for one in proceedings.bearings if one.on in evidence}
    not_weighed = {f.id for p in printed if p.consensus is None for f in p.evidence}
    to_weigh = {one.finding for one in proceedings.bearings if one.on in not_weighed}
    for finding in in_order:
        decision = decisions.get(finding.id)
        needed = (
            decision is not None
            or (finding.kind == "recommendation" and finding.level == "found")
            or (finding.kind == "objection" and finding.id in bearing)
        )
        prints = finding.id in under or (finding.kind in BEARING_KINDS and finding.id in to_weigh)
        counts = (
            decision is not None and decision.holds and (decision.status == "rejected" or prints)
        )
        yield Verdict(finding, decision, under.get(finding.id), needed, counts)

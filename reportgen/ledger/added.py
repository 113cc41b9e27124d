"""Findings that people added: points that no search found, in words that were said or noted."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from reportgen.ledger.heard import text_hash
from reportgen.ledger.order import ReadingOrder
from reportgen.ledger.replaying import standing
from reportgen.model import Event, Evidence, Finding, FindingId, FindingKind, Proceedings, Segment

_DIGITS = 16
_FAMILY = "added"


def added_id(quote: str, segment: Segment) -> FindingId:
    """Return the id of an added finding: from its words, the label as heard and the source."""
    said = "\n".join(("added", quote, segment.speaker_label, str(segment.source)))
    return FindingId(text_hash(said)[:_DIGITS])


def with_added(proceedings: Proceedings, events: Sequence[Event]) -> Proceedings:
    """Return the proceedings with the findings that people added, in reading order.

    One whose words are no longer in its source is left out: the decision about it then waits like
    that about any other sentence that is gone.
    """
    base = tuple(one for one in proceedings.findings if one.family != _FAMILY)
    known = {finding.id for finding in base}
    added = {
        event.target: finding
        for event in standing(events)
        if event.op == "add" and not event.disputed and event.target not in known
        if (finding := _finding(event, proceedings.material.segments))
    }
    if not added:
        return replace(proceedings, findings=base)
    order = ReadingOrder(proceedings.forum, proceedings.material)
    found = sorted((*base, *added.values()), key=order.finding)
    return replace(proceedings, findings=tuple(found))


def _finding(event: Event, segments: Sequence[Segment]) -> Finding | None:
    for segment in segments:
        start = segment.text.find(event.quote)
        if start >= 0 and added_id(event.quote, segment) == event.target:
            evidence = Evidence(segment.id, start, start + len(event.quote), event.quote)
            reasons = (f"added by {event.actor}",)
            kind = cast("FindingKind", event.kind or "recommendation")
            return Finding(event.target, kind, evidence, _FAMILY, reasons=reasons)
    return None

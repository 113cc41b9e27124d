"""The printed points as rows for other programs, under the same rule about names as in print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.composition.outcome.arrangement import addressee, deadline, numbered
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.recommendations import support_words
from reportgen.composition.outcome.report import context_of
from reportgen.ledger import Ledger, Point
from reportgen.model import FindingId, FindingKind, Outline


@dataclass(frozen=True, slots=True)
class PrintedPoint:
    """A printed point; ``voice`` is what prints beside it of who, where and when."""

    id: str
    """The stable id of the point."""
    number: int
    """Its number in print, from 1."""
    kind: FindingKind
    """What kind of point it is."""
    text: str
    """The words that are printed."""
    addressee: str
    """Who should act; empty where that is not said."""
    deadline: str
    """By when; empty where nobody set it."""
    session: str
    """The title of the session; empty where it must not or cannot be said."""
    voice: str
    """Who said it, where and when, as it prints; a receipt where nobody may be named."""
    support: str
    """Who stands behind it, in words; empty where that is not known."""
    quotation: str
    """The words of the speaker; empty where they are not printed."""
    decided_by: str
    """Who accepted it."""
    decided_on: str
    """On which day, as in 2026-05-20."""


def point_rows(
    ledger: Ledger, outline: Outline, receipts: Mapping[FindingId, str] | None = None
) -> tuple[PrintedPoint, ...]:
    """Return the printed points in the order of print."""
    context = context_of(ledger, outline, "public", None, receipts)
    return tuple(_row(context, number, point) for number, point in numbered(context))


def _row(context: Context, number: int, point: Point) -> PrintedPoint:
    segment = context.record.segment(point.finding.evidence.segment)
    session = context.record.session(segment)
    named = context.outline.house.individual_statements
    return PrintedPoint(
        id=point.finding.id,
        number=number,
        kind=point.finding.kind,
        text=point.text,
        addressee=addressee(point),
        deadline=deadline(point),
        session=session.title if session and segment.attribution != "none" else "",
        voice=context.voice(point.finding) if named else "",
        support=support_words(context, point),
        quotation="".join(_quotation(context, point)) if named else "",
        decided_by=point.decision.by,
        decided_on=f"{point.decision.at:%Y-%m-%d}",
    )


def _quotation(context: Context, point: Point) -> Iterator[str]:
    """Yield the words of the speaker where the report prints them."""
    segment = context.record.segment(point.finding.evidence.segment)
    quote = point.finding.evidence.quote
    if segment.attribution != "none" or not context.people.names_somebody(quote):
        yield quote

"""The printed points as rows of plain words, with the names that the public report prints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.composition.outcome.arrangement import (
    addressee,
    deadline,
    numbered,
    other_chapters,
    recommendation_chapters,
)
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.recommendations import (
    has_quotation,
    is_nameless,
    printed_text,
    support_words,
)
from reportgen.composition.outcome.report import context_of
from reportgen.composition.shared.prose import plain_text
from reportgen.ledger import Ledger, Point
from reportgen.model import FindingId, FindingKind, Outline


@dataclass(frozen=True, slots=True)
class ListedPoint:
    """A point as the public report prints it; what that does not print is empty.

    ``theme`` is the heading it stands under with the themes that its words speak of.
    """

    finding: FindingId
    number: int
    kind: FindingKind
    text: str
    quotation: str
    said_by: str
    session: str
    addressee: str
    deadline: str
    theme: str
    support: str


def list_points(
    ledger: Ledger, outline: Outline, receipts: Mapping[FindingId, str] | None = None
) -> tuple[ListedPoint, ...]:
    """Return the printed points of a report in its order, each with its number.

    Raises:
        TemplateError: if the outline lacks a standing sentence.
        PipelineError: if evidence does not match its source.
    """
    context = context_of(ledger, outline, "public", None, receipts)
    chapters = (*recommendation_chapters(context), *other_chapters(context))
    under = {point.finding.id: one.heading for one in chapters for point in one.points}
    return tuple(
        _listed(context, number, point, under[point.finding.id])
        for number, point in numbered(context)
    )


def _listed(context: Context, number: int, point: Point, heading: str) -> ListedPoint:
    finding = point.finding
    named = context.outline.house.individual_statements
    quoted = named and has_quotation(context, point)
    told = named and not is_nameless(context, point)
    session = context.record.session(context.record.segment(finding.evidence.segment))
    return ListedPoint(
        finding.id,
        number,
        finding.kind,
        plain_text(printed_text(context, point, strong=False)),
        plain_text(context.words(finding)) if quoted else "",
        context.voice(finding) if named else "",
        context.people.session_title(session) if session and told else "",
        addressee(point),
        deadline(point),
        " · ".join(dict.fromkeys((heading, *_themes(context, point)))),
        support_words(context, point) if told else "",
    )


def _themes(context: Context, point: Point) -> Iterator[str]:
    return (tag.theme for tag in context.record.appraisal(point.finding).themes)

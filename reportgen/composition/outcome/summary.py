"""The outcome summary: on one page the key messages and what was recommended, for the same day."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from reportgen.composition.outcome.arrangement import addressee, deadline, numbered
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.first_pages import key_messages
from reportgen.composition.outcome.participation import cell, counted_people, header
from reportgen.composition.outcome.recommendations import capital, printed_text
from reportgen.composition.outcome.report import context_of, issued_on
from reportgen.composition.shared.frame import (
    Body,
    Frame,
    assemble,
    check_sections,
    heading,
    quoted_theme,
    time_line,
)
from reportgen.composition.shared.prose import parse_prose
from reportgen.document import (
    Blocks,
    Cell,
    Column,
    Document,
    Inline,
    Look,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
)
from reportgen.ledger import Ledger, Point
from reportgen.model import Outline

_COLUMNS = (Column(0.07), Column(0.93))


def recommendations_in(ledger: Ledger) -> int:
    """Return how many accepted recommendations there are to print."""
    return sum(point.finding.kind == "recommendation" for point in ledger.points)


def compose_outcome_summary(
    ledger: Ledger, outline: Outline, report: Outline, most: int
) -> Document:
    """Return the summary with the first ``most`` recommendations, in the order of the report.

    ``report`` is the outline of the outcome report, whose words and house rules it shares.

    Raises:
        TemplateError: if the outline has an unknown section or lacks a standing sentence.
        PipelineError: if evidence does not match its source.
    """
    check_sections(outline, tuple(_SECTIONS))
    own = dict(outline.sentences)
    shared = replace(
        outline, sentences=(*(dict(report.sentences) | own).items(),), house=report.house
    )
    context = context_of(ledger, shared, "public")
    parts = []
    for section in outline.sections:
        if blocks := _SECTIONS[section.id](context, most):
            title = heading(section, context.record.forum, context.standing)
            parts.append(Part(section.id, (title, *blocks) if section.heading else blocks))
    status, date = context.say("draft" if context.is_draft else "final"), issued_on(context)
    frame = Frame("outcome_summary", outline.document_type, status, date, _cover(context))
    body = Body(tuple(parts), context.notes.notes, context.citations.all)
    document = assemble(context.record.forum, context.standing, frame, body)
    return replace(document, look=Look(size="one page"))


def _cover(context: Context) -> Blocks:
    """Return the title block in few lines."""
    forum, words = context.record.forum, context.standing
    lines = [Paragraph((Text(forum.title),), "Title")]
    lines += [Paragraph((Text(quoted_theme(forum, words)),), "Subtitle")] if forum.theme else []
    kind = Text(f"{context.outline.document_type}{words.comma}")
    lines.append(Paragraph((kind, *time_line(forum, words)), "Cover Line"))
    return tuple(lines)


def _participation(context: Context, most: int) -> Blocks:
    del most
    counted = counted_people(context)
    return (Paragraph((Text(counted),)),) if counted else ()


def _key_messages(context: Context, most: int) -> Blocks:
    del most
    return key_messages(context)


def _recommendations(context: Context, most: int) -> Blocks:
    """Return the first recommendations, and how many more the report holds."""
    points = [point for _, point in numbered(context) if point.finding.kind == "recommendation"]
    rows = tuple(
        Row((cell(str(number)), Cell((_line(context, point),))))
        for number, point in enumerate(points[:most], 1)
    )
    heads = header(context.standing.columns("summary-columns"))
    description = context.say("glance-description", forum=context.record.forum.title)
    table = Table(_COLUMNS, (heads, *rows), description)
    if not (more := len(points) - len(rows)):
        return (table,)
    key = context.standing.counted("summary-more", more)
    return (table, context.label(key, number=str(more)))


def _line(context: Context, point: Point) -> Paragraph:
    """Return a recommendation; addressee and deadline follow where it does not say them itself."""
    words = printed_text(context, point, strong=False)
    said = point.text.casefold()
    asked = [
        one for one in (addressee(point), deadline(point)) if one and one.casefold() not in said
    ]
    more: tuple[Inline, ...] = ()
    if asked:
        asks = capital(context.standing.listed(*asked))
        more = (Text(" "), Text(context.say("summary-asked", asked=asks)))
    elif not point.decision.wording and not context.is_noted(point.finding):
        author = context.author(point.finding)
        more = (Text(" "), Text(context.say("summary-asked", asked=author)))
    return Paragraph((*words, *more), "Table Text")


def _way_forward(context: Context, most: int) -> Blocks:
    del most
    prose = context.prose("report/way-forward")
    return parse_prose(prose, context.notes, context.standing) if prose else ()


_SECTIONS: Mapping[str, Callable[[Context, int], Blocks]] = {
    "participation": _participation,
    "key-messages": _key_messages,
    "recommendations": _recommendations,
    "way-forward": _way_forward,
}

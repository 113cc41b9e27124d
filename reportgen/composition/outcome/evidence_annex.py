"""The evidence annex of the working edition: words, speaker and place of every printed point."""

from dataclasses import replace

from reportgen.composition.outcome.arrangement import numbered
from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.participation import cell, header
from reportgen.document import Blocks, Cell, Column, NumberMark, Paragraph, Row, Table
from reportgen.model import Finding, Segment

_COLUMNS = (Column(0.1), Column(0.38), Column(0.23), Column(0.29))


def evidence_annex(context: Context) -> Blocks:
    """Return a table with a row for each piece of evidence of a printed point."""
    rows = [
        _row(context, f"{number}.{count}", finding)
        for number, point in numbered(context)
        for count, finding in enumerate(point.everything, 1)
    ]
    if not rows:
        return ()
    heads = context.standing.columns("evidence-columns")
    table = Table(_COLUMNS, (header(heads), *rows), context.say("evidence-description"))
    return (context.lead("evidence-note"), table)


def _row(context: Context, number: str, finding: Finding) -> Row:
    segment = context.record.segment(finding.evidence.segment)
    words = Cell((Paragraph(context.words(finding), "Table Text"),))
    who = cell(*_heard(context, segment, finding), context.occasion(finding))
    code = context.codes.get(finding.id, "")
    named = cell(number, code)
    first, *others = named.paragraphs
    mark = replace(first, inlines=(NumberMark(number, f"evidence-{number}"),))
    place = cell(*_where(context, finding))
    return Row((replace(named, paragraphs=(mark, *others)), words, who, place))


def _heard(context: Context, segment: Segment, finding: Finding) -> tuple[str, ...]:
    """Return the matched person, and the label where it differs from that name."""
    speaker, label = context.speaker(segment), segment.speaker_label
    lines = [speaker[:1].upper() + speaker[1:]]
    if label and not any(context.people.is_written(one, label) for one in segment.speakers):
        lines.append(context.say("heard-as", label=label))
    if finding.attributed_to and segment.attribution == "named":
        heard, author = finding.attributed_to, context.source_name(finding)
        lines.append(context.say("reports", author=author))
        if heard != author:
            lines.append(context.say("heard-as", label=heard))
    return tuple(lines)


def _where(context: Context, finding: Finding) -> tuple[str, ...]:
    span = finding.evidence
    characters = context.say("characters", start=str(span.start), end=str(span.end))
    return context.source_line(finding), characters

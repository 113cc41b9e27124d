"""Points without consensus, as the rapporteur noted them."""

from collections.abc import Iterator

from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.sentences import sentence_spans
from reportgen.document import Blocks, Inline, List, ListItem, Paragraph, Text
from reportgen.model import Segment


def no_consensus(context: Context) -> Blocks:
    """Return these points in the rapporteur's own sentences, each with its session."""
    record = context.record
    points = [
        segment
        for segment in sorted(record.material.segments, key=record.order.segment)
        if segment.tag == "no-consensus" and segment.form != "heading"
        if record.source(segment).kind == "notes"
    ]
    items = tuple(item for segment in points for item in _item(context, segment))
    return (List(items),) if items else ()


def _item(context: Context, segment: Segment) -> Iterator[ListItem]:
    inlines: list[Inline] = []
    for span in sentence_spans(segment.text):
        cited = context.citations.cite_span(segment, *span)
        inlines += [Text(" "), cited] if inlines else [cited]
    if inlines:
        session = context.session_name(context.record.session(segment))
        label = (Paragraph((Text(session),), "Label"),) if session else ()
        yield ListItem((Paragraph(tuple(inlines), "List Bullet"), *label))

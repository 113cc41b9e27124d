"""The notes on a session as paragraphs and lists, each sentence with its proof."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from reportgen.composition.outcome.context import Context
from reportgen.composition.outcome.sentences import is_fragment, sentence_spans
from reportgen.composition.shared.placeholders import missing
from reportgen.document import (
    Block,
    Blocks,
    Cited,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Text,
)
from reportgen.model import Segment

_COLONS = (":", "：")


def written(context: Context, segments: Sequence[Segment]) -> Blocks:
    """Return the notes on one speaker as paragraphs and lists."""
    blocks: list[Block] = []
    led = False
    for is_list, run in groupby(segments, key=lambda segment: segment.form == "bullet"):
        several = list(run)
        blocks += _bullets(context, several, led=led) if is_list else _paragraphs(context, several)
        led = leads_in(several[-1].text)
    return tuple(blocks)


def leads_in(words: str) -> bool:
    """Whether words announce what follows them."""
    return words.rstrip().endswith(_COLONS)


def _paragraphs(context: Context, segments: Sequence[Segment]) -> Iterator[Block]:
    """Yield each paragraph of the notes; fragments become bullets, but for a lead-in."""
    for segment in segments:
        spans = list(sentence_spans(segment.text))
        for fragment, run in groupby(spans, key=lambda s: _is_fragment(segment.text[slice(*s)])):
            sentences = [context.citations.cite_span(segment, *span) for span in run]
            if fragment:
                yield List(tuple(_item(context, (cited,)) for cited in sentences))
            else:
                is_lead = leads_in(sentences[-1].text)
                yield Paragraph(_spaced(sentences), keep_with_next=is_lead)


def _is_fragment(words: str) -> bool:
    return is_fragment(words) and not leads_in(words)


def _bullets(context: Context, segments: Sequence[Segment], *, led: bool) -> Iterator[Block]:
    """Yield bullets as one paragraph if all are full sentences of their own, else as lists.

    What is numbered, stands under a lead-in or has points under it keeps its form.
    """
    cited = [
        [context.citations.cite_span(segment, *span) for span in sentence_spans(segment.text)]
        for segment in segments
    ]
    sentences = [sentence for bullet in cited for sentence in bullet]
    has_form = led or any(one.ordinal or one.level > segments[0].level for one in segments)
    if has_form or any(is_fragment(sentence.text) for sentence in sentences):
        yield from _lists(context, segments, cited)
    elif sentences:
        yield Paragraph(_spaced(sentences))


def _lists(
    context: Context, segments: Sequence[Segment], cited: Sequence[list[Cited]]
) -> Iterator[List]:
    """Yield the bullets as lists, one for each run of numbered or plain ones.

    Items hold no lists, so a point under a point follows it after a dash or its number.
    """
    top = min(segment.level for segment in segments)
    items: list[ListItem] = []
    first = 0
    for segment, bullet in zip(segments, cited, strict=True):
        if not bullet:
            continue
        item = _item(context, tuple(bullet))
        if segment.level > top and items:
            items[-1] = _with_point(items[-1], item, segment.ordinal)
            continue
        if items and (segment.ordinal != first + len(items) if first else segment.ordinal):
            yield _list(items, first)
            items = []
        first = segment.ordinal if not items else first
        items.append(item)
    if items:
        yield _list(items, first)


def _list(items: list[ListItem], first: int) -> List:
    if not first:
        return List(tuple(items))
    numbered = (
        replace(
            item,
            paragraphs=tuple(replace(one, style="List Number") for one in item.paragraphs),
        )
        for item in items
    )
    return List(tuple(numbered), "decimal", first)


def _with_point(item: ListItem, point: ListItem, ordinal: int) -> ListItem:
    marker = Text(f"{ordinal}. " if ordinal else "– ")
    first, *others = point.paragraphs
    led = replace(first, inlines=(marker, *first.inlines))
    return replace(item, paragraphs=(*item.paragraphs, led, *others))


def _item(context: Context, bullet: tuple[Cited, ...]) -> ListItem:
    inlines = _spaced(list(bullet))
    if context.is_working and _is_fragment(bullet[-1].text):
        citation = context.citations.all[bullet[-1].citation - 1]
        where = f"{citation.source}:{citation.line}"
        where += f" ({context.address(citation.address)})" if citation.address else ""
        mark = missing(context.standing, context.say("fragment"), "ask-fragment", where=where)
        inlines = (*inlines, Text(" "), mark)
    return ListItem((Paragraph(inlines, "List Bullet"),))


def _spaced(sentences: list[Cited]) -> Inlines:
    """Join sentences with spaces."""
    inlines: list[Inline] = []
    for cited in sentences:
        inlines += [Text(" "), cited] if inlines else [cited]
    return tuple(inlines)

"""Cuts a turn where it passes into a break, into the green room, or back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from reportgen.model import Segment, SegmentId


def cut(segment: Segment, at: Sequence[int]) -> tuple[Segment, ...]:
    """Cut the segment at the marks with these numbers, counted from 0.

    The first piece keeps the id; the others add ``.<number from 2>``. A piece without words is left
    out.
    """
    if not at and segment.text == segment.text.strip() and any(map(str.isalnum, segment.text)):
        return (segment,)
    bounds = [0, *at, len(segment.marks)]
    pieces = (_piece(segment, first, last) for first, last in pairwise(bounds))
    return tuple(
        replace(piece, id=SegmentId(f"{segment.id}.{number}" if number > 1 else segment.id))
        for number, piece in enumerate(pieces, 1)
        if any(character.isalnum() for character in piece.text)
    )


def without(segment: Segment, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[Segment, bool]]:
    """Yield the pieces of a turn in order, and whether each is one of the spans of its text."""
    if not spans:
        yield segment, False
        return
    edges = sorted({0, len(segment.text), *(edge for span in spans for edge in span)})
    outs = {start for start, _ in spans}
    for number, (start, end) in enumerate(pairwise(edges), 1):
        piece = _cut_out(segment, start, end)
        if any(map(str.isalnum, piece.text)):
            key = f"{segment.id}.{number}" if number > 1 else segment.id
            yield replace(piece, id=SegmentId(key)), start in outs


def _cut_out(segment: Segment, start: int, end: int) -> Segment:
    words = segment.text[start:end]
    start += len(words) - len(words.lstrip())
    inside = [mark for mark in segment.marks if start < mark.offset < end]
    first = segment.mark_at(start)
    marks = tuple(replace(mark, offset=max(mark.offset - start, 0)) for mark in (first, *inside))
    following = next((m.seconds for m in segment.marks if m.offset >= end), segment.end_seconds)
    return replace(segment, text=words.strip(), marks=marks, end_seconds=following)


def _piece(segment: Segment, first: int, last: int) -> Segment:
    """Return the words from one mark to another, with the times of these marks."""
    start = segment.marks[first].offset if first else 0
    following = segment.marks[last : last + 1]
    words = segment.text[start : following[0].offset if following else None]
    start += len(words) - len(words.lstrip())
    marks = tuple(
        replace(mark, offset=max(mark.offset - start, 0)) for mark in segment.marks[first:last]
    )
    end = following[0].seconds if following else segment.end_seconds
    return replace(segment, text=words.strip(), marks=marks, end_seconds=end)

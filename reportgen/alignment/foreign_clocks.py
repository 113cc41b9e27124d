"""Sources whose times of day are of another zone or day than the session they belong to."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from reportgen.alignment.places import Agenda
from reportgen.alignment.times import time_of_day
from reportgen.errors import Issue, Place
from reportgen.model import Material, Segment, Source, SourceId

_MIDNIGHT = dt.time(0)
"""Where the times of a source count from if they are times of day."""


def without_foreign_clocks(
    agenda: Agenda, material: Material
) -> tuple[Material, tuple[Issue, ...]]:
    """The material without the times of sources of which none falls into their own session.

    Such a clock would withhold every word. It is of another zone or day, so it places nothing; what
    was said belongs to the session that a person gave the source. Each is told in an issue.
    """
    foreign = {source.id: clocks for source, clocks in _foreign(agenda, material)}
    if not foreign:
        return material, ()
    sources = tuple(
        replace(source, recorded_from=None) if source.id in foreign else source
        for source in material.sources
    )
    segments = tuple(
        _timeless(segment) if segment.source in foreign else segment
        for segment in material.segments
    )
    named = {source.id: source.path for source in material.sources}
    issues = tuple(_issue(named[source], clocks) for source, clocks in foreign.items())
    return replace(material, sources=sources, segments=segments), issues


def _foreign(agenda: Agenda, material: Material) -> Iterator[tuple[Source, list[dt.time]]]:
    said: dict[SourceId, list[Segment]] = {}
    for segment in material.segments:
        said.setdefault(segment.source, []).append(segment)
    for source in material.sources:
        if source.session is None or source.recorded_from != _MIDNIGHT:
            continue
        marks = [mark for segment in said.get(source.id, ()) for mark in segment.marks]
        clocks = [time_of_day(_MIDNIGHT, m.seconds) for m in marks if m.seconds is not None]
        if clocks and all(agenda.is_outside(source.session, clock) for clock in clocks):
            yield source, clocks


def _timeless(segment: Segment) -> Segment:
    marks = tuple(replace(mark, seconds=None) for mark in segment.marks)
    return replace(segment, marks=marks, clock=None)


def _issue(path: str, clocks: list[dt.time]) -> Issue:
    first, last = min(clocks), max(clocks)
    message = (
        f"its times of day ({first:%H:%M} to {last:%H:%M}) all lie outside the session that it "
        "belongs to, so they are not used; correct the session's times, or write 'recorded_from: "
        "<time of day>' beside the file if the clock ran in another zone"
    )
    return Issue("warning", "clock-of-another-zone", message, Place(path))

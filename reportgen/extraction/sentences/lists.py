"""Lists of recommendations in notes: the line that opens one, and its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.extraction.french.lines import lines
from reportgen.extraction.kinds.cues import is_task
from reportgen.model import Segment, SegmentId

NEIGHBOURS = 3
"""Items looked at before and after an item."""
SHARE = 0.8
"""Share of the neighbours that must recommend, for the items between them to do so too."""
_FEWEST = 3
# A list of recommendations is nobody's story.
_PERSONAL = re.compile(r"\b(?:I|me|my|you|your)\b")
_STEM = re.compile(
    r"\b(?:recommend|urg|propos|suggest|call(?:s|ed)?\s+(?:on|upon|for)|request|ask|encourag|advis|"
    r"should|must|following (?:steps|measures)|way forward)\w*",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\W*(?:\w+\s+){0,2}recommendations\b[^.?]{0,40}$", re.IGNORECASE)
_TASKS = re.compile(
    r"^\W*(?:(?:agreed|new|open|further|outstanding|key|summary of|list of|our)\s)*"
    r"(?:actions?|to[- ]?dos?|tasks|next steps|follow[- ]ups?)"
    r"(?:\s(?:items?|points?|list|log|arising|agreed|from|for|of)\b[^.?]{0,40})?\W*$"
    r"|\bfollowing actions?\b|\bactions? (?:was|were|is|are)\b|\bthe actions\b",
    re.IGNORECASE,
)


def tasks(segments: Sequence[Segment]) -> frozenset[SegmentId]:
    """Return the items of lists of tasks of those who met.

    "Actions" or "Next steps" opens such a list, or half of its items name who is to do something.
    """
    found = {
        segment.id
        for run in _runs(segments)
        if sum(is_task(segment.text, is_note=True) for segment in run) >= max(2, len(run) / 2)
        for segment in run
    }
    is_open = False
    for segment in segments:
        if segment.form != "bullet":
            is_line = segment.form != "turn" and _STEM.search(segment.text) is None
            is_open = is_line and _TASKS.search(segment.text) is not None
        elif is_open:
            found.add(segment.id)
    return frozenset(found)


def stems(segments: Sequence[Segment]) -> dict[SegmentId, Segment]:
    """Return for each item of a list that a line opens ("The panel recommends that:") that line."""
    found: dict[SegmentId, Segment] = {}
    stem: Segment | None = None
    before: Segment | None = None
    for segment in segments:
        if before is None or segment.source != before.source:
            stem = None
        if opens_list(segment):
            stem = segment
        elif segment.form != "bullet" or (stem is not None and segment.level < stem.level):
            stem = None
        elif stem is not None:
            found[segment.id] = stem
        before = segment
    return found


def opens_list(segment: Segment) -> bool:
    """Return whether the line announces recommendations and holds none."""
    is_french = segment.language == "fr"
    if segment.form == "heading":
        heading = lines()["heading"] if is_french else _HEADING
        return heading.match(segment.text) is not None
    text, stem = segment.text.rstrip(), lines()["stem"] if is_french else _STEM
    if segment.form == "turn" or not text.endswith(":"):
        return False
    return stem.search(text) is not None or (
        is_french and lines()["heading"].match(text) is not None
    )


def between_recommendations(
    segments: Sequence[Segment], recommending: frozenset[SegmentId]
) -> frozenset[SegmentId]:
    """Return the bullets most of whose neighbours in the same list recommend something."""
    found: set[SegmentId] = set()
    for run in _runs(segments):
        holds = [segment.id in recommending for segment in run]
        personal = [_is_personal(segment) for segment in run]
        for place, segment in enumerate(run):
            first, last = max(0, place - NEIGHBOURS), place + 1 + NEIGHBOURS
            near = holds[first:place] + holds[place + 1 : last]
            enough = len(near) >= _FEWEST and sum(near) >= SHARE * len(near)
            if enough and not any(personal[first:last]):
                found.add(segment.id)
    return frozenset(found)


def _is_personal(segment: Segment) -> bool:
    words = lines()["personal"] if segment.language == "fr" else _PERSONAL
    return words.search(segment.text) is not None


def _runs(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Yield the lists: bullets that follow each other in one source."""
    run: list[Segment] = []
    for segment in segments:
        if run and (segment.form != "bullet" or segment.source != run[-1].source):
            yield run
            run = []
        if segment.form == "bullet":
            run.append(segment)
    if run:
        yield run

"""Speakers whom a person declared in a sidecar: by label, or the one of a whole recording."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportgen.model import PersonId, Segment
from reportgen.readers.door.passages import Parsed
from reportgen.readers.shared.settings import SourceSettings


def declared(
    segments: Iterable[Segment],
    parsed: Parsed,
    settings: SourceSettings,
    people: Mapping[str, PersonId],
) -> Iterator[Segment]:
    """Yield the segments with the people whom a sidecar declares.

    A label keeps what was heard. Where nobody is named the one speaker is credited, but not after
    words that may be the label of somebody else, nor where the source says that somebody else
    speaks.
    """
    by_label = {label.strip().casefold(): name for label, name in settings.speakers.items()}
    nameless = {passage.number for passage in parsed.passages if passage.nameless}
    doubted = {remark.line for remark in parsed.remarks if remark.rule == "credit-stopped"}
    is_certain = True
    for segment in segments:
        first = segment.marks[0].line if segment.marks else 0
        is_certain = is_certain and first not in doubted
        name = by_label.get(segment.speaker_label.strip().casefold(), "")
        number = int(segment.id.rpartition("#")[2])
        if not name and number in nameless and is_certain and segment.form != "heading":
            name = settings.speaker
        yield replace(segment, speakers=(people[name],)) if name else segment

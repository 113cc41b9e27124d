"""Turns are tied to people, sessions and slots: by what labels say, never by the clock alone."""

from dataclasses import replace

from reportgen.alignment.doubts import absent_speakers, unmatched_labels
from reportgen.alignment.people import Directory, Match
from reportgen.alignment.places import Agenda
from reportgen.alignment.reported import Reported
from reportgen.errors import Issue
from reportgen.model import Forum, Material, Segment, SourceId, Withheld

__all__ = ["Directory", "Match", "Reported", "align"]


def align(forum: Forum, material: Material) -> tuple[Material, tuple[Issue, ...]]:
    """Return the material with people, session, slot and clock filled in, and what is in doubt.

    A label names people by whole name, alias or a part that fits one person only; in doubt it
    names nobody. The clock gives the slot, never the speaker. What was said in a break or outside
    every slot is withheld, also where a turn only runs into it. What was said in the time of a
    slot that was not held is kept without a slot. Where a source has no clock, the slot is the
    only one its speaker had.
    """
    matches = _match_labels(forum, material)
    agenda, sources = Agenda(forum), {source.id: source for source in material.sources}
    kept: list[Segment] = []
    withheld: list[Withheld] = list(material.withheld)
    for segment in material.segments:
        people = segment.speakers or matches[segment.speaker_label].people
        named = replace(segment, speakers=people)
        for placed in agenda.place(named, sources[segment.source]):
            if isinstance(placed, Withheld):
                withheld.append(placed)
            else:
                kept.append(placed)
    aligned = replace(material, segments=tuple(kept), withheld=_in_order(material, withheld))
    issues = (*unmatched_labels(forum, aligned, matches), *absent_speakers(forum, aligned))
    return aligned, issues


def _match_labels(forum: Forum, material: Material) -> dict[str, Match]:
    directory = Directory(forum)
    labels = dict.fromkeys(segment.speaker_label for segment in material.segments)
    return {label: directory.match(label) if label else Match() for label in labels}


def _in_order(material: Material, withheld: list[Withheld]) -> tuple[Withheld, ...]:
    order: dict[SourceId, int] = {source.id: n for n, source in enumerate(material.sources)}
    return tuple(sorted(withheld, key=lambda w: (order.get(w.source, len(order)), w.first_line)))

"""Aligns turns with people, sessions and slots, by labels and never by the clock alone."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.alignment.doubts import absent_speakers, attributed_counts, unmatched_labels
from reportgen.alignment.foreign_clocks import without_foreign_clocks
from reportgen.alignment.introductions import Introductions
from reportgen.alignment.opposed import Opposed
from reportgen.alignment.people import Directory, Match
from reportgen.alignment.places import Agenda
from reportgen.alignment.reported import Reported
from reportgen.errors import Issue
from reportgen.model import Forum, Material, PersonId, Segment, SourceId, Withheld

__all__ = ["Directory", "Match", "Reported", "align"]


def align(forum: Forum, material: Material) -> tuple[Material, tuple[Issue, ...]]:
    """Return the material with people, session, slot and clock filled in, and issues about doubts.

    A label names a person by whole name, alias or a part that fits only one person; in doubt it
    names nobody. The clock gives the slot, never the speaker. What was said in a break or outside
    every slot is withheld, even if a turn only runs into it. What was said during a slot that was
    not held is kept without a slot. In a source without a clock, the slot is the only one that the
    speaker had. Turns of people who oppose being recorded, or who may be meant, are withheld.
    """
    directory, agenda = Directory(forum), Agenda(forum)
    matches = _match_labels(directory, material)
    material, clock_issues = without_foreign_clocks(agenda, material)
    sources = {source.id: source for source in material.sources}
    opposed = frozenset(person.id for person in forum.people if not person.record)
    placed: list[tuple[Segment, frozenset[PersonId]]] = []
    outside: list[Withheld] = []
    for segment in material.segments:
        match = matches[segment.speaker_label]
        named = replace(segment, speakers=segment.speakers or match.people)
        silent = opposed.intersection((*named.speakers, *match.candidates))
        for piece in agenda.place(named, sources[segment.source]):
            if isinstance(piece, Withheld):
                outside.append(piece)
            else:
                placed.append((piece, silent))
    notes = frozenset(source.id for source in material.sources if source.kind == "notes")
    heard = Opposed(forum).look_through(placed, notes)
    kept = heard.kept
    introductions = Introductions(forum, directory, kept)
    withheld = (*material.withheld, *outside, *heard.withheld, *introductions.withheld(kept))
    aligned = replace(
        material,
        segments=introductions.settled(kept),
        withheld=_in_order(material, withheld),
        unrecorded=tuple(dict.fromkeys(heard.heard)),
    )
    return aligned, (*clock_issues, *_issues(forum, aligned, matches, introductions))


def _issues(
    forum: Forum, aligned: Material, matches: dict[str, Match], introductions: Introductions
) -> Iterator[Issue]:
    yield from unmatched_labels(forum, aligned, matches)
    yield from introductions.issues(aligned)
    yield from absent_speakers(forum, aligned)
    yield from attributed_counts(aligned)


def _match_labels(directory: Directory, material: Material) -> dict[str, Match]:
    labels = dict.fromkeys(segment.speaker_label for segment in material.segments)
    return {label: directory.match(label) if label else Match() for label in labels}


def _in_order(material: Material, withheld: tuple[Withheld, ...]) -> tuple[Withheld, ...]:
    order: dict[SourceId, int] = {source.id: n for n, source in enumerate(material.sources)}
    return tuple(sorted(withheld, key=lambda w: (order.get(w.source, len(order)), w.first_line)))

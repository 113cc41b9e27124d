"""Speakers who name themselves: where that is not the label's person, the label names nobody."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.alignment.people import Directory
from reportgen.alignment.places import withhold
from reportgen.errors import Issue, Place
from reportgen.model import Forum, Material, PersonId, Segment, SourceId, Withheld
from reportgen.people import names_by_id

_INTRODUCES = re.compile(
    r"\b(?:my name is|i am|i[’']m|je m[’']appelle|je suis|mi nombre es|me llamo|ich hei(?:ß|ss)e)"
    r"\s+"
    r"((?:[^\W\d_][\w.’'\-]*\s*){2,4})",
    re.IGNORECASE,
)


class Introductions:
    """The labels of each source under which somebody else introduces himself."""

    def __init__(self, forum: Forum, directory: Directory, segments: Iterable[Segment]) -> None:
        """Look through the turns of transcripts, whose people are known already."""
        self._names = names_by_id(forum, "remark")
        self._opposed = frozenset(person.id for person in forum.people if not person.record)
        self._found: dict[tuple[SourceId, str], tuple[Segment, PersonId]] = {}
        for segment in segments:
            key = segment.source, segment.speaker_label
            if segment.form == "turn" and segment.speakers and key not in self._found:
                for person in _introduced(segment.text, directory):
                    if person not in segment.speakers:
                        self._found[key] = segment, person

    def settled(self, segments: Iterable[Segment]) -> tuple[Segment, ...]:
        """Return the segments; those of a contradicted label name nobody and, untimed, no slot."""
        told = ((segment, self._speaker(segment)) for segment in segments)
        return tuple(
            segment
            if person is None
            else replace(segment, speakers=(), slot=segment.slot if segment.clock else None)
            for segment, person in told
            if person not in self._opposed
        )

    def withheld(self, segments: Iterable[Segment]) -> list[Withheld]:
        """Return the places of the turns of somebody who opposes being recorded."""
        silent = (one for one in segments if self._speaker(one) in self._opposed)
        return [withhold(segment, "opposes record") for segment in silent]

    def _speaker(self, segment: Segment) -> PersonId | None:
        """Return who else spoke under the label of a segment at least once."""
        found = self._found.get((segment.source, segment.speaker_label))
        return found[1] if found else None

    def issues(self, material: Material) -> Iterator[Issue]:
        """Yield one issue for each label that is contradicted, where that is heard."""
        paths = {source.id: source.path for source in material.sources}
        for (source, label), (segment, person) in self._found.items():
            name = self._names[person]
            message = (
                f"{name} introduces himself or herself under the label {label!r}, so nobody is "
                "named for any turn of that label; correct the labels in a copy of the file"
            )
            line = segment.marks[0].line if segment.marks else 0
            yield Issue("warning", "label-contradicted", message, Place(paths[source], line))


def _introduced(text: str, directory: Directory) -> Iterator[PersonId]:
    for match in _INTRODUCES.finditer(text):
        words = match[1].split()
        for count in range(len(words), 1, -1):
            if person := directory.whole(" ".join(words[:count])):
                yield person
                break

"""Labels that belong to nobody for certain, and the person to whom a human says one belongs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.alignment import Directory
from reportgen.errors import UsageError
from reportgen.model import Forum, PersonId, Proceedings, Segment
from reportgen.places import one_line
from reportgen.yaml_editing import YamlFile

_FORUM_FILE = "forum.yaml"
_NUMBERED = re.compile(r"\d|^\W*$")
_OPEN = frozenset({"ambiguous", "unknown"})


@dataclass(frozen=True, slots=True)
class OpenLabel:
    """A label as heard that names nobody for certain, where it stands and who is likely meant."""

    label: str
    said: tuple[Segment, ...]
    likely: tuple[PersonId, ...]


def open_labels(proceedings: Proceedings) -> tuple[OpenLabel, ...]:
    """Return the labels for which a person can be named, the commonest first.

    A role, an organization or a number ("Speaker 2") may be somebody else in every source, so it
    is none of them.
    """
    directory = Directory(proceedings.forum)
    spoken: dict[str, list[Segment]] = {}
    for segment in proceedings.material.segments:
        if segment.speaker_label and not segment.speakers and segment.form != "heading":
            spoken.setdefault(segment.speaker_label, []).append(segment)
    found = [
        OpenLabel(label, tuple(said), match.candidates)
        for label, said in spoken.items()
        if (match := directory.match(label)).doubt in _OPEN and not _NUMBERED.search(label)
    ]
    return tuple(sorted(found, key=lambda one: -len(one.said)))


def name_label(folder: Path, forum: Forum, label: str, person: str) -> None:
    """Write into forum.yaml that a label means a person: it becomes one of the person's aliases.

    Raises:
        InputError: if forum.yaml cannot be edited.
        UsageError: if there is no such person, or the label cannot be an alias.
    """
    if _NUMBERED.search(label) or one_line(label) != label:
        message = f"'{one_line(label)[:60]}' may be somebody else elsewhere; name it in the source"
        raise UsageError(message, rule="no-such-choice")
    file = YamlFile.open(folder / _FORUM_FILE)
    listed = file.at(("people",))
    people = listed if isinstance(listed, list) else []
    for number, one in enumerate(people):
        if isinstance(one, Mapping) and str(one.get("id", "")) == person:
            known = one.get("aliases", [])
            aliases = [str(alias) for alias in known] if isinstance(known, list) else []
            file.set(("people", number, "aliases"), [*aliases, label], after=("name",))
            file.save()
            return
    known_people = ", ".join(str(one.id) for one in forum.people[:12])
    raise UsageError(
        f"there is no person '{person[:60]}'; there are {known_people}", rule="no-such-choice"
    )

"""Issues about speakers' labels that a person should look at."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reportgen.alignment.people import Match
from reportgen.alignment.times import NOT_HELD
from reportgen.errors import Issue, Place, Severity
from reportgen.model import Forum, Material, PersonId, Segment, SessionId
from reportgen.people import names_by_id

_ADVICE = {
    "ambiguous": "write the full name, or add the label to the aliases of the person it means",
    "unknown": "add the label to the aliases of the person it means, or leave it unattributed",
    "organization": "write the name of the person who spoke",
    "role": "write the name, or add the label to the aliases of the person it means",
}
_TOLD = 5
"""Lines of a label that are told; where there are more, the rest is counted."""
_MEANING = {
    "ambiguous": "fits more than one person or another organization",
    "unknown": "is the name of nobody in the forum",
    "organization": "names an organization, not a person",
    "role": "names no person",
}


def unmatched_labels(
    forum: Forum, material: Material, matches: dict[str, Match]
) -> Iterator[Issue]:
    """Yield one issue for every label that names nobody for certain, the commonest first."""
    names = names_by_id(forum, "remark")
    spoken: dict[str, list[Segment]] = defaultdict(list)
    for segment in material.segments:
        is_declared = bool(segment.speakers) and not matches[segment.speaker_label].people
        if segment.speaker_label and segment.form != "heading" and not is_declared:
            spoken[segment.speaker_label].append(segment)
    for label, said in sorted(spoken.items(), key=lambda one: -len(one[1])):
        match = matches[label]
        if not match.people:
            severity: Severity = "note" if match.doubt in {"role", "organization"} else "warning"
            message = _unmatched(label, said, match, names)
            yield Issue(severity, "unmatched-speaker", message, _place(material, said[0]))


def _unmatched(label: str, said: list[Segment], match: Match, names: dict[PersonId, str]) -> str:
    times = "once" if len(said) == 1 else f"{len(said)} times (lines {_lines(said)})"
    who = " or ".join(names[person] for person in match.candidates)
    question = f" ({who}?)" if who else ""
    meaning, advice = _MEANING[match.doubt], _ADVICE[match.doubt]
    return f"speaker label {label!r}, {times}, {meaning}{question}; {advice}"


def _lines(said: list[Segment]) -> str:
    """Return the first lines of turns, and how many more there are."""
    lines = [str(segment.marks[0].line) for segment in said if segment.marks]
    rest = f" and {len(lines) - _TOLD} more" if len(lines) > _TOLD else ""
    return ", ".join(lines[:_TOLD]) + rest


def attributed_counts(material: Material) -> Iterator[Issue]:
    """Yield a note for each source that has doubtful turns: how many name somebody for certain."""
    for source in material.sources:
        turns = [s for s in material.segments if s.source == source.id and s.form != "heading"]
        named = sum(bool(turn.speakers) for turn in turns)
        doubtful = sum(bool(turn.speaker_label and not turn.speakers) for turn in turns)
        message = (
            f"of {len(turns)} turns or paragraphs {named} are attributed, {doubtful} have a label "
            f"that names nobody for certain, {len(turns) - named - doubtful} have none"
        )
        if doubtful:
            yield Issue("note", "attributed", message, Place(source.path, 0))


def absent_speakers(forum: Forum, material: Material) -> Iterator[Issue]:
    """Yield an issue for every person who was heard although the agenda says absent."""
    names = names_by_id(forum, "remark")
    absent = set(_absent(forum))
    reported: set[tuple[PersonId, SessionId]] = set()
    for segment in material.segments:
        for person in segment.speakers:
            if segment.session is None or (person, segment.session) not in absent - reported:
                continue
            reported.add((person, segment.session))
            message = (
                f"{names[person]} is marked absent in session {segment.session!r} but is heard "
                "here; correct the status of the slot or the speaker's label"
            )
            yield Issue("warning", "absent-speaker", message, _place(material, segment))


def _absent(forum: Forum) -> Iterator[tuple[PersonId, SessionId]]:
    """Yield the people whose slots in a session were all not held, and who do not moderate it."""
    for session in forum.sessions:
        held = _heard(slot.speakers for slot in session.slots if slot.actual.status not in NOT_HELD)
        held |= {by for slot in session.slots if (by := slot.actual.by)}
        held |= {session.moderator} if session.moderator else set()
        missed = _heard(slot.speakers for slot in session.slots if slot.actual.status == "absent")
        yield from ((person, session.id) for person in missed if person not in held)


def _heard(lists: Iterable[Iterable[PersonId]]) -> set[PersonId]:
    return {person for people in lists for person in people}


def _place(material: Material, segment: Segment) -> Place:
    paths = {source.id: source.path for source in material.sources}
    line = segment.marks[0].line if segment.marks else 0
    return Place(paths.get(segment.source, str(segment.source)), line)

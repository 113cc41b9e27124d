"""Issues about speakers' labels that a person should look at."""

from collections import Counter
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
_MEANING = {
    "ambiguous": "fits more than one person or another organization",
    "unknown": "is the name of nobody in the forum",
    "organization": "names an organization, not a person",
    "role": "names no person",
}


def unmatched_labels(
    forum: Forum, material: Material, matches: dict[str, Match]
) -> Iterator[Issue]:
    """Yield an issue for every label matched to nobody for certain, in order of appearance."""
    names = names_by_id(forum, "remark")
    spoken = [s for s in material.segments if s.speaker_label and s.form != "heading"]
    counts = Counter(segment.speaker_label for segment in spoken)
    first = {segment.speaker_label: segment for segment in reversed(spoken)}
    for label in counts:
        match = matches[label]
        if not match.people:
            severity: Severity = "note" if match.doubt in {"role", "organization"} else "warning"
            message = _unmatched(label, counts[label], match, names)
            yield Issue(severity, "unmatched-speaker", message, _place(material, first[label]))


def _unmatched(label: str, count: int, match: Match, names: dict[PersonId, str]) -> str:
    times = "once" if count == 1 else f"{count} times"
    who = " or ".join(names[person] for person in match.candidates)
    question = f" ({who}?)" if who else ""
    meaning, advice = _MEANING[match.doubt], _ADVICE[match.doubt]
    return f"speaker label {label!r}, {times}, {meaning}{question}; {advice}"


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

"""The attribution rule: beside which statements a name may print, and a forum without the others.

What a rule protects is taken out of the records before a report is composed, so that no section
can print it by mistake.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reportgen.model import (
    NOT_TOLD,
    Actual,
    Attribution,
    Forum,
    OrganizationId,
    Person,
    PersonId,
    Proceedings,
    Segment,
    SegmentId,
    Session,
    SessionId,
    Slot,
)

_STRICTNESS: Mapping[Attribution | None, int] = {None: 0, "named": 0, "role": 1, "none": 2}
_HOSTS = frozenset(
    {"co-organizer", "organizer", "host", "in collaboration with", "with the support of"}
)


def stricter(*rules: Attribution | None) -> Attribution:
    """The strictest of the rules."""
    return max(rules, key=lambda rule: _STRICTNESS[rule]) or "named"


def hosts(forum: Forum) -> frozenset[OrganizationId]:
    """The ids of the organizations that print on the cover, whoever spoke."""
    return frozenset(body.id for body in forum.organizations if body.role in _HOSTS)


def statement_rules(proceedings: Proceedings) -> Mapping[SegmentId, Attribution]:
    """The rule of each passage: that of forum, session, passage, or what a person set for a point.

    What a person sets for a point holds for the whole turn in which it was said, since the words
    beside it would tell who spoke.
    """
    forum, material = proceedings.forum, proceedings.material
    sessions = {one.id: one.attribution for one in forum.sessions}
    sources = {one.id: one.session for one in material.sources}
    places = {one.id: one.evidence.segment for one in proceedings.findings}
    decided: dict[SegmentId, Attribution] = {}
    for decision in proceedings.review.decisions:
        if decision.attribution and decision.finding in places:
            place = places[decision.finding]
            decided[place] = stricter(decided.get(place), decision.attribution)

    def rule(segment: Segment) -> Attribution:
        session = segment.session or sources.get(segment.source)
        held = sessions.get(session) if session else None
        return stricter(forum.attribution, held, segment.attribution, decided.get(segment.id))

    return {segment.id: rule(segment) for segment in material.segments}


def unnamed(proceedings: Proceedings) -> Proceedings:
    """The proceedings without what the attribution rules protect.

    A passage under ``none`` has no speaker, label or time, one under ``role`` no label or time.
    """
    rules = statement_rules(proceedings)
    if set(rules.values()) <= {"named"} and stricter(*_held(proceedings.forum)) == "named":
        return proceedings
    material = proceedings.material
    segments = tuple(_unnamed(one, rules[one.id]) for one in material.segments)
    hidden = {one.id for one in proceedings.findings if rules[one.evidence.segment] != "named"}
    return replace(
        proceedings,
        forum=_unnamed_forum(proceedings.forum),
        material=replace(
            material,
            segments=segments,
            unrecorded=_unless_none(proceedings.forum, material.unrecorded),
        ),
        appraisals=tuple(
            replace(one, author=None) if one.finding in hidden else one
            for one in proceedings.appraisals
        ),
    )


def protected_people(proceedings: Proceedings) -> tuple[Person, ...]:
    """The people whose names must not print anywhere in the report.

    Under ``none`` for the forum that is everybody, else who appears only in sessions under it.
    """
    forum = proceedings.forum
    if forum.attribution == "none":
        return forum.people
    closed = {one.id for one in forum.sessions if one.attribution == "none"}
    inside = _heard(proceedings, closed)
    outside = _heard(proceedings, {one.id for one in forum.sessions} - closed)
    outside |= {person for group in forum.contacts for person in group.people}
    return tuple(one for one in forum.people if one.id in inside - outside and not one.listed)


def _heard(proceedings: Proceedings, sessions: Iterable[SessionId]) -> set[PersonId]:
    """Everybody on the agenda of the sessions or heard in them."""
    wanted = set(sessions)
    held = [one for one in proceedings.forum.sessions if one.id in wanted]
    spoke = {
        p for one in proceedings.material.segments if one.session in wanted for p in one.speakers
    }
    return spoke | {person for one in held for person in _on_agenda(one)}


def _on_agenda(session: Session) -> tuple[PersonId, ...]:
    named = [session.moderator, *(slot.actual.by for slot in session.slots)]
    speakers = [person for slot in session.slots for person in slot.speakers]
    return (*(one for one in named if one), *speakers)


def _held(forum: Forum) -> Sequence[Attribution | None]:
    return (forum.attribution, *(one.attribution for one in forum.sessions))


def _unless_none(
    forum: Forum, heard: Sequence[tuple[PersonId, SessionId | None]]
) -> tuple[tuple[PersonId, SessionId | None], ...]:
    closed = {one.id for one in forum.sessions if one.attribution == "none"}
    return () if forum.attribution == "none" else tuple(o for o in heard if o[1] not in closed)


def _unnamed(segment: Segment, rule: Attribution) -> Segment:
    if rule == "named":
        return segment
    marks = tuple(replace(mark, seconds=None) for mark in segment.marks)
    speakers = segment.speakers if rule == "role" else ()
    return replace(
        segment,
        speakers=speakers,
        speaker_label="",
        clock=None,
        slot=None,
        end_seconds=None,
        marks=marks,
        attribution=rule,
    )


def _unnamed_forum(forum: Forum) -> Forum:
    if forum.attribution != "none":
        sessions = (
            _without_people(s, s.owners) if s.attribution == "none" else s for s in forum.sessions
        )
        return replace(forum, sessions=tuple(sessions))
    public = hosts(forum)
    bodies = tuple(
        replace(body, parent=body.parent if body.parent in public else None)
        for body in forum.organizations
        if body.id in public
    )
    sessions = (
        _without_people(s, tuple(o for o in s.owners if o in public)) for s in forum.sessions
    )
    counted = replace(forum.participation, by_country=(), countries=None)
    return replace(
        forum,
        people=(),
        contacts=(),
        photos=(),
        organizations=bodies,
        sessions=tuple(sessions),
        participation=counted,
    )


def _without_people(session: Session, owners: tuple[OrganizationId, ...]) -> Session:
    slots = (replace(one, speakers=(), actual=_unnamed_actual(one)) for one in session.slots)
    return replace(session, moderator=None, owners=owners, slots=tuple(slots), attribution="none")


def _unnamed_actual(slot: Slot) -> Actual:
    """What happened in a slot, if that can be said without saying of whom."""
    if not slot.is_told or slot.actual.status in {"replaced by", "on behalf of"}:
        return NOT_TOLD
    return replace(slot.actual, by=None, note="")

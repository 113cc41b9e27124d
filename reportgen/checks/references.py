"""Checks of references: every id that is named must exist."""

from collections.abc import Iterator, Sequence

from rapidfuzz import process

from reportgen.checks.places import Path, place_of
from reportgen.errors import Issue
from reportgen.model import Forum, Places, Session

Reference = tuple[str, str, Path]


def check_references(forum: Forum, places: Places) -> Iterator[Issue]:
    """Yield ids of people and organizations that the forum does not have."""
    known: dict[str, Sequence[str]] = {
        "person": [person.id for person in forum.people],
        "organization": [organization.id for organization in forum.organizations],
    }
    for kind, named, path in _references(forum):
        if named not in known[kind]:
            near = process.extractOne(named, known[kind], score_cutoff=60)
            hint = f"did you mean '{near[0]}'?" if near else f"add the {kind}"
            message = f"'{named}' is no {kind} of this forum; {hint}"
            yield Issue("error", "unknown-id", message, place_of(places, path))


def _references(forum: Forum) -> Iterator[Reference]:
    for index, person in enumerate(forum.people):
        if person.organization is not None:
            yield "organization", person.organization, ("people", index, "organization")
    for index, organization in enumerate(forum.organizations):
        if organization.parent is not None:
            yield "organization", organization.parent, ("organizations", index, "parent")
    for number, group in enumerate(forum.contacts):
        for index, contact in enumerate(group.people):
            yield "person", contact, ("contacts", number, "people", index)
    for number, session in enumerate(forum.sessions):
        yield from _session_references(session, ("sessions", number))


def _session_references(session: Session, base: Path) -> Iterator[Reference]:
    if session.moderator is not None:
        yield "person", session.moderator, (*base, "moderator")
    for index, owner in enumerate(session.owners):
        yield "organization", owner, (*base, "owners", index)
    for index, slot in enumerate(session.slots):
        for order, speaker in enumerate(slot.speakers):
            yield "person", speaker, (*base, "slots", index, "speakers", order)
        if slot.actual.by is not None:
            yield "person", slot.actual.by, (*base, "slots", index, "actual", "by")

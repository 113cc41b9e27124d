"""A programme becomes forum.yaml: values as written, the uncertain ones marked at their lines."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportgen.readers.marks.finding import is_marked
from reportgen.readers.programmes.records import (
    Doubt,
    Fact,
    PersonWritten,
    Programme,
    SessionWritten,
    SlotWritten,
    Spot,
)
from reportgen.readers.programmes.roster import Entered, Roster, slug, unique
from reportgen.readers.programmes.yaml_lines import YamlLines
from reportgen.yaml_editing import flow, scalar

_HEAD = """# yaml-language-server: $schema=forum.schema.json
#
# Made by `reportgen init --from`. Read the lines marked CHECK first: they are what reportgen is
# not sure of. Every other value stands as it is written in the file it came from; what no file
# states is empty. Correct it here; check your work with:  reportgen check .
"""


@dataclass(slots=True)
class ForumText:
    """forum.yaml with what its reader has to look at, and the ids that sessions were given."""

    text: str
    marked: list[tuple[int, Doubt]]
    sessions: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Sessions:
    """Sessions with their ids and the ids of their people."""

    ids: list[str]
    moderators: list[list[str]]
    speakers: list[list[list[str]]]


def forum_text(programme: Programme, roster: Roster, forum_id: str) -> ForumText:
    """Return forum.yaml for a programme whose bodies the roster holds."""
    sessions = _enter(programme.sessions, roster)
    contacts = [
        [roster.enter(person, contact=True) for person in column.people]
        for column in programme.contacts
    ]
    for person in programme.listed:
        roster.enter(person)
    out = YamlLines(_HEAD.split("\n"))
    _event(out, programme, forum_id)
    _organizations(out, roster)
    _people(out, roster)
    _agenda(out, programme, sessions, roster)
    _contacts(out, programme, contacts)
    ids = dict(enumerate(sessions.ids))
    return ForumText(out.text, out.marked, ids)


def _enter(written: Sequence[SessionWritten], roster: Roster) -> _Sessions:
    ids: list[str] = []
    moderators: list[list[str]] = []
    speakers: list[list[list[str]]] = []
    for session in written:
        wanted = f"session-{_number(session.number)}" if session.number else slug(session.title)
        ids.append(unique(wanted or "session", ids))
        moderators.append(list(dict.fromkeys(roster.enter(p) for p in session.moderators)))
        speakers.append(
            [list(dict.fromkeys(roster.enter(p) for p in slot.speakers)) for slot in session.slots]
        )
    return _Sessions(ids, moderators, speakers)


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _number(written: str) -> str:
    upper = written.upper()
    return str(_ROMAN.index(upper)) if upper in _ROMAN[1:] else slug(written)


def _event(out: YamlLines, programme: Programme, forum_id: str) -> None:
    facts = dict(programme.facts)
    by_key: dict[str, list[Doubt]] = {}
    for doubt in programme.doubts:
        by_key.setdefault(_key_of(doubt), []).append(doubt)
    out.add(f"id: {scalar(forum_id)}")
    _title(out, programme, facts.get("title"))
    for key in ("theme", "series"):
        _fact(out, key, facts.get(key))
    out.add("")
    out.doubt(by_key.get("dates", ()), 0)
    days = ", ".join(day.isoformat() for day in _days(programme))
    out.add(f"dates: [{days}]", "" if days else "no date was found; write it as in 2026-05-14")
    for key in ("start", "end", "duration_minutes"):
        _fact(out, key, facts.get(key), required=key != "duration_minutes")
    _zone(out, facts, tuple(by_key.get("timezone", ())))
    out.doubt(by_key.get("format", ()), 0)
    _fact(out, "format", facts.get("format"), required=True)
    out.doubt(by_key.get("venue", ()), 0)
    _fact(out, "venue", facts.get("venue"), required=True)
    for key, default in (("languages", "en"), ("interpretation", "")):
        told = facts.get(key)
        value = told.value if told else default
        unsaid = "" if told or not default else "no file states the working languages"
        if value:
            out.add(f"{key}: [{value}]", unsaid)
    _fact(out, "status", facts.get("status"))
    out.doubt(by_key.get("", ()), 0)
    out.add("attribution: named")
    if platform := facts.get("platform"):
        out.add("logistics:")
        out.pair("platform", platform.value, 2)


def _key_of(doubt: Doubt) -> str:
    """Return the key of forum.yaml that a doubt about the event belongs to, if it is one here."""
    if "date" in doubt.rule:
        return "dates"
    if doubt.rule == "time-zone":
        return "timezone"
    return doubt.rule if doubt.rule in ("format", "venue") else ""


def _title(out: YamlLines, programme: Programme, title: Fact | None) -> None:
    if title is None or is_marked(title.value):
        message = "no title was found; write the forum's title"
        out.doubt([Doubt(0, "no-title", message, Spot(programme.path))], 0)
        out.add('title: "[Title of the forum]"')
    else:
        out.add(f"title: {scalar(title.value)}")


def _fact(out: YamlLines, key: str, fact: Fact | None, *, required: bool = False) -> None:
    if fact is not None and not is_marked(fact.value):
        quoted = f'"{fact.value}"' if key in ("start", "end") else scalar(fact.value)
        out.add(f"{key}: {quoted if key != 'duration_minutes' else fact.value}")
    elif required:
        out.add(f"{key}:", "not stated in the files")


def _zone(out: YamlLines, facts: dict[str, Fact], doubts: tuple[Doubt, ...] = ()) -> None:
    zone, label = facts.get("timezone"), facts.get("timezone_label")
    if zone is not None:
        out.doubt(doubts, 0)
        out.add(f"timezone: {scalar(zone.value)}")
    elif label is not None:
        message = (
            f"'{label.value}' is printed as it is, but names no place: write one after timezone: "
            "as in Asia/Seoul, so that speakers get their own times"
        )
        out.doubt([Doubt(2, "time-zone", message, label.spot)], 0)
        out.add("timezone:")
    else:
        out.add("timezone:", "not stated in the files; as in Asia/Seoul")
    _fact(out, "timezone_label", label)


def _days(programme: Programme) -> list[dt.date]:
    return sorted({*programme.dates, *(s.date for s in programme.sessions if s.date)})


def _organizations(out: YamlLines, roster: Roster) -> None:
    out.add("")
    out.add("organizations:" if roster.organizations else "organizations: []")
    for identity, body in roster.organizations.items():
        out.add(f"  - id: {scalar(identity)}")
        out.pair("name", body.name, 4)
        out.pair("abbreviation", body.abbreviation, 4)
        if body.role != "participant":
            out.pair("role", body.role, 4)


def _people(out: YamlLines, roster: Roster) -> None:
    out.add("")
    if not roster.people:
        out.add("people: []")
        return
    out.add("# Affiliations stand as written; a surname is written only where you know it.")
    out.add("people:")
    alike = {doubt.spot: doubt for doubt in roster.alike()}
    for entered in roster.people:
        doubts = list(entered.doubts)
        if near := alike.get(entered.person.spot):
            doubts += [near] if f"'{entered.id}'" in near.message else []
        out.doubt(doubts, 2)
        _person(out, entered)


def _person(out: YamlLines, entered: Entered) -> None:
    person = entered.person
    out.add(f"  - id: {scalar(entered.id)}")
    out.pair("name", person.name, 4)
    out.pair("honorific", person.honorific, 4)
    out.pair("position", person.position, 4)
    out.pair("organization", entered.organization, 4)
    out.pair("affiliation", _affiliation(person, entered), 4)
    out.pair("email", person.email, 4)
    out.pair("phone", person.phone, 4)
    out.pair("country", person.country, 4)
    if person.listed:
        out.add("    listed: true", "agreed to be listed, as the list of participants says")


def _affiliation(person: PersonWritten, entered: Entered) -> str:
    if person.affiliation or entered.organization:
        return person.affiliation
    return ", ".join(filter(None, (person.position, person.organization))) * bool(
        person.organization
    )


def _agenda(out: YamlLines, programme: Programme, sessions: _Sessions, roster: Roster) -> None:
    written, first = programme.sessions, next(iter(_days(programme)), None)
    out.add("")
    if not written:
        message = "no file holds an agenda; write at least one session"
        out.doubt([Doubt(0, "no-agenda", message, Spot(""))], 0)
        out.add("sessions:")
        out.add("  - id: forum")
        out.add("    title: Forum")
        return
    out.add("sessions:")
    for number, session in enumerate(written):
        doubts = [*session.doubts, *_moderator_doubts(session, sessions.moderators[number])]
        out.doubt(doubts, 2)
        out.add(f"  - id: {scalar(sessions.ids[number])}")
        _session(out, session, sessions, number, roster)
        if session.date and session.date != first:
            out.add(f"    date: {session.date.isoformat()}")
        if session.slots:
            out.add("    slots:")
        for slot, speakers in zip(session.slots, sessions.speakers[number], strict=True):
            out.doubt(slot.doubts, 6)
            _slot(out, slot, speakers)


def _moderator_doubts(session: SessionWritten, ids: list[str]) -> list[Doubt]:
    if len(ids) < 2:
        return []
    message = f"{len(ids)} people moderate ({', '.join(ids)}); forum.yaml holds one, the first"
    return [Doubt(2, "several-moderators", message, session.spot)]


def _session(
    out: YamlLines, session: SessionWritten, sessions: _Sessions, number: int, roster: Roster
) -> None:
    owners = [roster.body(owner) for owner in session.owners]
    title = session.title
    if session.owners and not all(owners):
        title, owners = f"{title} ({' & '.join(session.owners)})", []
    out.pair("number", session.number, 4)
    out.add(f"    title: {scalar(title or 'Untitled')}")
    out.pair("room", session.room, 4)
    for key, moment in (("start", session.start), ("end", session.end)):
        if moment:
            out.add(f'    {key}: "{moment:%H:%M}"')
    if session.minutes and not session.start:
        out.add(f"    # {session.minutes} minutes are written, but no time of day")
    if owners:
        out.add(f"    owners: {flow(owners)}")
    if sessions.moderators[number]:
        out.pair("moderator", sessions.moderators[number][0], 4)


def _slot(out: YamlLines, slot: SlotWritten, speakers: list[str]) -> None:
    parts = [f"kind: {slot.kind}"]
    parts += [
        f'{key}: "{moment:%H:%M}"'
        for key, moment in (("start", slot.start), ("end", slot.end))
        if moment
    ]
    parts += [
        f"{key}: {_quoted(text)}"
        for key, text in (("label", slot.label), ("title", slot.title))
        if text
    ]
    if speakers:
        parts.append(f"speakers: {flow(speakers)}")
    told = f"{slot.minutes} minutes are written" if slot.minutes and not slot.start else ""
    out.add(f"      - {{{', '.join(parts)}}}", told)


def _quoted(text: str) -> str:
    """Return a text fit for a line in braces, where a comma ends a value."""
    return scalar(" ".join(text.split()))


def _contacts(out: YamlLines, programme: Programme, ids: list[list[str]]) -> None:
    if not programme.contacts:
        return
    out.add("")
    out.add("contacts:")
    for column, people in zip(programme.contacts, ids, strict=True):
        out.add(f"  - heading: {scalar(column.heading or 'Contacts')}")
        out.pair("unit", column.unit, 4)
        out.add(f"    people: {flow(people)}")

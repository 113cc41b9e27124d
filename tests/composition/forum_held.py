"""A small invented forum that has been held, in memory, with everything a real day has."""

import datetime as dt
from dataclasses import replace
from typing import Any, Literal

from reportgen.ledger import settle
from reportgen.model import (
    Actual,
    ContactGroup,
    Decision,
    Evidence,
    Finding,
    FindingId,
    FindingKind,
    Form,
    Forum,
    Group,
    GroupId,
    Mark,
    Material,
    Organization,
    OrganizationId,
    Orphan,
    Outline,
    Participation,
    Person,
    PersonId,
    Polarity,
    Proceedings,
    Prose,
    Review,
    Segment,
    SegmentId,
    Session,
    SessionId,
    Signature,
    Slot,
    SlotKind,
    Source,
    SourceId,
    Withheld,
)
from tests.composition.tree_text import shipped_outline

NOW = dt.datetime(2026, 5, 20, 9, 0, tzinfo=dt.UTC)
SECRET = "zebra crossing budget"


def outline() -> Outline:
    """The shipped outline."""
    return shipped_outline("project-report", "outcome-report")


def _person(name: str, surname: str, honorific: str, position: str, body: str) -> Person:
    person = PersonId(name.casefold().replace(" ", "-"))
    return Person(person, name, surname, honorific, position, OrganizationId(body))


PEOPLE = (
    _person("Ana Kim", "Kim", "Ms.", "Director", "coast"),
    _person("Jun Kim", "Kim", "Mr.", "Professor", "school"),
    _person("Élise Okoro", "Okoro", "Dr.", "Adviser", "river"),
    _person("Tomas Berg", "Berg", "Mr.", "Engineer", "river"),
    _person("Dora Lim", "Lim", "Ms.", "Engineer", "river"),
    _person("Ines Vale", "Vale", "Ms.", "Mayor", "coast"),
    _person("Paul Adeyemi", "Adeyemi", "", "Analyst", "school"),
    _person("Noor Haddad", "Haddad", "Ms.", "Officer", "coast"),
    _person("Ødd Olin", "Olin", "Mr.", "Producer", "coast"),
)
ANA, JUN, ELISE, TOMAS, DORA, INES, PAUL, NOOR, PRODUCER = (person.id for person in PEOPLE)


def _slot(kind: SlotKind, hours: str, *speakers: PersonId, **rest: Any) -> Slot:
    start, end = (dt.time.fromisoformat(hour) for hour in hours.split("-"))
    plain = Slot(kind, start, end, speakers=speakers)
    return replace(plain, **rest)


OPENING = Session(
    SessionId("opening"),
    "Opening",
    slots=(_slot("opening", "13:00-13:10", INES, actual=Actual("video message")),),
)
ONE = Session(
    SessionId("one"),
    "Living with the river",
    "I",
    owners=(OrganizationId("river"),),
    moderator=NOOR,
    themes=("Flood warning",),
    slots=(
        _slot("presentation", "13:10-13:40", ANA, title="Warning in time"),
        _slot("presentation", "13:40-14:00", TOMAS, actual=Actual("replaced by", DORA)),
        _slot("break", "14:00-14:10"),
    ),
)
TWO = Session(
    SessionId("two"),
    "Paying for it",
    "II",
    moderator=NOOR,
    slots=(
        _slot("presentation", "14:10-14:40", JUN),
        _slot("discussion", "14:40-15:00", ELISE),
        _slot("discussion", "15:00-15:10", PAUL, actual=Actual("absent")),
    ),
)
THREE = Session(
    SessionId("three"),
    "Looking ahead",
    "III",
    slots=(_slot("discussion", "15:10-15:30", PAUL, actual=Actual("cancelled")),),
)

FORUM = Forum(
    id="lower-delta-2026",
    title="Lower Delta Forum",
    theme="Towns that Live with Water",
    dates=(dt.date(2026, 5, 14),),
    start=dt.time(13),
    end=dt.time(15, 30),
    timezone="Asia/Seoul",
    city="Seoul",
    venue="Virtual",
    organizations=(
        Organization(OrganizationId("coast"), "Coast Towns Network", "CTN", role="organizer"),
        Organization(OrganizationId("river"), "Delta River Office", "DRO"),
        Organization(OrganizationId("school"), "Open School of Hydrology"),
    ),
    people=PEOPLE,
    sessions=(OPENING, ONE, TWO, THREE),
    contacts=(ContactGroup("Secretariat", people=(NOOR, PRODUCER)),),
    participation=Participation(registered=1212, attended=164, countries=14),
    prose=(
        Prose("background", "prose/background.md", "Towns flood more often.[^1]\n\n[^1]: A note."),
        Prose("objectives", "prose/objectives.md", "I. Compare;\nII. Learn."),
        Prose("report/way-forward", "report/way-forward.md", "The towns meet again in spring."),
    ),
)

NOTES = Source(SourceId("notes/one.md"), "notes/one.md", "a" * 64, "notes", "notes")
TALK = Source(SourceId("transcripts/two.vtt"), "transcripts/two.vtt", "b" * 64, "transcript", "vtt")
REMARKS = Source(SourceId("notes/opening.md"), "notes/opening.md", "c" * 64, "notes", "notes")


def segment(
    source: Source, line: int, session: Session, text: str, *speakers: PersonId, **rest: Any
) -> Segment:
    """A segment; a transcript's line is also its minute after 14:10."""
    spoken = source.kind == "transcript"
    form: Form = "turn" if spoken else "bullet"
    mark = Mark(0, line, line * 60.0 if spoken else None)
    label = {person.id: person.name for person in PEOPLE}.get(speakers[0], "") if speakers else ""
    plain = Segment(
        SegmentId(f"{source.id}#{line}"),
        source.id,
        form,
        text,
        (mark,),
        speaker_label=label,
        speakers=speakers,
        session=session.id,
        clock=dt.time(14, 10 + line) if spoken else None,
    )
    return replace(plain, **rest)


SEGMENTS = (
    segment(
        REMARKS, 3, OPENING, "The mayor welcomed the towns. She wished for calm weather.", INES
    ),
    segment(NOTES, 1, ONE, "Living with the river", form="heading"),
    segment(NOTES, 3, ONE, "Half of the towns have no siren. Warnings come 3.5 hours late.", ANA),
    segment(NOTES, 4, ONE, "Towns should test sirens every month.", ANA),
    segment(NOTES, 6, ONE, "gauges, batteries, spare parts", DORA),
    segment(NOTES, 7, ONE, "The office repairs gauges in two days.", DORA),
    segment(NOTES, 9, ONE, "Discussion", form="heading"),
    segment(NOTES, 10, ONE, "Participants asked who pays for batteries.", form="paragraph"),
    segment(NOTES, 11, ONE, "Whether sirens or phones come first.", tag="no-consensus"),
    segment(NOTES, 12, ONE, "Kim said that maps are old.", speaker_label="Kim"),
    segment(TALK, 1, TWO, "Good afternoon. Cities must share their flood maps.", JUN),
    segment(TALK, 3, TWO, "I agree. Cities must share their flood maps with everyone.", ELISE),
    segment(TALK, 5, TWO, "We should not build more dams. That is my view.", JUN),
    segment(TALK, 6, TWO, "The old network proposed that ministries fund gauges.", ELISE),
    segment(TALK, 8, TWO, "Maybe we ought to train volunteers.", speaker_label="Speaker 2"),
    segment(TALK, 9, TWO, "We will send the maps by June.", JUN),
)
WITHHELD = (
    Withheld(TALK.id, 40, 44, "off record"),
    Withheld(TALK.id, 60, 60, "break"),
)


def finding(
    name: str,
    line: int,
    quote: str,
    *,
    source: Source = TALK,
    kind: FindingKind = "recommendation",
    polarity: Polarity = "positive",
    **rest: Any,
) -> Finding:
    """A finding of the words in the segment of that line."""
    held = next(s for s in SEGMENTS if s.id == f"{source.id}#{line}")
    start = held.text.index(quote)
    evidence = Evidence(held.id, start, start + len(quote), quote)
    plain = Finding(FindingId(name), kind, evidence, "modal", polarity, score=line / 10)
    return replace(plain, **rest)


FINDINGS = (
    finding(
        "maps", 1, "Cities must share their flood maps.", addressee="Cities", reasons=("says must",)
    ),
    finding("maps-again", 3, "Cities must share their flood maps with everyone."),
    finding("dams", 5, "We should not build more dams.", polarity="negative", addressee="We"),
    finding(
        "gauges",
        6,
        "ministries fund gauges",
        attributed_to="The old network",
        addressee="ministries",
    ),
    finding("train", 8, "Maybe we ought to train volunteers.", reasons=("says ought to",)),
    finding("send", 9, "We will send the maps by June.", kind="commitment"),
    finding("sirens", 4, "Towns should test sirens every month.", source=NOTES),
)
GROUPS = (Group(GroupId("g"), (FindingId("maps"), FindingId("maps-again"), FindingId("dams"))),)


def decided(
    name: str, status: Literal["accepted", "rejected"] = "accepted", **rest: Any
) -> Decision:
    """A decision of the rapporteur."""
    plain = Decision(FindingId(name), status, "Rosa Rapporteur", NOW)
    return replace(plain, **rest)


DECISIONS = (
    decided("maps"),
    decided("maps-again"),
    decided("dams"),
    decided("gauges"),
    decided("send"),
    decided("sirens", wording="Test every siren once a month.", line=7),
)
REVIEW = Review(
    DECISIONS,
    orphans=(Orphan(decided("gone", line=4), SECRET, (FindingId("train"),)),),
)

PROCEEDINGS = Proceedings(
    FORUM, Material((REMARKS, NOTES, TALK), SEGMENTS, WITHHELD), FINDINGS, GROUPS, REVIEW
)
FINAL = Signature("Rosa Rapporteur", NOW)


def signed(proceedings: Proceedings = PROCEEDINGS, by: Signature = FINAL) -> Proceedings:
    """The proceedings after somebody has signed them as they are."""
    signature = replace(by, digest=settle(proceedings).seal)
    return replace(proceedings, review=replace(proceedings.review, signature=signature))

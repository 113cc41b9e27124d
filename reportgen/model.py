"""The forum and what was said in it: frozen records that refer to each other by id."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NewType

from reportgen.errors import Place

PersonId = NewType("PersonId", str)
OrganizationId = NewType("OrganizationId", str)
SessionId = NewType("SessionId", str)
SlotId = NewType("SlotId", str)
SourceId = NewType("SourceId", str)
SegmentId = NewType("SegmentId", str)
FindingId = NewType("FindingId", str)
GroupId = NewType("GroupId", str)

SlotKind = Literal[
    "opening", "presentation", "discussion", "q-and-a", "break", "photo", "closing", "other"
]
ActualStatus = Literal[
    "as planned", "absent", "replaced by", "on behalf of", "video message", "cancelled"
]
OrganizerRole = Literal[
    "co-organizer",
    "organizer",
    "host",
    "in collaboration with",
    "with the support of",
    "participant",
]
ForumFormat = Literal["virtual", "hybrid", "onsite"]
Attribution = Literal["named"]
SourceKind = Literal["notes", "transcript"]
FindingKind = Literal[
    "recommendation", "commitment", "good practice", "challenge", "question", "decision"
]
Polarity = Literal["positive", "negative"]
Edition = Literal["working", "public"]
ReportName = Literal["concept-note", "speaker-briefs", "outcome-report"]


Places = Mapping[tuple[str | int, ...], Place]
"""Where a value of forum.yaml stands: ``("sessions", 0, "slots", 2, "start")`` to a place."""


# --- the event, as planned and as it happened -------------------------------------------------


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that organizes, owns a session or sends a speaker."""

    id: OrganizationId
    name: str
    abbreviation: str = ""
    parent: OrganizationId | None = None
    role: OrganizerRole = "participant"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the person writes the name; ``surname`` is a part of ``name``.

    ``position`` and ``organization`` print as "position, organization"; ``affiliation`` replaces
    both where the printed form is fixed ("President of KIPA"). ``timezone`` is an IANA name and
    stays None unless the person told it; ``city`` labels it in print.
    """

    id: PersonId
    name: str
    surname: str = ""
    honorific: str = ""
    position: str = ""
    organization: OrganizationId | None = None
    affiliation: str = ""
    country: str = ""
    timezone: str | None = None
    city: str = ""
    aliases: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    bio: str = ""
    pronunciation: str = ""
    join_link: str = ""


@dataclass(frozen=True, slots=True)
class Actual:
    """What happened in a slot; ``by`` is the substitute, or the person spoken for."""

    status: ActualStatus = "as planned"
    by: PersonId | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the agenda; ``label`` is the printed kind ("Presentation 1", "Q & A / Break").

    ``id`` is ``<session id>.<number from 1>`` unless the folder gives another.
    """

    kind: SlotKind
    start: dt.time | None = None
    end: dt.time | None = None
    label: str = ""
    title: str = ""
    speakers: tuple[PersonId, ...] = ()
    guiding_questions: tuple[str, ...] = ()
    actual: Actual = Actual()
    id: SlotId = SlotId("")


@dataclass(frozen=True, slots=True)
class Session:
    """A block of the agenda; ``number`` is the printed numeral ("I"), empty for an opening.

    ``date`` None means the first day of the forum. ``owners`` are printed in parentheses after
    the title.
    """

    id: SessionId
    title: str
    number: str = ""
    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    owners: tuple[OrganizationId, ...] = ()
    moderator: PersonId | None = None
    aim: str = ""
    guiding_questions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A technical rehearsal for speakers, in event time."""

    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Something a speaker owes the organizer, and by when."""

    name: str
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Logistics:
    """How people get into the meeting and what is asked of speakers; every rule is one sentence."""

    platform: str = ""
    join_early_minutes: int | None = None
    rename_as: str = ""
    microphone: tuple[str, ...] = ()
    speaking: tuple[str, ...] = ()
    recording: str = ""
    backup: str = ""
    rehearsal: Rehearsal | None = None
    deliverables: tuple[Deliverable, ...] = ()
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """One column of the contacts table."""

    heading: str
    unit: str = ""
    people: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Participation:
    """Counted participants; registered, attended and watched online are kept apart."""

    registered: int | None = None
    attended: int | None = None
    online: int | None = None
    countries: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown text that people wrote.

    ``key`` is its path in the forum folder without ``prose/`` and suffix: ``background``,
    ``sessions/session-1``, ``mandates/kipa``, ``report/executive-summary``.
    """

    key: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum as its folder describes it; ``start`` to ``end`` is the announced time of the day."""

    id: str
    title: str
    theme: str = ""
    series: str = ""
    dates: tuple[dt.date, ...] = ()
    start: dt.time | None = None
    end: dt.time | None = None
    duration_minutes: int | None = None
    timezone: str | None = None
    timezone_label: str = ""
    city: str = ""
    format: ForumFormat | None = None
    venue: str = ""
    languages: tuple[str, ...] = ("en",)
    interpretation: tuple[str, ...] = ()
    notice: str = ""
    version: str = ""
    issued: dt.date | None = None
    papers_issued: dt.date | None = None
    status: str = ""
    profile: str = "project-report"
    attribution: Attribution = "named"
    logistics: Logistics = Logistics()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    sessions: tuple[Session, ...] = ()
    contacts: tuple[ContactGroup, ...] = ()
    participation: Participation = Participation()
    prose: tuple[Prose, ...] = ()


# --- what was said ----------------------------------------------------------------------------

Form = Literal["turn", "paragraph", "bullet", "heading"]
WithheldReason = Literal["off record", "outside the slots", "break", "slot not held"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of notes or a transcript; ``id`` and ``path`` are relative to the forum folder.

    ``sha256`` is the hex digest of the file's bytes; ``recorded_from`` the wall-clock start of
    the recording in event time.
    """

    id: SourceId
    path: str
    sha256: str
    kind: SourceKind
    dialect: str
    session: SessionId | None = None
    recorded_from: dt.time | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """From character ``offset`` on, the text stands in ``line`` and was said at ``seconds``.

    ``seconds`` counts from the start of the recording; None where the source has no clock.
    """

    offset: int
    line: int
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One speaker turn, or one paragraph, bullet or heading of the notes.

    ``text`` is final: it was cleaned in the reader and every span counts its characters.
    ``speaker_label`` is the name as heard or written; ``speakers`` are the people it was matched
    to, empty where the match is not certain. ``tag`` is ``no-consensus`` where the notes say so.
    ``level`` is a heading's or bullet's depth from 1. ``clock`` is the event time of its start.
    """

    id: SegmentId
    source: SourceId
    form: Form
    text: str
    marks: tuple[Mark, ...]
    end_seconds: float | None = None
    speaker_label: str = ""
    speakers: tuple[PersonId, ...] = ()
    session: SessionId | None = None
    slot: SlotId | None = None
    clock: dt.time | None = None
    tag: Literal["", "no-consensus"] = ""
    level: int = 1


@dataclass(frozen=True, slots=True)
class Withheld:
    """A passage that was read and dropped; only its place is kept, never its words."""

    source: SourceId
    first_line: int
    last_line: int
    reason: WithheldReason


@dataclass(frozen=True, slots=True)
class Material:
    """What was read of notes and transcripts."""

    sources: tuple[Source, ...] = ()
    segments: tuple[Segment, ...] = ()
    withheld: tuple[Withheld, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters ``start`` to ``end`` (exclusive) of a segment's text, and what stands there."""

    segment: SegmentId
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that a report may need; ``reasons`` say in plain words why it was found.

    ``id`` comes from the sentence, the label as heard and the occurrence, never from rules.
    ``addressee``, ``action``, ``condition``, ``deadline`` and ``attributed_to`` are words of the
    sentence, empty where it does not say. ``score`` is between 0 and 1.
    """

    id: FindingId
    kind: FindingKind
    evidence: Evidence
    family: str
    polarity: Polarity = "positive"
    addressee: str = ""
    action: str = ""
    condition: str = ""
    deadline: str = ""
    attributed_to: str = ""
    score: float = 0.0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Consensus:
    """How many stand behind a group, counted from its evidence and nothing else.

    ``speakers`` are the distinct people that labels were matched to, ``sources`` those whom
    others report to ask for it, ``unmatched`` how often a label names nobody for certain;
    ``dissent`` is what was said against it.
    """

    speakers: tuple[PersonId, ...] = ()
    sources: tuple[str, ...] = ()
    unmatched: int = 0
    dissent: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same; the first one speaks for the group."""

    id: GroupId
    findings: tuple[FindingId, ...]
    consensus: Consensus = Consensus()


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A theme and the words of the text that speak of it; ``goal`` is the SDG's number, or 0."""

    theme: str
    terms: tuple[str, ...]
    goal: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A question asked and the passages that answer it."""

    question: FindingId
    evidence: tuple[Evidence, ...]


# --- what people decided ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a finding, as replaying the journal gives it.

    ``wording`` is the rapporteur's own sentence in place of the quote, ``line`` the line of the
    journal that holds it; ``merged_into`` names the finding that prints this one's evidence.
    ``stale`` is set when the finding's words changed after the decision.
    """

    finding: FindingId
    status: Literal["accepted", "rejected"]
    by: str
    at: dt.datetime
    wording: str = ""
    line: int = 0
    merged_into: FindingId | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Orphan:
    """A decision whose finding is gone; ``candidates`` are findings it could be moved to."""

    decision: Decision
    quote: str
    candidates: tuple[FindingId, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who made the report final, and when."""

    by: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Review:
    """The state that replaying the decision journal gives."""

    decisions: tuple[Decision, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    final: Signature | None = None


@dataclass(frozen=True, slots=True)
class Proceedings:
    """All that the outcome report is made from."""

    forum: Forum
    material: Material = Material()
    findings: tuple[Finding, ...] = ()
    groups: tuple[Group, ...] = ()
    review: Review = Review()


# --- how a report is laid out -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A section of a report: ``id`` names the content, ``heading`` is printed."""

    id: str
    heading: str
    page_break: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Order, headings and standing sentences of one report, read from its outline YAML."""

    report: ReportName
    document_type: str
    sections: tuple[OutlineSection, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()
    disclaimer: str = ""

"""The event as planned and as held: organizations, people, sessions, slots, logistics."""

import datetime as dt
from dataclasses import dataclass, field

from reportgen.model.counts import NO_EVALUATION, NO_PARTICIPATION, Evaluation, Participation
from reportgen.model.following import FollowUp
from reportgen.model.pictures import EncodedPicture, Photo
from reportgen.model.terms import (
    ActualStatus,
    Attribution,
    DutyRole,
    ForumFormat,
    OrganizationId,
    OrganizerRole,
    PersonId,
    SessionId,
    SlotId,
    SlotKind,
)


@dataclass(frozen=True, slots=True)
class Organization:
    """A body that organizes, owns a session or sends a speaker.

    ``logo`` is the path of a picture in the forum folder, printed for those that organize.
    """

    id: OrganizationId
    name: str
    abbreviation: str = ""
    parent: OrganizationId | None = None
    role: OrganizerRole = "participant"
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the person writes the name; ``surname`` is a part of ``name``.

    ``position`` and ``organization`` print as "position, organization"; ``affiliation`` replaces
    both where the printed form is fixed ("President of KIPA"). ``timezone`` is an IANA name and
    stays None unless the person told it; ``city`` labels it in print. Where ``record`` is false the
    person opposes being recorded, and what the person says is withheld. Who has no role stands on
    the list of participants only where ``listed`` says that this was agreed to.
    ``role`` stands for the name where statements print without ("a representative of a city").
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
    record: bool = True
    listed: bool = False
    role: str = ""
    address_as: str = ""
    language: str = ""
    large_print: bool = False
    plain_text: bool = False
    access: str = ""
    assistant: str = ""
    precedence: int | None = None
    arrival: str = ""
    host: str = ""
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Actual:
    """What really happened in a slot; ``by`` is the substitute, or the person represented."""

    status: ActualStatus = "as planned"
    by: PersonId | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    note: str = ""


NOT_TOLD = Actual()
"""Stands where nobody said what happened in a slot; one that says "as planned" is another."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the agenda; ``label`` is the printed kind ("Presentation 1", "Q & A / Break").

    ``talk_minutes`` are those of the talk itself; the rest of the slot is for questions. ``cue`` is
    what sound, slides and cameras do, ``owner`` who sees to it.
    ``id`` is ``<session id>.<number from 1>`` unless the folder gives another.
    """

    kind: SlotKind
    start: dt.time | None = None
    end: dt.time | None = None
    label: str = ""
    title: str = ""
    speakers: tuple[PersonId, ...] = ()
    guiding_questions: tuple[str, ...] = ()
    actual: Actual = NOT_TOLD
    room: str = ""
    track: str = ""
    language: str = ""
    talk_minutes: int | None = None
    cue: str = ""
    owner: str = ""
    fallback: str = ""
    id: SlotId = SlotId("")  # noqa: RUF009 - a plain string

    @property
    def is_told(self) -> bool:
        """Whether somebody said what happened in the slot, be it "as planned"."""
        return self.actual is not NOT_TOLD


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A technical rehearsal for speakers, in event time."""

    date: dt.date | None = None
    start: dt.time | None = None
    end: dt.time | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """A block of the agenda; ``number`` is the printed numeral ("I"), empty for an opening.

    ``date`` None means the first day of the forum. ``owners`` are printed in parentheses after
    the title. ``attribution`` is the rule of this session where it is stricter than the forum's.
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
    room: str = ""
    track: str = ""
    language: str = ""
    recording: str = ""
    rehearsal: Rehearsal | None = None
    attribution: Attribution | None = None

    @property
    def is_opening(self) -> bool:
        """Whether it is the opening and no numbered session that begins with remarks."""
        return not self.number and any(slot.kind == "opening" for slot in self.slots)

    @property
    def summary_keys(self) -> tuple[str, ...]:
        """The keys of the prose that may be its summary, the usual one first."""
        own = f"report/session-{self.id}"
        return ("report/opening", own) if self.is_opening else (own,)


@dataclass(frozen=True, slots=True)
class Deliverable:
    """Something that people owe the organizer, and by when.

    ``for_`` are the roles that owe it, those who speak if none is named; ``received`` are the
    people who gave it already.
    """

    name: str
    due: dt.date | None = None
    for_: tuple[DutyRole, ...] = ()
    received: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """What somebody does at the forum besides speaking or moderating.

    It holds for some ``sessions``, for all if none is named; ``note`` is one sentence about it.
    """

    person: PersonId
    role: DutyRole
    sessions: tuple[SessionId, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Custom:
    """A section that a house asks for: its own heading and text, with a limit in words."""

    heading: str
    text: str = ""
    most_words: int | None = None


@dataclass(frozen=True, slots=True)
class Logistics:
    """How people join the meeting and what is asked of speakers; every rule is one sentence."""

    platform: str = ""
    link: str = ""
    phone: str = ""
    access: str = ""
    send_by: dt.date | None = None
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
class Prose:
    """A Markdown text that people wrote.

    ``key`` is its path in the forum folder without ``prose/`` and suffix: ``background``,
    ``sessions/session-1``, ``mandates/kipa``, ``report/executive-summary``. ``line`` is the line of
    the file on which the text begins; it is no part of the text.
    """

    key: str
    path: str
    text: str
    line: int = field(default=1, repr=False, compare=False)


@dataclass(frozen=True, slots=True, repr=False)
class Forum:
    """A forum as its folder describes it; ``start`` to ``end`` is the announced time of the day.

    ``language`` is that of the documents, if it is not the first of the working languages.
    ``retention`` is the last day on which recordings, transcripts, chat and attendance are kept.
    ``drafts`` are the sessions with a draft of their summary, which no report prints.
    """

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
    language: str = ""
    interpretation: tuple[str, ...] = ()
    notice: str = ""
    version: str = ""
    issued: dt.date | None = None
    papers_issued: dt.date | None = None
    status: str = ""
    profile: str = "project-report"
    attribution: Attribution = "named"
    unchecked: tuple[str, ...] = ()
    retention: dt.date | None = None
    logistics: Logistics = Logistics()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    sessions: tuple[Session, ...] = ()
    contacts: tuple[ContactGroup, ...] = ()
    duties: tuple[Duty, ...] = ()
    mailbox: str = ""
    custom: tuple[Custom, ...] = ()
    participation: Participation = NO_PARTICIPATION
    evaluation: Evaluation = NO_EVALUATION
    follow_up: FollowUp | None = None
    photos: tuple[Photo, ...] = ()
    prose: tuple[Prose, ...] = ()
    drafts: tuple[SessionId, ...] = ()
    pictures: tuple[EncodedPicture, ...] = ()

    def __repr__(self) -> str:
        """What it is and how much there is of it, in one line."""
        counts = f"{len(self.sessions)} sessions, {len(self.people)} people"
        return f"<Forum {self.id!r}, {self.title!r}: {counts}>"

"""What was said, where it stands in the sources, and what was found in it."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from reportgen.errors import Issue
from reportgen.model.terms import (
    Attribution,
    ConsensusLevel,
    FindingId,
    FindingKind,
    FindingLevel,
    GroupId,
    PersonId,
    Polarity,
    SegmentId,
    SessionId,
    SlotId,
    SourceId,
    SourceKind,
    Strength,
)

Form = Literal["turn", "paragraph", "bullet", "heading"]
WithheldReason = Literal[
    "off record", "outside the slots", "break", "slot not held", "opposes record"
]


@dataclass(frozen=True, slots=True)
class Source:
    """A file of notes or a transcript; ``id`` and ``path`` are relative to the forum folder.

    ``sha256`` is the hex digest of the file's bytes; ``recorded_from`` the wall-clock start of
    the recording in event time. ``recording`` names its sound or video file on this machine, which
    is played beside the text and never printed.
    """

    id: SourceId
    path: str
    sha256: str
    kind: SourceKind
    dialect: str
    session: SessionId | None = None
    recorded_from: dt.time | None = None
    language: str = ""
    recording: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Mark:
    """From character ``offset`` on, the text stands in ``line`` and was said at ``seconds``.

    ``seconds`` counts from the start of the recording; None where the source has no clock.
    ``address`` is where Word or another program shows it (``paragraph 14``); empty for text files.
    """

    offset: int
    line: int
    seconds: float | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One speaker turn, or one paragraph, bullet or heading of the notes.

    ``text`` is final: it was cleaned in the reader and every span counts its characters.
    ``speaker_label`` is the name as heard or written; ``speakers`` are the people it was matched
    to, empty where the match is not certain. ``tag`` is ``no-consensus`` where the notes say so.
    ``level`` is a heading's or bullet's depth from 1. ``clock`` is the event time of its start.
    ``language`` is a tag or name as the source gives it, empty where it does not. ``ordinal`` is
    the number of an entry of a numbered list, 0 for any other. ``attribution`` is the rule of this
    passage where it is stricter than that of its session.
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
    language: str = field(default="", repr=False)
    ordinal: int = field(default=0, repr=False)
    attribution: Attribution = "named"

    def mark_at(self, offset: int) -> Mark:
        """The last mark at or before a character of the text."""
        before = bisect_right(self.marks, offset, key=lambda mark: mark.offset)
        return self.marks[before - 1] if before else Mark(0, 0)


Chairs = frozenset[tuple[PersonId, SessionId | None]]
"""The moderators by session; in other sessions a moderator is a speaker like everybody else."""


def from_the_chair(segment: Segment, chairs: Chairs) -> bool:
    """Whether everybody who says a segment moderates its session."""
    heard = segment.speakers
    return bool(heard) and all((person, segment.session) in chairs for person in heard)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A passage that was read and dropped; only its place is kept, never its words.

    ``address`` is where Word shows its beginning; empty for text files.
    """

    source: SourceId
    first_line: int
    last_line: int
    reason: WithheldReason
    address: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """What was read of notes and transcripts.

    ``doubts`` are marks that may put talk off the record and are not understood; while there are
    any, nothing is found in the material and no outcome report is made of it. ``unrecorded`` are
    people who oppose being recorded, with the sessions in which they were heard all the same.
    """

    sources: tuple[Source, ...] = ()
    segments: tuple[Segment, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    doubts: tuple[Issue, ...] = field(default=(), repr=False)
    unrecorded: tuple[tuple[PersonId, SessionId | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Characters ``start`` to ``end`` (exclusive) of a segment's text, and the words there."""

    segment: SegmentId
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence that a report may need; ``reasons`` say in plain words why it was found.

    ``id`` comes from the sentence, the label as heard and the occurrence, never from rules.
    ``addressee``, ``action``, ``condition``, ``deadline`` and ``attributed_to`` are words of the
    sentence or of the line that opens its list, empty where it does not say; ``attributed_to``
    may say that somebody else is meant who is not named. ``score`` is between 0 and 1.
    ``asked`` is the word for who should act even where it is a pronoun ("we"), never printed as a
    name. ``restored`` is set where the sentence was cut from speech without full stops. ``level``
    is "perhaps" where it is only worth a look: nobody has to decide on it.
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
    strength: Strength = ""
    restored: bool = False
    asked: str = ""
    level: FindingLevel = "found"


@dataclass(frozen=True, slots=True)
class Consensus:
    """How many people stand behind a group, counted only from its evidence.

    ``speakers`` are the different people to whom labels were matched, ``sources`` the people whose
    demands others report, ``unmatched`` counts labels that were matched to nobody for certain;
    ``dissent`` is what was said against it.
    """

    speakers: tuple[PersonId, ...] = ()
    sources: tuple[str, ...] = ()
    unmatched: int = 0
    dissent: tuple[Evidence, ...] = ()

    @property
    def level(self) -> ConsensusLevel:
        """The strongest claim that the evidence allows.

        Unmatched labels never count as a second speaker.
        """
        if self.dissent:
            return "disputed"
        if self.speakers:
            return "one speaker" if len(self.speakers) == 1 else "several speakers"
        return "reported" if self.sources else "unknown speaker"


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same; the first one represents the group."""

    id: GroupId
    findings: tuple[FindingId, ...]
    consensus: Consensus = Consensus()


_FEWEST_TERMS = 2


@dataclass(frozen=True, slots=True)
class ThemeTag:
    """A theme and the words of the text that mention it.

    ``goal`` is the number of the SDG, or 0.
    """

    theme: str
    terms: tuple[str, ...]
    goal: int = 0

    @property
    def is_shown(self) -> bool:
        """Whether people see it: a theme of the forum's own, or a goal of which two terms stand.

        On labelled texts goals with one term are right in 69 of 100 cases, with two in 85.
        """
        return not self.goal or len(self.terms) >= _FEWEST_TERMS


@dataclass(frozen=True, slots=True)
class Appraisal:
    """What the language work adds to a finding, for people to take or leave.

    ``themes`` are what it speaks of, ``wording`` is a suggested sentence in report style.
    ``place`` is its place, from 1, on the short list that is enough for a report, else 0, and
    ``why`` says why it is there. ``author`` is the person of the forum who is meant for certain
    where a speaker reports what somebody else asks for.
    """

    finding: FindingId
    themes: tuple[ThemeTag, ...] = ()
    wording: str = ""
    place: int = 0
    why: tuple[str, ...] = ()
    author: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Bearing:
    """A finding about another finding: an answer to a question, an objection to a proposal.

    A recommendation is an objection to one that asks for the opposite.
    """

    finding: FindingId
    on: FindingId


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and the passages that answer it."""

    question: FindingId
    evidence: tuple[Evidence, ...]

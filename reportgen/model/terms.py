"""Ids, and the words that a field may hold."""

from collections.abc import Mapping
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
DutyRole = Literal[
    "opener",
    "presenter",
    "discussant",
    "speaker",
    "moderator",
    "rapporteur",
    "interpreter",
    "technician",
    "organizer",
]
"""What people do at a forum; "speaker" is who opens, presents, discusses or closes."""

ForumFormat = Literal["virtual", "hybrid", "onsite"]
Attribution = Literal["named", "role", "none"]
"""Whether a statement prints with the name, with a description of the role, or with neither."""

SourceKind = Literal["notes", "transcript"]
FindingKind = Literal[
    "recommendation",
    "commitment",
    "good practice",
    "challenge",
    "question",
    "answer",
    "objection",
    "decision",
]
BEARING_KINDS: frozenset[FindingKind] = frozenset({"answer", "objection"})
"""Kinds of findings that are printed with the finding they are about, never alone."""

Polarity = Literal["positive", "negative"]
Strength = Literal["", "strong", "plain", "soft"]
FindingLevel = Literal["found", "perhaps"]
ConsensusLevel = Literal[
    "disputed", "several speakers", "one speaker", "reported", "unknown speaker"
]
Edition = Literal["working", "public"]
ReportName = Literal["concept-note", "speaker-briefs", "outcome-report", "outcome-summary"]


Places = Mapping[tuple[str | int, ...], Place]
"""Where values of forum.yaml stand: ``("sessions", 0, "slots", 2, "start")`` has a place."""

"""The plain dicts that ``records`` gives and ``--json`` prints, each field with what it means.

The string below a field is its description in the JSON Schema.
"""

from typing import Literal

# pydantic reads TypedDict of the standard library from Python 3.12 on only.
from typing_extensions import TypedDict

from reportgen.model import ConsensusLevel, FindingKind, Polarity, TextOrigin

DecisionWord = Literal["undecided", "accepted", "rejected", "merged"]
LapsedWord = Literal["", "accepted", "rejected", "merged"]
TakenWord = Literal["accepted", "rejected", "merged"]


class ConsensusRecord(TypedDict):
    """Who stands behind a printed recommendation."""

    level: ConsensusLevel
    """The most that may be said of the support."""
    speakers: int
    """Different people who asked for it and are known for certain."""
    sources: list[str]
    """Whom others report to ask for it, as heard."""
    unmatched: int
    """Voices behind a label that names nobody for certain."""
    dissent: list[str]
    """Codes of what was said against it."""


class ThemeRecord(TypedDict):
    """A theme that a recommendation speaks of."""

    theme: str
    """The name of the theme: the forum's own, or that of a Sustainable Development Goal."""
    terms: list[str]
    """The words of the sentence that speak of it."""
    goal: int
    """The number of the Sustainable Development Goal; 0 for a theme of the forum's own."""


class FindingRecord(TypedDict):
    """One finding with its evidence and what was decided about it."""

    id: str
    """The stable id, made of sentence, label and occurrence."""
    code: str
    """The short code by which people decide; it may get longer when findings are added."""
    kind: FindingKind
    """What kind of point it is."""
    quote: str
    """The words as they stand in the source."""
    needed: bool
    """Whether the report cannot be final without a decision about it."""
    decision: DecisionWord
    """What holds now: what a person decided, or that nobody did."""
    lapsed: LapsedWord
    """What was decided where that counts no more; empty otherwise."""
    stale: bool
    """Whether the words changed after the decision, so that it lapsed."""
    in_doubt: bool
    """Whether the line of the decision changed, or a copy of the journal decides otherwise."""
    merged_into: str
    """The code of the finding that prints this one."""
    bears_on: list[str]
    """Codes of what it is about: an answer's question, what an objection is against."""
    wording: str
    """The sentence that a person wrote or accepted, printed in place of the quote."""
    wording_from: Literal["", "person", "notes", "suggestion"]
    """Where that sentence comes from; empty where the quote itself is printed."""
    offer: str
    """The text that accepting it prints: the best there is."""
    offer_from: TextOrigin
    """Where the offered text comes from."""
    leans_on: list[str]
    """In what ways the offered text cannot stand alone."""
    speaker: str
    """The name of the person it is attributed to; empty where that is not certain."""
    speaker_label: str
    """The name of the speaker as heard or written in the source."""
    session: str
    """The id of the session; empty outside the sessions."""
    source: str
    """The file, relative to the forum folder."""
    segment: str
    """The id of the turn or paragraph."""
    start: int
    """The first character of the quote in the text of the segment, from 0."""
    end: int
    """The character after the last one of the quote."""
    line: int
    """The line of the file, from 1; 0 where there are no lines."""
    seconds: float | None
    """Seconds from the start of the recording; null where the source has no clock."""
    clock: str
    """The time of day at which the turn began, HH:MM; empty where it is not known."""
    place: str
    """File and line, as a person reads it."""
    address: str
    """Where Word or another program shows it, as "paragraph 14"; empty for a text file."""
    family: str
    """The rule family that found it."""
    polarity: Polarity
    """Whether something is asked for, or asked not to be done."""
    addressee: str
    """Who should act, in the words of the source; empty where it does not say."""
    action: str
    """What should be done, in the words of the source."""
    attributed_to: str
    """Who else asks for it where the speaker reports, as heard."""
    author: str
    """The person of the forum who is meant by ``attributed_to``, if that is certain."""
    score: float
    """How likely it is a recommendation, from 0 to 1."""
    level: Literal["found", "perhaps"]
    """Whether it is found, or only perhaps a recommendation."""
    reasons: list[str]
    """Why it was found, in plain words."""
    group: str
    """The id of the group of findings in nearly the same words; empty where there is none."""
    alike: list[str]
    """Codes of what seems to say the same: a suggestion to merge."""
    consensus: ConsensusRecord | None
    """Who stands behind it; null unless it is printed."""
    themes: list[ThemeRecord]
    """What it speaks of."""
    suggestion: str
    """A wording in report style, to take or leave."""
    enough: int
    """The place on the short list that is enough for a report, from 1; 0: not on it."""
    enough_because: list[str]
    """Why it is on the short list."""
    deadline: str
    """By when, in the words of the source; empty where it does not say."""
    condition: str
    """Under which condition, in the words of the source."""
    strength: Literal["", "strong", "plain", "soft"]
    """How firmly it is asked for; empty where that is not told."""
    restored: bool
    """Whether the sentence was cut from speech without full stops."""
    reason: str
    """Why a person rejected it; empty where nobody said."""
    decided_by: str
    """Who took the decision that is given, lapsed ones included; empty where there is none."""
    decided_at: str
    """When that was, as ISO 8601 with the offset; empty where there is no decision."""


class ExtractedRecord(TypedDict):
    """A recommendation in a file by itself, about which nothing can be decided."""

    id: str
    """The stable id, made of sentence, label and occurrence."""
    kind: FindingKind
    """What kind of point it is."""
    quote: str
    """The words as they stand in the file."""
    speaker_label: str
    """The name of the speaker as heard or written; empty where there is none."""
    line: int
    """The line of the file, from 1."""
    address: str
    """Where Word or another program shows it, as "paragraph 14"; empty for a text file."""
    seconds: float | None
    """Seconds from the start of the recording; null where the file has no clock."""
    family: str
    """The rule family that found it."""
    polarity: Polarity
    """Whether something is asked for, or asked not to be done."""
    strength: Literal["", "strong", "plain", "soft"]
    """How firmly it is asked for; empty where that is not told."""
    addressee: str
    """Who should act, in the words of the file; empty where it does not say."""
    action: str
    """What should be done, in the words of the file."""
    condition: str
    """Under which condition, in the words of the file."""
    deadline: str
    """By when, in the words of the file; empty where it does not say."""
    attributed_to: str
    """Who else asks for it where the speaker reports, as heard."""
    score: float
    """How likely it is a recommendation, from 0 to 1."""
    reasons: list[str]
    """Why it was found, in plain words."""
    restored: bool
    """Whether the sentence was cut from speech without full stops."""


class OrphanRecord(TypedDict):
    """A decision whose finding is gone from the sources."""

    code: str
    """The code to move it by; it begins with X."""
    decision: TakenWord
    """What was decided."""
    merged_into: str
    """The code of the finding it was merged into."""
    quote: str
    """The words that were decided about."""
    wording: str
    """The sentence that a person wrote in their place."""
    by: str
    """Who decided."""
    candidates: list[str]
    """Codes of findings that could be the same sentence, corrected."""


class LearnContent(TypedDict):
    """An order of the review list that was learnt."""

    file: str
    """Where it is kept."""
    decisions: int
    """Decided findings that it was fitted to."""
    accepted: int
    """Those of them that were accepted."""
    shipped: float
    """Average precision of our order on decisions held out."""
    learned: float
    """Average precision of the learnt order on the same decisions."""
    in_use: bool
    """Whether the learnt order is better, and used."""
    forums: list[str]
    """The forum folders, as they were given."""

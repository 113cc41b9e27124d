"""The context in which every section of an outcome report is written; it names people and times."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from reportgen.composition.outcome.citations import Citations
from reportgen.composition.outcome.record import ProceedingsIndex, time_of_day
from reportgen.composition.shared.names import People, session_label
from reportgen.composition.shared.placeholders import missing
from reportgen.composition.shared.prose import Notes
from reportgen.composition.shared.wording import format_time
from reportgen.composition.shared.words import Words
from reportgen.document import Blocks, Inlines, Paragraph, Text
from reportgen.model import (
    Edition,
    Finding,
    FindingId,
    Mark,
    Outline,
    PersonId,
    Prose,
    Segment,
    Session,
)
from reportgen.people import PrintPlace


@dataclass(frozen=True, slots=True)
class Context:
    """The record, the names, the notes and citations under way, and the outline's standing words.

    ``codes`` are the short names by which people decide about findings, where they are known;
    ``receipts`` stand beside statements of which nothing may tell who made them.
    """

    record: ProceedingsIndex
    people: People
    notes: Notes
    citations: Citations
    outline: Outline
    standing: Words
    edition: Edition
    codes: Mapping[FindingId, str]
    receipts: Mapping[FindingId, str] = field(default_factory=dict)

    @property
    def is_working(self) -> bool:
        """Whether this is the working edition."""
        return self.edition == "working"

    @property
    def is_draft(self) -> bool:
        """Whether nobody has made the report final."""
        return self.record.ledger.final is None

    def say(self, key: str, **words: str) -> str:
        """Return a standing sentence of the outline with its fields filled.

        Raises:
            TemplateError: if the outline lacks the sentence, or the sentence has an unknown field.
        """
        return self.standing.say(key, **words)

    def line(self, key: str, **words: str) -> Paragraph:
        """Return a standing sentence as a body paragraph."""
        return Paragraph((Text(self.say(key, **words)),))

    def lead(self, key: str, **words: str) -> Paragraph:
        """Return a standing sentence that stays on the page of the block it introduces."""
        return replace(self.line(key, **words), keep_with_next=True)

    def label(self, key: str, **words: str) -> Paragraph:
        """Return a standing sentence as a small label."""
        return Paragraph((Text(self.say(key, **words)),), "Label")

    def missing(self, key: str, asks: str = "ask", **values: str) -> Blocks:
        """Return a placeholder in a draft, nothing in a final report.

        ``asks`` is the key of what the reader of the working edition is asked, with its values.
        """
        if not self.is_draft:
            return ()
        return (Paragraph((missing(self.standing, self.say(key), asks, **values),)),)

    def prose(self, key: str) -> Prose | None:
        """Return the text with this key, None if it is missing or empty."""
        written = {prose.key: prose for prose in self.record.forum.prose if prose.text.strip()}
        return written.get(key)

    def names(self, people: tuple[PersonId, ...], place: PrintPlace = "papers") -> str:
        """Return full names as an enumeration."""
        return self.standing.join(self.people.full_name(person, place) for person in people)

    def speaker(self, segment: Segment) -> str:
        """Return who said it by full name, or that nobody is named for certain."""
        if segment.attribution != "named":
            return self._by_role(segment) or self.say("a-participant")
        nobody = "unattributed" if self.is_loose(segment) else "unknown-speaker"
        return self.names(segment.speakers, "statement") or self.say(nobody)

    def _by_role(self, segment: Segment) -> str:
        """Return what describes those who said it; empty where that is not known of everybody."""
        rule, people = segment.attribution, segment.speakers
        roles = [self.people.full_name(person, "statement", rule) for person in people]
        return self.standing.join(roles) if all(roles) else ""

    def is_loose(self, segment: Segment) -> bool:
        """Whether the words stand in notes that tell of no speaker."""
        return self.record.source(segment).kind == "notes" and not segment.speaker_label

    def session_name(self, session: Session | None) -> str:
        """Return "Session I", the title of a session without number, or nothing for no session."""
        return session_label(session, self.standing) if session else ""

    def source_line(self, finding: Finding) -> str:
        """Return file and line of a finding's words, for the working edition."""
        segment = self.record.segment(finding.evidence.segment)
        if segment.attribution == "none":
            return self._receipt(finding)
        mark = segment.mark_at(finding.evidence.start)
        return self.place(self.record.source(segment).path, mark)

    def place(self, path: str, mark: Mark) -> str:
        """Return a file and where in it something stands, as Word or a text editor shows it."""
        if mark.address:
            return self.standing.listed(path, self.address(mark.address))
        return self.say("source-line", path=path, line=str(mark.line)) if mark.line else path

    def address(self, address: str) -> str:
        """Return an address in the report's language: "paragraph 14", "table 2, row 3"."""
        parts = (part.partition(" ") for part in address.split(", "))
        return ", ".join(self.say(f"address-{word}", number=number) for word, _, number in parts)

    def occasion(self, finding: Finding) -> str:
        """Return session and time of a finding, as far as known."""
        segment = self.record.segment(finding.evidence.segment)
        if segment.attribution == "none":
            return self._receipt(finding)
        session = self.record.session(segment)
        return self.standing.listed(self.session_name(session), self.time(finding))

    def _receipt(self, finding: Finding) -> str:
        """Return the number by which whoever holds the private annex finds the source."""
        number = self.receipts.get(finding.id, "")
        return self.say("receipt", number=number) if number else ""

    def time(self, finding: Finding) -> str:
        """Return the time of day of a finding, else its time in the recording, else nothing."""
        segment = self.record.segment(finding.evidence.segment)
        if clock := time_of_day(segment, finding.evidence):
            return format_time(clock, self.standing)
        seconds = segment.mark_at(finding.evidence.start).seconds
        if seconds is None:
            return ""
        return self.say("recording-time", time=format_seconds(seconds))

    def voice(self, finding: Finding) -> str:
        """Return speaker, session and time; a reported proposal is attributed to its author."""
        said = self.voice_within(finding)
        return said[:1].upper() + said[1:]

    def voice_within(self, finding: Finding) -> str:
        """Return the voice as it stands within a sentence."""
        return self.standing.listed(self._author(finding), self.occasion(finding))

    def author(self, finding: Finding) -> str:
        """Return the speaker; a reported proposal begins with its author's name."""
        said = self._author(finding)
        return said[:1].upper() + said[1:]

    def _author(self, finding: Finding) -> str:
        segment = self.record.segment(finding.evidence.segment)
        speaker = self.speaker(segment)
        if not finding.attributed_to or segment.attribution != "named":
            return speaker
        key = "as-reported-in-notes" if self.is_loose(segment) else "as-reported-by"
        return self.say(key, speaker=speaker, author=self.source_name(finding))

    def source_name(self, finding: Finding) -> str:
        """Return the author of a reported proposal by full name if known, else as heard."""
        person = self.record.appraisal(finding).author
        if person is None:
            return finding.attributed_to
        return self.people.full_name(person, "statement")

    def is_noted(self, finding: Finding) -> bool:
        """Whether the words are the rapporteur's notes and no speaker's own."""
        return self.record.source(self.record.segment(finding.evidence.segment)).kind == "notes"

    def words(self, finding: Finding, *, strong: bool = False) -> Inlines:
        """Return the words of a finding: in quotation marks if a speaker's, unchanged if noted."""
        cited = self.citations.cite(finding.evidence, "Strong" if strong else None)
        if self.is_noted(finding):
            return (cited,)
        return self.standing.splice("quoted", cited.style, words=(cited,))


def format_seconds(seconds: float) -> str:
    """Return seconds from the start of a recording as h:mm:ss."""
    minutes, second = divmod(int(seconds), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{second:02d}"

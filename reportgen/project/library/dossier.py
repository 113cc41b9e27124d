"""A forum at work: agenda and people, what was said, found and decided, and what to know of it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import BinaryIO, get_args

from reportgen.errors import Issue, UsageError
from reportgen.extraction import DEFAULT_MODEL, GroupBy
from reportgen.journal import Particulars, append, copy_issues, read_journal, resolve_code, stamp
from reportgen.ledger import Ledger
from reportgen.model import JOURNAL, Event, Finding, Forum, Material, Person, Proceedings, Segment
from reportgen.project.decisions.codes import codes
from reportgen.project.decisions.deciding import VERBS, Given, Verb, decision, signature
from reportgen.project.decisions.findings import as_decided, find, spoken_issues
from reportgen.project.decisions.records import alike_codes, orphan_records, records
from reportgen.project.decisions.rows import FindingRecord, OrphanRecord
from reportgen.project.decisions.status import Status, report_status
from reportgen.project.documents.gaps import open_parts_of
from reportgen.project.documents.profiles import own_templates
from reportgen.project.folder.loading import assembled
from reportgen.project.library.asking import one_of
from reportgen.project.library.notebook import as_html
from reportgen.project.library.turns import (
    Turn,
    free_name,
    settings_of,
    transcript_as_material,
    turns_as_material,
)
from reportgen.readers import ForumFile, admit_forum, read_forum, read_material

_NOTHING_SET = Particulars()
_NO_FOLDER = "this forum has no folder to keep decisions in; write it with save_forum, load that"


@dataclass(frozen=True, slots=True)
class Search:
    """How findings are searched for; ``cache`` is a folder that may hold what was said."""

    model: str = DEFAULT_MODEL
    cache: Path | None = None
    group_by: GroupBy = "words"


@dataclass(frozen=True, eq=False, repr=False)
class Dossier:
    """A forum with all that is known of it; nothing of it changes, every step gives a new one.

    Findings are searched for when they are first asked for, and decisions about them are always
    those of the folder's journal and the ones taken since. Make one with :func:`load_forum`.
    """

    read: ForumFile
    heard: Material = field(default_factory=Material)
    unread: tuple[Issue, ...] = ()
    folder: Path | None = None
    search: Search = field(default_factory=Search)
    journal_issues: tuple[Issue, ...] = ()
    kept: tuple[Event, ...] = ()
    taken: tuple[Event, ...] = ()

    @property
    def forum(self) -> Forum:
        """Agenda, people and texts."""
        return self.read.forum

    @property
    def material(self) -> Material:
        """What was said, tied to people and slots; nothing off record is in it."""
        return self.proceedings.material

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found of all kinds, in reading order."""
        return self.found.findings

    @property
    def events(self) -> tuple[Event, ...]:
        """The decisions, those of the journal and then those that are not saved yet."""
        return (*self.kept, *self.taken)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Everything that a person should know: of the forum, what was said, and the languages."""
        issues = (*self._assembled[1], *self.journal_issues)
        if self.material.segments:
            issues += spoken_issues(self.proceedings, model=self.search.model)
        return issues

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folder of the forum's own templates, if it has one."""
        return own_templates(self.folder) if self.folder else ()

    @property
    def status(self) -> Status:
        """Whether the outcome report is final, and what that rests on."""
        return report_status(self.ledger)

    @property
    def proceedings(self) -> Proceedings:
        """The forum and what was said, without findings."""
        return self._assembled[0]

    @cached_property
    def found(self) -> Proceedings:
        """The proceedings with the findings."""
        how = self.search
        return find(self.proceedings, model=how.model, cache=how.cache, group_by=how.group_by)

    @cached_property
    def ledger(self) -> Ledger:
        """The findings with what was decided about each, and what that prints."""
        return as_decided(self.found, self.events)

    @cached_property
    def _assembled(self) -> tuple[Proceedings, tuple[Issue, ...]]:
        return assembled(self.read, self.heard, self.folder, self.unread)

    def records(self) -> list[FindingRecord]:
        """The findings in reading order, each as a plain dict."""
        return records(self.ledger)

    def orphans(self) -> list[OrphanRecord]:
        """Decisions about sentences that are gone from the sources."""
        return orphan_records(self.ledger)

    def alike(self) -> list[list[str]]:
        """Codes of findings that seem to say the same, each time in the order to merge."""
        return alike_codes(self.ledger)

    def finding(self, id_or_code: str) -> FindingRecord:
        """The finding with this id or code.

        Raises:
            ReviewError: if there is none, or more than one.
        """
        rows = {row["id"]: row for row in self.records()}
        known = rows.get(id_or_code)
        return known or rows[resolve_code(str(id_or_code), self.findings)]

    def person(self, id_: str) -> Person:
        """The person with this id.

        Raises:
            UsageError: if there is none.
        """
        people = {str(person.id): person for person in self.forum.people}
        return people[one_of("person", id_, list(people))]

    def segment(self, id_: str) -> Segment:
        """The turn or paragraph with this id.

        Raises:
            UsageError: if there is none.
        """
        segments = {str(segment.id): segment for segment in self.material.segments}
        return segments[one_of("segment", id_, list(segments))]

    def add_turns(
        self,
        turns: Iterable[Turn],
        *,
        session: str | None = None,
        recorded_from: dt.time | None = None,
        language: str = "",
        name: str = "turns",
    ) -> "Dossier":
        """The dossier with turns of a transcript: speaker and words, start and end if known.

        They come in as files do: cleaned, without what is off record, matched to people.

        Raises:
            InputError: if a mark of what is off record is almost right, or no session is told.
            UsageError: if something is no turn, or the session or name cannot be.
        """
        name = free_name(name, self.heard)
        settings = settings_of(self.forum, session, recorded_from, language)
        return self._with_material(*turns_as_material(turns, name, settings, self.forum))

    def add_transcript(
        self,
        content: str | bytes | BinaryIO,
        *,
        name: str = "transcript.vtt",
        session: str | None = None,
        recorded_from: dt.time | None = None,
    ) -> "Dossier":
        """The dossier with a transcript or notes in memory; ``name`` helps to tell the format.

        Raises:
            InputError: if it cannot be understood, or nothing says which session it belongs to.
            UsageError: if it is neither text, bytes nor an open file.
        """
        name = free_name(name, self.heard)
        settings = settings_of(self.forum, session, recorded_from, "")
        return self._with_material(*transcript_as_material(content, name, settings, self.forum))

    def decide(
        self,
        verb: Verb,
        *names: str,
        by: str,
        text: str = "",
        particulars: Particulars = _NOTHING_SET,
        at: dt.datetime | None = None,
    ) -> "Dossier":
        """The dossier with a decision about the findings with these ids or codes.

        The verbs are those of ``reportgen decide``; ``text`` is the sentence of an ``edit``,
        ``particulars`` what a ``set`` sets. Nothing is written before :meth:`save`.

        Raises:
            ReviewError: if a name, the author or the decision is not possible.
            UsageError: if there is no such verb, or nothing is named.
        """
        one_of("verb", verb, VERBS)
        if not names:
            raise UsageError(f"{verb} of what? name codes or ids", rule="no-finding-named")
        if text and verb != "edit":
            raise UsageError(f"text belongs to edit; {verb!r} would lose it", rule="lost-text")
        known = {str(finding): code for finding, code in codes(self.found).items()}
        typed = [known.get(name, name) for name in names]
        who = stamp(by, at or dt.datetime.now(dt.UTC))
        words = Given(text, particulars)
        _, events = decision(self.ledger, verb, typed, who, log=self.events, words=words)
        return self._with_events(events)

    def sign(self, *, by: str, at: dt.datetime | None = None) -> "Dossier":
        """The dossier with the report signed as final; nothing is written before :meth:`save`.

        Raises:
            ReviewError: if a finding lacks a decision, nobody is named or nothing was said.
        """
        who = stamp(by, at or dt.datetime.now(dt.UTC))
        left = open_parts_of(self.ledger, self.templates, self._assembled[1])
        event = signature(self.ledger, who, odd=self.journal_issues, left=left)
        return self._with_events((event,))

    def save(self) -> "Dossier":
        """Write the decisions taken since into the folder's journal, and look at it again.

        Raises:
            ReviewError: if somebody else decided meanwhile, or the journal cannot be written.
            UsageError: if the forum has no folder.
        """
        if self.folder is None:
            raise UsageError(_NO_FOLDER, rule="not-a-folder")
        append(self.folder / JOURNAL, self.taken, seen=len(self.kept))
        kept, odd = _journal(self.folder)
        return self._keeping(replace(self, journal_issues=odd, kept=kept, taken=()))

    def _with_material(self, material: Material, issues: tuple[Issue, ...]) -> "Dossier":
        heard = replace(
            self.heard,
            sources=(*self.heard.sources, *material.sources),
            segments=(*self.heard.segments, *material.segments),
            withheld=(*self.heard.withheld, *material.withheld),
        )
        return replace(self, heard=heard, unread=(*self.unread, *issues))

    def _with_events(self, events: tuple[Event, ...]) -> "Dossier":
        last = self.events[-1] if self.events else None
        seq = max((event.seq for event in self.events), default=0)
        line = last.line if last else 0
        numbered = (replace(event, seq=seq + n, line=line + n) for n, event in enumerate(events, 1))
        return self._keeping(replace(self, taken=(*self.taken, *numbered)))

    def _keeping(self, later: "Dossier") -> "Dossier":
        """A later dossier with what was found in this one, which is not searched for again."""
        later.__dict__.update({"_assembled": self._assembled, "found": self.found})
        return later

    def __repr__(self) -> str:
        """How much there is, in one line; nothing is searched for."""
        forum, segments = self.forum, len(self.material.segments)
        counts = f"{len(forum.sessions)} sessions, {len(forum.people)} people, {segments} segments"
        found = f", {len(self.findings)} findings" if "found" in self.__dict__ else ""
        return f"<Dossier of {forum.title!r}: {counts}{found}>"

    def _repr_html_(self) -> str:
        """The findings as a table, for notebooks."""
        return as_html(self.forum.title, self.status.words, self.records())


def load_forum(
    source: str | Path | Mapping[str, object] | Forum,
    *,
    model: str | None = None,
    cache: str | Path | None = None,
    group_by: GroupBy = "words",
) -> Dossier:
    """The dossier of a forum folder, of plain values with the keys of forum.yaml, or of a Forum.

    All pass the same checks; what is doubtful stands in ``issues``. ``cache`` is a folder that
    keeps what was found; it then holds what was said. ``group_by`` "meaning" asks a sentence
    encoder, too, which findings seem to say the same; it needs the extra ``semantic``.

    Raises:
        InputError: if a file or a value cannot be understood; all mistakes are told together.
        ReviewError: if the folder's journal cannot be read.
        UsageError: if the source is of another kind.
    """
    one_of("group_by", group_by, get_args(GroupBy))
    search = Search(model or DEFAULT_MODEL, Path(cache) if cache else None, group_by)
    if isinstance(source, Mapping | Forum):
        return Dossier(admit_forum(source), search=search)
    if not isinstance(source, str | Path):
        message = f"load_forum takes a folder, a mapping or a Forum, not {type(source).__name__}"
        raise UsageError(message, rule="wrong-argument")
    folder = Path(source)
    read = read_forum(folder)
    material, unread = read_material(folder, read.forum)
    kept, odd = _journal(folder)
    return Dossier(read, material, unread, folder, search, odd, kept)


def _journal(folder: Path) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """The decisions of a folder, and what is odd in its journal."""
    events, odd = read_journal(folder / JOURNAL)
    return events, (*odd, *copy_issues(folder / JOURNAL, events))

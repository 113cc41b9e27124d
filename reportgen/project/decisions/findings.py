"""Finds what a report may need in a forum, and adds what people decided about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from reportgen.alignment import Reported
from reportgen.errors import Issue
from reportgen.extraction import (
    DEFAULT_MODEL,
    Found,
    GroupBy,
    Setting,
    consensus_of,
    extract_everything,
    group,
    language_issues,
    objection_in,
)
from reportgen.extraction import extract as extract_segments
from reportgen.journal import copy_issues, read_journal
from reportgen.ledger import Ledger, heard, replay, settle, with_added
from reportgen.model import (
    Appraisal,
    Bearing,
    Chairs,
    Consensus,
    Event,
    Finding,
    FindingId,
    Forum,
    Material,
    PersonId,
    Proceedings,
)
from reportgen.people import names_by_id
from reportgen.project.decisions.cut import enough_for
from reportgen.project.decisions.status import Status, report_status
from reportgen.project.decisions.upkeep import last_read, lost_issues, remember
from reportgen.project.folder.loading import HIDDEN, Folder, as_proceedings
from reportgen.readers import refuse_doubts


def moderators(forum: Forum) -> Chairs:
    """Return who moderates which session."""
    return frozenset((s.moderator, s.id) for s in forum.sessions if s.moderator is not None)


def setting_of(forum: Forum, group_by: GroupBy = "words") -> Setting:
    """Return what the search needs to know about the forum besides what was said."""
    own = tuple(dict.fromkeys(theme for s in forum.sessions for theme in s.themes))
    titles = tuple(session.title for session in forum.sessions)
    size = enough_for(forum)
    return Setting(moderators(forum), own, titles, first_language(forum), size, group_by)


def extract(
    forum: Forum | Proceedings, *, model: str = DEFAULT_MODEL, cache: Path | None = None
) -> tuple[Finding, ...]:
    """Return the recommendations found in the forum's notes and transcripts.

    ``cache`` is a folder where results are kept between runs; it may hold what was said.

    Raises:
        PipelineError: if the language model is not installed.
    """
    proceedings = as_proceedings(forum)
    refuse_doubts(proceedings.material.doubts)
    return extract_segments(
        proceedings.material.segments,
        model=model,
        moderators=moderators(proceedings.forum),
        cache=cache,
        language=first_language(proceedings.forum),
    )


def first_language(forum: Forum) -> str:
    """Return the language for passages that neither show nor state their own."""
    return forum.languages[0] if forum.languages else "en"


def spoken_issues(proceedings: Proceedings, *, model: str = DEFAULT_MODEL) -> tuple[Issue, ...]:
    """Return issues about the languages of notes and transcripts.

    Raises:
        PipelineError: if the language model is not installed.
    """
    segments, language = proceedings.material.segments, first_language(proceedings.forum)
    return language_issues(segments, model=model, language=language)


def find(
    proceedings: Proceedings,
    *,
    model: str = DEFAULT_MODEL,
    cache: Path | None = None,
    group_by: GroupBy = "words",
) -> Proceedings:
    """Return the proceedings with findings of all kinds, their groups, and what bears on what.

    ``group_by`` "meaning" asks a sentence encoder, too, which findings seem to say the same.

    Raises:
        PipelineError: if the language model is not installed.
    """
    refuse_doubts(proceedings.material.doubts)
    setting = setting_of(proceedings.forum, group_by)
    found = extract_everything(proceedings.material.segments, setting, model=model, cache=cache)
    cut = _cut_answers(found, proceedings.material)
    findings = tuple(finding for finding in found.findings if finding.id not in cut)
    return replace(
        proceedings,
        findings=findings,
        groups=group(findings),
        bearings=tuple(one for one in found.bearings if one.finding not in cut),
        alike=found.alike,
        appraisals=tuple(_appraisals(found, dict(_authors(proceedings, findings)))),
    )


def _appraisals(found: Found, authors: Mapping[FindingId, PersonId]) -> Iterator[Appraisal]:
    """Yield the appraisal of each finding that has one."""
    themes, wordings, why = dict(found.themes), dict(found.wordings), dict(found.enough)
    places = {finding: place for place, finding in enumerate(why, 1)}
    for finding in dict.fromkeys((*themes, *wordings, *why, *authors)):
        yield Appraisal(
            finding,
            themes=themes.get(finding, ()),
            wording=wordings.get(finding, ""),
            place=places.get(finding, 0),
            why=why.get(finding, ()),
            author=authors.get(finding),
        )


def _authors(
    proceedings: Proceedings, findings: Sequence[Finding]
) -> Iterator[tuple[FindingId, PersonId]]:
    """Yield the known authors of reported proposals."""
    reported = Reported(proceedings.forum)
    segments = {segment.id: segment for segment in proceedings.material.segments}
    for finding in findings:
        said_by = segments[finding.evidence.segment].speakers
        author = reported.person(finding.attributed_to, said_by)
        if author is not None:
            yield finding.id, author


def _cut_answers(found: Found, material: Material) -> frozenset[FindingId]:
    """Return answers that are none, because a passage between question and answer is withheld."""
    findings = {finding.id: finding for finding in found.findings}
    segments = {segment.id: segment for segment in material.segments}

    def is_cut(bearing: Bearing) -> bool:
        asked = segments[findings[bearing.on].evidence.segment]
        given = segments[findings[bearing.finding].evidence.segment]
        first, last = asked.marks[-1].line, given.marks[0].line
        return any(
            one.source == asked.source and first <= one.first_line and one.last_line <= last
            for one in material.withheld
        )

    answers = (one for one in found.bearings if findings[one.finding].kind == "answer")
    return frozenset(one.finding for one in answers if is_cut(one))


def as_ledger(decided: Proceedings | Ledger) -> Ledger:
    """Return the ledger, that of the proceedings where those are given."""
    return decided if isinstance(decided, Ledger) else ledger_of(decided)


def ledger_of(proceedings: Proceedings) -> Ledger:
    """Return the ledger of the proceedings, with who stands behind each recommendation.

    Only what people accepted counts, as support or as dissent. Where nobody decided yet whether
    something is dissent, nothing is said of the recommendation.
    """
    spoken = {segment.id: segment for segment in proceedings.material.segments}
    names = names_by_id(proceedings.forum, "data")
    authors = {one.finding: names[one.author] for one in proceedings.appraisals if one.author}
    objection = cache(objection_in)

    def weigh(evidence: Sequence[Finding], against: Sequence[Finding]) -> Consensus:
        return consensus_of(evidence, spoken, [objection(one) for one in against], authors)

    return settle(proceedings, weigh)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The decisions, the report's status, oddities of the journal, and its length."""

    ledger: Ledger
    status: Status
    issues: tuple[Issue, ...]
    seen: int


def reviewed(folder: Folder, proceedings: Proceedings, target: Path) -> Reviewed:
    """Return the proceedings as the journal of the folder decides them.

    In the output folder ``target`` it is remembered how far the journal was read.

    Raises:
        ReviewError: if the journal cannot be read.
    """
    hidden = target / HIDDEN
    last = last_read(hidden)
    events, odd = read_journal(folder.journal)
    lost = tuple(lost_issues(folder.journal, events, last))
    if not lost:
        remember(hidden, folder.journal, events)
    issues = (*odd, *lost, *copy_issues(folder.journal, events))
    decided = as_decided(proceedings, events)
    return Reviewed(decided, report_status(decided), issues, len(events))


def as_decided(proceedings: Proceedings, events: Sequence[Event]) -> Ledger:
    """The ledger of what was found and of the decisions that the events hold."""
    whole = with_added(proceedings, events)
    how = heard(whole.findings, whole.material.segments)
    return ledger_of(replace(whole, review=replay(events, whole.findings, how)))

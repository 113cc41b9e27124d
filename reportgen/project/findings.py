"""What the language work finds in a forum, with what people decided about it."""

import hashlib
from dataclasses import replace
from pathlib import Path

from reportgen.errors import Issue
from reportgen.extraction import DEFAULT_MODEL, group, language_issues
from reportgen.extraction import extract as extract_segments
from reportgen.model import Finding, Forum, PersonId, Proceedings
from reportgen.project.loading import Folder, as_proceedings
from reportgen.project.status import Status, report_status
from reportgen.review import labels, read_journal, replay


def moderators(forum: Forum) -> frozenset[PersonId]:
    """Return the people who moderate a session."""
    return frozenset(s.moderator for s in forum.sessions if s.moderator is not None)


def extract(
    forum: Forum | Proceedings, *, model: str = DEFAULT_MODEL, cache: Path | None = None
) -> tuple[Finding, ...]:
    """Return the recommendations found in the forum's notes and transcripts.

    ``cache`` is a folder where results are kept between runs; it may hold what was said.

    Raises:
        PipelineError: if the language model is not installed.
    """
    proceedings = as_proceedings(forum)
    return extract_segments(
        proceedings.material.segments,
        model=model,
        moderators=moderators(proceedings.forum),
        cache=cache,
        language=first_language(proceedings.forum),
    )


def first_language(forum: Forum) -> str:
    """Return the language that holds where a passage shows none and its source gives none."""
    return forum.languages[0] if forum.languages else "en"


def spoken_issues(proceedings: Proceedings, *, model: str = DEFAULT_MODEL) -> tuple[Issue, ...]:
    """Return what to know of the languages that notes and transcripts are in.

    Raises:
        PipelineError: if the language model is not installed.
    """
    segments, language = proceedings.material.segments, first_language(proceedings.forum)
    return language_issues(segments, model=model, language=language)


def find(
    proceedings: Proceedings, *, model: str = DEFAULT_MODEL, cache: Path | None = None
) -> Proceedings:
    """Return the proceedings with findings and their groups.

    Raises:
        PipelineError: if the language model is not installed.
    """
    findings = extract(proceedings, model=model, cache=cache)
    return replace(proceedings, findings=findings, groups=group(findings))


def reviewed(
    folder: Folder, proceedings: Proceedings
) -> tuple[Proceedings, Status, tuple[Issue, ...]]:
    """Return the proceedings as decided, the report's status, and what is odd in the journal.

    Raises:
        ReviewError: if the journal cannot be read.
    """
    events, issues = read_journal(folder.journal)
    heard = labels(proceedings.findings, proceedings.material.segments)
    review = replay(events, proceedings.findings, signed_digest(proceedings), heard)
    decided = replace(proceedings, review=review)
    return decided, report_status(decided, events), issues


def signed_digest(proceedings: Proceedings) -> str:
    """Return the digest of all that a signature covers: the forum, what was said and found."""
    covered = (proceedings.forum, proceedings.material, proceedings.findings)
    return hashlib.sha256(repr(covered).encode("utf-8", "surrogatepass")).hexdigest()

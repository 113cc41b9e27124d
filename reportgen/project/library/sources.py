"""Recommendations in one file of notes or a transcript, without a forum."""

from pathlib import Path

from reportgen.errors import Issue
from reportgen.extraction import DEFAULT_MODEL, extract, language_issues
from reportgen.model import Finding, Segment
from reportgen.project.decisions.rows import ExtractedRecord
from reportgen.readers import understand


def extract_source(
    path: Path, content: bytes | None = None, *, model: str | None = None
) -> tuple[str, list[ExtractedRecord], tuple[Issue, ...]]:
    """The format of a file, the recommendations found in it, and what to know about the reading.

    With ``content`` the file is not opened; ``path`` then only helps to recognise the format.

    Raises:
        InputError: if the file or a mark in it cannot be understood.
        PipelineError: if the language model is not installed.
    """
    read, name = understand(path, content), model or DEFAULT_MODEL
    spoken = language_issues(read.segments, model=name) if read.segments else ()
    segments = {segment.id: segment for segment in read.segments}
    found = (one for one in extract(read.segments, model=name) if one.level == "found")
    rows = [_record(one, segments[one.evidence.segment]) for one in found]
    return read.dialect, rows, (*read.issues, *spoken)


def _record(finding: Finding, segment: Segment) -> ExtractedRecord:
    mark = segment.mark_at(finding.evidence.start)
    return ExtractedRecord(
        id=finding.id,
        kind=finding.kind,
        quote=finding.evidence.quote,
        speaker_label=segment.speaker_label,
        line=mark.line,
        address=mark.address,
        seconds=mark.seconds,
        family=finding.family,
        polarity=finding.polarity,
        strength=finding.strength,
        addressee=finding.addressee,
        action=finding.action,
        condition=finding.condition,
        deadline=finding.deadline,
        attributed_to=finding.attributed_to,
        score=finding.score,
        reasons=list(finding.reasons),
        restored=finding.restored,
    )

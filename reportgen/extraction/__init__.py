"""Sentences that recommend something, found by the parse of what was said and said why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportgen.extraction.cached import cache_key, read_cached, write_cached
from reportgen.extraction.grouping import group
from reportgen.extraction.identity import finding_id
from reportgen.extraction.installed import DEFAULT_MODEL, ModelFacts, model_facts
from reportgen.extraction.other_kinds import answers, extract_other
from reportgen.extraction.paraphrases import suggest_groups
from reportgen.extraction.parts import UNNAMED
from reportgen.extraction.shortlisting import HALF_DAY, Candidate, report_cut, shortlist
from reportgen.extraction.themes import tag_themes
from reportgen.model import Finding, Mark, PersonId, Segment, SegmentId, SourceId

__all__ = [
    "DEFAULT_MODEL",
    "HALF_DAY",
    "UNNAMED",
    "Candidate",
    "ModelFacts",
    "answers",
    "extract",
    "extract_other",
    "extract_text",
    "finding_id",
    "group",
    "model_facts",
    "report_cut",
    "shortlist",
    "suggest_groups",
    "tag_themes",
]


def extract(
    segments: Sequence[Segment],
    *,
    model: str = DEFAULT_MODEL,
    moderators: frozenset[PersonId] = frozenset(),
    cache: Path | None = None,
) -> tuple[Finding, ...]:
    """Return the recommendations found in turns, paragraphs and bullets, never in headings.

    Text is cut into sentences by its punctuation; only sentences with a cue are parsed. One piece
    of more than 600 characters without a full stop is cut where the parser sees sentences, one of
    more than 2 000 first at a space, so that any input takes time in proportion to its length.
    ``cache`` is a folder for the findings; it then holds what was said, and can be deleted.

    Raises:
        PipelineError: if the language model is not installed.
    """
    key = cache_key(segments, model, moderators) if cache is not None else ""
    if cache is not None and (kept := read_cached(cache, key, segments)) is not None:
        return kept
    from reportgen.extraction.recommendations import find_recommendations

    findings = tuple(find_recommendations(segments, model, moderators))
    if cache is not None:
        write_cached(cache, key, findings)
    return findings


def extract_text(text: str, *, model: str = DEFAULT_MODEL) -> tuple[Finding, ...]:
    """Return the recommendations found in a plain text, taken as one turn by nobody.

    Raises:
        PipelineError: if the language model is not installed.
    """
    turn = Segment(SegmentId("text"), SourceId("text"), "turn", text, (Mark(0, 1),))
    return extract((turn,), model=model)

"""Recommendations in texts that have nothing to do with each other, read in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reportgen.extraction.models.installed import DEFAULT_MODEL, models_in_use
from reportgen.extraction.sentences.languages import in_languages
from reportgen.model import Chairs, Finding, Form, Mark, PersonId, Segment, SegmentId, SourceId

_CHAIR = PersonId("chair")
_CHAIRS: Chairs = frozenset({(_CHAIR, None)})


def text_segment(
    number: int, text: str, *, form: Form = "turn", is_moderator: bool = False
) -> Segment:
    """A text as a turn or paragraph, by nobody or by a moderator; its ``number`` is its own."""
    name = f"text-{number}"
    speakers = (_CHAIR,) if is_moderator else ()
    marks = (Mark(0, 1),)
    return Segment(SegmentId(name), SourceId(name), form, text, marks, speakers=speakers)


def extract_apart(
    segments: Sequence[Segment], *, model: str = DEFAULT_MODEL, language: str = "en"
) -> list[tuple[Finding, ...]]:
    """The recommendations of each segment, as if it were the only one.

    Each has a source of its own. Reading many in one call saves time and changes nothing.

    Raises:
        PipelineError: if the language model is not installed or for a language that is not read.
    """
    from reportgen.extraction.recommendations import find_recommendations

    read = in_languages(segments, language)
    found: dict[SegmentId, list[Finding]] = defaultdict(list)
    for one in find_recommendations(read, models_in_use(model), _CHAIRS, apart=True):
        found[one.evidence.segment].append(one)
    return [tuple(found[segment.id]) for segment in segments]


def as_one_text(finding: Finding) -> Finding:
    """A finding as it is of a text that stands alone: the segment is called ``text``."""
    return replace(finding, evidence=replace(finding.evidence, segment=SegmentId("text")))

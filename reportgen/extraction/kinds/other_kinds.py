"""Commitments, good practices, challenges, decisions, and questions with their answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.extraction.identity import finding_id, normalised, occurrences
from reportgen.extraction.kinds.cues import kinds
from reportgen.extraction.sentences.punctuated import Span, sentences
from reportgen.model import (
    Answer,
    Chairs,
    Evidence,
    Finding,
    FindingId,
    FindingKind,
    Segment,
    from_the_chair,
)

_SHORTEST_QUESTION = 5
_SHORT_TURN = 10
_ANSWER = 3
LONGEST = 600
"""Characters; a longer sentence is speech without full stops and says too much to be one thing."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence of a segment that is one of these kinds of findings."""

    segment: Segment
    span: Span
    kind: FindingKind
    family: str
    reason: str

    @property
    def quote(self) -> str:
        return self.segment.text[self.span.start : self.span.end]


def extract_other(
    segments: Sequence[Segment],
    found: Sequence[Finding] = (),
    *,
    moderators: Chairs = frozenset(),
) -> tuple[Finding, ...]:
    """Return findings other than recommendations, at most one a sentence, in reading order.

    ``found`` are recommendations: their sentences are left out unless they are marked as decided.
    Decisions are found where they are marked or stated in so many words, never guessed from talk.
    A spoken question counts at the end of a turn or in a short one, not from the moderator. No
    language model is needed. A finding's id comes from its kind, sentence, label and occurrence.
    """
    taken = {(f.evidence.segment, f.evidence.start) for f in found}
    hits = [
        hit
        for segment in segments
        if segment.form != "heading"
        for hit in _in_segment(segment, moderators)
        if hit.kind == "decision" or (segment.id, hit.span.start) not in taken
    ]
    said = [(f"{hit.kind}: {hit.quote}", hit.segment.speaker_label) for hit in hits]
    counted = zip(hits, said, occurrences(said), strict=True)
    return tuple(_finding(hit, finding_id(*key, count)) for hit, key, count in counted)


def answers(
    findings: Sequence[Finding],
    segments: Sequence[Segment],
    *,
    moderators: Chairs = frozenset(),
) -> tuple[Answer, ...]:
    """Return the questions that the next one to speak answers, with the answer's first sentences.

    Of several questions in one passage the last is answered. There is no answer where the next
    passage of the source has the same label or none, asks itself, or is the moderator's: who
    answers whom is then not known.
    """
    asked = {f.evidence.segment: f.id for f in findings if f.kind == "question"}
    following = _following(segments)
    pairs = ((id_, following[segment]) for segment, id_ in asked.items() if segment in following)
    return tuple(
        Answer(id_, _opening(next_))
        for id_, next_ in pairs
        if next_.id not in asked and not from_the_chair(next_, moderators) and _opening(next_)
    )


def _in_segment(segment: Segment, moderators: Chairs) -> Iterator[_Found]:
    spans = [span for span in sentences(segment.text) if span.end - span.start <= LONGEST]
    is_moderator = from_the_chair(segment, moderators)
    for number, span in enumerate(spans):
        cue = _by_cue(segment, span)
        if cue is not None:
            yield cue
        elif segment.form == "turn" and not is_moderator and _asks(segment, spans, number):
            yield _Found(segment, span, "question", "spoken-question", "is a question")


def _by_cue(segment: Segment, span: Span) -> _Found | None:
    """Return the sentence as what the first cue that fires makes it."""
    quote, is_note = segment.text[span.start : span.end], segment.form != "turn"
    for cue in kinds().cues:
        if cue.fires(quote, is_note=is_note):
            return _Found(segment, span, cue.kind, cue.name, cue.reason)
    return None


def _asks(segment: Segment, spans: Sequence[Span], number: int) -> bool:
    """Return whether the sentence is a question to others, not to oneself or about the meeting."""
    quote = segment.text[spans[number].start : spans[number].end]
    if not quote.rstrip("\"'”’) ").endswith("?") or kinds().housekeeping.search(quote):
        return False
    near_end = len(spans) <= _SHORT_TURN or number == len(spans) - 1
    return near_end and len(quote.split()) >= _SHORTEST_QUESTION


def _finding(hit: _Found, id_: FindingId) -> Finding:
    evidence = Evidence(hit.segment.id, hit.span.start, hit.span.end, hit.quote)
    return Finding(id_, hit.kind, evidence, hit.family, score=0.5, reasons=(hit.reason,))


def _following(segments: Sequence[Segment]) -> dict[str, Segment]:
    """Return for each segment the next of its source by another label, headings left out."""
    spoken = [segment for segment in segments if segment.form != "heading"]
    return {
        one.id: other
        for one, other in pairwise(spoken)
        if one.source == other.source
        and other.speaker_label
        and normalised(one.speaker_label) != normalised(other.speaker_label)
    }


def _opening(segment: Segment) -> tuple[Evidence, ...]:
    """Return the first sentences of a segment."""
    spans = list(sentences(segment.text))[:_ANSWER]
    return tuple(Evidence(segment.id, s, e, segment.text[s:e]) for s, e in spans)

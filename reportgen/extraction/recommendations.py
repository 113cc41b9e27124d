"""Recommendations in segments: cut, gate, parse, read, and keep the best of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.extraction import parts
from reportgen.extraction.identity import finding_id, normalised, occurrences
from reportgen.extraction.parsing import parse
from reportgen.extraction.proposal import Proposal, Sentence, Setting
from reportgen.extraction.rules import rules
from reportgen.extraction.sentences import Span, sentences
from reportgen.extraction.structures import STRUCTURES
from reportgen.extraction.traps import caught, negated_thought
from reportgen.model import Evidence, Finding, PersonId, Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TITLES = frozenset({"mr", "ms", "mrs", "mx", "miss", "mister", "dr", "prof", "the"})
LONG_SENTENCE = 600
"""Characters; a longer one is speech without full stops and is cut where the parser would."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a segment; ``occurrence`` counts it among its equals."""

    segment: Segment
    span: Span
    occurrence: int
    setting: Setting

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.segment.text[self.span.start : self.span.end]


def find_recommendations(
    segments: Sequence[Segment], model: str, moderators: frozenset[PersonId]
) -> Iterator[Finding]:
    """Yield at most one recommendation a sentence, in the order of the segments.

    Raises:
        PipelineError: if the model is not installed.
    """
    passages = [p for p in _passages(segments, model, moderators) if _passes_gate(p)]
    for passage, doc in zip(passages, parse((p.text for p in passages), model), strict=True):
        proposals = [p for p, trap in read_sentence(doc, passage.setting) if not trap]
        if proposals:
            yield _finding(passage, proposals)


def _passages(
    segments: Sequence[Segment], model: str, moderators: frozenset[PersonId]
) -> list[Passage]:
    spoken = [segment for segment in segments if segment.form != "heading"]
    cut = [(segment, span) for segment in spoken for span in sentences(segment.text)]
    cut = list(_cut_long(cut, model))
    counts = occurrences((s.text[span.start : span.end], s.speaker_label) for s, span in cut)
    return [
        Passage(segment, span, count, _setting(segment, moderators))
        for (segment, span), count in zip(cut, counts, strict=True)
    ]


def _cut_long(cut: list[tuple[Segment, Span]], model: str) -> Iterator[tuple[Segment, Span]]:
    """Yield the sentences, those without full stops cut where the parser sees boundaries."""
    for segment, span in cut:
        text = segment.text[span.start : span.end]
        if len(text) <= LONG_SENTENCE or not rules().gate.search(text):
            yield segment, span
            continue
        for sent in next(parse((text,), model)).sents:
            piece = sent.text.strip()
            start = span.start + sent.start_char + sent.text.find(piece)
            if piece:
                yield segment, Span(start, start + len(piece))


def _setting(segment: Segment, moderators: frozenset[PersonId]) -> Setting:
    speaks = bool(segment.speakers) and set(segment.speakers) <= moderators
    return Setting(segment.form in {"bullet", "paragraph"}, speaks, segment.form == "bullet")


def _passes_gate(passage: Passage) -> bool:
    return passage.setting.is_bullet or rules().gate.search(passage.text) is not None


def read_sentence(doc: Doc, setting: Setting) -> Iterator[tuple[Proposal, str]]:
    """Yield every possible recommendation with the trap it falls into, empty where none."""
    sentence = Sentence(doc, setting)
    for family in rules().families:
        for proposal in STRUCTURES[family.structure](sentence, family):
            yield proposal, caught(proposal, setting)


def _finding(passage: Passage, proposals: Iterable[Proposal]) -> Finding:
    best = max(proposals, key=lambda p: (p.source is not None, p.family.weight, -p.cue.i))
    text = passage.text
    asked, by_when, whose = parts.addressee(best), parts.deadline(text), _whose(passage, best)
    return Finding(
        finding_id(text, passage.segment.speaker_label, passage.occurrence),
        "recommendation",
        Evidence(passage.segment.id, passage.span.start, passage.span.end, text),
        best.family.name,
        polarity="negative" if is_rejected(best) else "positive",
        addressee=asked,
        action=parts.action(best),
        condition=parts.condition(best),
        deadline=by_when,
        attributed_to=whose,
        score=_score(best, asked, by_when, passage.setting),
        reasons=tuple(_reasons(best, asked, by_when, whose)),
    )


def _whose(passage: Passage, proposal: Proposal) -> str:
    """Return who else puts it forward; notes that name the speaker name nobody else."""
    whose = parts.attributed_to(proposal)
    label = set(normalised(passage.segment.speaker_label).split())
    return "" if set(normalised(whose).split()) - _TITLES <= label else whose


def is_rejected(proposal: Proposal) -> bool:
    """Return whether the speaker asks for it not to be done ("I don't think X should")."""
    return proposal.negative != _in_denied_thought(proposal)


def _in_denied_thought(proposal: Proposal) -> bool:
    thoughts = frozenset({"think", "believe", "feel", "suppose"})
    return proposal.cue.tag_ == "MD" and negated_thought(proposal.cue, thoughts)


def _score(proposal: Proposal, asked: str, by_when: str, setting: Setting) -> float:
    """Return the weight of the family, more for who and when, less for "you" and moderators."""
    score = proposal.family.weight + 0.1 * bool(asked) + 0.05 * bool(by_when)
    subject = proposal.asked.lower_ if proposal.asked is not None else ""
    score -= 0.2 * (subject in {"you", "it", "they"}) + 0.2 * setting.is_moderator
    return round(min(1.0, max(0.0, score)), 2)


def _reasons(proposal: Proposal, asked: str, by_when: str, whose: str) -> Iterator[str]:
    yield f"“{proposal.cue.text}” {proposal.family.reason}"
    if asked:
        yield f"names who should act: {asked}"
    if by_when:
        yield f"says by when: {by_when}"
    if whose:
        yield f"put forward by {whose}, not by the speaker"
    if is_rejected(proposal):
        yield "asks for it not to be done"

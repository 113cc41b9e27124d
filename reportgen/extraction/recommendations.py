"""Recommendations in segments: cut, gate, parse, and one finding for each sentence that counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.extraction.grammars import Grammar, grammar_of
from reportgen.extraction.identity import finding_id, normalised, occurrences
from reportgen.extraction.models.installed import BLANK
from reportgen.extraction.models.parsing import mark
from reportgen.extraction.proposal import Setting
from reportgen.extraction.seen import Recommended, Seen
from reportgen.extraction.sentences.fillers import without_fillers
from reportgen.extraction.sentences.lists import between_recommendations, stems, tasks
from reportgen.extraction.sentences.punctuated import Span, by_speaker, pieces, stretches
from reportgen.extraction.sentences.resolutions import clauses
from reportgen.extraction.sentences.stem_lines import Stem, read_stems
from reportgen.extraction.sentences.unpunctuated import is_unpunctuated, recased, restored_sentences
from reportgen.model import Chairs, Evidence, Finding, Segment, from_the_chair

_TITLES = frozenset({"mr", "ms", "mrs", "mx", "miss", "mister", "dr", "prof", "the"})

_LONGEST_ITEM = 5_000
"""Characters; a longer bullet is prose, of which only sentences with a cue are parsed."""
_OPENING = 200
"""Characters of the next sentence, enough to see whether it refuses this one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a segment; ``occurrence`` counts it among its equals."""

    segment: Segment
    span: Span
    occurrence: int
    setting: Setting
    restored: bool = False

    @property
    def text(self) -> str:
        """Return the words of the sentence."""
        return self.segment.text[self.span.start : self.span.end]

    @property
    def as_read(self) -> str:
        """Return the words as the parser knows them, each where it stands in the text."""
        if self.restored:
            return recased(self.text)
        spoken = self.segment.form == "turn" and self.segment.language == "en"
        return without_fillers(self.text) if spoken else self.text

    def as_said(self, words: str) -> str:
        """Return the words of the text where the parser read these."""
        at = self.as_read.find(words) if self.restored else -1
        return self.text[at : at + len(words)] if at >= 0 else words


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence and the one after it in the same segment."""

    segment: Segment
    span: Span
    restored: bool = False
    following: str = ""


def find_recommendations(
    segments: Sequence[Segment],
    models: Mapping[str, str],
    moderators: Chairs,
    *,
    apart: bool = False,
) -> Iterator[Finding]:
    """Yield at most one recommendation a sentence, in the order of the segments.

    The segments say their language; ``models`` gives the model for each that is read. With
    ``apart`` equal sentences are counted in each source by itself, not in all of them.

    Raises:
        PipelineError: if a model is not installed.
    """
    lines = read_stems(stems(segments), models)
    for passage, seen in looked_at(segments, models, moderators, apart=apart):
        if seen.recommended is not None:
            yield _finding(passage, seen.recommended, lines.get(passage.segment.id))


def looked_at(
    segments: Sequence[Segment],
    models: Mapping[str, str],
    moderators: Chairs,
    *,
    apart: bool = False,
) -> list[tuple[Passage, Seen]]:
    """Return every sentence with a cue and what the component sees in it.

    Bullets between recommendations are looked at once more as items of their list.

    Raises:
        PipelineError: if a model is not installed.
    """
    opened = stems(segments)
    passages = [
        _as_listed(passage) if passage.segment.id in opened else passage
        for passage in _passages(segments, models, moderators, apart=apart)
        if _passes_gate(passage, models)
    ]
    seen = _marked(passages, models)
    proposing = frozenset(
        passage.segment.id
        for passage, sight in zip(passages, seen, strict=True)
        if not sight.is_trapped
    )
    between = between_recommendations(segments, proposing)
    again = [
        number
        for number, passage in enumerate(passages)
        if passage.segment.id in between and not passage.setting.is_listed
    ]
    for number in again:
        passages[number] = _as_listed(passages[number])
    for number, sight in zip(again, _marked([passages[n] for n in again], models), strict=True):
        seen[number] = sight
    return list(zip(passages, seen, strict=True))


def _marked(passages: Sequence[Passage], models: Mapping[str, str]) -> list[Seen]:
    """Return what is seen in each, every language read by its own model in one go."""
    seen = [Seen()] * len(passages)
    for language in sorted({passage.segment.language for passage in passages}):
        mine = [n for n, passage in enumerate(passages) if passage.segment.language == language]
        settled = ((passages[n].as_read, passages[n].setting) for n in mine)
        for number, sight in zip(mine, mark(settled, models[language]), strict=True):
            seen[number] = sight
    return seen


def _passages(
    segments: Sequence[Segment], models: Mapping[str, str], moderators: Chairs, *, apart: bool
) -> Iterator[Passage]:
    """Yield the sentences of what is read; those of other languages only count as said."""
    cut = [piece for s in segments if s.form != "heading" for piece in _sentences(s, models)]
    counts = occurrences(
        (
            c.segment.text[c.span.start : c.span.end],
            f"{c.segment.speaker_label} {c.segment.source}" if apart else c.segment.speaker_label,
        )
        for c in cut
    )
    told, todo = clauses(segments), tasks(segments)
    for piece, count in zip(cut, counts, strict=True):
        grammar = _grammar(piece.segment, models)
        if grammar is not None:
            refused = grammar.refuses(piece.following)
            clause = told.get(piece.segment.id, "")
            setting = _setting(piece.segment, moderators)
            is_task = piece.segment.id in todo
            setting = replace(setting, is_rejected=refused, is_task=is_task, clause=clause)
            yield Passage(piece.segment, piece.span, count, setting, piece.restored)


def _grammar(segment: Segment, models: Mapping[str, str]) -> Grammar | None:
    model = models.get(segment.language)
    if model is None:
        return None
    return grammar_of(segment.language, is_parsed=not model.startswith(BLANK))


def _sentences(segment: Segment, models: Mapping[str, str]) -> Iterator[_Cut]:
    """Yield the sentences of a segment; speech without full stops is cut where they would be."""
    grammar = _grammar(segment, models)
    cut: list[_Cut] = []
    for stretch in stretches(segment.text):
        text = segment.text[stretch.start : stretch.end]
        is_bare = is_unpunctuated(text, is_item=segment.form == "bullet")
        if grammar is None or not (grammar.is_parsed and is_bare and grammar.gate.search(text)):
            spans = pieces(segment.text, stretch)
            is_note = segment.form != "turn" and segment.language == "en"
            cut.extend(
                _Cut(segment, one)
                for span in spans
                for one in (by_speaker(segment.text, span) if is_note else (span,))
            )
            continue
        model, has_cue = models[segment.language], grammar.gate.search
        inner = restored_sentences(text, model, language=segment.language, needed=has_cue)
        cut.extend(
            _Cut(segment, Span(stretch.start + a, stretch.start + b), restored=True)
            for a, b in inner
        )
    for number, piece in enumerate(cut):
        after = cut[number + 1].span if number + 1 < len(cut) else Span(0, 0)
        yield replace(
            piece, following=segment.text[after.start : min(after.end, after.start + _OPENING)]
        )


def _setting(segment: Segment, moderators: Chairs) -> Setting:
    speaks = from_the_chair(segment, moderators)
    return Setting(segment.form in {"bullet", "paragraph"}, speaks, segment.form == "bullet")


def _as_listed(passage: Passage) -> Passage:
    return replace(passage, setting=replace(passage.setting, is_listed=True))


def _passes_gate(passage: Passage, models: Mapping[str, str]) -> bool:
    grammar = _grammar(passage.segment, models)
    if grammar is None:
        return False
    is_short = len(passage.segment.text) <= _LONGEST_ITEM
    is_item = (
        (passage.setting.is_bullet or bool(passage.setting.clause))
        and grammar.is_parsed
        and is_short
    )
    return is_item or grammar.gate.search(passage.text) is not None


def _finding(passage: Passage, read: Recommended, stem: Stem | None) -> Finding:
    text = passage.text
    said = _in_words_of_the_text(passage, read)
    addressee = said.addressee or (stem.addressee if stem is not None else "")
    whose = _whose(passage, said.attributed_to or (stem.source if stem is not None else ""))
    found = replace(said, addressee=addressee, attributed_to=whose)
    return Finding(
        finding_id(text, passage.segment.speaker_label, passage.occurrence),
        "recommendation",
        Evidence(passage.segment.id, passage.span.start, passage.span.end, text),
        found.family,
        polarity=found.polarity,
        addressee=addressee,
        action=found.action,
        condition=found.condition,
        deadline=found.deadline,
        attributed_to=whose,
        score=found.score,
        reasons=tuple(_reasons(found, passage, stem)),
        strength=found.strength,
        restored=passage.restored,
        asked=addressee or found.asked,
        level=found.level,
    )


def _in_words_of_the_text(passage: Passage, read: Recommended) -> Recommended:
    """The parts as the text has them, where the parser read other words."""
    return replace(
        read,
        addressee=passage.as_said(read.addressee),
        asked=passage.as_said(read.asked),
        action=passage.as_said(read.action),
        condition=passage.as_said(read.condition),
        deadline=passage.as_said(read.deadline),
        attributed_to=passage.as_said(read.attributed_to),
        cue=passage.as_said(read.cue),
    )


def _whose(passage: Passage, whose: str) -> str:
    """Return who else puts it forward; notes that name the speaker name nobody else."""
    label = set(normalised(passage.segment.speaker_label).split())
    return "" if set(normalised(whose).split()) - _TITLES <= label else whose


def _reasons(found: Recommended, passage: Passage, stem: Stem | None) -> Iterator[str]:
    yield f"“{found.cue}” {found.why}"
    if found.addressee:
        yield f"names who should act: {found.addressee}"
    elif found.asked:
        yield f"asks “{found.asked}”, which names nobody"
    if found.deadline:
        yield f"says by when: {found.deadline}"
    if found.attributed_to:
        yield f"put forward by {found.attributed_to}, not by the speaker"
    if found.polarity == "negative":
        yield "asks for it not to be done"
    if stem is not None:
        yield f"stands in the list “{stem.line}”"
    if passage.restored:
        yield "cut from speech without full stops: check where the sentence begins and ends"
    yield from found.told

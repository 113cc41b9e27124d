"""The spaCy component that marks recommendations in a parsed Doc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from reportgen.extraction import parts
from reportgen.extraction.features import choose, observe
from reportgen.extraction.proposal import Proposal, Setting
from reportgen.extraction.ranking import ranking
from reportgen.extraction.reading import is_rejected, read_sentence
from reportgen.extraction.refusals import refuses

NAME = "reportgen_recommendations"
SETTING = "reportgen_setting"
"""Key of ``doc.user_data`` for a Doc that is one sentence, under which its Setting is given."""
SEEN = "reportgen_seen"
EXTENSION = "recommendation"

if not Span.has_extension(EXTENSION):
    Span.set_extension(EXTENSION, default=None)


@Language.factory(
    NAME,
    default_config={"spans_key": "recommendations", "is_note": False},
    requires=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma"],
    assigns=["doc.spans", "span._.recommendation"],
)
def create_recommendations(
    nlp: Language,  # noqa: ARG001 - spaCy passes pipeline and name to every factory
    name: str,  # noqa: ARG001
    spans_key: str,
    is_note: bool,  # noqa: FBT001
) -> RecommendationFinder:
    """Return the component; it goes after tagger, parser and lemmatizer."""
    return RecommendationFinder(spans_key, is_note=is_note)


class RecommendationFinder:
    """Fills ``doc.spans`` with sentences that recommend something.

    A span's label is the family; ``span._.recommendation`` is a dictionary of plain values with
    the keys family, polarity, strength, addressee, asked, action, condition, deadline,
    attributed_to, score and observations, or None for spans of others. ``asked`` is the word for
    who should act, pronouns included ("we"); ``addressee`` is empty for pronouns.
    """

    def __init__(self, spans_key: str, *, is_note: bool = False) -> None:
        self.spans_key = spans_key
        self.is_note = is_note

    def __call__(self, doc: Doc) -> Doc:
        """Return the Doc with its recommendations marked."""
        marked = []
        for start, sentence, setting in self._sentences(doc):
            seen = look(sentence, setting)
            if sentence is doc:
                doc.user_data[SEEN] = seen
            if seen["found"] is not None:
                span = Span(doc, start, start + len(sentence), label=seen["found"]["family"])
                span._.set(EXTENSION, seen["found"])
                marked.append(span)
        doc.spans[self.spans_key] = marked
        return doc

    def _sentences(self, doc: Doc) -> Iterator[tuple[int, Doc, Setting]]:
        """Yield first token, words and setting of each sentence."""
        setting = doc.user_data.get(SETTING)
        if setting is not None:
            yield 0, doc, Setting(**setting)
            return
        spans = list(doc.sents)
        for number, span in enumerate(spans):
            following = spans[number + 1].text if number + 1 < len(spans) else ""
            setting = Setting(self.is_note, is_rejected=refuses(following))
            yield span.start, span.as_doc(), setting


def look(doc: Doc, setting: Setting) -> dict[str, Any]:
    """Return what a sentence recommends under "found" (or None), and what was observed in it."""
    reading = list(read_sentence(doc, setting)) if len(doc) else []
    if not reading:
        return {"found": None, "observations": [], "trapped": True}
    best, trap = choose(reading)
    seen = observe(doc, reading, setting)
    score = ranking().probability(seen)
    found = ranking().is_found(score, setting, trapped=bool(trap))
    return {
        "found": {**_structure(best), "score": round(score, 3), "observations": list(seen)}
        if found
        else None,
        "observations": list(seen),
        "trapped": bool(trap),
    }


def _structure(best: Proposal) -> dict[str, Any]:
    return {
        "family": best.family.name,
        "cue": best.cue.text,
        "why": best.family.reason,
        "polarity": "negative" if is_rejected(best) else "positive",
        "strength": parts.strength(best),
        "addressee": parts.addressee(best),
        "asked": parts.asked_as_said(best),
        "action": parts.action(best),
        "condition": parts.condition(best),
        "deadline": parts.deadline(best.cue.doc.text),
        "attributed_to": parts.attributed_to(best),
    }

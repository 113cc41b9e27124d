"""The spaCy component that marks recommendations in a Doc: parsed English and French, or cues."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from reportgen.extraction.cue_lists import cue_lists
from reportgen.extraction.grammars import Grammar, grammar_of
from reportgen.extraction.proposal import Setting

NAME = "reportgen_recommendations"
SETTING = "reportgen_setting"
"""Key of ``doc.user_data`` for a Doc that is one sentence, under which its Setting is given."""
SEEN = "reportgen_seen"
EXTENSION = "recommendation"
_UNREAD = "{0} does not read the language {1!r} of this pipeline; it reads {2}"

if not Span.has_extension(EXTENSION):
    Span.set_extension(EXTENSION, default=None)


@Language.factory(
    NAME,
    default_config={"spans_key": "recommendations", "is_note": False},
    requires=["token.dep", "token.head", "token.tag", "token.pos", "token.lemma"],
    assigns=["doc.spans", "span._.recommendation"],
)
def create_recommendations(
    nlp: Language,
    name: str,  # noqa: ARG001 - spaCy passes pipeline and name to every factory
    spans_key: str,
    is_note: bool,  # noqa: FBT001
) -> RecommendationFinder:
    """Return the component; it goes after tagger, parser and lemmatizer.

    English needs all three. French without them, and other languages, are read by a list of cues;
    a pipeline for those only needs something that sets sentences.

    Raises:
        ValueError: if there are no rules for the pipeline's language.
    """
    if grammar_of(nlp.lang) is None:
        raise ValueError(_UNREAD.format(NAME, nlp.lang, ", ".join(("en", *cue_lists()))))
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
            if seen["found"] is not None and seen["found"].get("level") != "perhaps":
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
            refused = _grammar(doc).refuses(following)
            setting = Setting(self.is_note, is_rejected=refused)
            yield span.start, span.as_doc(), setting


def look(doc: Doc, setting: Setting) -> dict[str, Any]:
    """Return what a sentence recommends under "found" (or None), and what was observed in it."""
    return _grammar(doc).look(doc, setting)


def _grammar(doc: Doc) -> Grammar:
    """Return how the Doc is read: by its parse, or by cues where it has none."""
    grammar = grammar_of(doc.lang_, is_parsed=doc.has_annotation("DEP"))
    if grammar is None:
        raise ValueError(_UNREAD.format(NAME, doc.lang_, ", ".join(("en", *cue_lists()))))
    return grammar

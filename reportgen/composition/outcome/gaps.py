"""What a public report would still leave out or leave open, so that nobody signs it like that."""

from collections.abc import Iterator
from dataclasses import replace

from reportgen.composition.outcome.report import compose_outcome_report
from reportgen.document import Document, Text, lines_of
from reportgen.ledger import Ledger
from reportgen.model import Outline

_TEXTS = {"background": "prose/background.md", "objectives": "prose/objectives.md"}
"""Texts that a draft does without a placeholder."""

_ASKED = {"ask": "{where}", "ask-decisions": "", "ask-fragment": ""}
"""Where to write what is missing, instead of the sentence that asks for it."""


def open_parts(ledger: Ledger, outline: Outline) -> tuple[str, ...]:
    """Return where the outcome report lacks a text or a value, each place once, in reading order.

    A place reads ``report/way-forward.md`` or ``forum.yaml (start, end)``.

    Raises:
        TemplateError: if the outline has an unknown section or lacks a standing sentence.
        PipelineError: if evidence does not match its source.
    """
    sentences = tuple((key, _ASKED.get(key, words)) for key, words in outline.sentences)
    draft = replace(ledger, signed=None)
    document = compose_outcome_report(draft, replace(outline, sentences=sentences), "working")
    return tuple(dict.fromkeys((*_unwritten(ledger, outline), *_asked(document))))


def _unwritten(ledger: Ledger, outline: Outline) -> Iterator[str]:
    """Yield texts for which the outline has a section and nobody wrote anything."""
    written = {text.key for text in ledger.proceedings.forum.prose if text.text.strip()}
    for section in outline.sections:
        if section.id in _TEXTS and section.id not in written:
            yield _TEXTS[section.id]


def _asked(document: Document) -> Iterator[str]:
    for block in (*document.cover, *document.body):
        for line in lines_of(block):
            yield from (inline.asks for inline in line if isinstance(inline, Text) and inline.asks)

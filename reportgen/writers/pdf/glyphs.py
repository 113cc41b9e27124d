"""The characters of a document: which fonts print them, and which no font has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportgen import document
from reportgen.document import Document, Inlines
from reportgen.writers.pdf.coverage import Coverage
from reportgen.writers.pdf.letters import plain_text, settable
from reportgen.writers.pdf.sources import FontSource
from reportgen.writers.pdf.theme import dressed, load_theme


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character printed as U+FFFD, and the words of the block it stands in."""

    character: str
    text: str


@dataclass(frozen=True, slots=True)
class Lettering:
    """The fonts that print a document, and the characters that none of them has.

    ``facts`` are name, size and checksum of each font that decides how the document looks.
    """

    facts: tuple[str, ...]
    missing: tuple[MissingGlyph, ...]


def lettering(report: Document, theme: Path | None = None) -> Lettering:
    """Return the fonts that print a document and the characters they lack, in order.

    Raises:
        TemplateError: the theme or a font of it cannot be used.
    """
    look = dressed(load_theme(theme), report.look)
    own = [path for faces in (*look.fonts.values(), *look.fallback) for path in faces.values()]
    texts = [settable(text) for text in texts_of(report)]
    coverage = Coverage(look, texts)
    lacking = coverage.lacking()
    found = (
        MissingGlyph(character, text)
        for text in (texts if lacking else ())
        for character in dict.fromkeys(text)
        if character in lacking
    )
    facts = tuple(source.fact for source in (*map(FontSource, own), *coverage.used()))
    return Lettering(facts, tuple(dict.fromkeys(found)))


def texts_of(report: Document) -> Iterator[str]:
    """Yield every text that a document prints, paragraph by paragraph."""
    for block in (*report.cover, *report.body):
        yield from (plain_text(inlines) for inlines in _inlines(block))
    yield from (plain_text(note.inlines) for note in report.notes)
    furniture = report.furniture
    yield from (furniture.event, furniture.document_type, furniture.status, furniture.date)
    yield from (furniture.notice, report.labels.page)


def _inlines(block: document.Block) -> Iterator[Inlines]:
    yield from document.lines_of(block)
    match block:
        case document.Heading():
            yield (document.Text(block.number),)
        case document.Contents():
            yield (document.Text(block.title),)

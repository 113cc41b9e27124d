"""A template taken apart and compiled once, for every document that is made from it."""

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from types import CodeType

import docx
from docx.document import Document as WordDocument
from docx.opc.part import Part
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import Template
from lxml import etree

from reportgen.document import Value
from reportgen.writers.docx.package.markup import Element
from reportgen.writers.docx.template.addresses import Address, addresses_of
from reportgen.writers.docx.template.copies import ReadFile, read_file
from reportgen.writers.docx.template.loops import mark_loops, restart_lists
from reportgen.writers.docx.template.sandbox import Sandbox
from reportgen.writers.docx.template.tags import (
    PartOf,
    check_tags,
    paragraph_texts,
    parsed,
    part_name,
    spot,
    stray_text,
    tag_paragraph,
)

# A noncharacter, which no value can hold: it marks where a paragraph of the template begins.
_MARK = "\ufdd1\n"
# What no template that people made prints, and what would take the writer long.
_LONGEST = 12_000_000
_BRACES = 10_000
_RUNNING = (DocxTemplate.HEADER_URI, DocxTemplate.FOOTER_URI)
_LAST_DRAWING = 1000
"""After which docxtpl numbers the drawings of a text."""
_NOTES = ("wordprocessingml.footnotes+xml", "wordprocessingml.endnotes+xml")


@dataclass(frozen=True, slots=True)
class _Source:
    """A part with fields: its name, where it is, as the template has it, and its tags made whole.

    A tag is whole where Word left it in one piece; only then can it be compiled.
    """

    name: str
    where: PartOf
    written: str
    whole: str
    code: CodeType
    addresses: tuple[Address, ...] = ()

    def filled(self, values: Mapping[str, Value], sandbox: Sandbox) -> str:
        """Return the part with its fields filled.

        Raises:
            TemplateError: a field is unknown, or what is printed cannot stand there.
        """
        with _located(self.where, self.written, self.whole):
            text = Template.from_code(sandbox, self.code, {}).render(values)
        return _sound(text.replace(_MARK, ""), self.where)


@dataclass(frozen=True, slots=True)
class PreparedTemplate:
    """The text of a template, its other parts with fields, and the file that they are put into."""

    text: _Source
    others: tuple[_Source, ...]
    file: ReadFile

    def filled(self, values: Mapping[str, Value]) -> WordDocument:
        """Return a Word document of its own with its fields filled.

        Raises:
            TemplateError: a field is unknown, or what is printed cannot stand there.
        """
        sandbox = Sandbox(tuple(values))
        body = _body(self.text.filled(values, sandbox))
        others = {other.name: other.filled(values, sandbox).encode() for other in self.others}
        word = self.file.opened(others)
        word.element.replace(word.element.body, body)
        restart_lists(body, word.part)
        self._fill_addresses(word, values, sandbox)
        return word

    def _fill_addresses(
        self, word: WordDocument, values: Mapping[str, Value], sandbox: Sandbox
    ) -> None:
        sources = {s.name: s for s in (self.text, *self.others) if s.addresses}
        for part in word.part.package.iter_parts() if sources else ():
            if source := sources.get(str(part.partname)):
                for address in source.addresses:
                    filled = address.filled(values, sandbox, source.where)
                    part.rels[address.key]._target = filled  # noqa: SLF001 - it has no setter


@lru_cache(maxsize=8)
def prepared_template(content: bytes, template: str) -> PreparedTemplate:
    """Return a clean template ready to be filled.

    Raises:
        TemplateError: a tag is broken, not allowed or would lose words.
    """
    word = docx.Document(BytesIO(content))
    written = {part: _written(part.blob) for part in _others(word)}
    mark_loops(word.element.body, word.part)
    written = {word.part: etree.tostring(word.element.body, encoding="unicode")} | written
    text, *others = (_source(part, xml, template) for part, xml in written.items())
    word.element.body.clear()
    emptied = BytesIO()
    word.save(emptied)
    return PreparedTemplate(text, tuple(others), read_file(emptied.getvalue()))


def _others(word: WordDocument) -> Iterator[Part]:
    """Yield the parts besides the text in which fields are filled: heads, feet and notes."""
    related = [one for one in word.part.rels.values() if not one.is_external]
    yield from (one.target_part for one in related if one.reltype in _RUNNING)
    parts = word.part.package.iter_parts()
    yield from (part for part in parts if part.content_type.endswith(_NOTES))


def _written(content: bytes) -> str:
    return etree.tostring(parse_xml(content), encoding="unicode")


def _source(part: Part, written: str, template: str) -> _Source:
    where = PartOf(template, part_name(str(part.partname)))
    marked = re.sub(r"<w:p(?=[ >])", f"{_MARK}<w:p", written)
    whole = str(_engine().patch_xml(marked))
    check_tags(written, where)
    with _located(where, written, whole):
        code = Sandbox(()).compile(whole)
    targets = {rel.rId: rel.target_ref for rel in part.rels.values() if rel.is_external}
    addresses = tuple(addresses_of(targets, parsed(written))) if targets else ()
    return _Source(str(part.partname), where, written, whole, code, addresses)


def _engine() -> DocxTemplate:
    """Return what makes tags whole and turns line breaks into Word's; it opens no file for that."""
    return DocxTemplate(BytesIO())


@contextmanager
def _located(where: PartOf, written: str, whole: str) -> Iterator[None]:
    """Tell of an error in a tag where that tag stands."""
    try:
        yield
    except MemoryError:
        raise
    except RecursionError as error:
        raise where.wrong("a tag is nested far too deep", "broken-tag") from error
    except Exception as error:
        lines = whole.splitlines() or [""]
        line = lines[min(max(_line_number(error), 1), len(lines)) - 1]
        number = tag_paragraph(line, paragraph_texts(written))
        cell = spot(parsed(written), number)
        raise where.wrong(f"{error}", "broken-tag", number, cell) from error


def _line_number(error: Exception) -> int:
    """Return the line of the source where an error arose, 0 if it does not say."""
    own = getattr(error, "lineno", None)
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame.lineno for frame in frames if frame.filename in {"<template>", "<unknown>"}]
    return int(own or (inside[-1] if inside else 0) or 0)


@lru_cache(maxsize=64)
def _sound(filled: str, where: PartOf) -> str:
    """Return a filled part with Word's line breaks; heads and feet of a pack are alike."""
    resolved = str(_engine().resolve_listing(filled))
    if len(resolved) > _LONGEST or resolved.count("{") + resolved.count("}") > _BRACES:
        raise where.wrong("far too much is printed here; take repetitions out", "prints-too-much")
    try:
        root = parsed(resolved)
    except etree.XMLSyntaxError as error:
        message = "a tag cuts a paragraph or a table in two; put both ends on one level"
        raise where.wrong(message, "broken-tag") from error
    lost = stray_text(root)
    if lost:
        raise where.wrong(f"{lost!r} would not be shown; put it in a paragraph", "lost-words")
    return resolved


def _body(xml: str) -> Element:
    """Return the body of a filled text, its tables and drawings in order."""
    engine = _engine()
    body: Element = engine.fix_tables(xml)
    engine.docx_ids_index = _LAST_DRAWING
    engine.fix_docpr_ids(body)
    return body

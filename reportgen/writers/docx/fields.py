"""The fields of a Word template, filled by docxtpl; what goes wrong names part and paragraph."""

import re
import traceback
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from types import CodeType

from docx.document import Document as WordDocument
from docx.opc.part import Part
from docxtpl import DocxTemplate
from jinja2 import Template
from lxml import etree

from reportgen.document import Document, Value
from reportgen.errors import TemplateError
from reportgen.writers.characters import printable
from reportgen.writers.docx.catalogue import catalogue_of
from reportgen.writers.docx.markers import marker
from reportgen.writers.docx.sandbox import Sandbox
from reportgen.writers.docx.tags import (
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


def render_fields(content: bytes, values: Mapping[str, Value], template: str) -> WordDocument:
    """Return the Word document with its fields filled and its parts marked.

    Raises:
        TemplateError: a field is unknown, a tag is broken, not allowed or would lose words.
    """
    word = _Template(BytesIO(content), template)
    word.render(dict(values), jinja_env=Sandbox(tuple(values)), autoescape=True)
    filled: WordDocument = word.docx
    return filled


def context(document: Document) -> dict[str, Value]:
    """Return what the tags of a template may print: fields, ``furniture`` and ``parts``.

    A part that the report can have and this document has not is there, too, and is empty.
    """
    furniture = document.furniture
    catalogue = catalogue_of(document.template)
    known = catalogue.part_names if catalogue else ("cover", "body")
    named = {name: name for name in known}
    for part in document.parts:
        named |= dict.fromkeys((part.name, part.name.replace("-", "_")), part.name)
    return {
        **{name: _printable(value) for name, value in document.fields.items()},
        "furniture": {
            "event": printable(furniture.event),
            "document_type": printable(furniture.document_type),
            "status": printable(furniture.status),
            "date": printable(furniture.date),
            "notice": printable(furniture.notice),
            **_page_words(document.labels.page),
        },
        "parts": {key: marker(name) for key, name in named.items()},
    }


def _page_words(page: str) -> dict[str, Value]:
    """Return what stands before, between and after the number of the page and that of pages."""
    before, _, rest = page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    words = {"page_before": before, "page_between": between, "page_after": after}
    return {name: printable(text) for name, text in words.items()}


def _printable(value: Value) -> Value:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list):
        return [_printable(member) for member in value]
    if isinstance(value, dict):
        return {key: _printable(member) for key, member in value.items()}
    return value


class _Template(DocxTemplate):  # type: ignore[misc]
    """A Word template whose properties are never run and whose errors say where they are."""

    def __init__(self, content: BytesIO, template: str) -> None:
        super().__init__(content)
        self.file_name = template
        self.source = ""

    def render_properties(self, *_: object) -> None:
        """Leave the core properties alone: they are set afterwards, from facts."""

    def patch_xml(self, src_xml: str) -> str:
        """Return the source of a part with its tags made whole and its paragraphs marked."""
        self.source = src_xml
        return str(super().patch_xml(re.sub(r"<w:p(?=[ >])", f"{_MARK}<w:p", src_xml)))

    def render_xml_part(
        self, src_xml: str, part: Part, context: Mapping[str, Value], jinja_env: Sandbox
    ) -> str:
        """Return a part with its fields filled.

        Raises:
            TemplateError: a field is unknown, a tag is broken, not allowed or would lose words.
        """
        where = f"{self.file_name}, {part_name(str(part.partname))}"
        check_tags(self.source, where)
        try:
            source = Template.from_code(jinja_env, _compiled(src_xml), {})
            filled = source.render(context).replace(_MARK, "")
        except MemoryError:
            raise
        except RecursionError as error:
            raise TemplateError("a tag is nested far too deep", where) from error
        except Exception as error:
            lines = src_xml.splitlines() or [""]
            line = lines[min(max(_line_number(error), 1), len(lines)) - 1]
            number = tag_paragraph(line, paragraph_texts(self.source))
            place = spot(parsed(self.source), number)
            raise TemplateError(f"{error}", f"{where}{place}", number) from error
        return self._checked(str(self.resolve_listing(filled)), where)

    @staticmethod
    def _checked(filled: str, where: str) -> str:
        if len(filled) > _LONGEST or filled.count("{") + filled.count("}") > _BRACES:
            raise TemplateError("far too much is printed here; take repetitions out", where)
        try:
            parsed(filled)
        except etree.XMLSyntaxError as error:
            message = "a tag cuts a paragraph or a table in two; put both ends on one level"
            raise TemplateError(message, where) from error
        lost = stray_text(filled)
        if lost:
            raise TemplateError(f"{lost!r} would not be shown; put it in a paragraph", where)
        return filled


@lru_cache(maxsize=64)
def _compiled(source: str) -> CodeType:
    """Return the code of a source; a pack of briefs has one template and is compiled once."""
    return Sandbox(()).compile(source)


def _line_number(error: Exception) -> int:
    """Return the line of the source where an error arose, 0 if it does not say."""
    own = getattr(error, "lineno", None)
    frames = traceback.extract_tb(error.__traceback__)
    inside = [frame.lineno for frame in frames if frame.filename in {"<template>", "<unknown>"}]
    return int(own or (inside[-1] if inside else 0) or 0)

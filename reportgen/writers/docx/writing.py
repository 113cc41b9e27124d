"""One Word file from start to end: fields, blocks, notes, contents, properties."""

from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.part import Part

from reportgen.document import Document
from reportgen.writers.docx.contents import write_contents
from reportgen.writers.docx.fields import render_fields
from reportgen.writers.docx.footnotes import first_free, footnotes_part, write_footnotes
from reportgen.writers.docx.markers import place_parts
from reportgen.writers.docx.numbering import Lists, numbering_root
from reportgen.writers.docx.opening import read_template
from reportgen.writers.docx.package import (
    drop_unwanted,
    part_all_tags,
    saved,
    set_language,
    set_properties,
)
from reportgen.writers.docx.scope import Scope
from reportgen.writers.docx.settling import settle
from reportgen.writers.docx.styles import read_styles

_TWIPS = 635
_A4_TEXT = 9070


def fill_template(document: Document, template: Path) -> bytes:
    """Return the document as a Word file, made from a template.

    Raises:
        TemplateError: the template cannot be opened or filled, lacks a style or a place for the
            text, or is not safe to use.
    """
    word = render_fields(read_template(template), document, template.name)
    notes = footnotes_part(word.part)
    scope = _scope(word, document, notes, template.name)
    place_parts(word, document, scope, template.name)
    write_contents(word.element.body, scope)
    settle(scope)
    write_footnotes(document.notes, scope, notes)
    set_language(word.styles.element, document.properties.language)
    set_properties(word, document.properties)
    part_all_tags(word)
    drop_unwanted(word)
    return saved(word)


def _scope(word: WordDocument, document: Document, notes: Part, template: str) -> Scope:
    styles = read_styles(word.styles.element, template)
    return Scope(
        part=word.part,
        styles=styles,
        lists=Lists(numbering_root(word.part), styles),
        width=_text_width(word),
        language=document.properties.language,
        first_note=first_free(notes),
    )


def _text_width(word: WordDocument) -> int:
    """Return the width of the text in twentieths of a point."""
    section = word.sections[-1]
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return _A4_TEXT
    return round((page - left - right) / _TWIPS)

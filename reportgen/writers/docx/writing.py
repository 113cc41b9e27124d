"""Writes one Word file from start to end: fields, blocks, notes, contents, properties."""

from functools import partial
from pathlib import Path

from docx.document import Document as WordDocument
from docx.opc.part import Part

from reportgen.document import Document
from reportgen.writers.charts import ACCENT
from reportgen.writers.docx.body.comments import write_comments
from reportgen.writers.docx.body.contents import first_bookmark, write_contents
from reportgen.writers.docx.body.footnotes import first_free, footnotes_part, write_footnotes
from reportgen.writers.docx.body.markers import place_parts
from reportgen.writers.docx.body.numbering import Lists, numbering_root
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.body.scripts import mark_scripts, mirror
from reportgen.writers.docx.body.settling import settle
from reportgen.writers.docx.package.properties import (
    change_texts,
    drop_unwanted,
    part_all_tags,
    saved,
    set_language,
    set_properties,
    update_on_opening,
)
from reportgen.writers.docx.package.styles import read_styles
from reportgen.writers.docx.template.borrowing import complete
from reportgen.writers.docx.template.fields import context
from reportgen.writers.docx.template.filling import filled_template, is_shipped
from reportgen.writers.docx.template.house import dress
from reportgen.writers.docx.template.opening import read_template


def fill_template(document: Document, template: Path) -> bytes:
    """Return the document as a Word file made from a template.

    Raises:
        TemplateError: the template cannot be opened or filled, lacks a place for the text, or is
            not safe to use.
    """
    values = context(document)
    content = read_template(template)
    word = filled_template(content, values, template.name)
    if is_shipped(content):  # any other has a look of its own
        dress(word, document.look)
    return write_blocks(word, document, template.name)


def write_blocks(word: WordDocument, document: Document, template: str) -> bytes:
    """Return the document as a Word file made from a template whose fields are filled.

    Raises:
        TemplateError: the template lacks a place for the text, or has it where none can be.
    """
    notes = footnotes_part(word.part)
    scope = _scope(word, document, notes, template)
    place_parts(word, document, scope, template)
    write_contents(word.element.body, scope)
    if scope.contents:
        update_on_opening(word.settings.element)
    write_footnotes(document.notes, scope, notes)
    settle(word.element.body, scope)
    write_comments(scope, document.properties.created)
    language = document.properties.language
    set_language(word.styles.element, language)
    mirror(word.styles.element, word.element.body, scope.tables, language)
    change_texts(word, partial(mark_scripts, language=language))
    set_properties(word, document.properties)
    part_all_tags(word)
    drop_unwanted(word)
    return saved(word)


def _scope(word: WordDocument, document: Document, notes: Part, template: str) -> PartScope:
    styles = read_styles(word.styles.element, template)
    complete(styles, word.styles.element)
    return PartScope(
        part=word.part,
        styles=styles,
        lists=Lists(numbering_root(word.part), styles),
        width=0,
        language=document.properties.language,
        accent=document.look.accent or ACCENT,
        first_note=first_free(notes),
        first_bookmark=first_bookmark(word.element.body),
    )

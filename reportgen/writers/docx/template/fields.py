"""The fields of a Word template, filled by docxtpl; what goes wrong names part and paragraph."""

from collections.abc import Mapping

from docx.document import Document as WordDocument

from reportgen.document import Document, Value
from reportgen.writers.characters import printable
from reportgen.writers.docx.body.markers import marker
from reportgen.writers.docx.template.catalogue import catalogue_of
from reportgen.writers.docx.template.prepared import prepared_template


def render_fields(content: bytes, values: Mapping[str, Value], template: str) -> WordDocument:
    """Return the Word document with its fields filled and its parts marked.

    Raises:
        TemplateError: a field is unknown, a tag is broken, not allowed or would lose words.
    """
    return prepared_template(content, template).filled(values)


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

"""A template filled with the example forum, to see whether a report can be made with it."""

import datetime as dt
from collections.abc import Iterable

from reportgen.document import (
    Document,
    Furniture,
    Heading,
    Paragraph,
    Part,
    Properties,
    Text,
)
from reportgen.errors import TemplateError
from reportgen.writers.docx.template.catalogue import Catalogue, example_values
from reportgen.writers.docx.template.fields import context, render_fields
from reportgen.writers.docx.writing import write_blocks

_CREATED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


def try_filling(
    content: bytes, template: str, catalogue: Catalogue, own: Iterable[str]
) -> TemplateError | None:
    """Return what stops a report that is made with a clean template, None if nothing does.

    ``own`` are parts that the report may have besides those of the catalogue.
    """
    document = example_document(catalogue, own)
    try:
        word = render_fields(content, context(document), template)
        write_blocks(word, document, template)
    except TemplateError as error:
        return error
    return None


def example_document(catalogue: Catalogue, own: Iterable[str] = ()) -> Document:
    """Return a report of one heading and one paragraph in every part."""
    fields = example_values(catalogue)
    told = {field.name: field.example for field in catalogue.fields}
    title = told["forum.title"]
    names = dict.fromkeys(
        name for name in (*catalogue.part_names, *own) if name not in {"cover", "body"}
    )
    furniture = Furniture(
        event=title,
        document_type=told["document.type"],
        status=told["document.status"],
        date=told["document.date"],
        notice=told["forum.notice"],
    )
    return Document(
        template=catalogue.template,
        properties=Properties(title, "", "", "en", _CREATED),
        furniture=furniture,
        cover=(Paragraph((Text(title),), "Title"),),
        cover_page=False,
        parts=tuple(_part(name) for name in names),
        notes=(),
        citations=(),
        fields=fields,
    )


def _part(name: str) -> Part:
    heading = Heading(1, (Text(name),), name)
    return Part(name, (heading, Paragraph((Text(name),))))

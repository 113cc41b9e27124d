"""Finds the places of a template where the parts of a report go, and puts the blocks there."""

import re
from collections.abc import Iterator

from docx.document import Document as WordDocument

from reportgen.document import Blocks, Document
from reportgen.errors import TemplateError
from reportgen.writers.docx.body.blocks import compose_blocks
from reportgen.writers.docx.body.cover import lower
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.body.sections import text_widths
from reportgen.writers.docx.package.markup import Element, qualified, remove, text_of

# Noncharacters, which no value can hold.
_MARKER = re.compile("\ufdd0([^\ufdd0]*)\ufdd0")
_ADVICE = "put {{ parts.body }} alone into a paragraph"


def marker(name: str) -> str:
    """Return the marker string that stands for a part until its blocks replace it."""
    return f"\ufdd0{name}\ufdd0"


def place_parts(word: WordDocument, document: Document, scope: PartScope, template: str) -> None:
    """Put the blocks of the parts where the template wants them.

    Raises:
        TemplateError: the template has no place for the text, places a part twice, or not alone
            in a paragraph of the text; or it lacks a style.
    """
    found = list(_find(word.element.body, template))
    _check_places([name for _, name in found], document, template)
    for paragraph, name in found:
        scope.widths = text_widths(paragraph)
        scope.width = scope.widths["portrait"]
        blocks = _blocks(name, document)
        elements = list(compose_blocks(blocks, scope))
        if name == "cover":
            lower(blocks, elements, scope)
        for element in elements:
            paragraph.addprevious(element)
        if name == "cover" and document.cover_page:
            paragraph.addprevious(scope.page_break())
        _clear(paragraph)


def _clear(paragraph: Element) -> None:
    """Remove a marker's paragraph, but keep a section break that it holds."""
    if paragraph.find(f"{qualified('pPr')}/{qualified('sectPr')}") is None:
        remove(paragraph)
        return
    for run in paragraph.findall(qualified("r")):
        paragraph.remove(run)


def _find(body: Element, template: str) -> Iterator[tuple[Element, str]]:
    for number, paragraph in enumerate(list(body.iter(qualified("p"))), 1):
        text = text_of(paragraph)
        names = _MARKER.findall(text)
        if not names:
            continue
        parent = paragraph.getparent()
        if _MARKER.sub("", text).strip() or len(names) > 1 or parent is not body:
            message = f"parts.{names[0]} does not stand alone in a paragraph of the text"
            raise TemplateError(f"{message}; {_ADVICE}", template, number, rule="misplaced-part")
        yield paragraph, names[0]


def _check_places(names: list[str], document: Document, template: str) -> None:
    text = [name for name in names if name != "cover"]
    if not text:
        raise TemplateError(
            f"there is no place for the text; {_ADVICE}", template, rule="no-place-for-text"
        )
    every = [part.name for part in document.parts] if "body" in text else []
    placed = [name for name in names if name != "body"] + every
    twice = next((name for name in placed if placed.count(name) > 1), "")
    if twice or names.count("body") > 1:
        message = f"parts.{twice or 'body'} has more than one place; keep one of them"
        raise TemplateError(message, template, rule="misplaced-part")


def _blocks(name: str, document: Document) -> Blocks:
    if name in {"cover", "body"}:
        return document.cover if name == "cover" else document.body
    # A part that this document does not have leaves nothing.
    return next((part.blocks for part in document.parts if _tag(part.name) == _tag(name)), ())


def _tag(name: str) -> str:
    """Return a part's name as template tags spell it, with hyphens as underscores."""
    return name.replace("-", "_")

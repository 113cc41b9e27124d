"""Writes a document as one HTML page: landmarks, cover, text, notes and an embedded style sheet."""

from pathlib import Path

from reportgen.document import Document, Furniture, Note, Properties, marks_of
from reportgen.writers.charts import ACCENT
from reportgen.writers.html.blocks import BlockComposer
from reportgen.writers.html.inlines import PageScope, compose_inlines
from reportgen.writers.html.markup import (
    direction,
    element,
    escaped,
    language_tag,
    lines,
    opening,
    ordered,
)
from reportgen.writers.html.outline import outline
from reportgen.writers.html.stylesheet import house_rules, page_rules, read_style

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'"
)
"""Content security policy: no script runs and nothing is loaded."""


def write_html(document: Document, style: Path | None = None) -> str:
    """Return a document as one page that needs no other file, styled by a style sheet.

    The same document and style sheet give the same page.

    Raises:
        TemplateError: the style sheet cannot be used.
    """
    language = language_tag(document.properties.language)
    labels = document.labels
    notes = frozenset(note.number for note in document.notes)
    blocks = (*document.cover, *document.body)
    accent = document.look.accent or ACCENT
    scope = PageScope(labels, language, notes, marks_of(blocks), accent=accent)
    composer = BlockComposer(scope, outline(blocks))
    main = _main(document, composer, scope)
    skip = element("a", escaped(labels.skip), class_="skip", href="#text")
    title = "" if composer.titled else document.properties.title or document.furniture.event
    return lines(
        "<!DOCTYPE html>",
        opening("html", lang=language or "und", dir=direction(language)),
        _head(document, read_style(style)),
        f"<body>\n{skip}",
        _header(document.furniture, title, language),
        main,
        _footer(document.furniture, language),
        "</body>\n</html>\n",
    )


def _head(document: Document, style: str) -> str:
    properties, furniture = document.properties, document.furniture
    title = properties.title or furniture.event or furniture.document_type
    rules = lines(style, house_rules(document.look), page_rules(furniture))
    return lines(
        '<head>\n<meta charset="utf-8">',
        opening("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", escaped(title)),
        *_properties(properties),
        f"<style>\n{rules}\n</style>\n</head>",
    )


def _properties(properties: Properties) -> list[str]:
    named = {
        "author": properties.author,
        "description": properties.subject,
        "keywords": ", ".join(properties.keywords),
        "dcterms.created": properties.created.isoformat(),
    }
    return [opening("meta", name=n, content=value) for n, value in named.items() if value]


def _header(furniture: Furniture, title: str, language: str) -> str:
    """Return the head of the page; ``title`` is its heading if the cover has none."""
    status = " · ".join(filter(None, (furniture.document_type, furniture.status, furniture.date)))
    return lines(
        "<header>",
        _line(furniture.event, "event", language),
        _line(status, "status", language),
        _line(furniture.notice, "notice", language),
        element("h1", ordered(escaped(title), title, language)) if title else "",
        "</header>",
    )


def _footer(furniture: Furniture, language: str) -> str:
    facts = (furniture.event, furniture.document_type, furniture.status, furniture.date)
    return lines(
        "<footer>",
        _line(" · ".join(filter(None, facts)), "", language),
        _line(furniture.notice, "notice", language),
        "</footer>",
    )


def _line(words: str, kind: str, language: str) -> str:
    return element("p", ordered(escaped(words), words, language), class_=kind) if words else ""


def _main(document: Document, composer: BlockComposer, scope: PageScope) -> str:
    cover = "\n".join(composer.cover(document.cover))
    kind = "cover page" if document.cover_page else "cover"
    return lines(
        '<main id="text" tabindex="-1">',
        element("div", f"\n{cover}\n", class_=kind) if cover else "",
        *composer.compose(document.body),
        _notes(document.notes, scope),
        "</main>",
    )


def _notes(notes: tuple[Note, ...], scope: PageScope) -> str:
    if not notes:
        return ""
    written = "\n".join(_note(note, scope) for note in notes)
    title = element("h2", escaped(scope.labels.notes), id="notes")
    section = opening("section", role="doc-endnotes", aria_labelledby="notes")
    return f"{section}\n{title}\n<ol>\n{written}\n</ol>\n</section>"


def _note(note: Note, scope: PageScope) -> str:
    words = compose_inlines(note.inlines, scope)
    label = scope.labels.note_back.replace("{number}", str(note.number))
    back = "".join(
        " "
        + element(
            "a",
            "↩",
            href=f"#{anchor}",
            role="doc-backlink",
            aria_label=label if place == 1 else f"{label} ({place})",
        )
        for place, anchor in enumerate(scope.anchors.get(note.number, ()), 1)
    )
    return element("li", words + back, id=f"note-{note.number}", value=note.number)

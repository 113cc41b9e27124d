"""Inlines as HTML: words with emphasis and language, links, note anchors."""

import re
from dataclasses import dataclass, field
from typing import assert_never
from urllib.parse import quote, urlsplit

from reportgen.document import (
    Cited,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteRef,
    NumberMark,
    Reference,
    Text,
    TextStyle,
    WayfindingWords,
)
from reportgen.writers.charts import ACCENT
from reportgen.writers.html.markup import direction, element, escaped, language_tag, ordered
from reportgen.writers.shaping.direction import begins_backward, runs_backward
from reportgen.writers.text import inline_text

_UNFIT = re.compile(r"[^\w.-]+")
_SCHEMES = frozenset({"http", "https", "mailto"})
_KEPT_IN_ADDRESSES = "!#$%&'()*+,/:;=?@[]~"


@dataclass(slots=True)
class PageScope:
    """What the blocks of one page share.

    ``notes`` are the numbers of existing notes, ``marks`` the targets of references and ``placed``
    those of them that are on the page so far. ``anchors`` are the ids of each note's anchors so
    far, in order, ``tables`` the ids of tables so far; ``accent`` is the colour of charts.
    """

    labels: WayfindingWords
    language: str
    notes: frozenset[int]
    marks: frozenset[str] = frozenset()
    anchors: dict[int, list[str]] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    table_count: int = 0
    accent: str = ACCENT

    def place(self, anchor: str) -> str | None:
        """Return the id of a reference's target, or nothing if an element already has it."""
        if anchor in self.placed:
            return None
        self.placed.add(anchor)
        return _address_of(anchor)

    def next_table(self) -> str:
        """Return the id for the caption of the next table."""
        self.table_count += 1
        return f"table-{self.table_count}"


def compose_inlines(inlines: Inlines, scope: PageScope) -> str:
    """Return the words of a paragraph as HTML."""
    markup = "".join(_compose(inline, scope) for inline in inlines)
    return ordered(markup, inline_text(inlines), scope.language) if markup else ""


def _compose(inline: Inline, scope: PageScope) -> str:
    match inline:
        case Text(text, style, language):
            return _words(text, style, language)
        case Cited(text=text, style=style):
            return _apart(text, _words(text, style), scope)
        case Link(text, target):
            return _link(text, target)
        case NoteRef(number):
            return _anchor(number, scope)
        case LineBreak():
            return "<br>"
        case NumberMark() | Reference():
            return _referred(inline, scope)
        case _:
            assert_never(inline)


def _referred(inline: NumberMark | Reference, scope: PageScope) -> str:
    words = escaped(inline.text)
    if isinstance(inline, NumberMark):
        address = scope.place(inline.anchor)
        return element("span", words, id=address) if address else words
    is_link = words.strip() and inline.target in scope.marks
    return element("a", words, href=f"#{_address_of(inline.target)}") if is_link else words


def _address_of(anchor: str) -> str:
    """Return the link to the target of a reference."""
    return f"mark-{_UNFIT.sub('-', anchor)}"


def _words(text: str, style: TextStyle | None, language: str = "") -> str:
    words = escaped(text)
    tag = language_tag(language)
    spoken_in = {"lang": tag, "dir": direction(tag)}
    if not words:
        return ""
    match style:
        case None:
            return element("span", words, **spoken_in) if tag else words
        case "Strong":
            return element("strong", words, **spoken_in)
        case "Emphasis":
            return element("em", words, **spoken_in)
        case "Placeholder Text":
            return element("span", words, class_="placeholder", **spoken_in)
        case _:
            assert_never(style)


def _apart(text: str, markup: str, scope: PageScope) -> str:
    """Isolate a quotation whose direction differs from that of the page."""
    of_page = runs_backward(scope.language)
    return element("bdi", markup) if begins_backward(text, of_page) != of_page else markup


def _link(text: str, target: str) -> str:
    words, address = escaped(text), _address(target)
    return element("a", words, href=address) if words.strip() and address else words


def _address(target: str) -> str:
    """Return an address that may be linked, empty for any other."""
    address = quote(target.strip(), safe=_KEPT_IN_ADDRESSES, errors="replace")
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in _SCHEMES and (parts.netloc or parts.path) else ""


def _anchor(number: int, scope: PageScope) -> str:
    if number not in scope.notes:
        return element("sup", str(number), class_="note")
    earlier = scope.anchors.setdefault(number, [])
    address = f"ref-{number}-{len(earlier) + 1}" if earlier else f"ref-{number}"
    earlier.append(address)
    link = element(
        "a",
        str(number),
        id=address,
        href=f"#note-{number}",
        role="doc-noteref",
        aria_label=scope.labels.note.replace("{number}", str(number)),
    )
    return element("sup", link, class_="note")

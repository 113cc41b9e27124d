"""The structure tree: what each part of a document is, in the order it is read."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "Document",
    "Sect",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "P",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "TOC",
    "TOCI",
    "Table",
    "THead",
    "TBody",
    "TR",
    "TH",
    "TD",
    "Caption",
    "BlockQuote",
    "Figure",
    "Note",
    "Reference",
    "Link",
    "Span",
]
"""Standard structure types of PDF 1.7."""

Attribute = str | int | tuple[float, ...]

_NONE: Mapping[str, Attribute] = {}
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_KEPT_EMPTY = ("TH", "TD")


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: its number on a page, pages counted from 1."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """An annotation on a page, by the name it is registered under."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """An element of the tree with its kids in reading order.

    ``language`` is a BCP 47 tag, empty as the parent; ``alternative`` stands for what cannot be
    read; ``actual`` are the words in reading order where they are not drawn in it; ``identifier``
    is unique in the document.
    """

    tag: Tag
    language: str = ""
    alternative: str = ""
    actual: str = ""
    identifier: str = ""
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: _NONE)
    kids: list["Element | Mark | AnnotationMark"] = field(default_factory=list)

    def add(
        self, tag: Tag, *, language: str = "", alternative: str = "", actual: str = ""
    ) -> "Element":
        """Return a new element that is read after all kids so far."""
        return self.hold(Element(tag, language_tag(language), alternative, actual))

    def hold(self, kid: "Element") -> "Element":
        """Return the kid, which is now read after all kids so far."""
        self.kids.append(kid)
        return kid

    @property
    def elements(self) -> Iterator["Element"]:
        """Yield the kids that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def prune(self) -> bool:
        """Return whether anything is left here once elements without content are taken out.

        Cells stay, or the columns of a table would shift.
        """
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in _KEPT_EMPTY


def language_tag(text: str | None) -> str:
    """Return a text that is well formed as a BCP 47 tag, nothing for any other."""
    return text if text and _LANGUAGE.fullmatch(text) else ""


def heading_tag(level: int) -> Tag:
    """Return the tag of a heading of a level from 1 to 6."""
    tags: tuple[Tag, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")
    return tags[level - 1]


class Sections:
    """Sections that open with a heading, nested by level; no level is ever skipped."""

    def __init__(self, root: Element) -> None:
        """Begin in the root, outside any section."""
        self._open = [root]

    @property
    def current(self) -> Element:
        """Return where the next block belongs."""
        return self._open[-1]

    def heading(self, level: int) -> Element:
        """Return the heading of a new section, at most one level deeper than the last."""
        level = min(level, len(self._open), 6)
        del self._open[level:]
        self._open.append(self._open[-1].add("Sect"))
        return self.current.add(heading_tag(level))

"""The structure tree: the elements of a document in reading order."""

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
class ContentMark:
    """Marked content: its page, counted from 1, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """An annotation on a page, by the name it is registered under."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure tree with its children in reading order.

    ``language`` is a BCP 47 tag, empty for that of the parent; ``alternative`` is alternative text;
    ``actual`` is the text in reading order if it is drawn in another; ``identifier`` is unique in
    the document.
    """

    tag: Tag
    language: str = ""
    alternative: str = ""
    actual: str = ""
    identifier: str = ""
    attributes: Mapping[str, Attribute] = field(default_factory=lambda: _NONE)
    kids: list["Element | ContentMark | AnnotationMark"] = field(default_factory=list)

    def add(
        self, tag: Tag, *, language: str = "", alternative: str = "", actual: str = ""
    ) -> "Element":
        """Add a new child element at the end and return it."""
        return self.hold(Element(tag, language_tag(language), alternative, actual))

    def hold(self, kid: "Element") -> "Element":
        """Add a child at the end and return it."""
        self.kids.append(kid)
        return kid

    @property
    def elements(self) -> Iterator["Element"]:
        """Yield the children that are elements."""
        return (kid for kid in self.kids if isinstance(kid, Element))

    def prune(self) -> bool:
        """Remove elements without content; return whether anything is left.

        Cells stay, or the columns of a table would shift.
        """
        self.kids = [kid for kid in self.kids if not isinstance(kid, Element) or kid.prune()]
        return bool(self.kids) or self.tag in _KEPT_EMPTY


def language_tag(text: str | None) -> str:
    """Return a well-formed BCP 47 tag unchanged, an empty string for anything else."""
    return text if text and _LANGUAGE.fullmatch(text) else ""


def heading_tag(level: int) -> Tag:
    """Return the tag for a heading of level 1 to 6."""
    tags: tuple[Tag, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")
    return tags[level - 1]


class Sections:
    """Nested sections that each open with a heading; no level is skipped."""

    def __init__(self, root: Element) -> None:
        """Start at the root, outside any section."""
        self._open = [root]

    @property
    def current(self) -> Element:
        """The element to which the next block belongs."""
        return self._open[-1]

    def heading(self, level: int) -> Element:
        """Open a new section, at most one level deeper than the last, and return its heading."""
        level = min(level, len(self._open), 6)
        del self._open[level:]
        self._open.append(self._open[-1].add("Sect"))
        return self.current.add(heading_tag(level))

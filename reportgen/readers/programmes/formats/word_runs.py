"""The words of one paragraph of a Word document, as they read when all changes are accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportgen.readers.programmes.formats.escaping import escaped, set_in_type
from reportgen.readers.programmes.formats.word_parts import (
    Styles,
    TrackedChange,
    W,
    change_of,
    is_on,
)

GONE: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"})
"""What nobody reads who accepts all changes."""
_CHANGED: Final = frozenset({f"{W}ins", f"{W}moveTo", f"{W}del", f"{W}moveFrom"})
_COMPATIBLE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_TEXTS: Final = frozenset({f"{W}t", f"{W}delText"})
_CHARACTERS: Final = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
}
_BOX: Final = f"{W}txbxContent"
_PASSED_BY: Final = frozenset({f"{W}pPr", f"{W}sdtPr", f"{W}rt", f"{W}tbl", _BOX})


@dataclass(slots=True)
class Sheets:
    """What is gathered over the whole document while its paragraphs are read."""

    styles: Styles
    anchors: list[str] = field(default_factory=list)
    changes: list[TrackedChange] = field(default_factory=list)
    commented: dict[str, str] = field(default_factory=dict)
    """The address at which each comment stands."""


@dataclass(slots=True)
class Words:
    """The words of a paragraph: plain, as Markdown, and as Markdown with bold type."""

    sheets: Sheets
    address: str = ""
    letters: int = 0
    bold_letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    _paragraph: etree._Element | None = None
    _plain: list[str] = field(default_factory=list)
    _markdown: list[str] = field(default_factory=list)
    _typed: list[str] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The words as they are."""
        return "".join(self._plain)

    @property
    def markdown(self) -> str:
        """The words as Markdown, italic type and footnotes marked."""
        return "".join(self._markdown)

    @property
    def typed(self) -> str:
        """The words as Markdown with bold type."""
        return "".join(self._typed)

    def read(self, paragraph: etree._Element) -> "Words":
        """Add the words of a paragraph to those that are here."""
        self._paragraph = paragraph.find(f"{W}pPr")
        self._inside(paragraph)
        return self

    def _inside(self, node: etree._Element) -> None:
        for child in node:
            if not isinstance(child.tag, str):
                continue
            if child.tag in _CHANGED:
                self._note_change(child)
            if child.tag == f"{W}commentRangeStart":
                self.sheets.commented.setdefault(child.get(f"{W}id", ""), self.address)
            if child.tag in GONE or child.tag in _PASSED_BY or _is_prompt(child):
                continue
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag == _MATHS:
                self._add(child.text or "", None)
            else:
                self._inside(child)

    def _note_change(self, node: etree._Element) -> None:
        inner = (one for one in node.iter() if one.tag in _TEXTS and _change_around(one) is node)
        change = change_of(node, "".join(one.text or "" for one in inner), self.address)
        if change is not None:
            self.sheets.changes.append(change)

    def _run(self, run: etree._Element) -> None:
        look = run.find(f"{W}rPr")
        if self.sheets.styles.hides(self._paragraph, look):
            return
        words = ""
        for child in run:
            if child.tag == f"{W}t":
                words += child.text or ""
            elif child.tag in _CHARACTERS:
                words += _CHARACTERS[str(child.tag)]
            elif child.tag == f"{W}footnoteReference":
                self._add(words, look)
                words = ""
                self._anchor(child.get(f"{W}id", ""))
            elif child.tag == f"{W}commentReference":
                self.sheets.commented.setdefault(child.get(f"{W}id", ""), self.address)
            elif child.tag == f"{W}ruby":
                self._add(words, look)
                words = ""
                self._inside(child)
            else:
                self.boxes += _boxes(child)
        self._add(words, look)

    def _add(self, words: str, look: etree._Element | None) -> None:
        self._plain.append(words)
        count = len(words.strip())
        self.letters += count
        is_bold, is_italic = is_on(look, "b"), is_on(look, "i")
        self.bold_letters += count * is_bold
        self._markdown.append(_italic(words) if is_italic and count else escaped(words))
        self._typed.append(set_in_type(words, "**" * is_bold))

    def _anchor(self, identity: str) -> None:
        if identity not in self.sheets.anchors:
            self.sheets.anchors.append(identity)
        self._markdown.append(f"[^{self.sheets.anchors.index(identity) + 1}]")


def _italic(words: str) -> str:
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{lead}*{escaped(words.strip())}*{trail}"


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    """Yield the text boxes of a drawing; of two spellings of the same drawing only the first."""
    if node.tag == _BOX:
        yield node
    elif node.tag == f"{_COMPATIBLE}AlternateContent":
        first = next((one for one in node if isinstance(one.tag, str)), None)
        yield from _boxes(first) if first is not None else ()
    elif isinstance(node.tag, str) and node.tag not in GONE:
        for child in node:
            yield from _boxes(child)


def _change_around(text: etree._Element) -> etree._Element | None:
    return next((one for one in text.iterancestors() if one.tag in _CHANGED), None)


def _is_prompt(node: etree._Element) -> bool:
    """Return whether a content control shows only what it asks for: nobody wrote that."""
    look = node.find(f"{W}sdtPr") if node.tag == f"{W}sdt" else None
    return is_on(look, "showingPlcHdr")

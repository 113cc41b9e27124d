"""HWPX (Hancom Office): paragraphs and tables of its sections."""

import re
from collections.abc import Iterator

from lxml import etree

from reportgen.errors import InputError
from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.formats.escaping import escaped
from reportgen.readers.programmes.records import Line, Spot

_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_DEEPEST = 40


def hangul_lines(archive: Archive) -> Iterator[Line]:
    """Yield the lines of an HWPX document, section by section.

    Raises:
        InputError: if it has no sections.
    """
    sections = sorted(
        (int(match[1]), name) for name in archive.names if (match := _SECTION.fullmatch(name))
    )
    if not sections:
        message = "this HWPX document has no text; save it again, or as .docx"
        raise InputError(message, archive.path, rule="damaged")
    walker = _Walker(archive.path)
    for _, name in sections:
        root = archive.tree(name)
        if root is not None:
            yield from walker.blocks(root, 0)


class _Walker:
    """Goes down a section; a place is a paragraph's number, or table and row."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._paragraph = self._table = 0

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Line]:
        for node in parent if depth < _DEEPEST else ():
            if _name(node) == "p":
                self._paragraph += 1
                yield from self._lines(node)
                for table in (inner for inner in node.iter() if _name(inner) == "tbl"):
                    if _holder(table, "p") is node:
                        yield from self._rows(table)
            elif isinstance(node.tag, str):
                yield from self.blocks(node, depth + 1)

    def _lines(self, node: etree._Element) -> Iterator[Line]:
        spot = Spot(self._path, f"paragraph {self._paragraph}")
        text = _words(node)
        if "\t" in text.strip():
            yield Line(tuple(cell.strip() for cell in text.split("\t")), spot, "row")
        elif text.strip():
            for part in filter(str.strip, text.split("\n")):
                yield Line((part.strip(),), spot, "paragraph", 1, escaped(part.strip()))

    def _rows(self, table: etree._Element) -> Iterator[Line]:
        self._table += 1
        own = self._table
        rows = [row for row in table.iter() if _name(row) == "tr" and _holder(row, "tbl") is table]
        for number, row in enumerate(rows, 1):
            cells = [
                cell for cell in row.iter() if _name(cell) == "tc" and _holder(cell, "tr") is row
            ]
            texts = tuple(_cell(cell) for cell in cells)
            if any(texts):
                spot = Spot(self._path, f"table {own}, row {number}")
                yield Line(texts, spot, "row", table=own)
            for cell in cells:
                for inner in (node for node in cell.iter() if _name(node) == "tbl"):
                    if _holder(inner, "tc") is cell:
                        yield from self._rows(inner)


def _cell(cell: etree._Element) -> str:
    own = (p for p in cell.iter() if _name(p) == "p" and _holder(p, "tc") is cell)
    return "\n".join(filter(None, (_words(paragraph).strip() for paragraph in own)))


def _words(paragraph: etree._Element) -> str:
    """Return a paragraph's own words, without those of tables in it."""
    words: list[str] = []
    for node in paragraph.iter():
        if _name(node) == "t" and _holder(node, "p") is paragraph:
            words.append(node.text or "")
            for inner in node:
                words.append({"lineBreak": "\n", "tab": "\t"}.get(_name(inner), ""))
                words.append(inner.tail or "")
    return "".join(words)


def _name(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _holder(node: etree._Element, name: str) -> etree._Element | None:
    return next((outer for outer in node.iterancestors() if _name(outer) == name), None)

"""Word documents: paragraphs, lists, tables with merged and nested cells, text boxes, footnotes.

Tracked insertions are read, deletions and hidden text are not; macros, links and embedded
objects are never followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportgen.errors import InputError
from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.formats.escaping import escaped
from reportgen.readers.programmes.records import Line, LineForm, Spot

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText"})
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_LONGEST_HEADING = 90
_DEEPEST = 40


def word_lines(archive: Archive) -> Iterator[Line]:
    """Yield the lines of a Word document, then its footnotes.

    Raises:
        InputError: if the archive holds no Word document.
    """
    root = archive.tree("word/document.xml")
    body = root.find(f"{_W}body") if root is not None else None
    if body is None:
        message = "this is no Word document; save it as .docx in Word"
        raise InputError(message, archive.path, rule="damaged")
    walker = _Walker(archive.path, _style_names(archive.tree("word/styles.xml")))
    yield from walker.blocks(body, 0)
    yield from _footnotes(archive, walker.anchors)


def _style_names(root: etree._Element | None) -> dict[str, str]:
    names: dict[str, str] = {}
    for style in root.iterfind(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        if name is not None:
            names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").casefold()
    return names


def _footnotes(archive: Archive, anchors: list[str]) -> Iterator[Line]:
    root = archive.tree("word/footnotes.xml")
    for note in root.iterfind(f"{_W}footnote") if root is not None else ():
        identity = note.get(f"{_W}id", "")
        if identity in anchors:
            number = anchors.index(identity) + 1
            words = " ".join(_Run().read(p).plain for p in note.iter(f"{_W}p")).strip()
            spot = Spot(archive.path, f"footnote {number}")
            yield Line((words,), spot, "note", number, escaped(words))


@dataclass(slots=True)
class _Run:
    """The words of a paragraph, plain and as Markdown."""

    anchors: list[str] = field(default_factory=list)
    plain: str = ""
    markdown: str = ""
    letters: int = 0
    bold_letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)

    def read(self, node: etree._Element) -> "_Run":
        for child in node:
            if not isinstance(child.tag, str) or child.tag in _GONE:
                continue
            if child.tag == f"{_W}r":
                self._run(child)
            elif child.tag != f"{_W}pPr":
                self.read(child)
        return self

    def _run(self, run: etree._Element) -> None:
        look = run.find(f"{_W}rPr")
        if look is not None and _on(look, "vanish"):
            return
        words = ""
        for child in run:
            if child.tag == f"{_W}t":
                words += child.text or ""
            elif child.tag == f"{_W}tab":
                words += "\t"
            elif child.tag in (f"{_W}br", f"{_W}cr"):
                words += "\n"
            elif child.tag == f"{_W}noBreakHyphen":
                words += "\u2011"
            elif child.tag == f"{_W}footnoteReference":
                self._add(words, look)
                words = ""
                self._anchor(child.get(f"{_W}id", ""))
            elif child.tag in (_ALTERNATE, f"{_W}drawing", f"{_W}pict"):
                self.boxes += list(child.iter(f"{_W}txbxContent"))[:1]
        self._add(words, look)

    def _add(self, words: str, look: etree._Element | None) -> None:
        self.plain += words
        count = len(words.strip())
        self.letters += count
        if look is not None and _on(look, "b"):
            self.bold_letters += count
        marked = escaped(words)
        if count and look is not None and _on(look, "i"):
            lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            marked = f"{lead}*{escaped(words.strip())}*{trail}"
        self.markdown += marked

    def _anchor(self, identity: str) -> None:
        if identity not in self.anchors:
            self.anchors.append(identity)
        self.markdown += f"[^{self.anchors.index(identity) + 1}]"


def _on(look: etree._Element, name: str) -> bool:
    found = look.find(f"{_W}{name}")
    return found is not None and found.get(f"{_W}val", "1") not in ("0", "false", "none")


class _Walker:
    """Goes through the body; a place is a paragraph's number, or table, row and cell."""

    def __init__(self, path: str, styles: dict[str, str]) -> None:
        self.anchors: list[str] = []
        self._path, self._styles = path, styles
        self._paragraph = self._table = 0

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Line]:
        for node in parent if depth < _DEEPEST else ():
            if node.tag == f"{_W}p":
                self._paragraph += 1
                yield from self._lines(node, depth)
            elif node.tag == f"{_W}tbl":
                yield from self._rows(node, depth)
            elif node.tag not in _GONE and isinstance(node.tag, str):
                yield from self.blocks(node, depth + 1)

    def _lines(self, node: etree._Element, depth: int) -> Iterator[Line]:
        run = _Run(self.anchors).read(node)
        form, level = self._form(node, run)
        spot = Spot(self._path, f"paragraph {self._paragraph}")
        if "\t" in run.plain.strip():
            yield Line(tuple(cell.strip() for cell in run.plain.split("\t")), spot, "row")
        else:
            parts = run.plain.split("\n")
            marked = run.markdown.split("\n")
            for part, markdown in zip(parts, marked, strict=True):
                if part.strip():
                    yield Line((part.strip(),), spot, form, level, markdown.strip())
        for box in run.boxes:
            yield from self.blocks(box, depth + 1)

    def _form(self, node: etree._Element, run: _Run) -> tuple[LineForm, int]:
        look = node.find(f"{_W}pPr")
        style = look.find(f"{_W}pStyle") if look is not None else None
        identity = style.get(f"{_W}val", "") if style is not None else ""
        name = self._styles.get(identity, identity).casefold()
        if name in ("title", "subtitle"):
            return "heading", 1
        if name.startswith("heading"):
            return "heading", int(name[-1]) if name[-1:].isdigit() else 1
        numbering = look.find(f"{_W}numPr") if look is not None else None
        if numbering is not None or name.startswith("list"):
            level = numbering.find(f"{_W}ilvl") if numbering is not None else None
            return "bullet", 1 + int((level.get(f"{_W}val") or 0) if level is not None else 0)
        short = 0 < run.letters <= _LONGEST_HEADING
        if short and run.bold_letters == run.letters and run.plain.strip()[-1:] not in ".;,:":
            return "heading", 3
        return "paragraph", 1

    def _rows(self, table: etree._Element, depth: int) -> Iterator[Line]:
        self._table += 1
        own = self._table
        rows = (row for row in table.iter(f"{_W}tr") if _owner(row) is table)
        for number, row in enumerate(rows, 1):
            cells = [cell for cell in row.iter(f"{_W}tc") if _row_of(cell) is row]
            spot = Spot(self._path, f"table {own}, row {number}")
            texts = tuple(self._cell(cell) for cell in cells)
            if any(texts):
                yield Line(texts, spot, "row", table=own, continues=_continues(cells))
            for cell in cells:
                for inner in cell.iterfind(f"{_W}tbl"):
                    yield from self._rows(inner, depth + 1)

    def _cell(self, cell: etree._Element) -> str:
        """Return a cell's words without those of tables inside it."""
        words = (
            _Run(self.anchors).read(paragraph).plain
            for paragraph in cell.iter(f"{_W}p")
            if _cell_of(paragraph) is cell
        )
        return "\n".join(filter(None, (text.replace("\t", " ").strip() for text in words)))


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{_W}tbl"), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{_W}tr"), None)


def _cell_of(paragraph: etree._Element) -> etree._Element | None:
    return next(paragraph.iterancestors(f"{_W}tc"), None)


def _continues(cells: list[etree._Element]) -> bool:
    """Return whether the first cell is merged with the one above it."""
    look = cells[0].find(f"{_W}tcPr") if cells else None
    merge = look.find(f"{_W}vMerge") if look is not None else None
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"

"""OpenDocument texts: headings, paragraphs, lists, tables, text boxes and footnotes.

What was deleted while changes were tracked stands in a part of its own, which is not read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportgen.errors import InputError
from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.formats.escaping import escaped, joined_type, set_in_type
from reportgen.readers.programmes.records import Line, LineForm, Spot

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT: Final = f"{{{_OASIS}text:1.0}}"
_TABLE: Final = f"{{{_OASIS}table:1.0}}"
_OFFICE: Final = f"{{{_OASIS}office:1.0}}"
_STYLE: Final = f"{{{_OASIS}style:1.0}}"
_FORMAT: Final = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
_BOX: Final = f"{{{_OASIS}drawing:1.0}}text-box"
_SKIPPED: Final = frozenset(
    {
        f"{_TEXT}tracked-changes",
        f"{_TEXT}hidden-text",
        f"{_TEXT}hidden-paragraph",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}table-of-content",
        f"{_TEXT}note",
        f"{_TEXT}ruby-text",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        _BOX,
    }
)
_DEEPEST = 40
_MOST_BLANKS = 1_000


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """The lines of a text, and its comments as (author, date, words)."""

    lines: tuple[Line, ...]
    comments: tuple[tuple[str, str, str], ...] = ()


def read_opendocument(archive: Archive) -> OpenDocument:
    """Return what stands in an OpenDocument text.

    Raises:
        InputError: if the archive holds none.
    """
    root = archive.tree("content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text") if root is not None else None
    if root is None or body is None:
        message = "this is no OpenDocument text; save it as .odt or .docx"
        raise InputError(message, archive.path, rule="damaged")
    looks = _Looks()
    for part in (archive.tree("styles.xml"), root):
        looks.learn(part)
    walker = _Walker(archive.path, looks)
    lines = (*walker.blocks(body, 0, 0), *walker.notes)
    return OpenDocument(lines, tuple(_comments(body)))


def opendocument_text_lines(archive: Archive) -> Iterator[Line]:
    """Yield the lines of an OpenDocument text.

    Raises:
        InputError: if the archive holds none.
    """
    yield from read_opendocument(archive).lines


def _comments(body: etree._Element) -> Iterator[tuple[str, str, str]]:
    for node in body.iter(f"{_OFFICE}annotation"):
        said = {_name(child): child.text or "" for child in node}
        words = ("".join(map(str, p.itertext())) for p in node.iter(f"{_TEXT}p"))
        if text := " ".join(" ".join(words).split()):
            yield said.get("creator", ""), said.get("date", "")[:10], text


@dataclass(slots=True)
class _Looks:
    """Which styles are bold or hidden, and which belong to headings."""

    _bold: set[str] = field(default_factory=set)
    _hidden: set[str] = field(default_factory=set)
    _parents: dict[str, str] = field(default_factory=dict)

    def learn(self, root: etree._Element | None) -> None:
        for style in root.iter(f"{_STYLE}style") if root is not None else ():
            name = style.get(f"{_STYLE}name", "")
            self._parents[name] = style.get(f"{_STYLE}parent-style-name", "")
            for look in style.iterfind(f"{_STYLE}text-properties"):
                if look.get(f"{_FORMAT}font-weight") == "bold":
                    self._bold.add(name)
                if look.get(f"{_TEXT}display") == "none":
                    self._hidden.add(name)

    def is_bold(self, name: str) -> bool:
        return name in self._bold

    def is_hidden(self, name: str) -> bool:
        return any(one in self._hidden for one in self.chain(name))

    def chain(self, name: str) -> Iterator[str]:
        for _ in range(_DEEPEST):
            if not name:
                return
            yield name
            name = self._parents.get(name, "")


class _Walker:
    """Goes down the body; a place is a paragraph's number, or table, row and cell."""

    def __init__(self, path: str, looks: _Looks) -> None:
        self.notes: list[Line] = []
        self._path, self._looks = path, looks
        self._paragraph = self._table = 0

    def blocks(self, parent: etree._Element, depth: int, lists: int) -> Iterator[Line]:
        for node in parent if depth < _DEEPEST else ():
            if node.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph += 1
                yield from self._lines(node, lists, depth)
            elif node.tag == f"{_TEXT}list":
                yield from self.blocks(node, depth + 1, lists + 1)
            elif node.tag == f"{_TABLE}table":
                yield from self._rows(node)
            elif isinstance(node.tag, str) and node.tag not in _SKIPPED:
                yield from self.blocks(node, depth + 1, lists)

    def _lines(self, node: etree._Element, lists: int, depth: int) -> Iterator[Line]:
        address = f"paragraph {self._paragraph}"
        spot = Spot(self._path, address)
        form, level = self._form(node, lists)
        plain, typed = self._words(node)
        if "\t" in plain.strip():
            cells = tuple(cell.strip() for cell in plain.split("\t"))
            yield Line(cells, spot, "row")
        else:
            for part, marked in zip(plain.split("\n"), typed.split("\n"), strict=True):
                if part.strip():
                    words = part.strip()
                    yield Line((words,), spot, form, level, escaped(words), typed=(marked.strip(),))
        self._note(node)
        for box in node.iter(_BOX):
            if _holder(box, _BOX) is None or _holder(box, f"{_TEXT}p") is node:
                yield from self.blocks(box, depth + 1, 0)

    def _form(self, node: etree._Element, lists: int) -> tuple[LineForm, int]:
        if node.tag == f"{_TEXT}h":
            level = node.get(f"{_TEXT}outline-level", "1")
            return "heading", int(level) if level.isdigit() else 1
        styles = {name.casefold() for name in self._looks.chain(node.get(f"{_TEXT}style-name", ""))}
        if styles & {"title", "subtitle"}:
            return "heading", 1
        return ("bullet", lists) if lists else ("paragraph", 1)

    def _note(self, node: etree._Element) -> None:
        for note in node.iter(f"{_TEXT}note"):
            body = note.find(f"{_TEXT}note-body")
            paragraphs = body.iter(f"{_TEXT}p") if body is not None else ()
            if words := " ".join(self._words(one)[0] for one in paragraphs).strip():
                number = len(self.notes) + 1
                spot = Spot(self._path, f"footnote {number}")
                self.notes.append(Line((words,), spot, "note", number, escaped(words)))

    def _rows(self, table: etree._Element) -> Iterator[Line]:
        self._table += 1
        own = self._table
        rows = [
            r for r in table.iter(f"{_TABLE}table-row") if _holder(r, f"{_TABLE}table") is table
        ]
        for number, row in enumerate(rows, 1):
            cells = [cell for cell in row if cell.tag == f"{_TABLE}table-cell"]
            read = [self._cell(cell) for cell in cells]
            if any(plain for plain, _ in read):
                spot = Spot(self._path, f"table {own}, row {number}")
                typed = tuple(typed for _, typed in read)
                yield Line(tuple(p for p, _ in read), spot, "row", table=own, typed=typed)
            for cell in cells:
                for inner in cell.iterfind(f"{_TABLE}table"):
                    yield from self._rows(inner)

    def _cell(self, cell: etree._Element) -> tuple[str, str]:
        plain, typed = list[str](), list[str]()
        for node in cell.iter(f"{_TEXT}p", f"{_TEXT}h"):
            if _holder(node, f"{_TABLE}table-cell") is cell:
                words, marked = self._words(node)
                if words.strip():
                    plain.append(words.replace("\t", " ").strip())
                    typed.append(marked.replace("\t", " ").strip())
        return "\n".join(plain), "\n".join(typed)

    def _words(self, node: etree._Element) -> tuple[str, str]:
        """Return the words of a paragraph, and the same as Markdown with bold type."""
        style = node.get(f"{_TEXT}style-name", "")
        if self._looks.is_hidden(style):
            return "", ""
        pieces = list(self._pieces(node, bold=self._looks.is_bold(style)))
        plain = "".join(words for words, _ in pieces)
        typed = "".join(set_in_type(words, "**" * bold) for words, bold in pieces)
        return plain, joined_type(typed)

    def _pieces(self, node: etree._Element, *, bold: bool) -> Iterator[tuple[str, bool]]:
        yield (node.text or "").replace("\n", " "), bold
        for child in node:
            yield from self._piece(child, bold=bold)
            yield (child.tail or "").replace("\n", " "), bold

    def _piece(self, child: etree._Element, *, bold: bool) -> Iterator[tuple[str, bool]]:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * min(int(count) if count.isdigit() else 1, _MOST_BLANKS), bold
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            yield "\t" if child.tag == f"{_TEXT}tab" else "\n", bold
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            style = child.get(f"{_TEXT}style-name", "")
            if not self._looks.is_hidden(style):
                yield from self._pieces(child, bold=bold or self._looks.is_bold(style))


def _name(node: etree._Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _holder(node: etree._Element, name: str) -> etree._Element | None:
    return next(node.iterancestors(name), None)

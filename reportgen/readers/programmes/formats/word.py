"""Word documents: paragraphs, lists, tables with merged and nested cells, text boxes, footnotes.

Tracked insertions are read, deletions and hidden text are not; macros, links and embedded
objects are never followed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from reportgen.readers.programmes.archives import Archive
from reportgen.readers.programmes.formats.escaping import escaped, joined_type
from reportgen.readers.programmes.formats.word_parts import (
    Comment,
    Numbering,
    Styles,
    TrackedChange,
    W,
    body_of,
    comments_of,
    is_on,
    part_of,
)
from reportgen.readers.programmes.formats.word_runs import (
    GONE,
    Sheets,
    Words,
)
from reportgen.readers.programmes.records import Line, LineForm, Spot

_LONGEST_HEADING = 90
_DEEPEST = 40
_NOTES: Final = (("footnotes.xml", "footnote"), ("endnotes.xml", "endnote"))


def word_lines(archive: Archive) -> Iterator[Line]:
    """Yield the lines of a Word document, then its footnotes.

    Raises:
        InputError: if the archive holds no Word document.
    """
    yield from read_word(archive).lines


@dataclass(frozen=True, slots=True)
class WordDocument:
    """The lines of a Word document, what was changed in it, and what stands in its margin.

    ``places`` are the addresses of the comments in their order, empty where one has none.
    """

    lines: tuple[Line, ...]
    changes: tuple[TrackedChange, ...] = ()
    comments: tuple[Comment, ...] = ()
    places: tuple[str, ...] = field(default=())


def read_word(archive: Archive) -> WordDocument:
    """Return what stands in a Word document and who changed and commented what.

    Raises:
        InputError: if the archive holds no Word document.
    """
    body = body_of(archive)
    sheets = Sheets(Styles(part_of(archive, "styles.xml")))
    walker = _Walker(archive.path, sheets, Numbering(part_of(archive, "numbering.xml")))
    lines = (*walker.blocks(body, 0), *_notes(archive, sheets))
    comments = tuple(comments_of(archive))
    places = tuple(sheets.commented.get(one.identity, "") for one in comments)
    return WordDocument(lines, tuple(sheets.changes), comments, places)


def _notes(archive: Archive, sheets: Sheets) -> Iterator[Line]:
    """Yield footnotes in the order of their anchors, then endnotes."""
    for part, name in _NOTES:
        root = part_of(archive, part)
        for note in root.iterfind(f"{W}{name}") if root is not None else ():
            identity = note.get(f"{W}id", "")
            is_anchored = identity in sheets.anchors if name == "footnote" else True
            if is_anchored and note.get(f"{W}type", "normal") == "normal":
                number = sheets.anchors.index(identity) + 1 if name == "footnote" else 0
                address = f"{name} {number or identity}"
                plain = [Words(sheets, address).read(p).plain for p in note.iter(f"{W}p")]
                if words := " ".join(plain).strip():
                    spot = Spot(archive.path, address)
                    yield Line((words,), spot, "note", number, escaped(words))


class _Walker:
    """Goes through the body; a place is a paragraph's number, or table, row and cell."""

    def __init__(self, path: str, sheets: Sheets, numbering: Numbering) -> None:
        self._path, self._sheets, self._numbering = path, sheets, numbering
        self._paragraph = self._table = 0
        self._held: Words | None = None

    def blocks(self, parent: etree._Element, depth: int) -> Iterator[Line]:
        for node in parent if depth < _DEEPEST else ():
            if node.tag == f"{W}p":
                self._paragraph += 1
                yield from self._lines(node, depth)
            elif node.tag == f"{W}tbl":
                yield from self._rows(node, depth)
            elif isinstance(node.tag, str) and node.tag not in GONE and not _is_prompt(node):
                yield from self.blocks(node, depth + 1)

    def _lines(self, node: etree._Element, depth: int) -> Iterator[Line]:
        """Yield the lines of a paragraph; one whose end was deleted goes on with the next."""
        words = self._held or Words(self._sheets, f"paragraph {self._paragraph}")
        words.read(node)
        is_last = node.getnext() is None or node.getnext().tag != f"{W}p"  # type: ignore[union-attr]
        if _is_joined(node) and not is_last:
            self._held = words
            return
        self._held = None
        yield from self._written(node, words)
        for box in words.boxes:
            yield from self.blocks(box, depth + 1)

    def _written(self, node: etree._Element, words: Words) -> Iterator[Line]:
        form, level = self._form(node, words)
        spot = Spot(self._path, words.address)
        look = node.find(f"{W}pPr")
        ordinal = self._numbering.ordinal(look, level) if form == "bullet" else 0
        if "\t" in words.plain.strip():
            cells = tuple(cell.strip() for cell in words.plain.split("\t"))
            typed = tuple(joined_type(cell.strip()) for cell in words.typed.split("\t"))
            yield Line(cells, spot, "row", typed=typed if len(typed) == len(cells) else ())
            return
        parts = zip(
            words.plain.split("\n"),
            words.markdown.split("\n"),
            words.typed.split("\n"),
            strict=True,
        )
        for part, markdown, typed_part in parts:
            if part.strip():
                typed = (joined_type(typed_part.strip()),)
                yield Line(
                    (part.strip(),),
                    spot,
                    form,
                    level,
                    markdown.strip(),
                    typed=typed,
                    ordinal=ordinal,
                )

    def _form(self, node: etree._Element, words: Words) -> tuple[LineForm, int]:
        look = node.find(f"{W}pPr")
        name = self._sheets.styles.name(look)
        if name in ("title", "subtitle"):
            return "heading", 1
        if name.startswith("heading"):
            return "heading", int(name[-1]) if name[-1:].isdigit() else 1
        numbering = look.find(f"{W}numPr") if look is not None else None
        if numbering is not None or name.startswith("list"):
            level = numbering.find(f"{W}ilvl") if numbering is not None else None
            own = level.get(f"{W}val", "0") if level is not None else "0"
            return "bullet", 1 + (int(own) if own.isdigit() else 0)
        short = 0 < words.letters <= _LONGEST_HEADING
        is_bold = short and words.bold_letters == words.letters
        if is_bold and words.plain.strip()[-1:] not in ".;,:":
            return "heading", 3
        return "paragraph", 1

    def _rows(self, table: etree._Element, depth: int) -> Iterator[Line]:
        self._table += 1
        own = self._table
        rows = (row for row in table.iter(f"{W}tr") if _owner(row) is table)
        for number, row in enumerate(rows, 1):
            cells = [cell for cell in row.iter(f"{W}tc") if _row_of(cell) is row]
            if _is_deleted(row):
                continue
            address = f"table {own}, row {number}"
            read = [self._cell(c, f"{address}, column {n}") for n, c in enumerate(cells, 1)]
            texts = tuple(plain for plain, _ in read)
            typed = tuple(joined_type(marked) for _, marked in read)
            spot = Spot(self._path, address)
            if any(texts):
                yield Line(texts, spot, "row", table=own, continues=_continues(cells), typed=typed)
            for cell in cells:
                for inner in cell.iterfind(f"{W}tbl"):
                    yield from self._rows(inner, depth + 1)

    def _cell(self, cell: etree._Element, address: str) -> tuple[str, str]:
        """Return a cell's words, a line for each paragraph, without those of tables inside it.

        They come as they are, and as Markdown with bold type.
        """
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            return "", ""
        plains, marked = list[str](), list[str]()
        for paragraph in cell.iter(f"{W}p"):
            if _cell_of(paragraph) is not cell or _is_gone(paragraph):
                continue
            one = Words(self._sheets, address).read(paragraph)
            boxes = (inner for box in one.boxes for inner in box.iter(f"{W}p"))
            for words in (one, *(Words(self._sheets, address).read(inner) for inner in boxes)):
                if plain := words.plain.replace("\t", " ").strip():
                    plains.append(plain)
                    marked.append(words.typed.replace("\t", " ").strip())
        return "\n".join(plains), "\n".join(marked)


def _is_prompt(node: etree._Element) -> bool:
    return is_on(node.find(f"{W}sdtPr"), "showingPlcHdr")


def _is_joined(paragraph: etree._Element) -> bool:
    """Return whether the end of a paragraph was deleted or moved away."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and any(
        look.find(f"{W}{name}") is not None for name in ("del", "moveFrom")
    )


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None or _is_gone(row)


def _is_gone(node: etree._Element) -> bool:
    return any(outer.tag in GONE for outer in node.iterancestors())


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors(f"{W}tr"), None)


def _cell_of(paragraph: etree._Element) -> etree._Element | None:
    """Return the cell of a paragraph, None where it stands in a text box of the cell."""
    for outer in paragraph.iterancestors():
        if outer.tag in (f"{W}tc", f"{W}txbxContent"):
            return outer
    return None


def _continues(cells: list[etree._Element]) -> bool:
    """Return whether the first cell is merged with the one above it."""
    look = cells[0].find(f"{W}tcPr") if cells else None
    merge = look.find(f"{W}vMerge") if look is not None else None
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"

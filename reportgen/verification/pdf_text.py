"""Reads the words of a PDF page by page, without heads, feet and hyphenation."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pypdfium2
from pypdfium2 import raw

from reportgen.errors import InputError
from reportgen.verification.gate import MAX_BYTES
from reportgen.verification.normal import normalise, normalise_lines, squeeze
from reportgen.verification.reading_order import in_reading_order, read_structure

_MAX_PAGES = 5_000
_MARGIN = 80.0
_LARGEST_FURNITURE = 12.0
"""Points; larger type is text, even if a title repeats the words of a running head."""
_LONGEST_ROW = 12


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as drawn: its largest type size, and its distance to the head or foot, in points."""

    text: str
    size: float
    edge: float


def read_pdf_text(
    content: bytes,
    furniture: Sequence[str] = (),
    note_size: float = 0.0,
    repeated: Sequence[str] = (),
    name: str = "document.pdf",
) -> tuple[str, ...]:
    """Return the text of each page in reading order, with its lines as set.

    ``furniture`` are the strings in heads and feet, which are left out; "{page}" and "{pages}" in
    them stand for numbers. With ``note_size`` (points), lines at the end of a page in type of at
    most that size are footnotes; all of them follow as one more text, as in a DOCX. ``repeated``
    are header rows of tables, left out where they are repeated at the top of a page. Words inside
    figures are left out, too, because a chart's table repeats them.

    Raises:
        InputError: if the file is no readable PDF.
    """
    pages: list[str] = []
    notes: list[str] = []
    total = 0
    for total, number, lines in _pages(content, name):
        strings = [
            f.replace("{page}", str(number)).replace("{pages}", str(total)) for f in furniture
        ]
        kept = _without_furniture(lines, [normalise(string) for string in strings])
        body = _body_length(kept, note_size)
        notes.extend(line.text for line in kept[body:])
        before = squeeze(" ".join(pages))
        again = [squeeze(row) for row in repeated if squeeze(row) in before]
        pages.append(_joined(kept[_header_length(kept, again) : body]))
    return (*pages, normalise_lines("\n".join(notes))) if notes else tuple(pages)


def read_figures(content: bytes, name: str = "document.pdf") -> tuple[str, ...]:
    """Return the words inside figures, for each page that has figures.

    Raises:
        InputError: if the file is no readable PDF.
    """
    pages = _pages(content, name, in_figures=True)
    return tuple(_joined(lines) for _, _, lines in pages if lines)


def _pages(
    content: bytes, name: str, *, in_figures: bool = False
) -> Iterator[tuple[int, int, list[_Line]]]:
    """Yield the number of pages, the page's number and its lines, inside figures or outside."""
    if len(content) > MAX_BYTES:
        raise InputError(
            f"larger than {MAX_BYTES // 10**6} MB; name another", name, rule="too-large"
        )
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"not a readable PDF ({error}); build it again", name, rule="damaged"
        ) from None
    try:
        if len(document) > _MAX_PAGES:
            raise InputError(f"more than {_MAX_PAGES} pages; name another", name, rule="too-large")
        for index in range(len(document)):
            yield len(document), index + 1, _lines(document[index], in_figures=in_figures)
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"a damaged page ({error}); build it again", name, rule="damaged"
        ) from None
    finally:
        document.close()


def _lines(page: pypdfium2.PdfPage, *, in_figures: bool) -> list[_Line]:
    textpage, height = page.get_textpage(), page.get_height()
    figures = _texts_of_figures(page)
    lines: list[_Line] = []
    places: list[list[int]] = [[]]
    text, size, edge = "", 0.0, height
    for index in range(textpage.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(textpage, index))
        if character == "\n":
            lines.append(_Line(text, size, edge))
            places.append([])
            text, size, edge = "", 0.0, height
            continue
        if (_text_object(textpage, index) in figures if figures else False) != in_figures:
            continue
        text += character
        places[-1].append(index)
        if not character.isspace():
            size = max(size, raw.FPDFText_GetFontSize(textpage, index))
            _, bottom, _, top = textpage.get_charbox(index)
            edge = min(edge, bottom, height - top)
    lines.append(_Line(text, size, edge))
    lines = _in_reading_order(page, textpage, lines, places)
    textpage.close()
    return [line for line in lines if line.text.strip()]


def _in_reading_order(
    page: pypdfium2.PdfPage,
    textpage: pypdfium2.PdfTextPage,
    lines: list[_Line],
    places: Sequence[Sequence[int]],
) -> list[_Line]:
    """Return the lines in reading order, if the structure of the page gives one."""
    structure = read_structure(page)
    if not structure.words:
        return lines
    pieces = in_reading_order(textpage, places, structure)
    return [
        replace(lines[number], text="".join(text for _, text in group))
        for number, group in groupby(pieces, lambda piece: piece[0])
    ]


def _texts_of_figures(page: pypdfium2.PdfPage) -> frozenset[int]:
    """Return the addresses of the text objects that are tagged as content of a figure."""
    texts = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return frozenset(_address(text.raw) for text in texts if "Figure" in _marks(text.raw))


def _text_object(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    return _address(raw.FPDFText_GetTextObject(textpage, index))


def _address(pointer: Any) -> int:  # noqa: ANN401
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


def _marks(page_object: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the tags of an object on a page."""
    name, length = (ctypes.c_ushort * 32)(), ctypes.c_ulong()
    for number in range(raw.FPDFPageObj_CountMarks(page_object)):
        mark = raw.FPDFPageObj_GetMark(page_object, number)
        raw.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        yield bytes(name)[: length.value].decode("utf-16-le").rstrip("\0")


def _without_furniture(lines: list[_Line], furniture: Sequence[str]) -> list[_Line]:
    """Return the lines without those at head or foot that contain only furniture."""
    return [
        line
        for line in lines
        if line.edge > _MARGIN
        or line.size > _LARGEST_FURNITURE
        or not _is_furniture(line.text, furniture)
    ]


def _is_furniture(line: str, furniture: Sequence[str]) -> bool:
    rest = normalise(line)
    for string in sorted(filter(None, furniture), key=len, reverse=True):
        rest = rest.replace(string, "", 1).strip()
    return not rest


def _header_length(lines: Sequence[_Line], rows: Sequence[str]) -> int:
    """Return the number of lines at the top of a page that repeat a header row."""
    for length in range(1, min(len(lines), _LONGEST_ROW) + 1):
        if squeeze(" ".join(line.text for line in lines[:length])) in rows:
            return length
    return 0


def _body_length(lines: Sequence[_Line], note_size: float) -> int:
    length = len(lines)
    while length and lines[length - 1].size <= note_size:
        length -= 1
    return length


def _joined(lines: Sequence[_Line]) -> str:
    return normalise_lines("\n".join(line.text for line in lines))

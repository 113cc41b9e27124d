"""PDF: the text of its pages, lines that a margin broke joined, heads and feet left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from reportgen.errors import InputError
from reportgen.places import clean
from reportgen.readers.programmes.formats.wrapping import is_continued
from reportgen.readers.programmes.records import Line, LineForm, Spot

_MOST_PAGES: Final = 400
_MOST_CHARACTERS: Final = 2_000_000
_FOOT = re.compile(
    r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–]\s*\d{1,4}\s*[-–]", re.IGNORECASE
)
_BULLET = re.compile(r"^[•●○▪‣◦·*–-]\s+(?=\S)")
_SAME_COLUMN = 4.0
_REPEATED = 3
_FEW_WORDS = 120


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as printed: its text, page, number on it, and its left and right edge in points."""

    text: str
    page: int
    number: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of a PDF, and whether its pages look like slides."""

    lines: tuple[Line, ...]
    slides: bool


def read_pages(path: Path, content: bytes | None = None) -> Pages:
    """Return the lines of a PDF, that of the bytes where they are given.

    Raises:
        InputError: if it cannot be opened, needs a password, is too long, or holds only pictures.
    """
    try:
        document = pypdfium2.PdfDocument(path if content is None else content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).casefold()
        advice = "save a copy without one" if locked else "save it again from the program it is of"
        problem = "this PDF needs a password" if locked else "this PDF is damaged"
        rule = "encrypted" if locked else "damaged"
        raise InputError(f"{problem}; {advice}", str(path), rule=rule) from None
    try:
        return _read(document, str(path))
    except pypdfium2.PdfiumError as error:
        message = f"a page of this PDF is damaged ({error}); save it again"
        raise InputError(message, str(path), rule="damaged") from None
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, path: str) -> Pages:
    if len(document) > _MOST_PAGES:
        message = f"this PDF has {len(document)} pages, more than {_MOST_PAGES}; name a part of it"
        raise InputError(message, path, rule="too-large")
    pages: list[list[Printed]] = []
    wide = 0
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        wide += width > height
        pages.append(list(_printed(page, number + 1)))
        page.close()
    words = sum(len(line.text.split()) for lines in pages for line in lines)
    if not words:
        message = "this PDF holds pictures and no text; save it with its text recognized"
        raise InputError(message, path, rule="no-speech")
    slides = wide * 2 > len(pages) > 1 and words / len(pages) < _FEW_WORDS
    return Pages(tuple(_lines(_without_furniture(pages), path)), slides)


def _printed(page: pypdfium2.PdfPage, number: int) -> Iterator[Printed]:
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), _MOST_CHARACTERS)
        raw = textpage.get_text_range(0, count) if count else ""
        same = len(raw) == count
        at = 0
        for order, piece in enumerate(raw.split("\n"), 1):
            text = clean(piece.rstrip("\r"))[0]
            left, right = _edges(textpage, piece, at) if same else (0.0, 0.0)
            at += len(piece) + 1
            if text.strip():
                yield Printed(text, number, order, left, right)
    finally:
        textpage.close()


def _edges(textpage: pypdfium2.PdfTextPage, piece: str, at: int) -> tuple[float, float]:
    """Return where the printed characters of a piece begin and end, in points."""
    bare = piece.strip()
    if not bare:
        return 0.0, 0.0
    first = at + piece.index(bare[0])
    last = at + len(piece.rstrip()) - 1
    return textpage.get_charbox(first)[0], textpage.get_charbox(last)[2]


def _without_furniture(pages: Sequence[Sequence[Printed]]) -> list[Printed]:
    """Return the lines without page numbers and what stands at the same place of many pages."""
    edge = Counter(_shape(line.text) for lines in pages for line in {*lines[:3], *lines[-3:]})
    return [
        line
        for lines in pages
        for number, line in enumerate(lines)
        if not (
            _FOOT.fullmatch(line.text.strip())
            or (edge[_shape(line.text)] >= _REPEATED and (number < 3 or number >= len(lines) - 3))
        )
    ]


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", text.strip())


def _lines(printed: Sequence[Printed], path: str) -> Iterator[Line]:
    margins = _margins(printed)
    held: list[Printed] = []
    for line in printed:
        if held and _goes_on(held, line, margins):
            held.append(line)
            continue
        yield from _whole(held, path)
        held = [line]
    yield from _whole(held, path)


def _margins(printed: Sequence[Printed]) -> dict[tuple[int, int], float]:
    """Return the right edge of each column of each page; a line by itself has the page's."""
    columns: dict[tuple[int, int], list[float]] = {}
    pages: dict[int, float] = {}
    for line in printed:
        columns.setdefault(_column(line), []).append(line.right)
        pages[line.page] = max(pages.get(line.page, 0.0), line.right)
    return {
        key: max(rights) if len(rights) > 1 else pages[key[0]] for key, rights in columns.items()
    }


def _column(line: Printed) -> tuple[int, int]:
    return line.page, round(line.left / _SAME_COLUMN)


def _goes_on(held: Sequence[Printed], line: Printed, margins: dict[tuple[int, int], float]) -> bool:
    before = held[-1]
    margin = margins[_column(before)]
    each = (before.right - before.left) / max(len(before.text.strip()), 1)
    word = len(line.text.split()[0]) + 1
    full = before.right + each * word > margin or before.text[-1:] == " "
    return is_continued(" ".join(one.text.strip() for one in held), line.text.strip(), full=full)


def _whole(held: Sequence[Printed], path: str) -> Iterator[Line]:
    if not held:
        return
    text = " ".join(" ".join(line.text.split()) for line in held)
    form: LineForm = "bullet" if _BULLET.match(text) else "paragraph"
    first = held[0]
    spot = Spot(path, f"page {first.page}, line {first.number}", 0)
    words = _BULLET.sub("", text)
    yield Line((words,), spot, form, 1, words)

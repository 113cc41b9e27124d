"""Reads lines of a PDF that run from right to left in the order of their words.

Letter positions alone only suggest the order of mixed text. A tagged PDF states it: its structure
gives the order and the text. It is believed where it has the same letters as the page.
"""

import ctypes
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

import pypdfium2
from pypdfium2 import raw

_DEEPEST = 60
_UNSEEN = frozenset({"Cf", "Zs", "Cc"})


@dataclass(slots=True)
class Structure:
    """What the structure tree says about a page: the order of its marks, and the text of some."""

    order: dict[int, int] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of one mark on one line, as drawn; the mark is -1 for artifacts."""

    line: int
    mark: int
    text: str


def read_structure(page: pypdfium2.PdfPage) -> Structure:
    """Return what the structure tree says about a page, None if it has none."""
    found = Structure()
    tree = raw.FPDF_StructTree_GetForPage(page)
    if tree:
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            _walk(raw.FPDF_StructTree_GetChildAtIndex(tree, index), found, _DEEPEST)
        raw.FPDF_StructTree_Close(tree)
    return found


def _walk(element: raw.FPDF_STRUCTELEMENT, found: Structure, depth: int) -> None:
    if not element or not depth:
        return
    words = _actual(element)
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        mark = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            found.order.setdefault(mark, len(found.order))
            if words:
                found.words[mark] = words
        _walk(raw.FPDF_StructElement_GetChildAtIndex(element, index), found, depth - 1)


def _actual(element: raw.FPDF_STRUCTELEMENT) -> str:
    size = raw.FPDF_StructElement_GetActualText(element, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDF_StructElement_GetActualText(element, buffer, size)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")


def in_reading_order(
    textpage: pypdfium2.PdfTextPage, lines: Sequence[Sequence[int]], structure: Structure
) -> list[tuple[int, str]]:
    """Return the text of a page in reading order, each piece with its line.

    ``lines`` are the character positions of each line in the page's text.
    """
    pieces = [piece for n, line in enumerate(lines) for piece in _pieces(textpage, n, line)]
    drawn: dict[int, str] = defaultdict(str)
    for piece in pieces:
        drawn[piece.mark] += piece.text
    said = {
        mark: words
        for mark, words in structure.words.items()
        if _letters(words) == _letters(drawn[mark])
    }
    beside = accumulate((piece.mark >= 0 for piece in pieces), max)
    places = [
        (structure.order.get(piece.mark, math.inf if is_after else -1), piece.line)
        for piece, is_after in zip(pieces, beside, strict=True)
    ]
    believed = frozenset(said)
    ordered = sorted(zip(places, pieces, strict=True), key=lambda pair: pair[0])
    return [
        (piece.line, said.pop(piece.mark, "") if piece.mark in believed else piece.text)
        for _, piece in ordered
    ]


def _pieces(textpage: pypdfium2.PdfTextPage, number: int, line: Sequence[int]) -> list[_Piece]:
    """Split a line into pieces of one mark.

    A space that stands for a gap goes with the piece before.
    """
    marked: list[tuple[int, int]] = []
    for index in line:
        is_gap = bool(marked) and raw.FPDFText_IsGenerated(textpage, index)
        marked.append((marked[-1][0] if is_gap else _mark(textpage, index), index))
    return [
        _Piece(number, mark, "".join(_character(textpage, index) for _, index in group))
        for mark, group in groupby(marked, lambda pair: pair[0])
    ]


def _letters(text: str) -> Counter[str]:
    """Count the letters and signs of a text, with no difference between paired signs."""
    plain = unicodedata.normalize("NFKD", text)
    seen = (c for c in plain if unicodedata.category(c) not in _UNSEEN)
    return Counter("(" if _is_turned(c) else c for c in seen)


def _is_turned(character: str) -> bool:
    """Whether PDF readers mirror a sign in text from right to left."""
    is_pair = unicodedata.category(character) in {"Ps", "Pe", "Pi", "Pf"}
    return is_pair or bool(unicodedata.mirrored(character))


def _character(textpage: pypdfium2.PdfTextPage, index: int) -> str:
    return chr(raw.FPDFText_GetUnicode(textpage, index))


def _mark(textpage: pypdfium2.PdfTextPage, index: int) -> int:
    """Return the mark in which a character is drawn, -1 for none."""
    drawn = raw.FPDFText_GetTextObject(textpage, index)
    return raw.FPDFPageObj_GetMarkedContentID(drawn) if drawn else -1

"""Fonts of one document: every character from the first font that has it."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from reportgen.errors import TemplateError
from reportgen.writers.characters import printable_line
from reportgen.writers.pdf.theme import Theme
from reportgen.writers.tagging import ReadableFont

REPLACEMENT = "\ufffd"
"""Stands for a character that cannot be printed."""


def settable(text: str) -> str:
    """Return printable text on one line, composed (NFC), without marks that only a shaper reads."""
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(character for character in printable_line(text) if not _is_invisible(character))
    return unicodedata.normalize("NFC", shown)


def _is_invisible(character: str) -> bool:
    """Soft hyphens, joiners and variation selectors: no font of ours has anything to show."""
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


@dataclass(frozen=True, slots=True)
class Face:
    """A font as reportlab knows it, and the characters it has."""

    name: str
    characters: frozenset[int]


class FontSet:
    """The fonts of a theme, registered for the document that is about to be written."""

    def __init__(self, theme: Theme) -> None:
        """Register every font of the theme with reportlab.

        Raises:
            TemplateError: a font is missing or is not TrueType.
        """
        self._faces = {
            (family, face): _register(path)
            for family, faces in theme.fonts.items()
            for face, path in faces.items()
        }
        self._fallback = [
            {face: _register(path) for face, path in faces.items()} for faces in theme.fallback
        ]

    def name(self, family: str, face: str) -> str:
        """Return reportlab's name of a font."""
        return self._faces[family, face].name

    def runs(self, text: str, family: str, face: str) -> Iterator[tuple[str, str]]:
        """Yield (font name, text) for a settable text; what no font has is replaced."""
        base = self._faces[family, face]
        if base.characters.issuperset(map(ord, text)):
            yield base.name, text
            return
        chain = [base, *(faces.get(face) or _nearest(faces, face) for faces in self._fallback)]
        for font, group in groupby(text, lambda character: _holder(character, chain)):
            run = "".join(group)
            yield (font.name, run) if font else (base.name, REPLACEMENT * len(run))

    def lacks(self, character: str) -> bool:
        """Return whether no font of the body has a character."""
        chain = [
            self._faces["serif", "regular"],
            *(_nearest(faces, "regular") for faces in self._fallback),
        ]
        return _holder(character, chain) is None


def _nearest(faces: dict[str, Face], face: str) -> Face:
    weight = "semibold" if "semibold" in face and "semibold" in faces else "regular"
    return faces[weight]


def _holder(character: str, chain: list[Face]) -> Face | None:
    return next((font for font in chain if ord(character) in font.characters), None)


def _register(path: Path) -> Face:
    """Return the face of a font file, registered under our name whatever had that name before.

    Raises:
        TemplateError: the file is missing or no TrueType font.
    """
    try:
        stamp = path.stat()
        font = _parsed(path, stamp.st_mtime_ns, stamp.st_size)
    except (TTFError, OSError) as error:
        raise TemplateError(f"cannot be used as a TrueType font ({error})", str(path)) from error
    registerFont(font)
    return Face(font.fontName, _characters(font))


@lru_cache(maxsize=64)
def _parsed(path: Path, changed: int, size: int) -> TTFont:
    """Return the font of a file in this state; parsing ten of them takes longer than a brief.

    What a document uses of a font is kept by document, so a font can serve many.
    """
    del changed, size
    font = ReadableFont(f"reportgen {path.stem}", str(path), shapable=False)
    font.unregister()
    return font


@lru_cache(maxsize=64)
def _characters(font: TTFont) -> frozenset[int]:
    return frozenset(font.face.charToGlyph)

"""The fonts of one document: every character is set in the first font that has it."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFError

from reportgen.errors import TemplateError
from reportgen.writers.characters import FIRST_CODE
from reportgen.writers.pdf.coverage import Coverage
from reportgen.writers.pdf.letters import UNSEEN
from reportgen.writers.pdf.sources import FontSource, in_order, letters_of
from reportgen.writers.pdf.theme import Theme
from reportgen.writers.shaping.shapes import Shaper
from reportgen.writers.tagging import ReadableFont

REPLACEMENT = "\ufffd"
"""Printed in place of a character that no font has."""

_COMPANY = frozenset(map(ord, " .,:;!?)]»"))
"""Signs that look best in the font of the word before them."""

_OPENING = frozenset(map(ord, "([«"))
"""Signs that look best in the font of the word after them."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font as reportlab knows it, and the characters it has."""

    name: str
    characters: frozenset[int]


class FontSet:
    """The fonts for a text, registered with reportlab for one document.

    Characters that no font of the theme has are looked up in installed extras, then in the system.
    """

    def __init__(self, theme: Theme, texts: Iterable[str] = (), language: str = "") -> None:
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
        self.language = language
        self._coverage = Coverage(theme, texts)
        self._cut: dict[tuple[FontSource, str], Face] = {}
        self._found: dict[tuple[int, str, str], Face | None] = {}

    def name(self, family: str, face: str) -> str:
        """Return reportlab's name of a font."""
        return self._faces[family, face].name

    def runs(
        self, text: str, family: str, face: str, language: str = ""
    ) -> Iterator[tuple[str, str]]:
        """Yield pairs of font name and text; a character that no font has is replaced by U+FFFD."""
        base = self._faces[family, face]
        if base.characters.issuperset(map(ord, text)):
            yield base.name, text
            return
        chain = [base, *(faces.get(face) or _nearest(faces, face) for faces in self._fallback)]
        holders: list[Face | None] = []
        for character in text:
            before = holders[-1] if holders else base
            holders.append(self._holder(character, before, chain, (face, language)))
        for place in range(len(text) - 2, -1, -1):
            if _leads(text[place], holders[place + 1], chain):
                holders[place] = holders[place + 1]
        pairs = zip(holders, text, strict=True)
        for font, group in groupby(pairs, lambda pair: pair[0]):
            run = "".join(character for _, character in group)
            yield (font.name, run) if font else (base.name, REPLACEMENT * len(run))

    def _holder(
        self, character: str, before: Face | None, chain: list[Face], look: tuple[str, str]
    ) -> Face | None:
        """Return the font of a character.

        Combining marks and joiners stay in the font of their letter.
        """
        if character in UNSEEN or (before and _follows(character, before, chain)):
            return before
        found = next((font for font in chain if ord(character) in font.characters), None)
        return found or self._from_beyond(ord(character), *look)

    def _from_beyond(self, code: int, face: str, language: str) -> Face | None:
        if code not in self._coverage.beyond:
            return None
        key = code, "semibold" if "semibold" in face else "regular", language or self.language
        if key not in self._found:
            able = (s for s in in_order(self._coverage.sources, key[2]) if code in s.characters)
            source = next(able, None)
            self._found[key] = self._face(source, key[1]) if source else None
        return self._found[key]

    def _face(self, source: FontSource, weight: str) -> Face:
        if (source, weight) not in self._cut:
            taken = (self._coverage.beyond | _COMPANY | _OPENING) & source.characters
            name = f"reportgen {source.name} {weight}"
            font = ReadableFont(name, BytesIO(source.face(weight, taken)), shapable=False)
            font.face.name = f"{source.name}-{weight}".encode()
            font.unregister()
            registerFont(font)
            self._cut[source, weight] = Face(name, frozenset(font.face.charToGlyph))
        return self._cut[source, weight]


def _follows(character: str, before: Face, chain: list[Face]) -> bool:
    """Whether a mark, or a sign after a word, takes the font of what stands before it."""
    is_mark = unicodedata.category(character)[0] == "M"
    is_company = ord(character) in _COMPANY and before not in chain
    return (is_mark or is_company) and ord(character) in before.characters


def _leads(character: str, after: Face | None, chain: list[Face]) -> bool:
    """Whether an opening sign takes the font of the word that it opens."""
    if after is None or after in chain or ord(character) not in _OPENING:
        return False
    return ord(character) in after.characters


def _nearest(faces: dict[str, Face], face: str) -> Face:
    weight = "semibold" if "semibold" in face and "semibold" in faces else "regular"
    return faces[weight]


def _register(path: Path) -> Face:
    """Return the face of a font file, registered under our own name for it.

    Raises:
        TemplateError: the file is missing or no TrueType font.
    """
    try:
        stamp = path.stat()
        font = _parsed(path, stamp.st_mtime_ns, stamp.st_size)
    except (TTFError, OSError) as error:
        raise TemplateError(
            f"cannot be used as a TrueType font ({error})", str(path), rule="unusable-font"
        ) from error
    registerFont(font)
    if not letters_of(path) <= _characters(font):
        raise TemplateError(
            "has characters that a PDF cannot take from it; use another font",
            str(path),
            rule="unusable-font",
        )
    return Face(font.fontName, _characters(font))


@lru_cache(maxsize=64)
def _parsed(path: Path, changed: int, size: int) -> ReadableFont:
    """Return the parsed font of a file; cached, since parsing ten fonts takes longer than a brief.

    What a document uses of a font is recorded per document, so a parsed font can serve many.
    """
    del changed, size
    font = ReadableFont(f"reportgen {path.stem}", str(path), shapable=False)
    _characters(font)
    font.unregister()
    return font


@lru_cache(maxsize=64)
def _characters(font: ReadableFont) -> frozenset[int]:
    return frozenset(code for code in font.face.charToGlyph if code < FIRST_CODE)


def shaper(font: ReadableFont) -> Shaper:
    """Return the shaper for a font, cached."""
    known: Shaper | None = vars(font).get("shaper")
    if known is None:
        known = vars(font)["shaper"] = Shaper(vars(font.face)["_ttf_data"])
    return known

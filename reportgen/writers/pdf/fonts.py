"""Fonts of one document: every character from the first font that has it."""

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
from reportgen.writers.characters import printable_line
from reportgen.writers.pdf.sources import Source, in_order, sources
from reportgen.writers.pdf.theme import Theme
from reportgen.writers.shaping.scripts import DIRECTION_MARKS, JOINERS
from reportgen.writers.shaping.shapes import Shaper
from reportgen.writers.tagging import FIRST_CODE, ReadableFont

REPLACEMENT = "\ufffd"
"""Stands for a character that cannot be printed."""

UNSEEN = JOINERS | DIRECTION_MARKS
"""What text is shaped and ordered by, and no font has to have."""


def settable(text: str) -> str:
    """Return printable text on one line, composed (NFC), without what nothing here reads."""
    if text.isascii() and text.isprintable():
        return text
    shown = "".join(character for character in printable_line(text) if not _is_unread(character))
    return unicodedata.normalize("NFC", shown)


def _is_unread(character: str) -> bool:
    """Soft hyphens and variation selectors: no font of ours has anything to show."""
    unread = unicodedata.category(character) == "Cf" and character not in UNSEEN
    return unread or "\ufe00" <= character <= "\ufe0f"


_COMPANY = frozenset(map(ord, " .,:;!?)]»"))
"""What looks best in the font of the word before it."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font as reportlab knows it, and the characters it has."""

    name: str
    characters: frozenset[int]


class FontSet:
    """The fonts for a text, registered for the document that is about to be written.

    Characters that no font of the theme has are looked for in those of installed extras and of
    the system.
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
        spare = [_nearest(faces, "regular").characters for faces in self._fallback]
        shared = [face.characters for face in self._faces.values()]
        known = frozenset.intersection(*shared).union(*spare)
        self._body = self._faces["serif", "regular"].characters.union(*spare)
        wanted = {character for text in texts for character in text} - UNSEEN
        self._beyond = frozenset(map(ord, wanted)) - known
        self._sources = sources() if self._beyond else ()
        self._cut: dict[tuple[Source, str], Face] = {}
        self._found: dict[tuple[int, str, str], Face | None] = {}

    def name(self, family: str, face: str) -> str:
        """Return reportlab's name of a font."""
        return self._faces[family, face].name

    def runs(
        self, text: str, family: str, face: str, language: str = ""
    ) -> Iterator[tuple[str, str]]:
        """Yield (font name, text) for a settable text; what no font has is replaced."""
        base = self._faces[family, face]
        if base.characters.issuperset(map(ord, text)):
            yield base.name, text
            return
        chain = [base, *(faces.get(face) or _nearest(faces, face) for faces in self._fallback)]
        holders: list[Face | None] = []
        for character in text:
            before = holders[-1] if holders else base
            holders.append(self._holder(character, before, chain, (face, language)))
        pairs = zip(holders, text, strict=True)
        for font, group in groupby(pairs, lambda pair: pair[0]):
            run = "".join(character for _, character in group)
            yield (font.name, run) if font else (base.name, REPLACEMENT * len(run))

    def lacking(self) -> frozenset[str]:
        """Return the characters of the texts that no font has."""
        found = (source.characters for source in self._sources)
        return frozenset(map(chr, self._beyond.difference(self._body, *found)))

    @property
    def wanted(self) -> frozenset[int]:
        """Return the characters of the texts that no font of the theme has."""
        return self._beyond

    def beyond(self) -> tuple[Source, ...]:
        """Return the fonts, other than those of the theme, that the texts may take letters of."""
        return tuple(s for s in self._sources if not s.characters.isdisjoint(self._beyond))

    def _holder(
        self, character: str, before: Face | None, chain: list[Face], look: tuple[str, str]
    ) -> Face | None:
        """Return the font of a character; marks and joiners stay with the letter before them."""
        if character in UNSEEN or (before and _follows(character, before, chain)):
            return before
        found = next((font for font in chain if ord(character) in font.characters), None)
        return found or self._from_beyond(ord(character), *look)

    def _from_beyond(self, code: int, face: str, language: str) -> Face | None:
        if code not in self._beyond:
            return None
        key = code, "semibold" if "semibold" in face else "regular", language or self.language
        if key not in self._found:
            able = (s for s in in_order(self._sources, key[2]) if code in s.characters)
            source = next(able, None)
            self._found[key] = self._face(source, key[1]) if source else None
        return self._found[key]

    def _face(self, source: Source, weight: str) -> Face:
        if (source, weight) not in self._cut:
            taken = (self._beyond | _COMPANY) & source.characters
            name = f"reportgen {source.name} {weight}"
            font = ReadableFont(name, BytesIO(source.face(weight, taken)), shapable=False)
            font.face.name = f"{source.name}-{weight}".encode()
            font.unregister()
            registerFont(font)
            self._cut[source, weight] = Face(name, frozenset(font.face.charToGlyph))
        return self._cut[source, weight]


def _follows(character: str, before: Face, chain: list[Face]) -> bool:
    """Return whether a mark, or a sign after a word in another font, is in the font before it."""
    is_mark = unicodedata.category(character)[0] == "M"
    is_company = ord(character) in _COMPANY and before not in chain
    return (is_mark or is_company) and ord(character) in before.characters


def _nearest(faces: dict[str, Face], face: str) -> Face:
    weight = "semibold" if "semibold" in face and "semibold" in faces else "regular"
    return faces[weight]


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
def _parsed(path: Path, changed: int, size: int) -> ReadableFont:
    """Return the font of a file in this state; parsing ten of them takes longer than a brief.

    What a document uses of a font is kept by document, so a font can serve many.
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
    """Return what shapes text with a font, the same for the same font."""
    known: Shaper | None = vars(font).get("shaper")
    if known is None:
        known = vars(font)["shaper"] = Shaper(vars(font.face)["_ttf_data"])
    return known

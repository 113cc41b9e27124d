"""TrueType fonts whose text can be extracted from the file, character by character."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

from reportgen.writers.characters import FIRST_CODE

_LARGEST_BLOCK = 100
"""Most entries in a block of a CMap."""

_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_FOOT = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""

_NO_TEXT = "\u200b"
"""What a glyph without meaning is extracted as; PDF/A demands a character for each glyph."""


class ReadableFont(TTFont):
    """A font that maps every code it uses to Unicode, also beyond the Basic Multilingual Plane.

    Besides characters it prints glyphs by number, as shaped text needs them.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802
        """Write the font into the file with our Unicode maps instead of reportlab's."""
        subsets = list(self.state[doc].subsets)
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = unicode_map(subset, self._texts)

    def code(self, number: int, text: str, width: float) -> str:
        """Return the code that prints a glyph (by number) which is extracted as ``text``.

        ``width`` is the glyph's own, in thousandths of the type size. Codes are assigned in order
        of use, so a file depends only on what it prints.
        """
        face = self.face
        if len(text) == 1 and face.charToGlyph.get(ord(text)) == number:
            return text
        key = number, text
        if key not in self._codes:
            code = FIRST_CODE + len(self._codes)
            self._codes[key] = chr(code)
            self._texts[code] = text or _NO_TEXT
            face.charToGlyph[code] = number
            face.charWidths[code] = width
        return self._codes[key]

    @cached_property
    def _codes(self) -> dict[tuple[int, str], str]:
        return {}

    @cached_property
    def _texts(self) -> dict[int, str]:
        return {}


def unicode_map(subset: Sequence[int], texts: Mapping[int, str] | None = None) -> str:
    """Return the CMap from positions in a subset to Unicode; 0 stands for no character.

    ``texts`` maps the codes that are extracted as something other than one character.
    """
    return "\n".join([_HEAD, *_blocks(subset, texts or {}), _FOOT])


def _blocks(subset: Sequence[int], texts: Mapping[int, str]) -> Iterator[str]:
    entries = [
        f"<{code:02X}> <{texts.get(character, chr(character)).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    for start in range(0, len(entries), _LARGEST_BLOCK):
        block = entries[start : start + _LARGEST_BLOCK]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])

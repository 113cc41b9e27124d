"""TrueType fonts whose text can be read back out of the file, character by character."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_LARGEST_BLOCK = 100
"""Entries in a block of a CMap."""

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


class ReadableFont(TTFont):
    """A font that maps every code it uses to Unicode, also beyond the basic plane."""

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802
        """Add the font to a file, its maps in place of those of reportlab."""
        subsets = list(self.state[doc].subsets)
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = unicode_map(subset)


def unicode_map(subset: Sequence[int]) -> str:
    """Return the CMap from positions in a subset to its characters; 0 stands for none."""
    return "\n".join([_HEAD, *_blocks(subset), _FOOT])


def _blocks(subset: Sequence[int]) -> Iterator[str]:
    entries = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(subset)
        if character
    ]
    for start in range(0, len(entries), _LARGEST_BLOCK):
        block = entries[start : start + _LARGEST_BLOCK]
        yield "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"])

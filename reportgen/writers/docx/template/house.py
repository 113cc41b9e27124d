"""A shipped template in the look of a house: its colours and fonts in place of ours."""

from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.part import Part, XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from reportgen.colours import tint_of
from reportgen.document import Look
from reportgen.writers.charts import ACCENT
from reportgen.writers.docx.package.markup import Element, serialized

_TINT = "E8EEF5"
_NARROW, _SMALL_TITLE, _LARGE_PRINT = 58, 17, 18
"""Points: margins and title of a document on one page, smallest type of large print."""

_READING, _HEADINGS = "Cambria", "Calibri"
_PARTS = ("styles+xml", "theme+xml", "fontTable+xml", "header+xml", "footer+xml")


def dress(word: WordDocument, look: Look) -> None:
    """Put the colours and fonts of a look in the place of those of a shipped template."""
    _resize(word, look)
    changed = _changes(look)
    if not changed:
        return
    for part in word.part.package.iter_parts():
        if part.content_type.endswith(_PARTS):
            _change(part, changed)


def _resize(word: WordDocument, look: Look) -> None:
    """Narrow the margins for a document on one page, and enlarge the type for large print."""
    if not look.size:
        return
    for section in word.sections:
        section.left_margin = section.right_margin = section.top_margin = Pt(_NARROW)
        width = section.page_width
        measure = (width or 0) - 2 * Pt(_NARROW)
    for style in word.styles.element.iter(qn("w:style")):
        for tab in style.iter(qn("w:tab")):
            tab.set(qn("w:pos"), str(measure // Pt(1) * 20))
        name = style.find(qn("w:name")).get(qn("w:val"))
        for size in (*style.iter(qn("w:sz")), *style.iter(qn("w:szCs"))):
            size.set(qn("w:val"), _half_points(int(size.get(qn("w:val"))), name, look))


def _half_points(size: int, name: str, look: Look) -> str:
    if look.size == "large print":
        return str(max(size, 2 * _LARGE_PRINT))
    return str(2 * _SMALL_TITLE if name == "Title" else size)


def _changes(look: Look) -> Mapping[str, str]:
    """Return what stands in place of what: values of attributes, wherever they are."""
    tint = look.tint or (tint_of(look.accent) if look.accent else "")
    wanted = {
        ACCENT: look.accent,
        _TINT: tint,
        _READING: look.reading.name,
        _HEADINGS: look.headings.name,
    }
    return {old: new for old, new in wanted.items() if new}


def _change(part: Part, changed: Mapping[str, str]) -> None:
    if isinstance(part, XmlPart):
        _replace(part.element, changed)
        return
    root = parse_xml(part.blob)
    _replace(root, changed)
    part._blob = serialized(root)  # noqa: SLF001


def _replace(root: Element, changed: Mapping[str, str]) -> None:
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if value in changed:
                element.set(name, changed[str(value)])

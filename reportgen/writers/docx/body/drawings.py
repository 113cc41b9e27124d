"""Inline drawings: their size, name and alternative text."""

from lxml import etree

from reportgen.writers.characters import printable_line
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import Element, w
from reportgen.writers.docx.package.neutral import joined

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU = 635
"""English metric units (EMU) in a twentieth of a point."""


def inline_drawing(
    scope: PartScope, size: tuple[int, int], description: str, graphic: Element
) -> Element:
    """Return a run with a drawing of a width and height, in twentieths of a point.

    ``graphic`` is the drawn content, under the namespace that gives its kind.
    """
    scope.drawings += 1
    number = _last_id(scope) + scope.drawings
    width, height = (str(length * _EMU) for length in size)
    inline = _placed("inline", *((side, "0") for side in ("distT", "distB", "distL", "distR")))
    inline.append(_placed("extent", ("cx", width), ("cy", height)))
    words = joined(printable_line(description))
    name = f"Figure {scope.drawings}"
    inline.append(_placed("docPr", ("id", str(number)), ("name", name), ("descr", words)))
    inline.append(_placed("cNvGraphicFramePr"))
    kind = str(etree.QName(graphic).namespace)
    outer = _drawn("graphic")
    content = _drawn("graphicData", ("uri", kind))
    content.append(graphic)
    outer.append(content)
    inline.append(outer)
    return w("r", w("drawing", inline))


def _placed(tag: str, *attributes: tuple[str, str]) -> Element:
    return etree.Element(f"{{{_PLACED}}}{tag}", dict(attributes), nsmap={"wp": _PLACED})


def _drawn(tag: str, *attributes: tuple[str, str]) -> Element:
    """Return an element with fixed prefixes, whatever other libraries registered with lxml."""
    return etree.Element(f"{{{DRAWING}}}{tag}", dict(attributes), nsmap={"a": DRAWING})


def _last_id(scope: PartScope) -> int:
    """Return the largest drawing id in the template."""
    if scope.last_drawing is None:
        root = scope.part.element  # type: ignore[attr-defined]
        taken = (int(one.get("id") or 0) for one in root.iter(f"{{{_PLACED}}}docPr"))
        scope.last_drawing = max(taken, default=0)
    return scope.last_drawing

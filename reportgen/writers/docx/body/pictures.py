"""Photographs and logos, each in a paragraph of its own."""

from io import BytesIO

from lxml import etree

from reportgen.document import Figure, Logos, Picture
from reportgen.writers.docx.body.drawings import DRAWING, inline_drawing
from reportgen.writers.docx.body.scope import PartScope
from reportgen.writers.docx.package.markup import RELATIONSHIPS, Element, w, words
from reportgen.writers.pictures import logo_sizes, photo_size

_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_NAMESPACES = {"pic": _PICTURE, "a": DRAWING, "r": RELATIONSHIPS}
_POINT = 20
"""Twentieths of a point."""

_EMU = 635
"""English metric units in a twentieth of a point."""

BEFORE_PICTURES = 120
AFTER_LOGOS = 480
_GAP = "\N{EM SPACE}\N{EM SPACE}"
"""The space between logos; Word has no other way to separate pictures in a line."""


def compose_photo(figure: Figure, scope: PartScope) -> Element:
    """Return a paragraph with a photograph, kept on the page of its caption."""
    size = photo_size(figure.picture, scope.width / _POINT)
    properties = _properties(scope, 40)
    if figure.caption:
        properties.insert(1, w("keepNext"))
    return w("p", properties, _run(figure.picture, size, scope))


def compose_logos(logos: Logos, scope: PartScope) -> Element:
    """Return a paragraph with logos side by side, all of one height."""
    paragraph = w("p", _properties(scope, AFTER_LOGOS))
    sizes = logo_sizes(logos.pictures, scope.width / _POINT)
    for number, (picture, size) in enumerate(zip(logos.pictures, sizes, strict=True)):
        if number:
            paragraph.append(w("r", words(_GAP)))
        paragraph.append(_run(picture, size, scope))
    return paragraph


def _properties(scope: PartScope, after: int) -> Element:
    style = w("pStyle", val=scope.styles.find("Table Text"))
    return w("pPr", style, w("spacing", before=BEFORE_PICTURES, after=after))


def _run(picture: Picture, size: tuple[float, float], scope: PartScope) -> Element:
    key, _ = scope.part.get_or_add_image(BytesIO(picture.content))  # type: ignore[attr-defined]
    box = (round(size[0] * _POINT), round(size[1] * _POINT))
    return inline_drawing(scope, box, picture.description, _graphic(key, box))


def _graphic(key: str, size: tuple[int, int]) -> Element:
    """Return the picture, filling its frame."""
    width, height = (str(length * _EMU) for length in size)
    named = _p("nvPicPr", _p("cNvPr", id="0", name="Picture"), _p("cNvPicPr"))
    pixels = _a("blip")
    pixels.set(f"{{{RELATIONSHIPS}}}embed", key)
    filled = _p("blipFill", pixels, _a("stretch", _a("fillRect")))
    place = _a("xfrm", _a("off", x="0", y="0"), _a("ext", cx=width, cy=height))
    shape = _p("spPr", place, _a("prstGeom", _a("avLst"), prst="rect"))
    return _p("pic", named, filled, shape)


def _p(tag: str, *children: Element, **attributes: str) -> Element:
    return _made(_PICTURE, tag, children, attributes)


def _a(tag: str, *children: Element, **attributes: str) -> Element:
    return _made(DRAWING, tag, children, attributes)


def _made(
    namespace: str, tag: str, children: tuple[Element, ...], attributes: dict[str, str]
) -> Element:
    element = etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap=_NAMESPACES)
    element.extend(children)
    return element

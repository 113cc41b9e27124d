"""WordprocessingML elements, created in one call, with properties in the order of the schema."""

from copy import copy
from functools import cache, lru_cache

from lxml import etree
from lxml.etree import _Element as Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = {"w": NAMESPACE, "r": RELATIONSHIPS}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARAGRAPH_PROPERTIES = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]

__all__ = [
    "NAMESPACE",
    "RELATIONSHIPS",
    "TEXT_TAGS",
    "Element",
    "first_paragraph",
    "qualified",
    "remove",
    "serialized",
    "set_property",
    "text_of",
    "w",
    "words",
]


@cache
def qualified(tag: str) -> str:
    """Return the name of a ``w:`` element or attribute in lxml's notation."""
    return f"{{{NAMESPACE}}}{tag}"


TEXT_TAGS = frozenset(map(qualified, ("t", "delText", "instrText", "delInstrText", "fldData")))
"""Elements whose text counts; for others python-docx invents text."""


def w(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return the element ``w:tag`` with ``w:`` attributes and children."""
    values = ((name, str(value)) for name, value in attributes.items())
    element = copy(_childless(tag, *values))
    if children:
        element.extend(children)
    return element


@lru_cache(maxsize=1024)
def _childless(tag: str, *attributes: tuple[str, str]) -> Element:
    """Return a cached element to copy, which takes lxml a quarter of the time of creating one."""
    names = {qualified(name): value for name, value in attributes}
    return etree.Element(qualified(tag), names, nsmap=_NAMESPACES)


def words(text: str, tag: str = "t") -> Element:
    """Return an element with text whose leading and trailing spaces are kept."""
    element = copy(_wordless(tag))
    element.text = text
    return element


@cache
def _wordless(tag: str) -> Element:
    element = w(tag)
    element.set(_SPACE, "preserve")
    return element


def set_property(paragraph: Element, new: Element) -> None:
    """Set a property of a paragraph at its place in the schema's order."""
    properties = paragraph.find(qualified("pPr"))
    if properties is None:
        properties = w("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(new.tag):
        properties.remove(old)
    rank = _rank(new)
    before = sum(1 for other in properties if _rank(other) < rank)
    properties.insert(before, new)


def _rank(element: Element) -> int:
    return _PARAGRAPH_PROPERTIES.index(etree.QName(element).localname)


def remove(element: Element) -> None:
    """Remove an element from its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def first_paragraph(element: Element) -> Element | None:
    """Return the element if it is a paragraph, else the first paragraph in it."""
    return next(element.iter(qualified("p")), None)


def text_of(element: Element) -> str:
    """Return the words of an element; line breaks and tabs become spaces."""
    space = {qualified("br"), qualified("tab")}
    runs = (node for run in element.iter(qualified("r")) for node in run)
    return "".join(
        " " if node.tag in space else (node.text or "") if node.tag == qualified("t") else ""
        for node in runs
    )


def serialized(element: Element) -> bytes:
    """Return a part of the package as bytes."""
    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)

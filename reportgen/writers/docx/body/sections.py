"""The sections of a Word file: page size, orientation and text width."""

from copy import deepcopy

from reportgen.document import Orientation
from reportgen.writers.docx.package.markup import Element, qualified, w

_A4_TEXT = 9070
_SECTION = f"{qualified('pPr')}/{qualified('sectPr')}"


def text_widths(paragraph: Element) -> dict[Orientation, int]:
    """Return the text width at a paragraph, portrait and landscape, in twentieths of a point.

    Landscape pages are the template's own pages turned on their side.
    """
    section = following_section(paragraph)
    lying = deepcopy(section)
    if not is_lying(lying):
        turned_size(lying)
    return {"portrait": width_of(section), "landscape": width_of(lying)}


def following_section(element: Element) -> Element:
    """Return the section properties that apply to an element of the body; None for none."""
    following: Element | None = element
    while following is not None:
        section = section_of(following)
        if section is not None:
            return section
        following = following.getnext()
    return w("sectPr")


def section_of(element: Element) -> Element | None:
    """Return the section properties in an element that ends a section, else None."""
    return element if element.tag == qualified("sectPr") else element.find(_SECTION)


def is_lying(section: Element) -> bool:
    """Whether the pages of a section are wider than high."""
    return _number(section, "pgSz", "w") > _number(section, "pgSz", "h")


def turned_size(section: Element) -> None:
    """Turn the pages of a section on their side; the margins stay where they are on the page."""
    size = section.find(qualified("pgSz"))
    if size is None:
        return
    width, height = size.get(qualified("w")), size.get(qualified("h"))
    if width and height:
        size.set(qualified("w"), height)
        size.set(qualified("h"), width)
        size.set(qualified("orient"), "landscape")


def width_of(section: Element) -> int:
    """Return the text width of a section, in twentieths of a point."""
    page = _number(section, "pgSz", "w")
    margins = sum(_number(section, "pgMar", side) for side in ("left", "right", "gutter"))
    columns = _number(section, "cols", "num") or 1
    gaps = (columns - 1) * (_number(section, "cols", "space") or 720)
    width = (page - margins - gaps) // columns
    return width if width > 0 else _A4_TEXT


def _number(section: Element, tag: str, attribute: str) -> int:
    found = section.find(qualified(tag))
    value = "" if found is None else found.get(qualified(attribute)) or ""
    try:
        return round(float(value)) if value else 0
    except ValueError:  # a length with its unit, which only other programs write
        return 0

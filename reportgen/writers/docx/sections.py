"""The sections of a Word file: how wide the text is where something is put."""

from reportgen.writers.docx.markup import Element, qualified

_A4_TEXT = 9070
_SECTION = f"{qualified('pPr')}/{qualified('sectPr')}"


def text_width(paragraph: Element) -> int:
    """Return the width of a column of text at a paragraph of the body, in twentieths of a point."""
    section = paragraph.find(_SECTION)
    following = paragraph.getnext()
    while section is None and following is not None:
        is_last = following.tag == qualified("sectPr")
        section = following if is_last else following.find(_SECTION)
        following = following.getnext()
    return _A4_TEXT if section is None else _width(section)


def _width(section: Element) -> int:
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

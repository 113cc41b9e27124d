"""Tags of a template as they stand in its paragraphs, and the marks that would lose words."""

import re

from lxml import etree

from reportgen.errors import TemplateError
from reportgen.writers.docx.markup import TEXT_TAGS, Element, qualified, text_of

_WHOLE = re.compile(r"\{%(p|tr)\s[^%]*%\}")
_SPECIAL = re.compile(r"[{][{%#](p|tr|tc|r)\s")
_MERGING = re.compile(r"[{]%-|-%[}]|[{][{]-|-[}][}]")


def paragraph_texts(xml: str) -> tuple[str, ...]:
    """Return the words of every paragraph of a part, also of those in tables and text boxes."""
    return tuple(text_of(paragraph) for paragraph in parsed(xml).iter(qualified("p")))


def check_tags(xml: str, where: str) -> None:
    """Return nothing; no tag of the part takes words beside it away.

    Raises:
        TemplateError: a tag for a whole paragraph or row does not stand alone in it, or is of a
            kind that removes what surrounds it.
    """
    root = parsed(xml)
    for number, paragraph in enumerate(root.iter(qualified("p")), 1):
        text = text_of(paragraph).strip()
        if _MERGING.search(text):
            raise TemplateError(f"take the minus sign out of {text!r}", where, number)
        if _SPECIAL.search(text) and not _stands_alone(paragraph, text):
            message = (
                f"{text!r} would take the words around it away; only {{%p ... %}} and "
                "{%tr ... %} exist, alone in their paragraph or row"
            )
            raise TemplateError(message, where, number)


def _stands_alone(paragraph: Element, text: str) -> bool:
    match = _WHOLE.fullmatch(text)
    if match is None:
        return False
    row = next(paragraph.iterancestors(qualified("tr")), None)
    if match[1] == "p":
        return True
    return row is not None and text_of(row).strip() == text


def tag_paragraph(line: str, texts: tuple[str, ...]) -> int:
    """Return the number of the paragraph that a line of the source comes from, 0 if unknown."""
    shown = _plain(re.sub(r"<[^>]*>", "", line))
    for number, text in enumerate(texts, 1):
        plain = _plain(text)
        if plain and ("{" in plain) and (plain == shown or plain in shown):
            return number
    return 0


def _plain(text: str) -> str:
    """Return text as it can be compared: docxtpl changes quotation marks and prefixes of tags."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    unescaped = straight.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return "".join(re.sub(r"([{][{%])(?:p|tr)\s", r"\1 ", unescaped).split())


def stray_text(xml: str) -> str:
    """Return words that ended up outside a run, where Word would not show them."""
    for element in parsed(xml).iter():
        parent = element.getparent()
        own = "" if element.tag in TEXT_TAGS or not _is_word(element) else element.text or ""
        after = element.tail or "" if parent is not None and _is_word(parent) else ""
        if (own + after).strip():
            return (own + after).strip()
    return ""


def parsed(xml: str) -> Element:
    """Return the tree of a part, in plain elements."""
    return etree.fromstring(xml.encode())


def _is_word(element: Element) -> bool:
    return str(element.tag).startswith(qualified(""))

"""Neutralises template tags in a finished file, which somebody may use as a template."""

from collections.abc import Iterator

from lxml import etree

from reportgen.writers.docx.package.markup import TEXT_TAGS, Element, qualified, w, words

_MARKS = frozenset({"{{", "{%", "{#", "}}", "%}", "#}"})


def part_tags(root: Element) -> None:
    """Separate every "{{", "%}" and the like in the text by a field that prints nothing.

    The words stay as they are. Runs, tags and comments between two braces would not do: docxtpl
    strips them; it stops at the text of a field's instruction. Attributes cannot hold a field and
    get a word joiner.
    """
    if not _has_brace(etree.tostring(root, encoding="unicode")):
        return
    last = ""
    for element in list(root.iter()):
        for name, value in element.attrib.items():
            if _has_brace(str(value)):
                element.set(name, joined(str(value)))
        if element.tag in TEXT_TAGS and element.text:
            text, before, last = element.text, last, element.text[-1]
            if element.tag == qualified("t") and _has_brace(before + text):
                _rewrite(element, list(_pieces(text, before)))


def _has_brace(text: str) -> bool:
    return "{" in text or "}" in text


def _pieces(text: str, before: str) -> Iterator[str]:
    """Split text inside every template mark; ``before`` is the character that precedes it."""
    start = 0
    for position, character in enumerate(text):
        if before + character in _MARKS:
            yield text[start:position]
            start = position
        before = character
    yield text[start:]


def _rewrite(element: Element, pieces: list[str]) -> None:
    element.text = pieces[0]
    anchor = element
    for piece in pieces[1:]:
        for part in (*_empty_field(), words(piece)):
            anchor.addnext(part)
            anchor = part


def _empty_field() -> Iterator[Element]:
    yield w("fldChar", fldCharType="begin")
    yield words(' QUOTE "" ', "instrText")
    yield w("fldChar", fldCharType="end")


def joined(value: str) -> str:
    """Return a string in which no template tag begins, for text that is never shown."""
    return "\u2060".join(_pieces(value, ""))
